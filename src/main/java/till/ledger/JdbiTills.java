package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tills in SQL. May be shared between threads. */
final class JdbiTills implements Tills {
    private static final String COLUMNS = "till, installation, machine, program, seen_at";

    private final Transactions transactions;

    JdbiTills(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Seat> take(Seat wanted, boolean replace) {
        return transactions.change(handle -> {
            var first = handle.createUpdate("""
                            insert into till_seat (till, installation, machine, program, first_seen_at, seen_at)
                            values (:till, :installation, :machine, :program, current_timestamp, current_timestamp)
                            on conflict do nothing
                            """).bindMethods(wanted).execute();
            return first == 1 || takenOver(handle, wanted, replace) ? Optional.empty() : seat(handle, wanted.till());
        });
    }

    /** A copied data folder has the same name as the one it was copied from, and another machine's. */
    private static boolean takenOver(Handle handle, Seat wanted, boolean replace) {
        return handle.createUpdate("""
                                update till_seat set installation = :installation, machine = :machine, program = :program,
                                    seen_at = current_timestamp
                                where till = :till and ((installation = :installation and machine = :machine)
                                    or ((:replace or installation = :installation)
                                        and seen_at < current_timestamp - interval '90' second))
                                """)
                        .bindMethods(wanted)
                        .bind("replace", replace)
                        .execute()
                == 1;
    }

    private static Optional<Seat> seat(Handle handle, String till) {
        return handle.createQuery("select " + COLUMNS + " from till_seat where till = :till")
                .bind("till", till)
                .map((row, _) -> seat(row))
                .findOne();
    }

    private static Seat seat(ResultSet row) throws SQLException {
        return new Seat(
                row.getString("till"),
                row.getString("installation"),
                row.getString("machine"),
                row.getString("program"),
                Sql.instant(row, "seen_at"));
    }

    @Override
    public void seen(String till, String installation) {
        transactions.change(handle -> handle.createUpdate("""
                        update till_seat set seen_at = current_timestamp where till = :till and installation = :installation
                        """)
                .bind("till", till)
                .bind("installation", installation)
                .execute());
    }

    @Override
    public List<Seat> all() {
        return transactions.read(handle -> handle.createQuery("select " + COLUMNS + " from till_seat order by till")
                .map((row, _) -> seat(row))
                .list());
    }

    @Override
    public Instant now() {
        return transactions.read(handle -> handle.createQuery("select current_timestamp as moment")
                .map((row, _) -> Sql.instant(row, "moment"))
                .one());
    }

    @Override
    public Optional<byte[]> pinKey(String name) {
        return transactions.read(handle -> handle.createQuery("select sealed from pin_key where name = :name")
                .bind("name", name)
                .map((row, _) -> row.getBytes("sealed"))
                .findOne());
    }

    @Override
    public void keepFirstPinKey(String name, byte[] sealed) {
        transactions.change(handle -> handle.createUpdate(
                        "insert into pin_key (name, sealed) values (:name, :sealed) on conflict do nothing")
                .bind("name", name)
                .bind("sealed", sealed)
                .execute());
    }
}
