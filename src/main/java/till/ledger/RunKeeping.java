package till.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.Difference;
import till.domain.Difference.State;
import till.domain.Difference.What;
import till.domain.Event;
import till.domain.StatementRun;

/** Keeps one comparison: finds out what is new, known and gone before it writes anything. Under the lock. */
final class RunKeeping {
    /** So many are looked up by one query. */
    private static final int AT_ONCE = 1_000;

    private final Handle handle;
    private final Reconciliations.Draft draft;
    private final String content;
    private final Map<String, Difference> before = new HashMap<>();
    private final Set<LocalDate> signed = new HashSet<>();

    RunKeeping(Handle handle, Reconciliations.Draft draft) {
        if (draft.found().size() > Reconciliations.MOST_DIFFERENCES) {
            throw new IllegalArgumentException(draft.found().size() + " differences");
        }
        this.handle = handle;
        this.draft = draft;
        this.content = StatementJson.run(draft);
    }

    /** What happens to one difference. */
    private record Step(Difference difference, What what, boolean known) {}

    StatementRun.Keeping preview() {
        return again().orElseGet(() -> told(null, steps(number()), false));
    }

    StatementRun.Keeping keep(Write write) {
        var again = again();
        if (again.isPresent()) {
            return again.get();
        }
        var number = number();
        var steps = steps(number);
        insert(write, number);
        for (var step : steps) {
            var note = new Difference.Note(draft.at(), step.what(), words(number), write.till(), draft.by());
            if (step.known()) {
                DifferenceRows.update(write, step.difference(), note);
            } else {
                DifferenceRows.insert(write, step.difference(), note);
            }
        }
        seen(number);
        return told(StatementJson.run(number, Sql.micros(draft.at()), draft.by(), content), steps, false);
    }

    /** The same was kept before, and nothing else of its days since. */
    Optional<StatementRun.Keeping> again() {
        var statement = draft.statement();
        return handle.createQuery("""
                        select * from reconciliation where gateway = :gateway and first_day <= :to and last_day >= :from
                        order by number desc limit 1
                        """)
                .bind("gateway", statement.gateway())
                .bind("from", Sql.day(statement.from()))
                .bind("to", Sql.day(statement.to()))
                .map((row, context) -> row.getString("content").equals(content)
                        ? Optional.of(JdbiReconciliations.run(row))
                        : Optional.<StatementRun>empty())
                .findOne()
                .flatMap(run -> run)
                .filter(_ -> steps(0).isEmpty())
                .map(run -> new StatementRun.Keeping(run, true, 0, draft.found().size(), 0, 0));
    }

    private long number() {
        return handle.createQuery("select coalesce(max(number), 0) + 1 from reconciliation")
                .mapTo(Long.class)
                .one();
    }

    private static String words(long number) {
        return Long.toString(number);
    }

