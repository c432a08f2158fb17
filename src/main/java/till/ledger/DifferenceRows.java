package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import till.domain.By;
import till.domain.Difference;
import till.domain.Event;
import till.domain.OrderNo;

/** The rows of differences and of their history. Each change leaves an event that tells the whole row. */
final class DifferenceRows {
    private DifferenceRows() {}

    static Optional<Difference> find(Handle handle, String id) {
        return handle.createQuery("select * from difference where id = :id")
                .bind("id", id)
                .map((row, context) -> difference(row))
                .findOne();
    }

    static Difference difference(ResultSet row) throws SQLException {
        var about = row.getString("order_no");
        return new Difference(
                row.getString("id"),
                row.getString("gateway"),
                Objects.requireNonNull(Sql.maybeDay(row, "business_day")),
                row.getString("finding"),
                about == null ? null : new OrderNo(about),
                EventChain.texts(row.getString("facts")),
                Difference.State.valueOf(row.getString("state")),
                row.getString("assignee"),
                row.getBoolean("late"),
                Sql.instant(row, "found_at"),
                row.getLong("last_run"));
    }

    static Difference.Note note(ResultSet row) throws SQLException {
        return new Difference.Note(
                Sql.instant(row, "happened_at"),
                Difference.What.valueOf(row.getString("what")),
                row.getString("words"),
                row.getString("till"),
                new By(row.getString("operator"), row.getString("approved_by")));
    }

    static void insert(Write write, Difference difference, Difference.Note note) {
        var insert = write.handle().createUpdate("""
                        insert into difference (id, gateway, business_day, finding, order_no, facts, state, assignee, late,
                            found_at, last_run, notes)
                        values (:id, :gateway, :day, :finding, :orderNo, :facts, :state, :assignee, :late, :foundAt, :run, 0)
                        """);
        bound(insert, difference).bind("foundAt", Sql.at(difference.foundAt())).execute();
        tell(write, difference, note);
    }

    static void update(Write write, Difference difference, Difference.Note note) {
        write(write.handle(), difference);
        tell(write, difference, note);
    }

    /** Only that it was seen again, which no event tells. */
    static void write(Handle handle, Difference difference) {
        var update = handle.createUpdate("""
                        update difference set business_day = :day, finding = :finding, order_no = :orderNo, facts = :facts,
                            state = :state, assignee = :assignee, late = :late, last_run = :run
                        where id = :id and gateway = :gateway
                        """);
        bound(update, difference).execute();
    }

    private static Update bound(Update update, Difference difference) {
        var about = difference.about();
        return update.bind("id", difference.id())
                .bind("gateway", difference.gateway())
                .bind("day", Sql.day(difference.day()))
                .bind("finding", difference.finding())
                .bind("orderNo", Sql.exact(about == null ? null : about.text()))
                .bind("facts", EventChain.json(difference.facts()))
                .bind("state", difference.state().name())
                .bind("assignee", Sql.exact(difference.assignee()))
                .bind("late", difference.late())
                .bind("run", difference.lastRun());
    }

    private static void tell(Write write, Difference difference, Difference.Note note) {
        var handle = write.handle();
        handle.createUpdate("update difference set notes = notes + 1 where id = :id")
                .bind("id", difference.id())
                .execute();
        handle.createUpdate("""
                        insert into difference_note (difference, position, happened_at, what, words, till, operator,
                            approved_by)
                        values (:id, (select notes from difference where id = :id), :at, :what, :words, :till, :operator,
                            :approvedBy)
                        """)
                .bind("id", difference.id())
                .bind("at", Sql.at(note.at()))
                .bind("what", note.what().name())
                .bind("words", Sql.text(note.words()))
                .bind("till", note.till())
                .bind("operator", Sql.exact(note.by().operator()))
                .bind("approvedBy", Sql.exact(note.by().approver()))
                .execute();
        write.append(Event.Kind.DIFFERENCE_CHANGED, null, null, note.at(), facts(difference, note));
    }

    private static Facts facts(Difference difference, Difference.Note note) {
        return new Facts()
                .with("id", difference.id())
                .with("what", note.what())
                .with("words", note.words())
                .with("row", digest(difference))
                .with("gateway", difference.gateway())
                .with("day", difference.day())
                .with("finding", difference.finding())
                .with("state", difference.state())
                .with("assignee", difference.assignee())
                .by(note.by());
    }

    /** Of all that only an event may change. */
    static String digest(Difference difference) {
        var about = difference.about();
        var all = new Facts()
                .with("gateway", difference.gateway())
                .with("day", difference.day())
                .with("finding", difference.finding())
                .with("orderNo", about == null ? null : about.text())
                .with("state", difference.state())
                .with("assignee", difference.assignee())
                .with("late", Boolean.toString(difference.late()))
                .withAll(JdbiReconciliations.lasting(difference.facts()));
        return EventChain.hex(EventChain.sha256(EventChain.json(all.values())));
    }
}
