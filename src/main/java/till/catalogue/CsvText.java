package till.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.Result;

/**
 * A file's text. Where nobody looks only UTF-8 is taken, with or without a mark in front: nothing in the bytes of GBK and Big5
 * tells the one surely from the other, and a wrong guess would put wrong names on receipts. Where a person looks at it first,
 * a guess is shown and can be corrected.
 */
final class CsvText {
    static final int LARGEST = 32 << 20;

    private CsvText() {}

    /**
     * A text as it was read.
     *
     * @param possible as what else it could have been
     */
    record Read(String text, TextCode code, List<TextCode> possible) {}

    static Result<String> read(Path file) {
        return bytes(file).then(bytes -> plain(TextCode.UTF_8.read(bytes)));
    }

    /**
     * For a person who looks at it.
     *
     * @param chosen as what it is to be read; null for what it most likely is
     * @param usual what it is where nothing tells
     */
    static Result<Read> read(Path file, @Nullable TextCode chosen, TextCode usual) {
        return bytes(file).then(bytes -> {
            var code = Optional.ofNullable(chosen).or(() -> TextCode.of(bytes, usual));
            return plain(code.flatMap(each -> each.read(bytes)))
                    .map(text -> new Read(text, code.orElseThrow(), TextCode.possible(bytes)));
        });
    }

    private static Result<byte[]> bytes(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var bytes = stream.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? Result.failed("catalogue.file.large", String.valueOf(LARGEST >> 20))
                    : Result.done(bytes);
        } catch (NoSuchFileException _) {
            return Result.failed("catalogue.file.none", file.toString());
        } catch (IOException _) {
            return Result.failed("catalogue.file.unreadable", file.toString());
        }
    }

    private static Result<String> plain(Optional<String> read) {
        if (read.isEmpty()) {
            return Result.failed("catalogue.file.encoding");
        }
        var text = read.get();
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return plain.isBlank() ? Result.failed("catalogue.file.empty") : Result.done(plain);
    }
}
