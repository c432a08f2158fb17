package till.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Problem;

/** How a file of the books comes to be: written under another name, forced to disk, and only then put in its place. */
final class ExportFile {
    private static final Logger LOG = LoggerFactory.getLogger(ExportFile.class);

    /** Whoever still writes one began it since. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final Pattern TEMPORARY =
            Pattern.compile("\\..+\\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp");

    private ExportFile() {}

    /** What is wrong with the place, before anything is written. */
    static Optional<Problem> unfit(Path file) {
        var folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            return Optional.of(Problem.of("export.isFolder", file.toString()));
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of(Problem.of("export.noFolder", folder.toString()));
        }
        return Files.exists(file) && !(Files.isRegularFile(file) && Files.isWritable(file))
                ? Optional.of(Problem.of("export.notAllowed", file.toString()))
                : Optional.empty();
    }

    /** Why nothing could be written: a stick that is write-protected has room enough. */
    static Problem unwritten(Path file) {
        var folder = file.getParent();
        return Problem.of(
                folder == null || Files.isWritable(folder) ? "export.notWritten" : "export.notAllowed",
                file.toString());
    }

    /** A name beside the file that nobody takes for it. */
    static Path temporary(Path file) {
        return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    /**
     * Deletes what processes that died in the middle left in the folder: a day's money, and nobody sees it.
     *
     * @param written now, by the clock of the disk the others are on
     */
    static void clearAbandoned(Path written, Path file) {
        try (var files = Files.list(file.resolveSibling(""))) {
            var since = Files.getLastModifiedTime(written).toInstant().minus(ABANDONED);
            for (var each : files.filter(near -> isTemporary(near, file)).toList()) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(since)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.error("what a dead process left stays beside {}", file, e);
        }
    }

    private static boolean isTemporary(Path near, Path file) {
        var name = near.getFileName().toString();
        var own = Stream.of(file, DayExport.summaryOf(file))
                .anyMatch(each -> name.startsWith("." + each.getFileName() + "."));
        return (own || name.startsWith(".harbour-till_"))
                && TEMPORARY.matcher(name).matches();
    }

    /** A new file that is on disk once its stream is closed. */
    static OutputStream open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new ForcedStream(channel, Channels.newOutputStream(channel));
    }

    static void put(Path written, Path file) throws IOException {
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
