package till.ledger;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import till.domain.Attention;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.Payment;
import till.ledger.Transactions.Durability;

/** The attention rows in SQL. May be shared between threads. */
final class JdbiAttention implements AttentionList {
    /** Money that is still where it should not be is told of again, whatever was decided before. */
    private static final Set<Attention.Kind> COMES_BACK = EnumSet.of(
            Attention.Kind.PAID_LATE,
            Attention.Kind.PAID_TWICE,
            Attention.Kind.REFUNDED_ELSEWHERE,
            Attention.Kind.REFUND_IN_DOUBT,
            Attention.Kind.REFUND_FAILED);

    /** The fact that names the refund a card is about. */
    private static final String REFUND = "refundNo";

    private final Transactions transactions;

    JdbiAttention(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean raise(OrderNo orderNo, Attention.Draft draft, Instant at) {
        return transactions.write(
                Durability.PROCESS,
                write -> {
                    PaymentRows.locked(write.handle(), orderNo);
                    return raise(write, orderNo, draft, at);
                },
                handle -> true);
    }

    /** Raises within a transaction that holds the payment's lock. */
    static boolean raise(Write write, OrderNo orderNo, Attention.Draft draft, Instant at) {
        var handle = write.handle();
        var key = key(orderNo, draft);
        var facts = EventChain.json(new Facts().withAll(draft.facts()).values());
        if (isOpen(handle, key) || isAnswered(handle, orderNo, draft) || isSettled(handle, orderNo, draft, facts)) {
            return false;
        }
        var id = orderNo.text() + "-" + (count(handle, orderNo) + 1);
        handle.createUpdate("""
                        insert into attention (id, order_no, kind, open_key, facts, raised_at)
                        values (:id, :orderNo, :kind, :key, :facts, :at)
                        """)
                .bind("id", id)
                .bind("orderNo", orderNo.text())
                .bind("kind", draft.kind().name())
                .bind("key", key)
                .bind("facts", facts)
                .bind("at", Sql.at(at))
                .execute();
        var told = new Facts().with("id", id).with("attention", draft.kind());
        draft.facts().forEach((name, value) -> told.with("fact." + name, value));
        write.append(Event.Kind.ATTENTION_RAISED, orderNo, null, at, told);
        return true;
    }

    @Override
    public List<Attention> open() {
        return transactions.read(handle -> handle.createQuery(
                        "select * from attention where open_key is not null order by raised_at, id")
                .map((row, context) -> Rows.attention(row))
                .list());
    }

    @Override
    public List<Attention> of(OrderNo orderNo) {
        return transactions.read(
                handle -> handle.createQuery("select * from attention where order_no = :orderNo order by raised_at, id")
                        .bind("orderNo", orderNo.text())
                        .map((row, context) -> Rows.attention(row))
                        .list());
    }

    @Override
    public int openCount() {
        return transactions.read(
                handle -> handle.createQuery("select count(*) from attention where open_key is not null")
                        .mapTo(Integer.class)
                        .one());
    }

    @Override
    public Optional<Attention> find(String id) {
        return transactions.read(handle -> find(handle, id));
    }

    @Override
    public Ending settle(Settlement settlement) {
        return transactions.write(
                Durability.POWER,
                write -> new CardSettling(write, settlement).settle(),
                handle -> new Ending.Settled(find(handle, settlement.id()).orElseThrow()));
    }

    /** A refund that failed after all leaves the odd money whose card it had ended as odd as before. */
    static void raiseAgain(Write write, Payment payment, Instant at) {
        var orderNo = payment.orderNo();
        last(write.handle(), orderNo, Attention.Kind.PAID_LATE)
                .filter(card -> Attention.EVIDENCE.equals(card.resolution()) && card.cure() == null)
                .ifPresent(card -> raise(write, orderNo, new Attention.Draft(card.kind(), card.facts()), at));
        PaidTwice.raise(write, payment.order().sale(), at);
    }

    /** Whether the last card of a kind was settled by a person. */
    static boolean isDecided(Handle handle, OrderNo orderNo, Attention.Kind kind) {
        return last(handle, orderNo, kind).filter(card -> card.cure() != null).isPresent();
    }

    private static Optional<Attention> last(Handle handle, OrderNo orderNo, Attention.Kind kind) {
        return handle.createQuery("""
                        select * from attention where order_no = :orderNo and kind = :kind
                        order by raised_at desc, id desc limit 1
                        """)
                .bind("orderNo", orderNo.text())
                .bind("kind", kind.name())
                .map((row, context) -> Rows.attention(row))
                .findOne();
    }

    static Optional<Attention> find(Handle handle, String id) {
        return handle.createQuery("select * from attention where id = :id")
                .bind("id", id)
                .map((row, context) -> Rows.attention(row))
                .findOne();
    }

    /** What a person has settled once does not come back at every look at it. */
    private static boolean isSettled(Handle handle, OrderNo orderNo, Attention.Draft draft, String facts) {
        return !COMES_BACK.contains(draft.kind())
                && handle.createQuery("""
                                select count(*) from attention where order_no = :orderNo and kind = :kind
                                    and facts = :facts and settled_at is not null and cure is not null
                                """)
                                .bind("orderNo", orderNo.text())
                                .bind("kind", draft.kind().name())
                                .bind("facts", facts)
                                .mapTo(Integer.class)
                                .one()
                        > 0;
    }

    /** What was doubted has ended while somebody was still asking about it. */
    private static boolean isAnswered(Handle handle, OrderNo orderNo, Attention.Draft draft) {
        return switch (draft.kind()) {
            case OUTCOME_UNKNOWN ->
                !PaymentRows.existing(handle, orderNo).state().isOpen();
            case REFUND_IN_DOUBT ->
                JdbiRefunds.of(handle, orderNo).stream()
                        .filter(refund ->
                                refund.refundNo().text().equals(draft.facts().get(REFUND)))
                        .anyMatch(refund -> refund.state().isFinished());
            case PAID_LATE,
                    PAID_TWICE,
                    ANSWER_DIFFERS,
                    CONTRADICTION,
                    CLAIMED_PAID,
                    REFUNDED_ELSEWHERE,
                    REFUND_FAILED,
                    NUMBER_TAKEN,
                    CODE_LOST,
                    AUTHORIZATION_ENDING,
                    AGREEMENT_FAILED -> false;
        };
    }

    /** One of a kind is open for a payment at a time, and one for each refund that a card is about. */
    private static String key(OrderNo orderNo, Attention.Draft draft) {
        return draft.facts().getOrDefault(REFUND, orderNo.text()) + "/" + draft.kind();
    }

    /** Within a transaction that holds the payment's lock. */
    static boolean isOpen(Handle handle, OrderNo orderNo, Attention.Kind kind) {
        return !handle.createQuery("""
                        select id from attention where order_no = :orderNo and kind = :kind and open_key is not null
                        for update
                        """)
                .bind("orderNo", orderNo.text())
                .bind("kind", kind.name())
                .mapTo(String.class)
                .list()
                .isEmpty();
    }

    /** Waits for somebody who is just settling it: a new oddity must not hide behind one that ends this moment. */
    private static boolean isOpen(Handle handle, String key) {
        return handle.createQuery("select id from attention where open_key = :key for update")
                .bind("key", key)
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    private static int count(Handle handle, OrderNo orderNo) {
        return handle.createQuery("select count(*) from attention where order_no = :orderNo")
                .bind("orderNo", orderNo.text())
                .mapTo(Integer.class)
                .one();
    }
}
