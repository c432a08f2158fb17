package till.ledger;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.Refund;

/** Writes down refunds that were made elsewhere, under the lock and check of our own. */
final class OutsideRefunds {
    private OutsideRefunds() {}

    /** @param settling the card a person is settling by it; null for none */
    static Refunds.Reservation record(Write write, Refunds.Outside refund, @Nullable String settling) {
        if (!refund.amount().isPositive()) {
            throw new IllegalArgumentException("a refund gives back more than nothing");
        }
        var handle = write.handle();
        var payment = PaymentRows.locked(handle, refund.orderNo());
        var received = payment.received();
        if (received == null || !received.isSameCurrency(refund.amount())) {
            return new Refunds.NotPaid();
        }
        var others = JdbiRefunds.of(handle, refund.orderNo());
        var inDoubt = others.stream().filter(other -> other.state().isInDoubt()).findFirst();
        if (inDoubt.isPresent()) {
            return new Refunds.InFlight(inDoubt.get());
        }
        var left = Refund.left(received, others);
        if (refund.amount().isGreaterThan(left)) {
            return new Refunds.TooMuch(left);
        }
        var booking = Booking.of(handle, refund.till(), null, refund.day());
        insert(handle, refund, booking);
        var written = JdbiRefunds.existing(handle, refund.refundNo());
        var endings = new CardEndings(write, settling);
        endings.refundMoved(payment, written, refund.at());
        write.append(
                Event.Kind.REFUND_RECORDED, refund.orderNo(), refund.refundNo(), refund.at(), facts(refund, booking));
        endings.tell(refund.at());
        return new Refunds.Reserved(written);
    }

    private static Facts facts(Refunds.Outside refund, Booking booking) {
        return new Facts()
                .with("amount", refund.amount())
                .with("reason", refund.reason())
                .with("evidence", refund.evidence())
                .with("till", refund.till())
                .with("day", booking.day())
                .with("shift", booking.shift())
                .by(refund.by());
    }

    private static void insert(Handle handle, Refunds.Outside refund, Booking booking) {
        handle.createUpdate("""
                        insert into refund (refund_no, order_no, amount_minor, currency, reason, till, state, created_at,
                            refunded_at, business_day, changed_at, operator, approved_by, outside, evidence,
                            shift)
                        values (:refundNo, :orderNo, :minor, :currency, :reason, :till, :state, :at,
                            :at, :day, :at, :operator, :approvedBy, true, :evidence, :shift)
                        """)
                .bind("refundNo", refund.refundNo().text())
                .bind("orderNo", refund.orderNo().text())
                .bind("minor", Sql.minor(refund.amount()))
                .bind("currency", Sql.currency(refund.amount()))
                .bind("reason", Sql.text(refund.reason()))
                .bind("till", refund.till())
                .bind("state", OperationState.DONE.name())
                .bind("at", Sql.at(refund.at()))
                .bind("day", Sql.day(booking.day()))
                .bind("shift", Sql.exact(booking.shift()))
                .bind("operator", Sql.exact(refund.by().operator()))
                .bind("approvedBy", Sql.exact(refund.by().approver()))
                .bind("evidence", Sql.text(refund.evidence()))
                .execute();
    }
}
