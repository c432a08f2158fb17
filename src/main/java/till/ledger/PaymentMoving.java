package till.ledger;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.Payment;
import till.domain.PaymentState;

/** Moves one payment: row, claim on the sale, event and attention in one transaction. */
final class PaymentMoving {
    private final Write write;
    private final Handle handle;
    private final @Nullable String settling;

    PaymentMoving(Write write) {
        this(write, null);
    }

    /** @param settling the card a person is settling by it; null for none */
    PaymentMoving(Write write, @Nullable String settling) {
        this.write = write;
        this.handle = write.handle();
        this.settling = settling;
    }

    boolean move(PaymentMove move) {
        // money came in, and another payment of the sale may get its own at this moment: both are locked before either
        // looks
        var beside = bringsMoney(move) ? besideLocked(move.orderNo()) : List.<Payment>of();
        var before = PaymentRows.locked(handle, move.orderNo());
        if (before.state() != move.from()) {
            return false;
        }
        var rival = move.to() == PaymentState.PAID ? rival(before) : Optional.<OrderNo>empty();
        var holds =
                move.to().holdsSale() && rival.isEmpty() && (!before.superseded() || move.to() == PaymentState.PAID);
        var booking = move.to() == PaymentState.PAID ? booking(move, before) : null;
        if (!update(move, before, holds, booking)) {
            return false;
        }
        var endings = new CardEndings(write, settling);
        endings.paymentMoved(move);
        write.append(Event.Kind.PAYMENT_MOVED, move.orderNo(), null, move.at(), facts(move, holds, booking));
        endings.tell(move.at());
        if (move.attention() != null) {
            JdbiAttention.raise(write, move.orderNo(), move.attention(), move.at());
        }
        beside.stream()
                .filter(other -> PaidTwice.hasMoney(handle, other))
                .findFirst()
                .map(PaidTwice::besides)
                .ifPresent(twice -> JdbiAttention.raise(write, move.orderNo(), twice, move.at()));
        return true;
    }

    /** Held money counts: the customer sees it gone. Taking what was held brings nothing new. */
    private static boolean bringsMoney(PaymentMove move) {
        return move.to() == PaymentState.AUTHORIZED
                || (move.to() == PaymentState.PAID && move.from() != PaymentState.AUTHORIZED);
    }

    /** The other payments of the sale, oldest first; all rows of the sale are locked in one order. */
    private List<Payment> besideLocked(OrderNo orderNo) {
        var sale = PaymentRows.existing(handle, orderNo).order().sale();
        return handle
                .createQuery("select * from payment where sale = :sale order by order_no for update")
                .bind("sale", Sql.exact(sale))
                .map((row, context) -> Rows.payment(row))
                .list()
                .stream()
                .filter(payment -> !payment.orderNo().equals(orderNo))
                .sorted(Comparator.comparing(payment -> payment.order().createdAt()))
                .toList();
    }

    /** Another payment that stands for the sale. */
    private Optional<OrderNo> rival(Payment payment) {
        return handle.createQuery("select order_no from payment where sale_key = :sale and order_no <> :orderNo")
                .bind("sale", Sql.exact(payment.order().sale()))
                .bind("orderNo", payment.orderNo().text())
                .mapTo(String.class)
                .findOne()
                .map(OrderNo::new);
    }

    private Booking booking(PaymentMove move, Payment before) {
        var takenIn = handle.createQuery("select shift from payment where order_no = :orderNo")
                .bind("orderNo", move.orderNo().text())
                .mapTo(String.class)
                .findOne();
        return Booking.of(handle, before.order().till(), takenIn.orElse(null), move.day());
    }

    private boolean update(PaymentMove move, Payment before, boolean holds, @Nullable Booking booking) {
        var learnt = move.learnt();
        var paid = booking != null;
        return handle.createUpdate("""
                        update payment set state = :to, changed_at = :at, sale_key = :saleKey, superseded = :superseded,
                            open_at = case when :open then created_at else null end,
                            code_kind = coalesce(:codeKind, code_kind), code_text = coalesce(:codeText, code_text),
                            gateway_no = coalesce(:gatewayNo, gateway_no),
                            channel_no = coalesce(:channelNo, channel_no),
                            received_minor = coalesce(:received, received_minor),
                            received_currency = coalesce(:receivedIn, received_currency),
                            paid_at = coalesce(:paidAt, paid_at),
                            gateway_paid_at = coalesce(:gatewayPaidAt, gateway_paid_at),
                            business_day = coalesce(:day, business_day), late = :late,
                            shift = case when :paid then :shift else shift end,
                            word = coalesce(:word, word), next_check_at = :nextCheckAt,
                            scan_mark = case when :neverSent then null else scan_mark end,
                            checks = checks + :asked, missing = case when :asked = 1 then 0 else missing end,
                            asked_at = case when :asked = 1 then :at else asked_at end
                        where order_no = :orderNo and state = :from
                        """)
                        .bind("to", move.to().name())
                        .bind("from", move.from().name())
                        .bind("orderNo", move.orderNo().text())
                        .bind("at", Sql.at(move.at()))
                        .bind("saleKey", Sql.exact(holds ? before.order().sale() : null))
                        .bind("superseded", before.superseded() && !(paid && holds))
                        .bind("open", move.to().isOpen())
                        .bind(
                                "codeKind",
                                Sql.exact(
                                        learnt.code() == null
                                                ? null
                                                : learnt.code().kind().name()))
                        .bind(
                                "codeText",
                                Sql.exact(
                                        learnt.code() == null
                                                ? null
                                                : learnt.code().text()))
                        .bind("gatewayNo", Sql.number(learnt.gatewayNo()))
                        .bind("channelNo", Sql.number(learnt.channelNo()))
                        .bind("received", Sql.minor(learnt.received()))
                        .bind("receivedIn", Sql.currency(learnt.received()))
                        .bind("paidAt", Sql.at(paid ? move.at() : null))
                        .bind("gatewayPaidAt", Sql.at(learnt.gatewayPaidAt()))
                        .bind("paid", paid)
                        .bind("day", Sql.day(booking == null ? null : booking.day()))
                        .bind("shift", Sql.exact(booking == null ? null : booking.shift()))
                        .bind("late", move.late())
                        .bind("word", Sql.text(learnt.word()))
                        .bind("nextCheckAt", Sql.at(move.nextCheckAt()))
                        .bind("neverSent", move.isNeverSent())
                        .bind("asked", move.isAnswer() ? 1 : 0)
                        .execute()
                == 1;
    }

    private static Facts facts(PaymentMove move, boolean holds, @Nullable Booking booking) {
        var learnt = move.learnt();
        return new Facts()
                .with("from", move.from())
                .with("to", move.to())
                .with("because", move.because())
                .with("holdsSale", holds)
                .with("code", digest(learnt.code()))
                .with("gatewayNo", Sql.shortened(learnt.gatewayNo()))
                .with("channelNo", Sql.shortened(learnt.channelNo()))
                .with("received", learnt.received())
                .with("gatewayPaidAt", learnt.gatewayPaidAt())
                .with("day", booking == null ? null : booking.day())
                .with("shift", booking == null ? null : booking.shift())
                .with("late", move.late() ? "true" : null)
                .with("word", learnt.word())
                .by(move.by());
    }

    /** A code can be a whole page and is the customer's: the history keeps only what proves it unchanged. */
    static @Nullable String digest(@Nullable PayCode code) {
        return code == null
                ? null
                : code.kind() + " " + HexFormat.of().formatHex(EventChain.sha256(Sql.clean(code.text())), 0, 16);
    }
}
