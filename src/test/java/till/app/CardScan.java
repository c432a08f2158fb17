package till.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;

/**
 * Looks for card numbers in every file of a folder, whatever its form: runs of 13 to 19 digits, with or without something
 * between them (which UTF-16 has too), turned round, in Base64 at any offset, in hex, and packed.
 */
final class CardScan {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    /** A zero of UTF-16 beside a blank or a dash. */
    private static final int MOST_BETWEEN = 3;

    private static final int DEEPEST = 3;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{18,}");
    private static final Pattern HEX = Pattern.compile("(?:3[0-9]){13,}");

    private final Set<String> numbers;

    CardScan(Collection<String> numbers) {
        this.numbers = new HashSet<>(numbers);
        numbers.forEach(
                number -> this.numbers.add(new StringBuilder(number).reverse().toString()));
    }

    /** The files that hold one of them, with its last four digits. */
    Set<String> in(Path folder) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                look(folder.relativize(file).toString(), Files.readAllBytes(file), DEEPEST, found);
            }
        }
        return found;
    }

    Set<String> in(String where, String said) {
        var found = new TreeSet<String>();
        look(where, said.getBytes(StandardCharsets.UTF_8), DEEPEST, found);
        return found;
    }

    private void look(String where, byte[] content, int deep, Set<String> found) {
        digits(where, content, found);
        if (deep == 0) {
            return;
        }
        var text = new String(content, StandardCharsets.ISO_8859_1);
        var plain = text.replace("\0", "");
        for (var each : new TreeSet<>(List.of(text, plain))) {
            BASE64.matcher(each).results().forEach(run -> decoded(where, run.group(), found));
            HEX.matcher(each)
                    .results()
                    .forEach(run -> digits(where + "(hex)", HexFormat.of().parseHex(run.group()), found));
        }
        unpacked(where, content, deep, found);
    }

    private void decoded(String where, String run, Set<String> found) {
        var standard = run.replace('-', '+').replace('_', '/');
        for (var offset = 0; offset < 4 && standard.length() - offset >= 16; offset++) {
            var rest = standard.length() - offset;
            var length = rest % 4 == 1 ? rest - 1 : rest;
            digits(where + "(base64)", Base64.getDecoder().decode(standard.substring(offset, offset + length)), found);
        }
    }

    private void unpacked(String where, byte[] content, int deep, Set<String> found) {
        if (content.length < 4) {
            return;
        }
        try {
            if (content[0] == 0x1f && content[1] == (byte) 0x8b) {
                try (var packed = new GZIPInputStream(new ByteArrayInputStream(content))) {
                    look(where + "!gz", packed.readAllBytes(), deep - 1, found);
                }
            } else if (content[0] == 'P' && content[1] == 'K') {
                unzipped(where, content, deep, found);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cut short: " + where, e);
        }
    }

    /** By its directory: a writer of workbooks tells the sizes of the entries there alone. */
    private void unzipped(String where, byte[] content, int deep, Set<String> found) throws IOException {
        var file = Files.write(Files.createTempFile("scan", ".zip"), content);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                look(where + "!" + entry.getName(), zip.getInputStream(entry).readAllBytes(), deep - 1, found);
            }
        } finally {
            Files.delete(file);
        }
    }

    /** Each run of digits that have little between them, from each of its digits on. */
    private void digits(String where, byte[] content, Set<String> found) {
        var run = new StringBuilder();
        var between = 0;
        for (var value : content) {
            if (value >= '0' && value <= '9') {
                run.append((char) value);
                between = 0;
            } else if (run.length() > 0 && ++between > MOST_BETWEEN) {
                numbers(where, run, found);
                run.setLength(0);
                between = 0;
            }
        }
        numbers(where, run, found);
    }

    private void numbers(String where, CharSequence run, Set<String> found) {
        for (var start = 0; start + SHORTEST <= run.length(); start++) {
            for (var end = start + SHORTEST; end <= Math.min(run.length(), start + LONGEST); end++) {
                var number = run.subSequence(start, end).toString();
                if (numbers.contains(number)) {
                    found.add("***" + number.substring(number.length() - 4) + " in " + where);
                }
            }
        }
    }
}
