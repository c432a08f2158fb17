package till.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/**
 * Changes the tables of a ledger's file in a copy, which takes the file's place once it is whole. H2 keeps each change of a table
 * at once and takes none back: a process that dies in the middle, or a disk that fills up, would leave tables that belong to no
 * program. So the file is as it was until it is new. For whoever has the turn to update it.
 *
 * @param ledger without the database's own ending
 */
record UpdateAside(Path ledger) {
    private static final String ENDING = ".mv.db";

    /** What is done to the copy, which nobody else knows of. */
    @FunctionalInterface
    interface Change {
        void in(Store copy) throws SQLException;
    }

    /** False, and nothing was done, where somebody has the file open. */
    boolean run(Change change) throws IOException, SQLException {
        var copy = copyOf(ledger);
        var fresh = file(copy);
        try (var old = FileChannel.open(file(ledger), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (!locked(old)) {
                return false;
            }
            copy(old, fresh);
            change.in(Store.alone(copy));
            force(fresh);
            if (moved(fresh)) {
                return true;
            }
        }
        // Windows exchanges no file that somebody has open, be it this process
        Files.move(fresh, file(ledger), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Whether nobody has the file open just now. */
    boolean isFree() throws IOException {
        try (var file = FileChannel.open(file(ledger), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return locked(file);
        }
    }

    /** H2 takes what begins with a ledger's name for a part of it. */
    static Path copyOf(Path ledger) {
        return ledger.resolveSibling("updated-" + ledger.getFileName());
    }

    private static Path file(Path ledger) {
        return ledger.resolveSibling(ledger.getFileName() + ENDING);
    }

    /** As the database itself does: nobody opens it meanwhile, also no older program. */
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    /** Through the channel that has the lock: where locks bind, no other may read. One that an update left behind is gone. */
    private static void copy(FileChannel from, Path to) throws IOException {
        Files.deleteIfExists(to);
        try (var out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var size = from.size();
            for (var done = 0L; done < size; ) {
                done += from.transferTo(done, size - done, out);
            }
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private boolean moved(Path fresh) throws IOException {
        try {
            Files.move(fresh, file(ledger), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AccessDeniedException _) {
            return false;
        }
    }
}
