package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one who looks for secrets finds each that was planted, however it was spelt or packed. */
class TracesTest {
    private static final String WORD = "pk/\"canary\\7391=8f";
    private static final Traces TRACES = new Traces(Map.of("key", WORD));

    @TempDir
    private Path folder;

    @BeforeEach
    void aFolderWithNothingInIt() throws IOException {
        Files.writeString(folder.resolve("clean.log"), "pk/ canary 7391 of nothing in particular");
        assertEquals(Set.of(), TRACES.in(folder));
    }

    @Test
    void plainInTheMiddleOfBytes() throws IOException {
        planted(("\0\1\2" + WORD + "\0").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void inBothOrdersOfTwoBytes() throws IOException {
        planted(("x" + WORD).getBytes(StandardCharsets.UTF_16LE));
        planted((WORD + "x").getBytes(StandardCharsets.UTF_16BE));
    }

    @Test
    void inBase64WhereverItBegins() throws IOException {
        for (var before : new String[] {"", "a", "ab", "abc", "user:"}) {
            for (var after : new String[] {"", "z", "yz", "xyz"}) {
                var text = (before + WORD + after).getBytes(StandardCharsets.UTF_8);
                planted(Base64.getEncoder().encode(text));
                planted(Base64.getUrlEncoder().withoutPadding().encode(text));
            }
        }
    }

    @Test
    void inHexInAnAddressInJsonAndBackwards() throws IOException {
        planted(HexFormat.of().formatHex(WORD.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        planted(HexFormat.of()
                .withUpperCase()
                .formatHex(WORD.getBytes(StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
        planted(URLEncoder.encode(WORD, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
        planted("{\"k\":\"pk/\\\"canary\\\\7391=8f\"}".getBytes(StandardCharsets.UTF_8));
        planted(new StringBuilder(WORD).reverse().toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void packedOnceAndTwice() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("inner.txt"));
            zip.write(WORD.getBytes(StandardCharsets.UTF_8));
        }
        planted(packed.toByteArray());
        var twice = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(twice)) {
            gzip.write(packed.toByteArray());
        }
        planted(twice.toByteArray());
    }

    private void planted(byte[] content) throws IOException {
        var file = Files.write(folder.resolve("planted"), content);
        assertEquals(1, TRACES.in(folder).size(), () -> HexFormat.of().formatHex(content));
        Files.delete(file);
    }
}
