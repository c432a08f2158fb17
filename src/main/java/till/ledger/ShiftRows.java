package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.Shift;

/** The rows of shifts: which one a sale and its money belong to, and how one begins. */
final class ShiftRows {
    private ShiftRows() {}

    /** Whose shift, and on which business day. */
    record Turn(String till, @Nullable String operator, LocalDate day) {
        String key() {
            return till + " " + day + " " + Objects.requireNonNullElse(operator, "");
        }
    }

    /**
     * The shift of a sale.
     *
     * @param opened whether the sale itself opened it
     */
    record OfSale(Shift shift, boolean opened) {}

    /** The open shift of whoever sells; the first sale opens it, so that no sale waits for one. */
    static OfSale forSale(Handle handle, Turn turn, Instant at) {
        var open = open(handle, turn);
        if (open.isPresent()) {
            return new OfSale(open.get(), false);
        }
        var current = new Turn(turn.till(), turn.operator(), Booking.openDay(handle, turn.till(), turn.day()));
        return open(handle, current)
                .map(shift -> new OfSale(shift, false))
                .orElseGet(() -> new OfSale(begin(handle, current, at), true));
    }

    /**
     * The shift that money counts in, under the till's gate: the one it was asked for in, or else the newest that is open at
     * the till on its day; null where there is none.
     */
    static @Nullable String forMoney(Handle handle, String till, @Nullable String takenIn, LocalDate day) {
        return handle.createQuery("""
                        select id from shift where till = :till and business_day = :day and open_key is not null
                        order by case when id = :takenIn then 0 else 1 end, number desc limit 1
                        """)
                .bind("till", till)
                .bind("day", Sql.day(day))
                .bind("takenIn", Sql.exact(takenIn))
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    static Optional<Shift> open(Handle handle, Turn turn) {
        return handle.createQuery("select * from shift where open_key = :key")
                .bind("key", turn.key())
                .map((row, context) -> shift(row))
                .findOne();
    }

    /** Whether a shift has been closed; false for none. */
    static boolean ended(Handle handle, @Nullable String id) {
        return handle.createQuery("select count(*) from shift where id = :id and open_key is null")
                        .bind("id", Sql.exact(id))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Under the till's gate, so that numbers come one after the other. */
    static Shift begin(Handle handle, Turn turn, Instant at) {
        var number = handle.createQuery("select coalesce(max(number), 0) + 1 from shift where till = :till")
                .bind("till", turn.till())
                .mapTo(Long.class)
                .one();
        var id = turn.till() + "-S" + number;
        handle.createUpdate("""
                        insert into shift (id, till, number, operator, business_day, open_key, opened_at)
                        values (:id, :till, :number, :operator, :day, :key, :at)
                        """)
                .bind("id", id)
                .bind("till", turn.till())
                .bind("number", number)
                .bind("operator", Sql.exact(turn.operator()))
                .bind("day", Sql.day(turn.day()))
                .bind("key", turn.key())
                .bind("at", Sql.at(at))
                .execute();
        return new Shift(id, turn.till(), number, turn.operator(), turn.day(), Sql.micros(at), null);
    }

    /** Ends a shift; false where it had ended. */
    static boolean end(Handle handle, Shift ended, Shift.End end, String content) {
        return handle.createUpdate("""
                        update shift set open_key = null, closed_at = :at, ending = :ending, closed_by = :by,
                            approved_by = :approvedBy, content = :content
                        where id = :id and closed_at is null
                        """)
                        .bind("id", ended.id())
                        .bind("at", Sql.at(end.at()))
                        .bind("ending", end.ending().name())
                        .bind("by", Sql.exact(end.by().operator()))
                        .bind("approvedBy", Sql.exact(end.by().approver()))
                        .bind("content", content)
                        .execute()
                == 1;
    }

    static List<Shift> ofDay(Handle handle, LocalDate day) {
        return handle.createQuery("select * from shift where business_day = :day order by till, number")
                .bind("day", Sql.day(day))
                .map((row, context) -> shift(row))
                .list();
    }

    static Shift shift(ResultSet row) throws SQLException {
        return new Shift(
                row.getString("id"),
                row.getString("till"),
                row.getLong("number"),
                row.getString("operator"),
                Objects.requireNonNull(Sql.maybeDay(row, "business_day")),
                Sql.instant(row, "opened_at"),
                end(row));
    }

    private static Shift.@Nullable End end(ResultSet row) throws SQLException {
        var at = Sql.maybeInstant(row, "closed_at");
        if (at == null) {
            return null;
        }
        var content = ReportJson.shiftContent(row.getString("content"));
        return new Shift.End(
                at,
                Shift.Ending.valueOf(row.getString("ending")),
                new By(row.getString("closed_by"), row.getString("approved_by")),
                content.takings(),
                content.handedOver(),
                content.reason());
    }
}
