package till.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One window per data folder. A second copy leaves a wish beside the lock, and the first one, which looks for it, comes to
 * the front.
 */
final class WindowLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;
    private final Path wish;

    private WindowLock(FileChannel channel, FileLock lock, Path wish) {
        this.channel = channel;
        this.lock = lock;
        this.wish = wish;
    }

    /** Takes the lock; empty where another window has it, which is then asked to come to the front. */
    static Optional<WindowLock> take(Path file) throws IOException {
        var wish = file.resolveSibling(file.getFileName() + ".front");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                Files.deleteIfExists(wish);
                return Optional.of(new WindowLock(channel, lock, wish));
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: the same answer as another one's
        }
        channel.close();
        Files.write(wish, new byte[0]);
        return Optional.empty();
    }

    /** Whether another copy was started since this was asked last. */
    boolean wantedInFront() {
        try {
            return Files.deleteIfExists(wish);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
