package till.report.statement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Difference;
import till.domain.Difference.State;
import till.domain.Difference.What;
import till.domain.Operator;
import till.domain.Problem;
import till.domain.Result;
import till.domain.SignOff;
import till.domain.StatementRun;
import till.ledger.Ledger;
import till.ledger.Reconciliations;
import till.report.statement.Proofs.Proof;
import till.service.StatementEvidence;
import till.service.TillServices;

/**
 * Keeps comparisons with gateways' statements, uses what they prove, and follows what differs until it is gone or accepted and
 * its day signed off. Asks for the right first, and leaves everything in the history. May be shared between threads.
 */
public final class ReconciliationBook {
    private static final int SHORTEST = 3;

    private final Ledger ledger;
    private final TillServices services;

    public ReconciliationBook(Ledger ledger, TillServices services) {
        this.ledger = ledger;
        this.services = services;
    }

    /**
     * What keeping a comparison would do.
     *
     * @param proofs what it proves and the ledger does not know yet
     */
    public record Preview(StatementRun.Keeping keeping, List<Proof> proofs) {
        public Preview {
            proofs = List.copyOf(proofs);
        }
    }

    /** What keeping and using would do; changes nothing. */
    public Result<Preview> preview(Statement statement, Reconciliation found) {
        return tooMany(found)
                .or(() -> archived(found))
                .<Result<Preview>>map(Result::failed)
                .orElseGet(() -> {
                    var draft = draft(statement, found, Acting.UNNAMED);
                    return Result.done(
                            new Preview(ledger.reconciliations().preview(draft), new Proofs(ledger, found).all()));
                });
    }

    /** Days whose payments are in an archive have nothing here to compare with. */
    private Optional<Problem> archived(Reconciliation found) {
        return ledger.years()
                .through()
                .filter(through -> !found.scope().from().isAfter(through))
                .map(through -> Problem.of("reconciliation.archived", through.toString()));
    }

    private static Optional<Problem> tooMany(Reconciliation found) {
        var differ = found.exceptions().size();
        return differ > Reconciliations.MOST_DIFFERENCES
                ? Optional.of(Problem.of(
                        "reconciliation.tooMany",
                        Integer.toString(differ),
                        Integer.toString(Reconciliations.MOST_DIFFERENCES)))
                : Optional.empty();
    }

    /** Keeps a comparison and what it found. */
    public Result<StatementRun.Keeping> keep(Statement statement, Reconciliation found, Acting acting) {
        var refused = refused(acting).or(() -> tooMany(found)).or(() -> archived(found));
        return refused.isPresent()
                ? Result.failed(refused.get())
                : Result.done(ledger.reconciliations().keep(draft(statement, found, acting)));
    }

    private Optional<Problem> refused(Acting acting) {
        return services.evidence().refused(Act.RECONCILE, acting);
    }

    private Reconciliations.Draft draft(Statement statement, Reconciliation found, Acting acting) {
        var scope = found.scope();
        var findings = new Findings(found);
        var rows = statement.lines().size() + statement.unreadable().size();
        return new Reconciliations.Draft(
                new StatementRun.Statement(
                        scope.gateway(),
                        scope.from(),
                        scope.to(),
                        statement.origin().name(),
                        statement.origin().sha256(),
                        rows),
                services.here().clock().instant(),
                acting.by(),
                findings.counts(),
                findings.days(),
                findings.exceptions(),
                findings.matched());
    }

    /**
     * What using proofs came to.
     *
     * @param used how many were used or had been before
     * @param failed why others were not
     */
    public record Used(int used, List<Problem> failed) {
        public Used {
            failed = List.copyOf(failed);
        }
    }

    /**
     * Uses what a statement proves, one after the other, each by the ledger's rules; what was used before is left as it is.
     *
     * @param goOn told how many are done, and how many there are; false stops before the next
     */
    public Result<Used> use(
            Statement.Origin origin, List<Proof> proofs, Acting acting, BiPredicate<Integer, Integer> goOn) {
        var refused = services.evidence().refused(Act.SETTLE, acting);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var failed = new ArrayList<Problem>();
        var used = 0;
        for (var proof : proofs) {
            if (!goOn.test(used + failed.size(), proofs.size())) {
                break;
            }
            var problem = use(origin, proof, acting);
            problem.ifPresent(failed::add);
            used += problem.isEmpty() ? 1 : 0;
        }
        return Result.done(new Used(used, failed));
    }

    private Optional<Problem> use(Statement.Origin origin, Proof proof, Acting acting) {
        var place = new StatementEvidence.Place(origin.name(), origin.sha256(), proof.row());
        var evidence = services.evidence();
        return switch (proof) {
            case Proof.RefundDone refund ->
                evidence.refundDone(refund.refundNo(), place, acting).failure();
            case Proof.Vouched vouched ->
                evidence.vouched(vouched.about(), place, acting).failure();
            case Proof.Paid paid ->
                evidence.paid(
                                new StatementEvidence.PaidThere(
                                        paid.about(), paid.amount(), paid.gatewayNo(), paid.channelNo()),
                                place,
                                acting)
                        .failure();
        };
    }

    /** What somebody still has to look into, over all days, oldest first. */
    public List<Difference> open(@Nullable String gateway) {
        return ledger.reconciliations().differences(Set.of(State.OPEN), gateway);
    }

    /** Open and accepted ones. */
    public List<Difference> standing(@Nullable String gateway) {
        return ledger.reconciliations().differences(Set.of(State.OPEN, State.ACCEPTED), gateway);
    }

    /** Since how many days it is open, by the statement's day. */
    public long age(Difference difference) {
        return Math.max(
                0, ChronoUnit.DAYS.between(difference.day(), services.evidence().today()));
    }

