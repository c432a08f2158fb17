package till.ui.reconcile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import till.domain.Act;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.Problem;
import till.domain.Result;
import till.domain.SignOff;
import till.domain.StatementRun;
import till.report.statement.Matching;
import till.report.statement.Proofs.Proof;
import till.report.statement.Reconciliation;
import till.report.statement.ReconciliationBook;
import till.report.statement.ReconciliationBook.Preview;
import till.report.statement.Statement;
import till.settings.AmountFormat;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Question;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;

/**
 * Keeps a comparison, uses what its statement proves, and signs its days off; each is shown before it is done and needs the right
 * of whoever does it. FX thread only.
 */
final class KeepingDesk {
    private static final int NAMED = 6;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final Standing standing;
    private final Consumer<Reconciliation> renewed;
    private volatile boolean closed;

    /** @param renewed shows the comparison that is kept */
    KeepingDesk(UiDependencies dependencies, Frame frame, Standing standing, Consumer<Reconciliation> renewed) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.standing = standing;
        this.renewed = renewed;
    }

    /** What is kept. */
    record Compared(Statement statement, Reconciliation found) {
        Matching.Scope scope() {
            return found.scope();
        }
    }

    /** Nothing more is begun; what is under way ends. */
    void close() {
        closed = true;
    }

    private ReconciliationBook book() {
        return dependencies.reports().reconciliations();
    }

    private record Asked(Compared compared, Preview preview) {}

    /** Shows what keeping would do, and asks. */
    void keep(Compared compared) {
        work(() -> asked(compared), asked -> {
            renewed.accept(asked.compared().found());
            ask(asked.compared(), asked.preview());
        });
    }

    /** Sales and refunds go on while a comparison is looked at: what is kept is held against the ledger as it is by now. */
    private Result<Asked> asked(Compared compared) {
        var now = new Compared(compared.statement(), again(compared));
        return book().preview(now.statement(), now.found()).map(preview -> new Asked(now, preview));
    }

    private void ask(Compared compared, Preview preview) {
        var proofs = preview.proofs();
        Runnable alone = () -> approved(Act.RECONCILE, acting -> keep(compared, acting));
        Runnable both = () -> approved(Act.SETTLE, acting -> use(compared, proofs, acting));
        var not = new Choice("reconcile.keep.not", Weight.PLAIN, () -> {});
        var choices = proofs.isEmpty()
                ? List.of(new Choice("reconcile.keep.only", Weight.PRIMARY, alone), not)
                : List.of(
                        new Choice("reconcile.keep.use", Weight.PRIMARY, both),
                        new Choice("reconcile.keep.only", Weight.PLAIN, alone),
                        not);
        frame.dialogs().ask(new Question(Problem.of("reconcile.keep.title"), told(preview), choices));
    }

    private Problem told(Preview preview) {
        var keeping = preview.keeping();
        var counts = Stream.of(keeping.added(), keeping.known(), keeping.gone(), keeping.late())
                .map(String::valueOf);
        var proofs = preview.proofs();
        return proofs.isEmpty()
                ? Problem.of("reconcile.keep.text", counts.toArray(String[]::new))
                : Problem.of(
                        "reconcile.keep.proves",
                        Stream.concat(counts, Stream.of(Integer.toString(proofs.size()), named(proofs)))
                                .toArray(String[]::new));
    }

    /** The first of them; the number tells how many more there are. */
    private String named(List<Proof> proofs) {
        var lines = proofs.stream().limit(NAMED).map(this::text).collect(Collectors.joining("\n"));
        return proofs.size() > NAMED ? lines + "\n…" : lines;
    }

    private String text(Proof proof) {
        var key = switch (proof) {
            case Proof.RefundDone _ -> "proof.refundDone";
            case Proof.Vouched _ -> "proof.vouched";
            case Proof.Paid paid -> paid.open() ? "proof.claimed" : "proof.late";
        };
        return frame.appearance()
                .texts()
                .text(key, proof.about().text(), AmountFormat.withCurrency(proof.amount()), Long.toString(proof.row()));
    }

    private void approved(Act act, Consumer<Acting> then) {
        frame.approvals().ask(act, null, then);
    }

    private void keep(Compared compared, Acting acting) {
        work(() -> book().keep(compared.statement(), compared.found(), acting), this::kept);
    }

    /** What was used moves in the ledger: what is kept is the comparison after it. */
    private void use(Compared compared, List<Proof> proofs, Acting acting) {
        work(
                () -> book().use(compared.statement().origin(), proofs, acting, this::goOn)
                        .then(_ -> used(compared, acting)),
                used -> {
                    renewed.accept(used.found());
                    kept(used.keeping());
                });
    }

    private record Used(Reconciliation found, StatementRun.Keeping keeping) {}

    private Result<Used> used(Compared compared, Acting acting) {
        var found = again(compared);
        return book().keep(compared.statement(), found, acting).map(keeping -> new Used(found, keeping));
    }

    private Reconciliation again(Compared compared) {
        return dependencies.reports().statements().match(compared.scope(), compared.statement());
    }

    /** Saves every movement of both sides where a person says. */
    void save(Reconciliation found, Map<OrderNo, String> says) {
        var name = "reconciliation_" + found.scope().gateway() + "_"
                + found.scope().to() + ".csv";
        dependencies
                .outside()
                .places()
                .newFile(name)
                .ifPresent(target -> dependencies
                        .background()
                        .run(
                                () -> ReconcileWords.save(frame, found, says, target),
                                _ -> standing.say(Problem.of("reconciliation.saved", target.toString())),
                                _ -> standing.say(Problem.of("export.notWritten", target.toString()))));
    }

    private boolean goOn(int done, int all) {
        dependencies
                .background()
                .onScreen(() -> standing.say(
                        Problem.of("reconciliation.using", Integer.toString(done + 1), Integer.toString(all))));
        return !closed;
    }

    private void kept(StatementRun.Keeping keeping) {
        var run = keeping.run();
        standing.say(Problem.of(
                keeping.again() ? "reconciliation.keptBefore" : "reconciliation.kept",
                run == null ? "" : Long.toString(run.number()),
                Integer.toString(keeping.added()),
                Integer.toString(keeping.known()),
                Integer.toString(keeping.gone()),
                Integer.toString(keeping.late())));
    }

    /** Signs the days off that were compared, after a question: a signed day is never changed. */
    void signOff(Matching.Scope scope) {
        var sign = new Choice(
                "reconcile.signOff.do",
                Weight.PRIMARY,
                () -> approved(Act.RECONCILE, acting -> work(() -> signed(scope, acting), this::told)));
        frame.dialogs()
                .ask(new Question(
                        Problem.of(
                                scope.from().equals(scope.to()) ? "reconcile.signOff.day" : "reconcile.signOff.title",
                                scope.from().toString(),
                                scope.to().toString()),
                        Problem.of("reconcile.signOff.text"),
                        List.of(sign, new Choice("reconcile.keep.not", Weight.PLAIN, () -> {}))));
    }

    /** Day by day; the first that cannot be signed ends it, and is named. */
    private Result<LocalDate> signed(Matching.Scope scope, Acting acting) {
        for (var day = scope.from(); !day.isAfter(scope.to()); day = day.plusDays(1)) {
            Optional<Problem> problem =
                    book().signOff(scope.gateway(), day, acting) instanceof Result.Failed<SignOff>(var why)
                                    && !why.key().equals("signOff.before")
                            ? Optional.of(why)
                            : Optional.empty();
            if (problem.isPresent()) {
                return Result.failed(problem.get());
            }
        }
        return Result.done(scope.to());
    }

    private void told(LocalDate last) {
        standing.say(Problem.of("reconcile.signOff.done", last.toString()));
    }

    private <T> void work(Supplier<Result<T>> work, Consumer<T> then) {
        if (standing.isBusy()) {
            return;
        }
        standing.begin();
        dependencies.background().run(work::get, result -> ended(result, then), failure -> {
            standing.end();
            standing.say(frame.unexpected().note(failure));
        });
    }

    private <T> void ended(Result<T> result, Consumer<T> then) {
        standing.end();
        switch (result) {
            case Result.Failed<T>(var problem) -> standing.say(problem);
            case Result.Done<T>(var value) -> {
                if (!closed) {
                    then.accept(value);
                }
            }
        }
    }
}
