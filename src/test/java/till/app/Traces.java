package till.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Looks for words that must not be anywhere: in every file of a folder, whatever its form, also packed, and in the spellings
 * in which programs leave secrets behind. Reads bytes, not texts, so that a database file is read like a log.
 */
final class Traces {
    /** Shorter pieces of a word turn up by themselves. */
    private static final int LEAST = 8;

    private final Map<String, List<byte[]>> spellings = new LinkedHashMap<>();

    /** @param words what is looked for, each under a name that may be printed */
    Traces(Map<String, String> words) {
        words.forEach((name, word) -> {
            if (word.length() < LEAST) {
                throw new IllegalArgumentException(name + " is too short to be told from chance");
            }
            spellings.put(name, spellings(word));
        });
    }

    /** Where a word was found: the name of the word and the file; empty where nothing was. */
    Set<String> in(Path folder) throws IOException {
        var found = new LinkedHashSet<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                look(folder.relativize(file).toString(), Files.readAllBytes(file), found);
            }
        }
        return found;
    }

    /** Where a word was found in what a program said. */
    Set<String> in(String where, String said) {
        var found = new LinkedHashSet<String>();
        look(where, said.getBytes(StandardCharsets.UTF_8), found);
        return found;
    }

    private void look(String where, byte[] content, Collection<String> found) {
        spellings.forEach((name, forms) -> {
            if (forms.stream().anyMatch(form -> contains(content, form))) {
                found.add(name + " in " + where);
            }
        });
        unpacked(content).forEach((entry, inner) -> look(where + "!" + entry, inner, found));
    }

    /** What a packed file holds; empty where it is none. */
    private static Map<String, byte[]> unpacked(byte[] content) {
        var inner = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                inner.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            inner.clear();
        }
        if (content.length > 2 && content[0] == 0x1f && content[1] == (byte) 0x8b) {
            try (var packed = new GZIPInputStream(new ByteArrayInputStream(content))) {
                inner.put("gz", packed.readAllBytes());
            } catch (ZipException e) {
                return inner;
            } catch (IOException e) {
                throw new IllegalStateException("cut short", e);
            }
        }
        return inner;
    }

    private static List<byte[]> spellings(String word) {
        var forms = new ArrayList<byte[]>();
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            forms.add(word.getBytes(charset));
        }
        forms.addAll(inBase64(word.getBytes(StandardCharsets.UTF_8)));
        var hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
        for (var text : List.of(
                hex,
                hex.toUpperCase(Locale.ROOT),
                URLEncoder.encode(word, StandardCharsets.UTF_8),
                word.replace("\\", "\\\\").replace("\"", "\\\""),
                word.replace("/", "\\/"),
                new StringBuilder(word).reverse().toString())) {
            forms.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return forms;
    }

    /** As it stands in Base64 of something longer: at each of the three offsets, without the letters its neighbours decide. */
    private static List<byte[]> inBase64(byte[] word) {
        var forms = new ArrayList<byte[]>();
        for (var before = 0; before < 3; before++) {
            var padded = new byte[before + word.length];
            System.arraycopy(word, 0, padded, before, word.length);
            for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                var letters = encoder.withoutPadding().encode(padded);
                var from = before == 0 ? 0 : before + 1;
                var cut = padded.length % 3 == 0 ? 0 : 1;
                forms.add(Arrays.copyOfRange(letters, from, letters.length - cut));
            }
        }
        return forms;
    }

    private static boolean contains(byte[] content, byte[] form) {
        var last = content.length - form.length;
        for (var at = 0; at <= last; at++) {
            if (content[at] == form[0] && Arrays.equals(content, at, at + form.length, form, 0, form.length)) {
                return true;
            }
        }
        return false;
    }
}
