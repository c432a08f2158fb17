package till.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Refund;
import till.domain.RefundNo;
import till.ledger.Transactions.Durability;

/** The refunds in SQL. May be shared between threads. */
final class JdbiRefunds implements Refunds {
    private static final String MOVE = """
            update refund set state = :to, changed_at = :at,
                open_at = case when :finished then null else created_at end,
                gateway_no = coalesce(:gatewayNo, gateway_no), word = coalesce(:word, word),
                refunded_at = :refundedAt, business_day = :day, shift = :shift,
                reversed_at = :reversedAt, reversed_day = :reversedDay, reversed_shift = :reversedShift,
                next_check_at = :nextCheckAt, missing = case when :sending then 0 else missing end
            where refund_no = :refundNo and state = :from
                and (state <> 'UNCERTAIN' or not :sending or missing >= :denials)
            """;

    private final Transactions transactions;
    private final Watching watching;

    JdbiRefunds(Transactions transactions) {
        this.transactions = transactions;
        this.watching = Watching.refunds(transactions);
    }

    @Override
    public Reservation reserve(Draft draft) {
        if (!draft.amount().isPositive()) {
            throw new IllegalArgumentException("a refund gives back more than nothing");
        }
        return transactions.write(
                Durability.POWER,
                write -> reserve(write, draft),
                handle -> new Reserved(existing(handle, draft.refundNo())));
    }

    private static Reservation reserve(Write write, Draft draft) {
        var handle = write.handle();
        var received = PaymentRows.locked(handle, draft.orderNo()).received();
        if (received == null
                || !received.getCurrencyUnit().equals(draft.amount().getCurrencyUnit())) {
            return new NotPaid();
        }
        if (JdbiAttention.isOpen(handle, draft.orderNo(), Attention.Kind.REFUNDED_ELSEWHERE)) {
            return new GoneElsewhere();
        }
        var others = of(handle, draft.orderNo());
        var obstacle = obstacle(draft, received, others);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        return reserved(write, draft);
    }

    /** Writes the row and its event within a transaction that holds the payment's lock. */
    static Reservation reserved(Write write, Draft draft) {
        var handle = write.handle();
        var turn = new ShiftRows.Turn(draft.till(), draft.by().operator(), draft.day());
        if (new SpentNumbers(handle)
                .has(SpentNumbers.Kind.REFUND, draft.refundNo().text())) {
            throw new IllegalArgumentException(draft.refundNo() + " is in an archive");
        }
        var ofSale = ShiftRows.forSale(handle, turn, draft.at());
        insert(handle, draft, ofSale.shift().id());
        var facts = new Facts()
                .with("amount", draft.amount())
                .with("reason", draft.reason())
                .with("till", draft.till())
                .with("shift", ofSale.shift().id())
                .with("opensShift", ofSale.opened() ? ofSale.shift().day() : null)
                .by(draft.by());
        write.append(Event.Kind.REFUND_RESERVED, draft.orderNo(), draft.refundNo(), draft.at(), facts);
        return new Reserved(existing(handle, draft.refundNo()));
    }

    @Override
    public Reservation record(Outside refund) {
        return transactions.write(
                Durability.POWER,
                write -> OutsideRefunds.record(write, refund, null),
                handle -> new Reserved(existing(handle, refund.refundNo())));
    }

    /** What the other refunds of the payment leave no room for. */
    static Optional<Reservation> obstacle(Draft draft, Money received, List<Refund> others) {
        var ended = others.stream()
                .filter(other -> other.refundNo().equals(draft.again()))
                .filter(other -> !other.state().isInDoubt())
                .findFirst();
        if (ended.isPresent()) {
            return Optional.of(new Ended(ended.get()));
        }
        var before = others.stream()
                .filter(other -> draft.oneInFlight()
                        ? !other.state().isFinished()
                        : other.state().isInDoubt())
                .findFirst();
        if (before.isPresent()) {
            return Optional.of(new InFlight(before.get()));
        }
        var used =
                others.stream().filter(other -> other.state().reservesMoney()).count();
        if (draft.atMost() != null && used >= draft.atMost()) {
            return Optional.of(new TooMany(draft.atMost()));
        }
        var left = Refund.left(received, others);
        return draft.amount().isGreaterThan(left) ? Optional.of(new TooMuch(left)) : Optional.empty();
    }

    private static void insert(Handle handle, Draft draft, String shift) {
        handle.createUpdate("""
                        insert into refund (refund_no, order_no, amount_minor, currency, reason, till, state, created_at,
                            open_at, changed_at, next_check_at, operator, approved_by, shift)
                        values (:refundNo, :orderNo, :minor, :currency, :reason, :till, 'RESERVED', :at, :at, :at,
                            :nextCheckAt, :operator, :approvedBy, :shift)
                        """)
                .bind("refundNo", draft.refundNo().text())
                .bind("orderNo", draft.orderNo().text())
                .bind("minor", Sql.minor(draft.amount()))
                .bind("currency", Sql.currency(draft.amount()))
                .bind("reason", Sql.text(draft.reason()))
                .bind("till", draft.till())
                .bind("at", Sql.at(draft.at()))
                .bind("nextCheckAt", Sql.at(draft.nextCheckAt()))
                .bind("operator", Sql.exact(draft.by().operator()))
                .bind("approvedBy", Sql.exact(draft.by().approver()))
                .bind("shift", shift)
                .execute();
    }

