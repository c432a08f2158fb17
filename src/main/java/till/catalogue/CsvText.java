package till.catalogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import till.domain.Result;

/**
 * A file's text. Only UTF-8 is taken, with or without a mark in front: nothing in the bytes of GBK and Big5 tells the one
 * surely from the other, and a wrong guess would put wrong names on receipts.
 */
final class CsvText {
    static final int LARGEST = 32 << 20;

    private CsvText() {}

    static Result<String> read(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var bytes = stream.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? Result.failed("catalogue.file.large", String.valueOf(LARGEST >> 20))
                    : decoded(bytes);
        } catch (NoSuchFileException _) {
            return Result.failed("catalogue.file.none", file.toString());
        } catch (IOException _) {
            return Result.failed("catalogue.file.unreadable", file.toString());
        }
    }

    private static Result<String> decoded(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (plain.isBlank()) {
                return Result.failed("catalogue.file.empty");
            }
            return plain.indexOf('\0') >= 0 ? Result.failed("catalogue.file.encoding") : Result.done(plain);
        } catch (CharacterCodingException _) {
            return Result.failed("catalogue.file.encoding");
        }
    }
}
