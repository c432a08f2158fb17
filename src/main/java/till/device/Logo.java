package till.device;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import till.domain.Result;

/** Reads a shop's logo: PNG, JPEG, GIF or BMP, neither heavy nor so large that reading it would hurt. */
public final class Logo {
    /** A file of more bytes is not read. */
    public static final long MOST_BYTES = 2_000_000;

    /** A picture with a longer side is not read. */
    public static final int LONGEST_SIDE = 4_000;

    private static final int KEPT_SIDE = 1_000;

    private Logo() {}

    /** The picture, or what is wrong with the file. */
    public static Result<GrayPicture> read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return Result.failed("logo.tooHeavy", file.toString(), Long.toString(MOST_BYTES / 1_000_000));
            }
            return read(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException _) {
            return Result.failed("logo.missing", file.toString());
        } catch (IOException e) {
            return Result.failed("logo.unreadable", file.toString());
        }
    }

    private static Result<GrayPicture> read(byte[] bytes, String name) {
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(stream);
            return readers.hasNext() ? read(readers.next(), stream, name) : Result.failed("logo.unreadable", name);
        } catch (IOException | RuntimeException e) {
            // the decoders throw all kinds of things at broken files
            return Result.failed("logo.unreadable", name);
        }
    }

    /** Looks at the size first: a small file may hold a picture that fills the memory. */
    private static Result<GrayPicture> read(ImageReader reader, ImageInputStream stream, String name)
            throws IOException {
        try {
            reader.setInput(stream, true, true);
            if (reader.getWidth(0) > LONGEST_SIDE || reader.getHeight(0) > LONGEST_SIDE) {
                return Result.failed("logo.tooLarge", name, Integer.toString(LONGEST_SIDE));
            }
            return Result.done(GrayPicture.of(reader.read(0)).within(KEPT_SIDE, KEPT_SIDE));
        } finally {
            reader.dispose();
        }
    }
}
