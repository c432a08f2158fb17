package till.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time open a ledger's file. Where several try at once H2 makes each of them wait for seconds, and gives
 * some up; one after the other takes milliseconds each. The system takes a turn back from a process that dies.
 */
final class OpeningTurn implements AutoCloseable {
    /** Beyond it a process opens the file without a turn: H2 keeps it whole all the same. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Of an update of the largest ledger on a slow disk; nobody changes its tables without a turn. */
    private static final Duration LONGEST_UPDATE = Duration.ofHours(1);

    private static final String OPENING = ".turn";
    private static final String UPDATING = ".update.turn";

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final @Nullable FileChannel channel;

    private OpeningTurn(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for one's turn; in a folder that cannot be written there is none to wait for. */
    static OpeningTurn at(Path file) {
        try {
            return waited(file, OPENING, LONGEST);
        } catch (IOException _) {
            return new OpeningTurn(null);
        }
    }

    /** As {@link #at}, to change the file's tables. */
    static OpeningTurn toUpdate(Path file) throws IOException {
        return waited(file, UPDATING, LONGEST_UPDATE);
    }

    /** Whether somebody has the turn to change the file's tables. */
    static boolean isUpdated(Path file) {
        var turn = turn(file, UPDATING);
        if (!Files.exists(turn)) {
            return false;
        }
        try (var channel = FileChannel.open(turn, StandardOpenOption.WRITE)) {
            return lock(channel) == null;
        } catch (IOException _) {
            return false;
        }
    }

    private static OpeningTurn waited(Path file, String name, Duration longest) throws IOException {
        var channel = FileChannel.open(turn(file, name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var end = System.nanoTime() + longest.toNanos();
        while (lock(channel) == null && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return new OpeningTurn(channel);
    }

    private static Path turn(Path file, String name) {
        return file.resolveSibling(file.getFileName() + name);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException _) {
                // nothing was written through it, and the system takes the turn back with the process
            }
        }
    }
}
