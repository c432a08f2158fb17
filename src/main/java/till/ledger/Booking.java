package till.ledger;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where a movement of money is booked. Taken under the till's gate, which a close of the day holds too: a day that is closed
 * when the gate opens is passed over, and one that is not cannot be closed before the movement is in it.
 *
 * @param day the business day
 * @param shift null where no shift of that day is open at the till
 */
record Booking(LocalDate day, @Nullable String shift) {
    private static final int GATES = 32;

    /**
     * Books money of a till; held until the transaction ends. After the payment's row is locked, before the chain's.
     *
     * @param takenIn the shift it was asked for in; it stays there while that is open
     * @param wanted the business day by the clock
     */
    static Booking of(Handle handle, String till, @Nullable String takenIn, LocalDate wanted) {
        var day = openDay(handle, till, wanted);
        return new Booking(day, ShiftRows.forMoney(handle, till, takenIn, day));
    }

    /** The day that money of this till counts on now, and until the transaction ends. */
    static LocalDate openDay(Handle handle, String till, LocalDate wanted) {
        hold(handle, Math.floorMod(till.hashCode(), GATES));
        return closedThrough(handle)
                .filter(closed -> !wanted.isAfter(closed))
                .map(closed -> closed.plusDays(1))
                .orElse(wanted);
    }

    /** Keeps all tills from booking money until the transaction ends. */
    static void shut(Handle handle) {
        for (var gate = 0; gate < GATES; gate++) {
            hold(handle, gate);
        }
    }

    /** Keeps one till from booking money until the transaction ends. */
    static void shut(Handle handle, String till) {
        hold(handle, Math.floorMod(till.hashCode(), GATES));
    }

    /** The newest closed day; every day before it is closed too. */
    static Optional<LocalDate> closedThrough(Handle handle) {
        return handle.createQuery("select max(business_day) as newest from z_report")
                .map((row, context) -> Optional.ofNullable(Sql.maybeDay(row, "newest")))
                .one();
    }

    private static void hold(Handle handle, int gate) {
        handle.createQuery("select id from day_gate where id = :id for update")
                .bind("id", gate)
                .mapTo(Integer.class)
                .one();
    }
}
