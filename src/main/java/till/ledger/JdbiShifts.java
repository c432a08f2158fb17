package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.Event;
import till.domain.Shift;
import till.domain.Takings;
import till.ledger.Transactions.Durability;

/** The shifts in SQL. May be shared between threads. */
final class JdbiShifts implements Shifts {
    private final Transactions transactions;

    JdbiShifts(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Shift open(By by, LocalDate day, Instant at) {
        return transactions.write(
                Durability.PROCESS,
                write -> open(write, by, day, at),
                handle -> ShiftRows.open(handle, new ShiftRows.Turn(transactions.till(), by.operator(), day))
                        .or(() -> newest(handle, by.operator()))
                        .orElseThrow());
    }

    private static Shift open(Write write, By by, LocalDate day, Instant at) {
        var handle = write.handle();
        var booked = Booking.openDay(handle, write.till(), day);
        var turn = new ShiftRows.Turn(write.till(), by.operator(), booked);
        return ShiftRows.open(handle, turn).orElseGet(() -> {
            var shift = ShiftRows.begin(handle, turn, at);
            write.append(
                    Event.Kind.SHIFT_OPENED,
                    null,
                    null,
                    at,
                    new Facts()
                            .with("shift", shift.id())
                            .with("till", shift.till())
                            .with("number", shift.number())
                            .with("day", shift.day())
                            .by(by));
            return shift;
        });
    }

    private Optional<Shift> newest(Handle handle, @Nullable String operator) {
        return handle.createQuery("""
                        select * from shift where till = :till and coalesce(operator, '') = coalesce(:operator, '')
                        order by number desc limit 1
                        """)
                .bind("till", transactions.till())
                .bind("operator", Sql.exact(operator))
                .map((row, context) -> ShiftRows.shift(row))
                .findOne();
    }

    @Override
    public Optional<Shift> close(String id, Closing as, By by, Instant at) {
        return transactions.write(
                Durability.POWER,
                write -> close(write, id, new Shift.End(at, as.ending(), by, Takings.NONE, List.of(), as.reason())),
                handle -> find(handle, id));
    }

    private static Optional<Shift> close(Write write, String id, Shift.End as) {
        var handle = write.handle();
        var found = find(handle, id);
        if (found.isEmpty()) {
            return found;
        }
        Booking.shut(handle, found.get().till());
        var end = new Shift.End(
                as.at(),
                as.ending(),
                as.by(),
                DayCube.ofShift(handle, found.get().day(), id),
                OpenThings.at(handle, found.get().till()),
                as.reason());
        return end(write, found.get(), end) ? find(handle, id) : Optional.empty();
    }

    /** Ends a shift with its event, under the gate of its till; false where it had ended. */
    static boolean end(Write write, Shift shift, Shift.End end) {
        var content = ReportJson.shift(end);
        if (!ShiftRows.end(write.handle(), shift, end, content)) {
            return false;
        }
        write.append(
                Event.Kind.SHIFT_CLOSED,
                null,
                null,
                end.at(),
                new Facts()
                        .with("shift", shift.id())
                        .with("ending", end.ending())
                        .with("reason", end.reason().isEmpty() ? null : end.reason())
                        .with("content", EventChain.hex(EventChain.sha256(content)))
                        .by(end.by()));
        return true;
    }

    @Override
    public Optional<Shift> find(String id) {
        return transactions.read(handle -> find(handle, id));
    }

    private static Optional<Shift> find(Handle handle, String id) {
        return handle.createQuery("select * from shift where id = :id")
                .bind("id", Sql.exact(id))
                .map((row, context) -> ShiftRows.shift(row))
                .findOne();
    }

    @Override
    public List<Shift> open() {
        return transactions.read(
                handle -> handle.createQuery("select * from shift where open_key is not null order by opened_at, id")
                        .map((row, context) -> ShiftRows.shift(row))
                        .list());
    }

    @Override
    public Optional<Shift> open(@Nullable String operator, LocalDate day) {
        return transactions.read(handle -> {
            var closed = Booking.closedThrough(handle);
            var booked = closed.filter(newest -> !day.isAfter(newest))
                    .map(newest -> newest.plusDays(1))
                    .orElse(day);
            return ShiftRows.open(handle, new ShiftRows.Turn(transactions.till(), operator, booked));
        });
    }

    @Override
    public List<Shift> of(LocalDate day) {
        return transactions.read(handle -> ShiftRows.ofDay(handle, day));
    }
}
