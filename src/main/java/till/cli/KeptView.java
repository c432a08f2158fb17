package till.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;
import till.domain.Result;
import till.domain.StatementRun;
import till.report.statement.Proofs.Proof;
import till.report.statement.Reconciliation;
import till.report.statement.ReconciliationBook;
import till.report.statement.ReconciliationBook.Used;
import till.report.statement.Statement;
import till.settings.AmountFormat;
import tools.jackson.databind.node.ObjectNode;

/** Tells what a comparison proves and would change, uses and keeps it where that is asked for, and tells what was done. */
final class KeptView {
    private final Run run;
    private final ReconciliationBook book;
    private List<Proof> proofs = List.of();
    private @Nullable Used used;
    private StatementRun.@Nullable Keeping keeping;

    KeptView(Run run, ReconciliationBook book) {
        this.run = run;
        this.book = book;
    }

    /** What would be done, before it is done. */
    void preview(Statement statement, Reconciliation found) {
        switch (book.preview(statement, found)) {
            case Result.Failed<ReconciliationBook.Preview>(var problem) ->
                run.output().warn(run.texts().text(problem));
            case Result.Done<ReconciliationBook.Preview>(var preview) -> {
                proofs = preview.proofs();
                if (!proofs.isEmpty()) {
                    run.output().say("cli.reconcile.proves", Integer.toString(proofs.size()));
                    proofs.forEach(proof -> run.output().line("  " + text(proof)));
                }
            }
        }
    }

    private String text(Proof proof) {
        var amount = AmountFormat.withCurrency(proof.amount());
        var row = Long.toString(proof.row());
        var key = switch (proof) {
            case Proof.RefundDone _ -> "proof.refundDone";
            case Proof.Vouched _ -> "proof.vouched";
            case Proof.Paid paid -> paid.open() ? "proof.claimed" : "proof.late";
        };
        return run.texts().text(key, proof.about().text(), amount, row);
    }

    /** Uses what was previewed; true where something was used, so that the comparison has to be made again. */
    boolean use(Statement statement) throws Stopped {
        if (proofs.isEmpty()) {
            return false;
        }
        var done = book.use(statement.origin(), proofs, run.acting(), (at, all) -> {
            run.output().progress("reconciliation.using", Integer.toString(at + 1), Integer.toString(all));
            return true;
        });
        return switch (done) {
            case Result.Failed<Used>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
            case Result.Done<Used>(var told) -> {
                used = told;
                run.output().say("cli.reconcile.used", Integer.toString(told.used()));
                for (Problem problem : told.failed()) {
                    run.output().warn(run.texts().text(problem));
                }
                yield true;
            }
        };
    }

    void keep(Statement statement, Reconciliation found) throws Stopped {
        switch (book.keep(statement, found, run.acting())) {
            case Result.Failed<StatementRun.Keeping>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
            case Result.Done<StatementRun.Keeping>(var kept) -> {
                keeping = kept;
                run.output()
                        .say(
                                kept.again() ? "reconciliation.keptBefore" : "reconciliation.kept",
                                number(kept),
                                Integer.toString(kept.added()),
                                Integer.toString(kept.known()),
                                Integer.toString(kept.gone()),
                                Integer.toString(kept.late()));
            }
        }
    }

    private static String number(StatementRun.Keeping kept) {
        var run = kept.run();
        return run == null ? "–" : Long.toString(run.number());
    }

    boolean failed() {
        return used != null && !used.failed().isEmpty();
    }

    void answer(ObjectNode answer) {
        var list = answer.putArray("proves");
        for (var proof : proofs) {
            list.addObject()
                    .put("what", proof.getClass().getSimpleName())
                    .put("orderNo", proof.about().text())
                    .put("amount", proof.amount().getAmount().toPlainString())
                    .put("currency", proof.amount().getCurrencyUnit().getCode())
                    .put("row", proof.row());
        }
        if (used != null) {
            answer.put("used", used.used());
        }
        if (keeping != null) {
            var run = keeping.run();
            var kept = answer.putObject("kept");
            kept.put("number", run == null ? null : run.number());
            kept.put("again", keeping.again());
            kept.put("added", keeping.added());
            kept.put("known", keeping.known());
            kept.put("gone", keeping.gone());
            kept.put("late", keeping.late());
        }
    }
}
