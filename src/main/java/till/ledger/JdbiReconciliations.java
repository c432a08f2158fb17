package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.Difference;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.SignOff;
import till.domain.StatementRun;
import till.ledger.Transactions.Durability;

/** Kept comparisons in SQL. May be shared between threads. */
final class JdbiReconciliations implements Reconciliations {
    private static final String UNVERIFIED = "\"line\":\"unverified\"";

    private final Transactions transactions;

    JdbiReconciliations(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public StatementRun.Keeping keep(Draft draft) {
        return transactions.write(
                Durability.POWER,
                write -> {
                    lock(write.handle());
                    return new RunKeeping(write.handle(), draft).keep(write);
                },
                handle -> new RunKeeping(handle, draft).again().orElseThrow());
    }

    @Override
    public StatementRun.Keeping preview(Draft draft) {
        return transactions.read(handle -> new RunKeeping(handle, draft).preview());
    }

    /** Whoever changes something of this takes it before any other lock but a payment's. */
    static void lock(Handle handle) {
        handle.createQuery("select id from statement_lock for update")
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public List<Difference> differences(Set<Difference.State> states, @Nullable String gateway) {
        if (states.isEmpty()) {
            return List.of();
        }
        return transactions.read(handle -> handle.createQuery("""
                        select * from difference where state in (<states>) and (:every or gateway = :gateway)
                        order by business_day, gateway, id
                        """)
                .bindList("states", states.stream().map(Enum::name).toList())
                .bind("every", gateway == null)
                .bind("gateway", gateway == null ? "" : gateway)
                .map((row, context) -> DifferenceRows.difference(row))
                .list());
    }

    @Override
    public Optional<Difference> difference(String id) {
        return transactions.read(handle -> DifferenceRows.find(handle, id));
    }

    @Override
    public List<Difference> named(String beginning) {
        return transactions.read(handle -> handle.createQuery("""
                        select * from difference where id >= :beginning and id < :end order by id limit 20
                        """)
                .bind("beginning", beginning)
                .bind("end", beginning + "\uffff")
                .map((row, context) -> DifferenceRows.difference(row))
                .list());
    }

    @Override
    public List<Difference.Note> notes(String id) {
        return transactions.read(
                handle -> handle.createQuery("select * from difference_note where difference = :id order by position")
                        .bind("id", id)
                        .map((row, context) -> DifferenceRows.note(row))
                        .list());
    }

    @Override
    public boolean change(Change change) {
        return transactions.write(
                Durability.POWER,
                write -> {
                    lock(write.handle());
                    var before =
                            DifferenceRows.find(write.handle(), change.id()).orElseThrow();
                    if (before.state() != change.from()) {
                        return false;
                    }
                    var after = new Difference(
                            before.id(),
                            before.gateway(),
                            before.day(),
                            before.finding(),
                            before.about(),
                            before.facts(),
                            change.to(),
                            change.assignee(),
                            before.late(),
                            before.foundAt(),
                            before.lastRun());
                    DifferenceRows.update(
                            write,
                            after,
                            new Difference.Note(change.at(), change.what(), change.words(), write.till(), change.by()));
                    return true;
                },
                handle -> true);
    }

    @Override
    public Signing signOff(String gateway, LocalDate day, Instant at, By by) {
        return transactions.write(
                Durability.POWER,
                write -> {
                    lock(write.handle());
                    return new DaySigning(write, gateway, day).sign(at, by);
                },
                handle -> new Signed(SignedDays.of(handle, gateway, day).orElseThrow()));
    }

    @Override
    public Optional<SignOff> signed(String gateway, LocalDate day) {
        return transactions.read(handle -> SignedDays.of(handle, gateway, day));
    }

    @Override
    public List<SignOff> signOffs(@Nullable String gateway, int most) {
        return transactions.read(handle -> handle.createQuery("""
                        select content from sign_off where :every or gateway = :gateway
                        order by business_day desc, number desc limit :most
                        """)
                .bind("every", gateway == null)
                .bind("gateway", gateway == null ? "" : gateway)
                .bind("most", most)
                .mapTo(String.class)
                .map(StatementJson::signOff)
                .list());
    }

    @Override
    public Optional<StatementRun> latest(String gateway, LocalDate day) {
        return transactions.read(handle -> latest(handle, gateway, day));
    }

    static Optional<StatementRun> latest(Handle handle, String gateway, LocalDate day) {
        return handle.createQuery("""
                        select * from reconciliation where gateway = :gateway and first_day <= :day and last_day >= :day
                        order by number desc limit 1
                        """)
                .bind("gateway", gateway)
                .bind("day", Sql.day(day))
                .map((row, context) -> run(row))
                .findOne();
    }

    static StatementRun run(ResultSet row) throws SQLException {
        return StatementJson.run(
                row.getLong("number"),
                Sql.instant(row, "made_at"),
                new By(row.getString("operator"), row.getString("approved_by")),
                row.getString("content"));
    }

    @Override
    public List<StatementRun> runs(@Nullable String gateway, int most) {
        return transactions.read(handle -> handle.createQuery("""
                        select * from reconciliation where :every or gateway = :gateway order by number desc limit :most
                        """)
                .bind("every", gateway == null)
                .bind("gateway", gateway == null ? "" : gateway)
                .bind("most", most)
                .map((row, context) -> run(row))
                .list());
    }

    @Override
    public boolean prove(OrderNo orderNo, String statement, Instant at, By by) {
        return transactions.write(
                Durability.POWER, write -> prove(write, orderNo, new Proof(statement, at, by)), handle -> true);
    }

    private record Proof(String statement, Instant at, By by) {}

    private static boolean prove(Write write, OrderNo orderNo, Proof proof) {
        var payment = PaymentRows.locked(write.handle(), orderNo);
        if (payment.state() != PaymentState.PAID || !unproven(write.handle(), orderNo)) {
            return false;
        }
        write.handle()
                .createUpdate("update payment set proven = :statement where order_no = :orderNo and proven is null")
                .bind("statement", proof.statement())
                .bind("orderNo", orderNo.text())
                .execute();
        var facts = new Facts().with("statement", proof.statement()).by(proof.by());
        write.append(Event.Kind.PAYMENT_PROVEN, orderNo, null, proof.at(), facts);
        return true;
    }

    @Override
    public Set<OrderNo> unproven(String gateway, LocalDate from, LocalDate to) {
        return transactions.read(handle -> Set.copyOf(handle.createQuery("""
                        select order_no from payment where business_day >= :from and business_day <= :to
                            and gateway = :gateway and state = 'PAID' and proven is null and details like :unverified
                        """)
                .bind("gateway", gateway)
                .bind("from", Sql.day(from))
                .bind("to", Sql.day(to))
                .bind("unverified", "%" + UNVERIFIED + "%")
                .map((row, context) -> new OrderNo(row.getString("order_no")))
                .list()));
    }

    private static boolean unproven(Handle handle, OrderNo orderNo) {
        return handle.createQuery("select details from payment where order_no = :orderNo and proven is null")
                .bind("orderNo", orderNo.text())
                .map((row, context) -> Optional.ofNullable(row.getString("details")))
                .findOne()
                .flatMap(details -> details)
                .filter(details -> details.contains(UNVERIFIED))
                .isPresent();
    }

    /** Facts without the place in the file, which may differ from statement to statement. */
    static Map<String, String> lasting(Map<String, String> facts) {
        var lasting = new java.util.HashMap<>(facts);
        lasting.remove("row");
        return Map.copyOf(Objects.requireNonNull(lasting));
    }
}
