package till.report.statement;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Opens a file's text in the encoding it was written in: UTF-8 where the whole file is, else what its bytes look like, which
 * with Chinese statements is GBK or Big5.
 *
 * @param charset what it was read as
 */
record StatementText(Path file, Charset charset) {
    private static final int STEP = 1 << 16;

    static StatementText of(Path file) throws IOException {
        if (isUtf8(file)) {
            return new StatementText(file, StandardCharsets.UTF_8);
        }
        var detector = new UniversalDetector();
        var bytes = new byte[STEP];
        try (var in = Files.newInputStream(file)) {
            for (var read = in.read(bytes); read > 0 && !detector.isDone(); read = in.read(bytes)) {
                detector.handleData(bytes, 0, read);
            }
        }
        detector.dataEnd();
        return new StatementText(file, known(detector.getDetectedCharset()));
    }

    /** GBK is a part of GB18030; a name that means nothing here is taken for it, too. */
    private static Charset known(@Nullable String name) {
        var wide = Charset.forName("GB18030");
        if (name == null || name.startsWith("GB") || name.startsWith("HZ")) {
            return wide;
        }
        // Hong Kong's own letters are in no plain Big5
        var chosen = name.equals("BIG5") ? "Big5-HKSCS" : name;
        return name.startsWith("UTF-") || chosen.startsWith("Big5") ? Charset.forName(chosen) : wide;
    }

    private static boolean isUtf8(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var letters = CharBuffer.allocate(STEP);
        var bytes = ByteBuffer.allocate(STEP);
        try (var in = Files.newByteChannel(file)) {
            while (in.read(bytes) >= 0) {
                bytes.flip();
                if (decoder.decode(bytes, letters.clear(), false).isError()) {
                    return false;
                }
                bytes.compact();
            }
            bytes.flip();
            return !decoder.decode(bytes, letters.clear(), true).isError();
        }
    }

    /** Its text without a mark at its beginning; what cannot be read in its encoding ends in an exception. */
    Reader open() throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = new BufferedInputStream(Files.newInputStream(file), STEP);
        var reader = new BufferedReader(new InputStreamReader(in, decoder), STEP);
        try {
            reader.mark(1);
            if (reader.read() != '\uFEFF') {
                reader.reset();
            }
            return reader;
        } catch (CharacterCodingException e) {
            reader.close();
            throw e;
        }
    }
}