    /** The same in words. */
    public Problem ageTold(Difference difference) {
        var days = age(difference);
        return days == 0
                ? Problem.of("difference.today")
                : days == 1 ? Problem.of("difference.yesterday") : Problem.of("difference.days", Long.toString(days));
    }

    /** How the day of a difference was signed off, if it was. */
    public Optional<SignOff> signed(Difference difference) {
        return ledger.reconciliations().signed(difference.gateway(), difference.day());
    }

    /** Whether words tell nothing. */
    public static boolean tooShort(String words) {
        return words.strip().length() < SHORTEST;
    }

    public List<Difference.Note> notes(Difference difference) {
        return ledger.reconciliations().notes(difference.id());
    }

    /** By the beginning of its name, where only one begins so. */
    public Result<Difference> named(String beginning) {
        var found = beginning.isBlank()
                ? List.<Difference>of()
                : ledger.reconciliations().named(beginning.strip());
        return found.size() == 1
                ? Result.done(found.getFirst())
                : Result.failed(found.isEmpty() ? "difference.unknown" : "difference.several", beginning);
    }

    /** Who can look into something. */
    public List<Operator> people() {
        return services.evidence().people();
    }

    /**
     * Gives a difference to somebody to look into.
     *
     * @param operator null for nobody
     */
    public Result<Difference> assign(Difference difference, @Nullable String operator, Acting acting) {
        if (operator != null && people().stream().noneMatch(each -> each.id().equals(operator))) {
            return Result.failed("difference.nobody", operator);
        }
        return change(difference, new Step(difference.state(), operator, What.ASSIGNED, orEmpty(operator)), acting);
    }

    public Result<Difference> comment(Difference difference, String words, Acting acting) {
        return tooShort(words)
                ? Result.failed("difference.wordsMissing")
                : change(
                        difference,
                        new Step(difference.state(), difference.assignee(), What.COMMENTED, words.strip()),
                        acting);
    }

    /** It stands as it is; for what it tells now, and no more. */
    public Result<Difference> accept(Difference difference, String reason, Acting acting) {
        if (difference.state() != State.OPEN) {
            return Result.failed("difference.notOpen");
        }
        return tooShort(reason)
                ? Result.failed("settle.reasonMissing")
                : change(
                        difference,
                        new Step(State.ACCEPTED, difference.assignee(), What.ACCEPTED, reason.strip()),
                        acting);
    }

    private record Step(State to, @Nullable String assignee, What what, String words) {}

    private Result<Difference> change(Difference difference, Step step, Acting acting) {
        var refused = refused(acting);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var changed = ledger.reconciliations()
                .change(new Reconciliations.Change(
                        difference.id(),
                        difference.state(),
                        step.to(),
                        step.assignee(),
                        step.what(),
                        step.words(),
                        services.here().clock().instant(),
                        acting.by()));
        return changed
                ? Result.done(
                        ledger.reconciliations().difference(difference.id()).orElseThrow())
                : Result.failed("settle.overtaken");
    }

    /** Signs a day of a gateway off, for ever. */
    public Result<SignOff> signOff(String gateway, LocalDate day, Acting acting) {
        var refused = refused(acting);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var now = services.here().clock().instant();
        return switch (ledger.reconciliations().signOff(gateway, day, now, acting.by())) {
            case Reconciliations.Signed(var signOff) -> Result.done(signOff);
            case Reconciliations.SignedBefore(var before) ->
                Result.failed("signOff.before", day.toString(), Long.toString(before.number()));
            case Reconciliations.DayOpen() -> Result.failed("signOff.dayOpen", day.toString());
            case Reconciliations.NotCompared() -> Result.failed("signOff.notCompared", day.toString());
            case Reconciliations.StillDiffers(var open) ->
                Result.failed("signOff.stillDiffers", day.toString(), Integer.toString(open));
        };
    }

    /**
     * A day of a gateway that was compared.
     *
     * @param run the newest comparison that has it
     * @param open how many differences of it are open
     * @param signed null where it is not signed off
     */
    public record Day(
            String gateway,
            LocalDate day,
            StatementRun run,
            int open,
            @Nullable SignOff signed) {
        /** Whether the newest statement tells something else of the day than the signed one. */
        public boolean changedSince() {
            return signed != null
                    && signed.run() != run.number()
                    && !signed.sums().equals(run.of(day));
        }

        /** What both sides had: of a signed day as it was signed, whatever came later. */
        public List<StatementRun.DaySums> sums() {
            return signed == null ? run.of(day) : signed.sums();
        }
    }

    /** The days of a gateway that were compared, newest first. */
    public List<Day> days(String gateway, int most) {
        var book = ledger.reconciliations();
        var runs = new TreeMap<LocalDate, StatementRun>(Comparator.reverseOrder());
        for (var run : book.runs(gateway, 400)) {
            var last = run.statement().to();
            for (var day = run.statement().from(); !day.isAfter(last); day = day.plusDays(1)) {
                runs.putIfAbsent(day, run);
            }
        }
        var open = open(gateway).stream().collect(Collectors.groupingBy(Difference::day, Collectors.counting()));
        // whatever was signed was compared: the newest of the one hold all of the newest of the other
        var signed = book.signOffs(gateway, most).stream().collect(Collectors.toMap(SignOff::day, each -> each));
        return runs.entrySet().stream()
                .limit(most)
                .map(each -> new Day(
                        gateway,
                        each.getKey(),
                        each.getValue(),
                        open.getOrDefault(each.getKey(), 0L).intValue(),
                        signed.get(each.getKey())))
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
