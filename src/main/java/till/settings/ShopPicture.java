package till.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import till.domain.Problem;
import till.domain.Result;

/**
 * The shop's own picture for the customer display, copied beside the settings so that it survives its original. What it
 * shows is judged by whoever draws it. May be shared between threads.
 */
public final class ShopPicture {
    public static final int LARGEST = 4 << 20;

    private final Path file;

    ShopPicture(Path file) {
        this.file = file;
    }

    /** The picture's bytes; empty where there is none, or none that can be read. */
    public Optional<byte[]> read() {
        return bytes(file) instanceof Result.Done<byte[]>(var bytes) ? Optional.of(bytes) : Optional.empty();
    }

    /** The bytes of a picture somebody chose, if it is not too large. */
    public static Result<byte[]> bytes(Path chosen) {
        try (var stream = Files.newInputStream(chosen)) {
            var bytes = stream.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST ? Result.failed("picture.large") : Result.done(bytes);
        } catch (IOException _) {
            return Result.failed("picture.unreadable");
        }
    }

    /** Keeps a picture in place of the one before; what went wrong, if anything did. */
    public Optional<Problem> keep(byte[] bytes) {
        try {
            WholeFile.write(file, bytes);
            return Optional.empty();
        } catch (IOException _) {
            return Optional.of(Problem.of("settings.notSaved", file.toString()));
        }
    }

    /** Goes back to none. */
    public Optional<Problem> remove() {
        try {
            Files.deleteIfExists(file);
            return Optional.empty();
        } catch (IOException _) {
            return Optional.of(Problem.of("settings.notSaved", file.toString()));
        }
    }
}
