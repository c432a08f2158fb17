package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.OperationState;
import till.domain.Refund;

/**
 * Where a refund counts after a move. The first of ACCEPTED and DONE sets its day and shift; a failure after all takes it off them
 * again while both are open. Once either was closed, what its report says stands, and the amount counts as here again on the day and
 * in the shift the failure became known.
 *
 * @param day null where it counts on none
 * @param reversal null but for a failure that came after its day was closed
 */
record RefundBooking(
        @Nullable LocalDate day,
        @Nullable Instant at,
        @Nullable String shift,
        @Nullable Booking reversal) {
    /** Under the lock of the refund's payment. */
    static RefundBooking of(Handle handle, Refund before, Refunds.Move move) {
        var shift = shift(handle, before);
        var day = before.businessDay();
        var counts = move.to() == OperationState.ACCEPTED || move.to() == OperationState.DONE;
        if (day == null) {
            if (!counts) {
                return new RefundBooking(null, null, shift, null);
            }
            var booking = Booking.of(handle, before.till(), shift, move.day());
            return new RefundBooking(booking.day(), Sql.micros(move.at()), booking.shift(), null);
        }
        if (counts) {
            return new RefundBooking(day, before.refundedAt(), shift, null);
        }
        var booking = Booking.of(handle, before.till(), shift, move.day());
        return reported(handle, day, shift)
                ? new RefundBooking(day, before.refundedAt(), shift, booking)
                : new RefundBooking(null, null, shift, null);
    }

    /** Under the till's gate, which whoever closes its day or a shift of it holds too. */
    private static boolean reported(Handle handle, LocalDate day, @Nullable String shift) {
        return Booking.closedThrough(handle)
                        .filter(newest -> !day.isAfter(newest))
                        .isPresent()
                || ShiftRows.ended(handle, shift);
    }

    private static @Nullable String shift(Handle handle, Refund refund) {
        return handle.createQuery("select shift from refund where refund_no = :refundNo")
                .bind("refundNo", refund.refundNo().text())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    @Nullable
    LocalDate reversedDay() {
        return reversal == null ? null : reversal.day();
    }

    @Nullable
    String reversedShift() {
        return reversal == null ? null : reversal.shift();
    }

    Facts tell(Facts facts) {
        return facts.with("day", day)
                .with("shift", day == null ? null : shift)
                .with("reversedDay", reversedDay())
                .with("reversedShift", reversedShift());
    }
}
