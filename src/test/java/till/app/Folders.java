package till.app;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** Copies and deletes whole folders. */
final class Folders {
    private static final int TRIES = 5;

    private Folders() {}

    /** Into a folder that need not be there. */
    static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return to;
    }

    /** Also where a process that is just ending still writes a last line into it. */
    static void delete(Path folder) throws IOException {
        for (var tries = TRIES; Files.exists(folder); tries--) {
            try {
                deleteOnce(folder);
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                if (tries == 0) {
                    throw e;
                }
            }
        }
    }

    private static void deleteOnce(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