    private void read() {
        before.clear();
        signed.clear();
        var statement = draft.statement();
        handle
                .createQuery("select * from difference where gateway = :gateway and state = 'OPEN'")
                .bind("gateway", statement.gateway())
                .map((row, context) -> DifferenceRows.difference(row))
                .stream()
                .filter(each -> isCovered(each.day()) || draft.matched().contains(each.id()))
                .forEach(each -> before.put(each.id(), each));
        var ids = draft.found().stream().map(Difference.Found::id).distinct().toList();
        for (var from = 0; from < ids.size(); from += AT_ONCE) {
            handle.createQuery("select * from difference where gateway = :gateway and id in (<ids>)")
                    .bind("gateway", statement.gateway())
                    .bindList("ids", ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
                    .map((row, context) -> DifferenceRows.difference(row))
                    .forEach(each -> before.put(each.id(), each));
        }
        handle.createQuery("select business_day from sign_off where gateway = :gateway")
                .bind("gateway", statement.gateway())
                .map((row, context) -> Optional.ofNullable(Sql.maybeDay(row, "business_day")))
                .forEach(day -> day.ifPresent(signed::add));
    }

    private boolean isCovered(LocalDate day) {
        var statement = draft.statement();
        return !day.isBefore(statement.from()) && !day.isAfter(statement.to());
    }

    private List<Step> steps(long number) {
        read();
        var steps = new ArrayList<Step>();
        var seen = new HashSet<String>();
        for (var found : draft.found()) {
            if (seen.add(found.id())) {
                var step = step(found, before.get(found.id()), number);
                if (step != null) {
                    steps.add(step);
                }
            }
        }
        before.values().stream()
                .filter(each -> each.state() == State.OPEN && !seen.contains(each.id()))
                .sorted(Comparator.comparing(Difference::id))
                .map(each -> new Step(changed(each, State.GONE), What.GONE, true))
                .forEach(steps::add);
        return steps;
    }

    /** Accepted is what was accepted: where it tells something else now, it is open again. */
    private @Nullable Step step(Difference.Found found, @Nullable Difference known, long number) {
        if (known == null) {
            return new Step(difference(found, null, number), What.FOUND, false);
        }
        var same = known.finding().equals(found.finding())
                && known.day().equals(found.day())
                && JdbiReconciliations.lasting(known.facts()).equals(JdbiReconciliations.lasting(found.facts()));
        return same && known.state() != State.GONE
                ? null
                : new Step(difference(found, known, number), What.FOUND_AGAIN, true);
    }

    private Difference difference(Difference.Found found, @Nullable Difference known, long number) {
        return new Difference(
                found.id(),
                draft.statement().gateway(),
                found.day(),
                found.finding(),
                found.about(),
                found.facts(),
                State.OPEN,
                known == null ? null : known.assignee(),
                signed.contains(found.day()) || (known != null && known.late()),
                known == null ? Sql.micros(draft.at()) : known.foundAt(),
                number);
    }

    private static Difference changed(Difference known, State state) {
        return new Difference(
                known.id(),
                known.gateway(),
                known.day(),
                known.finding(),
                known.about(),
                known.facts(),
                state,
                known.assignee(),
                known.late(),
                known.foundAt(),
                known.lastRun());
    }

    private void insert(Write write, long number) {
        var statement = draft.statement();
        handle.createUpdate("""
                        insert into reconciliation (number, gateway, first_day, last_day, statement, made_at, till, operator,
                            approved_by, content)
                        values (:number, :gateway, :from, :to, :statement, :at, :till, :operator, :approvedBy, :content)
                        """)
                .bind("number", number)
                .bind("gateway", statement.gateway())
                .bind("from", Sql.day(statement.from()))
                .bind("to", Sql.day(statement.to()))
                .bind("statement", statement.sha256())
                .bind("at", Sql.at(draft.at()))
                .bind("till", write.till())
                .bind("operator", Sql.exact(draft.by().operator()))
                .bind("approvedBy", Sql.exact(draft.by().approver()))
                .bind("content", content)
                .execute();
        var facts = new Facts()
                .with("number", number)
                .with("gateway", statement.gateway())
                .with("from", statement.from())
                .with("to", statement.to())
                .with("statement", statement.sha256())
                .with("content", EventChain.hex(EventChain.sha256(content)))
                .by(draft.by());
        write.append(Event.Kind.RECONCILED, null, null, draft.at(), facts);
    }

    private void seen(long number) {
        if (draft.found().isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("update difference set last_run = :run where id = :id");
        draft.found()
                .forEach(each -> batch.bind("run", number).bind("id", each.id()).add());
        batch.execute();
    }

    private StatementRun.Keeping told(@Nullable StatementRun run, List<Step> steps, boolean again) {
        var added = (int) steps.stream().filter(step -> !step.known()).count();
        var gone = (int) steps.stream().filter(step -> step.what() == What.GONE).count();
        var late = (int) steps.stream()
                .filter(step -> step.what() != What.GONE && step.difference().late())
                .count();
        var all = (int)
                draft.found().stream().map(Difference.Found::id).distinct().count();
        return new StatementRun.Keeping(run, again, added, all - added, gone, late);
    }
}
