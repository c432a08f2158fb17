package till.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import till.domain.Problem;

/**
 * A ledger's file as a file: copied while it is sold on, looked at without changing it, and exchanged while nobody has it
 * open.
 *
 * @param path without the database's own ending
 */
public record LedgerFile(Path path) {
    private static final String ENDING = ".mv.db";

    public LedgerFile {
        path = path.toAbsolutePath().normalize();
    }

    /** The file itself. */
    public Path data() {
        return path.resolveSibling(path.getFileName() + ENDING);
    }

    /** Whether there is one. */
    public boolean exists() {
        return Files.exists(data());
    }

    /**
     * Writes the ledger as it is at one moment into a zip file of one entry, while others go on selling.
     *
     * @param zip is written over
     */
    public void copyTo(Path zip) throws LedgerUnusable {
        var store = Store.file(path);
        try (var connection = store.connect();
                var statement = connection.prepareStatement("backup to ?")) {
            statement.setString(1, zip.toString());
            statement.execute();
        } catch (SQLException e) {
            throw new Schema(store).unusable(e);
        }
    }

    /** Gives room that is not used any more back to the disk; where somebody has the file open it stays as it is. */
    public Optional<Problem> compact() throws IOException {
        return alone(() -> {
            try (var connection = Store.alone(path).connect();
                    var statement = connection.createStatement()) {
                statement.execute("shutdown compact");
            } catch (SQLException e) {
                throw new IOException(e);
            }
        });
    }

    /**
     * What a ledger says of itself.
     *
     * @param version of its tables
     * @param newest when its newest event was written
     * @param faults empty where it is whole
     */
    public record Look(int version, long events, long payments, Instant newest, List<String> faults) {
        public Look {
            faults = List.copyOf(faults);
        }
    }

    /** How closely a ledger is looked at. */
    public enum Depth {
        /** Every chain, link by link. */
        CHAINS,
        /** Also every row against the events it came from; tables of an older program only have their chains looked at. */
        ROWS
    }

    /**
     * Reads a file that nobody has open in its newest state, which the database does not find by itself in the copy of a
     * file that was in use; changes nothing else in it.
     */
    public Look look(Depth depth) throws LedgerUnusable {
        LastCommit.find(path);
        var store = Store.readOnly(path);
        var schema = new Schema(store);
        try (var connection = store.connect()) {
            var version = schema.known(connection);
            try (var handle = Jdbi.create(connection).open()) {
                var verifying = Verifying.of(handle, version);
                var found = depth == Depth.ROWS && version == Schema.NEWEST ? verifying.verify() : verifying.chains();
                return new Look(version, found.events(), found.payments(), found.newest(), found.faults());
            }
        } catch (SQLException | JdbiException e) {
            throw schema.unusable(e);
        }
    }

    /** What is done while nobody has the ledger open. */
    @FunctionalInterface
    public interface Exchange {
        void run() throws IOException;
    }

    /**
     * Runs while nobody has the ledger open and nobody can open it, and with all that was committed; a file that cannot
     * be read stands in nobody's way.
     */
    public Optional<Problem> alone(Exchange work) throws IOException {
        try (var _ = OpeningTurn.at(path)) {
            if (exists() && isInUse()) {
                return Optional.of(Problem.of("ledger.locked", path.toString()));
            }
            LastCommit.find(path);
            work.run();
            return Optional.empty();
        }
    }

    /** The database locks the file for as long as it has it open; whoever asks must not have it open itself. */
    private boolean isInUse() throws IOException {
        try (var channel = FileChannel.open(data(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException _) {
            return true;
        }
    }
}
