package till.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import till.domain.Problem;

/** How a file of the books comes to be: written under another name, forced to disk, and only then put in its place. */
final class ExportFile {
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

    /** A name beside the file that nobody takes for it. */
    static Path temporary(Path file) {
        return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
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