    @Override
    public Optional<Refund> find(RefundNo refundNo) {
        return transactions.read(handle -> find(handle, refundNo));
    }

    @Override
    public List<Refund> of(OrderNo orderNo) {
        return transactions.read(handle -> of(handle, orderNo));
    }

    @Override
    public boolean move(Move move) {
        var durability = move.to() == OperationState.SENT ? Durability.POWER : Durability.PROCESS;
        return transactions.write(durability, write -> move(write, move, null), handle -> true);
    }

    /** @param settling the card a person is settling by it; null for none */
    static boolean move(Write write, Move move, @Nullable String settling) {
        var handle = write.handle();
        var orderNo = existing(handle, move.refundNo()).orderNo();
        var payment = PaymentRows.locked(handle, orderNo);
        var before = existing(handle, move.refundNo());
        if (before.state() != move.from()) {
            return false;
        }
        var booking = RefundBooking.of(handle, before, move);
        if (!update(handle, move, booking)) {
            return false;
        }
        var endings = new CardEndings(write, settling);
        endings.refundMoved(payment, existing(handle, move.refundNo()), move.at());
        write.append(Event.Kind.REFUND_MOVED, orderNo, move.refundNo(), move.at(), booking.tell(facts(move)));
        endings.tell(move.at());
        if (move.attention() != null) {
            JdbiAttention.raise(write, orderNo, move.attention(), move.at());
        }
        if (move.from() == OperationState.ACCEPTED && move.to() == OperationState.FAILED) {
            JdbiAttention.raiseAgain(write, payment, move.at());
        }
        return true;
    }

    private static Facts facts(Move move) {
        var facts = new Facts()
                .with("from", move.from())
                .with("to", move.to())
                .with("because", move.because())
                .with("gatewayNo", Sql.shortened(move.gatewayNo()))
                .with("word", move.word());
        var hand = move.hand();
        return hand == null
                ? facts
                : facts.with("reason", hand.reason())
                        .with("evidence", hand.evidence())
                        .by(hand.by());
    }

    private static boolean update(Handle handle, Move move, RefundBooking booking) {
        var hand = move.hand();
        return handle.createUpdate(MOVE + (hand == null ? "" : " and changed_at = :since"))
                        .bind("since", Sql.at(hand == null ? null : hand.since()))
                        .bind("denials", Refund.DENIALS)
                        .bind("refundNo", move.refundNo().text())
                        .bind("from", move.from().name())
                        .bind("to", move.to().name())
                        .bind("at", Sql.at(move.at()))
                        .bind("finished", move.to().isFinished())
                        .bind("sending", move.to() == OperationState.SENT)
                        .bind("gatewayNo", Sql.number(move.gatewayNo()))
                        .bind("word", Sql.text(move.word()))
                        .bind("refundedAt", Sql.at(booking.at()))
                        .bind("day", Sql.day(booking.day()))
                        .bind("shift", Sql.exact(booking.shift()))
                        .bind("reversedAt", Sql.at(booking.reversedDay() == null ? null : move.at()))
                        .bind("reversedDay", Sql.day(booking.reversedDay()))
                        .bind("reversedShift", Sql.exact(booking.reversedShift()))
                        .bind("nextCheckAt", Sql.at(move.nextCheckAt()))
                        .execute()
                == 1;
    }

    @Override
    public void heard(RefundNo refundNo, Payments.Heard heard, Instant since) {
        watching.heard(refundNo.text(), heard, since);
    }

    @Override
    public List<RefundNo> due(Instant now, int most) {
        return watching.due(now, most).stream().map(RefundNo::new).toList();
    }

    @Override
    public boolean lease(RefundNo refundNo, String owner, Instant now, Instant until) {
        return watching.lease(refundNo.text(), owner, now, until);
    }

    @Override
    public void release(RefundNo refundNo, String owner) {
        watching.release(refundNo.text(), owner);
    }

    @Override
    public int sweep(Instant now) {
        return watching.sweep(now);
    }

    @Override
    public List<Refund> unfinished(int most) {
        return transactions.read(handle -> handle.createQuery("""
                        select * from refund where open_at < :ever order by open_at, refund_no limit :most
                        """)
                .bind("ever", Sql.at(Sql.EVER))
                .bind("most", most)
                .map((row, context) -> Rows.refund(row))
                .list());
    }

    @Override
    public List<Refund> recent(int most) {
        return transactions.read(handle -> handle.createQuery(
                        "select * from refund order by created_at desc, refund_no desc limit :most")
                .bind("most", most)
                .map((row, context) -> Rows.refund(row))
                .list());
    }

    static List<Refund> of(Handle handle, OrderNo orderNo) {
        return handle.createQuery("select * from refund where order_no = :orderNo order by created_at, refund_no")
                .bind("orderNo", orderNo.text())
                .map((row, context) -> Rows.refund(row))
                .list();
    }

    static Optional<Refund> find(Handle handle, RefundNo refundNo) {
        return handle.createQuery("select * from refund where refund_no = :refundNo")
                .bind("refundNo", refundNo.text())
                .map((row, context) -> Rows.refund(row))
                .findOne();
    }

    static Refund existing(Handle handle, RefundNo refundNo) {
        return find(handle, refundNo)
                .orElseThrow(() -> new IllegalArgumentException("the ledger has no refund " + refundNo));
    }
}
