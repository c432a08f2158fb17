package till.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.LedgerMoving.Copied;
import till.domain.LedgerMoving.Progress;
import till.domain.LedgerMoving.Step;
import till.domain.LedgerServer;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;

/**
 * Moves a ledger from its file to a server while nobody sells: every row is copied, then every row of both is compared and
 * every chain followed, and only then the file is marked as left. A copy that was cut short goes on where it was; nobody can
 * work with half of one.
 */
public final class LedgerCopy {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerCopy.class);

    private final LedgerFile file;
    private final LedgerServer server;
    private final Store target;
    private final Consumer<Progress> watcher;

    /** @param file without the database's own ending */
    public LedgerCopy(Path file, LedgerServer server, Secret password, Consumer<Progress> watcher) {
        this.file = new LedgerFile(file);
        this.server = server;
        this.target = Store.server(server, password);
        this.watcher = watcher;
    }

    /** Copies what is not there yet; done twice it does nothing the second time. */
    public Result<Copied> run() {
        return alone(this::copied);
    }

    /** Takes the ledger back to its file, where nothing was sold on the server since. */
    public Result<Boolean> back() {
        return alone(this::returned);
    }

    private interface Work<T> {
        Result<T> run() throws SQLException, LedgerUnusable;
    }

    private <T> Result<T> alone(Work<T> work) {
        var results = new ArrayList<Result<T>>();
        try {
            var busy = file.alone(() -> results.add(guarded(work)));
            return busy.<Result<T>>map(Result::failed).orElseGet(results::getFirst);
        } catch (IOException e) {
            LOG.error("the ledger's file", e);
            return Result.failed("ledger.folder", file.path().toString());
        }
    }

    private <T> Result<T> guarded(Work<T> work) {
        try {
            return work.run();
        } catch (LedgerUnusable e) {
            return Result.failed(e.problem());
        } catch (SQLException | JdbiException e) {
            LOG.error("copying to {}", server.place(), e);
            return Result.failed(
                    Fault.of(e) == Fault.LOST
                            ? Problem.of("ledger.copy.cut", server.place())
                            : Problem.of("ledger.copy.failed", server.place(), String.valueOf(e.getMessage())));
        }
    }

    private Result<Copied> copied() throws SQLException, LedgerUnusable {
        prepareTarget();
        try (var to = target.connect()) {
            var note = MoveNote.read(to).orElse(null);
            if (note == null && !MoveNote.heads(to).isEmpty()) {
                return Result.failed("ledger.copy.notEmpty", server.place());
            }
            var compared = compared(to, note);
            if (compared instanceof Result.Done<Copied>) {
                finish(to);
            }
            return compared;
        }
    }

    /** The tables are made before anything says that a copy is on its way. */
    private void prepareTarget() throws SQLException, LedgerUnusable {
        try (var to = target.connect()) {
            if (new Schema(target).known(to) == Schema.NEWEST
                    && MoveNote.read(to).isPresent()) {
                return;
            }
        }
        new Schema(target, this::mayBeChanged).bringUpToDate();
    }

    /** Tables of an older program are those of a copy that was cut short, or a ledger that is somebody's. */
    private Optional<Problem> mayBeChanged(int version) {
        try (var to = target.connectToLook()) {
            var begun = version >= MoveNote.FIRST_VERSION
                    && MoveNote.read(to).stream().anyMatch(note -> note.state() == MoveNote.State.ARRIVING);
            return begun ? Optional.empty() : Optional.of(Problem.of("ledger.copy.notEmpty", server.place()));
        } catch (SQLException e) {
            return Optional.of(ServerFault.of(e, server.place(), server.user()));
        }
    }

    private Result<Copied> compared(Connection to, @Nullable MoveNote note) throws SQLException, LedgerUnusable {
        try (var from = Store.readOnly(file.path()).connect()) {
            if (new Schema(Store.readOnly(file.path())).known(from) != Schema.NEWEST) {
                return Result.failed("ledger.copy.older", file.path().toString());
            }
            var left = MoveNote.read(from).orElse(null);
            if (left != null
                    && left.state() == MoveNote.State.LEFT
                    && !left.place().equals(server.place())) {
                return Result.failed("ledger.moved", file.path().toString(), left.place());
            }
            var here = left == null ? source(from) : left.source();
            if (note != null && note.state() == MoveNote.State.ARRIVED) {
                return note.source().equals(here)
                        ? Result.done(counted(to))
                        : Result.failed("ledger.copy.notEmpty", server.place());
            }
            var tables = new CopiedTables(from, to, watcher);
            var goesOn = note != null && isEarlier(note.heads(), MoveNote.heads(from));
            if (!goesOn) {
                tables.empty(arriving(from, here));
            }
            tables.copy();
            if (goesOn) {
                arriving(from, here).write(to);
            }
            return checked(tables, to, goesOn);
        }
    }

    private MoveNote arriving(Connection from, String here) throws SQLException {
        return new MoveNote(MoveNote.State.ARRIVING, file.path().toString(), here, MoveNote.heads(from));
    }

    /** Chains only grow: a file that has less of one is another, and what came from it is thrown away. */
    private static boolean isEarlier(Map<String, Long> then, Map<String, Long> now) {
        return then.entrySet().stream().allMatch(head -> now.getOrDefault(head.getKey(), 0L) >= head.getValue());
    }

    /** What came before the file was worked with again is made equal; what differs then is no copy. */
    private Result<Copied> checked(CopiedTables tables, Connection to, boolean goesOn) throws SQLException {
        var differing = tables.differing();
        if (differing.isPresent() && goesOn) {
            tables.repair();
            differing = tables.differing();
        }
        if (differing.isPresent()) {
            return Result.failed(Problem.of("ledger.copy.differs", server.place(), differing.get()));
        }
        watcher.accept(new Progress(Step.CHAINS, 0, 1));
        try (var handle = Jdbi.create(target::connect).open()) {
            var chains = new Verifying(handle).chains();
            if (!chains.faults().isEmpty()) {
                return Result.failed(
                        "ledger.copy.chain", server.place(), chains.faults().getFirst());
            }
        }
        watcher.accept(new Progress(Step.CHAINS, 1, 1));
        return Result.done(counted(to));
    }

    private static Copied counted(Connection to) throws SQLException {
        try (var statement = to.createStatement();
                var row = statement.executeQuery("""
                        select (select coalesce(sum(arrived), 0) from ledger_move_table), (select count(*) from payment),
                            (select count(*) from event)
                        """)) {
            row.next();
            return new Copied(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /** First the file is left, then the server can be worked with: at no moment both. */
    private void finish(Connection to) throws SQLException {
        var note = MoveNote.read(to).orElseThrow();
        try (var from = Store.lone(file.path()).connect();
                var statement = from.createStatement()) {
            from.setAutoCommit(false);
            var left = new MoveNote(MoveNote.State.LEFT, server.place(), note.source(), note.heads());
            left.write(from);
            from.commit();
            statement.execute("checkpoint sync");
        }
        to.setAutoCommit(false);
        note.as(MoveNote.State.ARRIVED).write(to);
        to.commit();
        to.setAutoCommit(true);
    }

    /** What the file is: the ends of its chains, which nothing about money goes on without. */
    private static String source(Connection from) throws SQLException {
        var heads = new StringBuilder();
        try (var statement = from.createStatement();
                var rows = statement.executeQuery("select till, sequence, hash from till_chain order by till")) {
            while (rows.next()) {
                heads.append(rows.getString(1)).append(rows.getLong(2)).append(EventChain.hex(rows.getBytes(3)));
            }
        }
        return EventChain.hex(EventChain.sha256(heads.toString()));
    }

    private Result<Boolean> returned() throws SQLException, LedgerUnusable {
        try (var from = Store.lone(file.path()).connect();
                var to = target.connect()) {
            var left = MoveNote.read(from).orElse(null);
            if (left == null || left.state() != MoveNote.State.LEFT) {
                return Result.failed("ledger.back.notLeft", file.path().toString());
            }
            var note = MoveNote.read(to).orElse(null);
            if (note == null || !note.source().equals(left.source())) {
                return Result.failed("ledger.back.another", server.place());
            }
            to.setAutoCommit(false);
            var obstacle = sold(to, left.heads());
            if (obstacle != null) {
                to.rollback();
                return Result.failed(obstacle);
            }
            note.as(MoveNote.State.GIVEN_BACK).write(to);
            to.commit();
            from.setAutoCommit(false);
            try (var statement = from.createStatement()) {
                statement.executeUpdate("delete from ledger_move");
                from.commit();
                statement.execute("checkpoint sync");
            }
            return Result.done(true);
        }
    }

    /** Nobody can write an event while this is asked, and until the answer is written down. */
    private @Nullable Problem sold(Connection to, Map<String, Long> heads) throws SQLException {
        try (var statement = to.createStatement()) {
            statement.execute("lock table till_chain in exclusive mode");
            try (var rows = statement.executeQuery(
                    "select till, machine from till_seat where seen_at > current_timestamp - interval '90 seconds'")) {
                if (rows.next()) {
                    return Problem.of("ledger.back.open", rows.getString(1), rows.getString(2));
                }
            }
        }
        for (var head : MoveNote.heads(to).entrySet()) {
            try (var count = to.prepareStatement(
                    "select count(*) from event where till = ? and sequence > ? and order_no is not null")) {
                count.setString(1, head.getKey());
                count.setLong(2, heads.getOrDefault(head.getKey(), 0L));
                try (var row = count.executeQuery()) {
                    if (row.next() && row.getLong(1) > 0) {
                        return Problem.of("ledger.back.sold", server.place());
                    }
                }
            }
        }
        return null;
    }
}
