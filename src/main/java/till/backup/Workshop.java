package till.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;

/** A folder of one's own for the length of one piece of work, empty at its beginning and gone at its end. */
final class Workshop implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private Workshop(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Empty where another thread or process works in it. What one that died left behind is cleared away. */
    static Optional<Workshop> open(Path folder) throws IOException {
        Files.createDirectories(folder.resolveSibling(""));
        var channel = FileChannel.open(
                folder.resolveSibling(folder.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                clear(folder);
                Files.createDirectories(folder);
                return Optional.of(new Workshop(folder, channel));
            }
        } catch (OverlappingFileLockException _) {
            // another thread of this process: the same answer as another process
        }
        channel.close();
        return Optional.empty();
    }

    Path folder() {
        return folder;
    }

    static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            clear(folder);
        }
    }
}
