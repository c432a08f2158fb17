package till.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.statement.EmptyHandling;
import till.ledger.Payments.Heard;

/**
 * When rows are asked about next, and who asks: the same for payments, refunds and shipments. None of it is an event. May be shared
 * between threads.
 */
final class Watching {
    /** A lease that ends later than this was taken before the clock was set back, and counts for nothing. */
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(10);

    private static final String FIRST = "select (%s) as payments, (%s) as refunds, (%s) as shipments"
            .formatted(firstOf("payment"), firstOf("refund"), firstOf("shipment"));

    private final Transactions transactions;
    private final String table;
    private final String key;
    private final String firstState;

    private Watching(Transactions transactions, String table, String key, String firstState) {
        this.transactions = transactions;
        this.table = table;
        this.key = key;
        this.firstState = firstState;
    }

    static Watching payments(Transactions transactions) {
        return new Watching(transactions, "payment", "order_no", "CREATED");
    }

    static Watching refunds(Transactions transactions) {
        return new Watching(transactions, "refund", "refund_no", "SENT");
    }

    static Watching shipments(Transactions transactions) {
        return new Watching(transactions, "shipment", "id", "SENT");
    }

    /**
     * What was heard of a state that changed meanwhile sets neither the count nor the pace of the new one: whoever slept in
     * the middle of a question must not end the watch that began after it.
     *
     * @param since when the state that was asked about began
     */
    void heard(String id, Heard heard, Instant since) {
        transactions.change(handle -> handle.createUpdate(sql("""
                        update %1$s set word = coalesce(:word, word), gateway_no = coalesce(gateway_no, :gatewayNo),
                            missing = case when changed_at = :since then :missing else missing end,
                            checks = checks + 1, asked_at = :at,
                            next_check_at = case when changed_at = :since then :nextCheckAt else next_check_at end
                        where %2$s = :id
                        """))
                .bind("id", id)
                .bind("at", Sql.at(heard.at()))
                .bind("word", Sql.text(heard.word()))
                .bind("gatewayNo", Sql.number(heard.gatewayNo()))
                .bind("missing", heard.missing())
                .bind("since", Sql.at(since))
                .bind("nextCheckAt", Sql.at(heard.nextCheckAt()))
                .execute());
    }

    void checkBy(String id, Instant at) {
        transactions.change(handle -> handle.createUpdate(sql("""
                        update %1$s set next_check_at = :at
                        where %2$s = :id and (next_check_at is null or next_check_at > :at)
                        """))
                .bind("id", id)
                .bind("at", Sql.at(at))
                .execute());
    }

    /**
     * On a server everybody would otherwise reach for the same rows at the same moment: what another till began is left to it
     * for a while, and not to all others for equally long.
     */
    List<String> due(Instant now, int most) {
        return due(now, most, Set.of());
    }

    /** @param leftOut gateways whose rows are not named; only of payments, which alone say which is theirs */
    List<String> due(Instant now, int most, Set<String> leftOut) {
        var grace = transactions.othersGrace().toMillis();
        var others = grace == 0 ? 0 : grace + ThreadLocalRandom.current().nextLong(grace);
        return transactions.read(handle -> handle.createQuery(
                        """
                        select %2$s from %1$s
                        where next_check_at <= :now and (till = :till or next_check_at <= :others)
                            and (lease_until is null or lease_until <= :now or lease_until > :longest) %3$s
                        order by next_check_at, %2$s limit :most
                        """.formatted(table, key, leftOut.isEmpty() ? "" : "and gateway not in (<leftOut>)"))
                .bindList(EmptyHandling.NULL_KEYWORD, "leftOut", List.copyOf(leftOut))
                .bind("now", Sql.at(now))
                .bind("till", transactions.till())
                .bind("others", Sql.at(now.minusMillis(others)))
                .bind("longest", Sql.at(now.plus(LONGEST_LEASE)))
                .bind("most", most)
                .mapTo(String.class)
                .list());
    }

    /**
     * When the first of each kind is due that {@link #due} would name by then, in one question.
     *
     * @param until later ones are not looked for
     */
    static FirstDue first(Transactions transactions, Instant now, Instant until) {
        return transactions.read(handle -> handle.createQuery(FIRST)
                .bind("now", Sql.at(now))
                .bind("until", Sql.at(until))
                .bind("till", transactions.till())
                .bind("others", Sql.at(now.minus(transactions.othersGrace())))
                .bind("longest", Sql.at(now.plus(LONGEST_LEASE)))
                .map((row, _) -> new FirstDue(
                        Sql.maybeInstant(row, "payments"),
                        Sql.maybeInstant(row, "refunds"),
                        Sql.maybeInstant(row, "shipments")))
                .one());
    }

    private static String firstOf(String table) {
        return """
                select next_check_at from %s
                where next_check_at <= :until and (till = :till or next_check_at <= :others)
                    and (lease_until is null or lease_until <= :now or lease_until > :longest)
                order by next_check_at limit 1
                """.formatted(table);
    }

    /** Whoever has the lease may extend it, and finds it again where it was taken just before the connection was lost. */
    boolean lease(String id, String owner, Instant now, Instant until) {
        return transactions.change(handle -> handle.createUpdate(sql("""
                                update %1$s set lease_owner = :owner, lease_until = :until
                                where %2$s = :id
                                    and (lease_until is null or lease_until <= :now or lease_until > :longest
                                        or lease_owner = :owner)
                                """))
                        .bind("id", id)
                        .bind("owner", owner)
                        .bind("now", Sql.at(now))
                        .bind("longest", Sql.at(now.plus(LONGEST_LEASE)))
                        .bind("until", Sql.at(until))
                        .execute()
                == 1);
    }

    void release(String id, String owner) {
        transactions.change(handle -> handle.createUpdate(sql("""
                        update %1$s set lease_owner = null, lease_until = null
                        where %2$s = :id and lease_owner = :owner
                        """))
                .bind("id", id)
                .bind("owner", owner)
                .execute());
    }

    /** Leaves rows alone whose first call may be under way: their first check is set to when it must be over. */
    int sweep(Instant now) {
        return transactions.change(handle -> handle.createUpdate(sql("""
                        update %1$s set next_check_at = :now
                        where open_at < :ever and (next_check_at is null or next_check_at > :now)
                            and (state <> :first or checks > 0 or next_check_at is null)
                        """))
                .bind("ever", Sql.at(Sql.EVER))
                .bind("now", Sql.at(now))
                .bind("first", firstState)
                .execute());
    }

    /** Only the fixed names of this class go into the text. */
    private String sql(String text) {
        return text.formatted(table, key);
    }
}
