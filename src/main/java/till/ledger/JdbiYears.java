package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.ledger.Transactions.Durability;

/** Years that were put away, in SQL. May be shared between threads. */
final class JdbiYears implements Years {
    private final Transactions transactions;

    JdbiYears(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<LocalDate> through() {
        return transactions.read(
                handle -> Optional.ofNullable(PrunedPart.of(handle).through()));
    }

    @Override
    public Optional<Integer> archiveOf(String number) {
        return transactions.read(handle -> new SpentNumbers(handle).yearOf(number.strip()));
    }

    @Override
    public Look look(Cut cut) {
        return transactions.snapshot(handle -> look(handle, cut));
    }

    private static Look look(Handle handle, Cut cut) {
        var stays = new EnumMap<Stay, Long>(Stay.class);
        var goes = new long[1];
        handle.createQuery("select why, count(*) as payments from (select " + YearPruning.WHY
                        + " as why from payment p where p.created_at < :end) looked_at group by why")
                .bind("end", Sql.at(cut.end()))
                .bind("through", Sql.day(cut.through()))
                .map((row, context) -> Map.entry(row.getString("why"), row.getLong("payments")))
                .forEach(count -> {
                    if (count.getKey().equals(YearPruning.GOES)) {
                        goes[0] = count.getValue();
                    } else {
                        stays.put(Stay.valueOf(count.getKey()), count.getValue());
                    }
                });
        return new Look(
                goes[0],
                stays,
                oldest(handle, cut),
                count(handle, "select count(*) from difference where state = 'OPEN' and business_day <= :through", cut),
                count(handle, "select count(*) from restore_gap where filled_at is null", cut),
                Booking.closedThrough(handle).orElse(null),
                ends(handle, cut));
    }

    private static int count(Handle handle, String sql, Cut cut) {
        return handle.createQuery(sql)
                .bind("through", Sql.day(cut.through()))
                .mapTo(Integer.class)
                .one();
    }

    private static @Nullable Instant oldest(Handle handle, Cut cut) {
        return handle.createQuery("select p.created_at from payment p where p.created_at < :end and " + YearPruning.WHY
                        + " = 'GOES' order by p.created_at limit 1")
                .bind("end", Sql.at(cut.end()))
                .bind("through", Sql.day(cut.through()))
                .map((row, context) -> Sql.instant(row, "created_at"))
                .findOne()
                .orElse(null);
    }

    /** An archive that has these events has all that may go. */
    private static Map<String, End> ends(Handle handle, Cut cut) {
        var ends = new HashMap<String, End>();
        handle.createQuery("""
                        select e.till, e.sequence, e.hash from event e join (
                            select till, max(sequence) as newest from event
                            where order_no is not null and happened_at < :end group by till) ended
                        on ended.till = e.till and ended.newest = e.sequence
                        """)
                .bind("end", Sql.at(cut.end()))
                .map((row, context) -> Map.entry(row.getString("till"), EventChain.link(row)))
                .forEach(end -> ends.put(
                        end.getKey(),
                        new End(end.getValue().sequence(), end.getValue().hash())));
        return ends;
    }

    @Override
    public int prune(Step step) {
        return transactions.write(
                Durability.POWER,
                write -> {
                    JdbiReconciliations.lock(write.handle());
                    return new YearPruning(write, step).run();
                },
                // it is done; how many there were does not matter to whoever goes on
                handle -> step.most());
    }
}
