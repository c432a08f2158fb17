package till.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks an exported history without the till: {@code java Verify.java FOLDER}, which needs the files beside it. Ends with 0
 * where all is whole, 1 where something was changed, 2 where the folder cannot be read.
 *
 * <p>The folder has a file {@code chain-TILL.txt} for each till: a line per event, its hash in hexadecimal, a blank, and the
 * event as JSON. A hash is the SHA-256 of the hash before it and the JSON's bytes; the first follows the SHA-256 of
 * {@code harbour-till/1/TILL}. Each close of a day is {@code z-NUMBER.json}, byte for byte as the till keeps it; the event
 * {@code DAY_CLOSED} has its SHA-256, and it has the head of every chain at that moment. Each day of a gateway that was signed
 * off is {@code sign-off-NUMBER.json} in the same way, its event {@code DAY_SIGNED}. Amounts are in minor units. The folder of an
 * archived year has {@code archive.json} beside them, with the SHA-256 of every other file in it. Where years were taken out of
 * the till, {@code pruned-YEAR.json} has the SHA-256 that the year's last event {@code YEAR_PRUNED} tells; the newest names for
 * each chain where it was cut, the hash there, and the SHA-256 of the lines that are left up to there.
 */
public final class Verify {
    private static final int WHOLE = 0;
    private static final int CHANGED = 1;
    private static final int UNREADABLE = 2;

    private final List<String> faults = new ArrayList<>();
    private final Map<String, Map<Long, String>> hashes = new TreeMap<>();
    private final Map<String, Set<String>> prunings = new TreeMap<>();
    private final Map<Long, Map<?, ?>> closes = new TreeMap<>();
    private final Map<Long, Map<?, ?>> signings = new TreeMap<>();
    private final MovedMoney moved = new MovedMoney();
    private Map<?, ?> cut = Map.of();
    private long events;

    private Verify() {}

    /** A place in a chain, and what is over the lines left up to there. */
    private record Anchor(long sequence, String hash, String kept) {}

    /** Checks the folder that is named. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("Say which folder: java Verify.java FOLDER");
            System.exit(UNREADABLE);
        }
        System.exit(run(Path.of(arguments[0]), System.out));
    }

    static int run(Path folder, PrintStream out) {
        var verify = new Verify();
        try {
            verify.read(folder);
        } catch (IOException | IllegalArgumentException e) {
            out.println("Cannot be read: " + e.getMessage());
            return UNREADABLE;
        }
        verify.faults.forEach(out::println);
        out.printf(
                "%d events of %d tills, %d closed days: %s%n",
                verify.events,
                verify.hashes.size(),
                verify.closes.size(),
                verify.faults.isEmpty() ? "whole" : verify.faults.size() + " faults");
        return verify.faults.isEmpty() ? WHOLE : CHANGED;
    }

    /** What is wrong with the folder; empty where all is whole. */
    public static List<String> faults(Path folder) throws IOException {
        var verify = new Verify();
        verify.read(folder);
        return List.copyOf(verify.faults);
    }

    private void read(Path folder) throws IOException {
        if (Files.exists(folder.resolve("archive.json"))) {
            var told = Json.read(Files.readString(folder.resolve("archive.json")));
            files(folder, Json.object(told, "files"));
        }
        var pruned = numbered(folder, "pruned-");
        if (!pruned.isEmpty()) {
            cut = Json.read(new String(pruned.lastEntry().getValue(), StandardCharsets.UTF_8));
        }
        for (var chain : named(folder, "chain-", ".txt").entrySet()) {
            chain(chain.getKey(), chain.getValue());
        }
        pruned.forEach((year, content) -> pruned(Long.toString(year), content));
        prunings.keySet().forEach(year -> faults.add("pruned year " + year + ": is missing"));
        moved.countRefunds();
        if (hashes.isEmpty()) {
            throw new IOException(folder + " has no chain");
        }
        proven("Z ", numbered(folder, "z-"), closes);
        proven("sign-off ", numbered(folder, "sign-off-"), signings);
    }

    /** Files by what their names have between a beginning and an end. */
    private static Map<String, Path> named(Path folder, String beginning, String end) throws IOException {
        var found = new TreeMap<String, Path>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = String.valueOf(file.getFileName());
                if (name.startsWith(beginning) && name.endsWith(end)) {
                    found.put(name.substring(beginning.length(), name.length() - end.length()), file);
                }
            }
        }
        return found;
    }

    private static TreeMap<Long, byte[]> numbered(Path folder, String kind) throws IOException {
        var found = new TreeMap<Long, byte[]>();
        for (var file : named(folder, kind, ".json").entrySet()) {
            found.put(Long.valueOf(file.getKey()), Files.readAllBytes(file.getValue()));
        }
        return found;
    }

    private void pruned(String year, byte[] content) {
        var told = prunings.remove(year);
        if (told == null || !told.contains(hex(sha256(content)))) {
            faults.add("pruned year " + year + ": is not what its event says");
        }
    }

    /** Where a chain was cut, or its start. */
    private Anchor anchor(String till) {
        return cut.get("anchors") instanceof Map<?, ?> all && all.get(till) instanceof Map<?, ?> told
                ? new Anchor(Json.number(told, "sequence"), Json.text(told, "hash"), Json.text(told, "kept"))
                : new Anchor(0, hex(sha256(bytes("harbour-till/1/" + till))), hex(sha256()));
    }

    /** An archive names every file that is in it. */
    private void files(Path folder, Map<?, ?> told) throws IOException {
        var missing = new TreeSet<String>();
        told.keySet().forEach(name -> missing.add(String.valueOf(name)));
        for (var file : named(folder, "", "").entrySet()) {
            var name = file.getKey();
            if (!missing.remove(name) && !name.equals("archive.json")) {
                faults.add(name + ": does not belong to the archive");
            } else if (told.containsKey(name) && !hash(file.getValue()).equals(told.get(name))) {
                faults.add(name + ": was changed");
            }
        }
        missing.forEach(name -> faults.add(name + ": is missing"));
    }

    private void chain(String till, Path file) throws IOException {
        hashes.put(till, new HashMap<>());
        var anchor = anchor(till);
        var last = new Anchor(anchor.sequence(), anchor.hash(), "");
        var kept = digest();
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var blank = line.indexOf(' ');
                var event = Json.read(line.substring(blank + 1));
                var now = new Anchor(Json.number(event, "sequence"), line.substring(0, Math.max(blank, 0)), "");
                hashes.get(till).put(now.sequence(), now.hash());
                take(event);
                if (now.sequence() <= anchor.sequence()) {
                    kept.update(bytes(line + "\n"));
                } else {
                    last = follow(till, last, now, line.substring(blank + 1));
                }
            }
        }
        if (!hex(kept.digest()).equals(anchor.kept())) {
            faults.add("chain " + till + ": what was left up to event " + anchor.sequence() + " was changed");
        }
    }

    private Anchor follow(String till, Anchor last, Anchor now, String event) {
        if (now.sequence() != last.sequence() + 1) {
            faults.add("chain " + till + ": event " + (last.sequence() + 1) + " is missing");
        }
        var hash = hex(sha256(HexFormat.of().parseHex(last.hash()), bytes(event)));
        if (!hash.equals(now.hash())) {
            faults.add("chain " + till + ": event " + now.sequence() + " was changed");
        }
        return new Anchor(now.sequence(), now.hash().length() == hash.length() ? now.hash() : hash, "");
    }

    private void take(Map<?, ?> event) {
        events++;
        var facts = Json.object(event, "facts");
        switch (Json.text(event, "kind")) {
            case "DAY_CLOSED" -> once("Z ", closes, facts);
            case "DAY_SIGNED" -> once("sign-off ", signings, facts);
            case "YEAR_PRUNED" ->
                prunings.computeIfAbsent(Json.text(facts, "year"), _ -> new TreeSet<>())
                        .add(Json.text(facts, "content"));
            default -> moved.take(event, facts);
        }
    }

    private void once(String what, Map<Long, Map<?, ?>> told, Map<?, ?> facts) {
        if (told.put(Json.number(facts, "number"), facts) != null) {
            faults.add(what + facts.get("number") + ": made twice");
        }
    }

    /** Numbered without gaps, each byte for byte what its event says. */
    private void proven(String kind, Map<Long, byte[]> kept, Map<Long, Map<?, ?>> events) {
        var numbers = new TreeSet<>(kept.keySet());
        numbers.addAll(events.keySet());
        for (var number = 1L; !numbers.isEmpty() && number <= numbers.getLast(); number++) {
            var content = kept.get(number);
            var told = events.get(number);
            if (content == null) {
                faults.add(kind + number + ": is missing");
            } else if (told == null) {
                faults.add(kind + number + ": no event tells of it");
            } else if (!hex(sha256(content)).equals(told.get("content"))) {
                faults.add(kind + number + ": was changed");
            } else {
                var report = Json.read(new String(content, StandardCharsets.UTF_8));
                heads(kind + number, report);
                takings(kind + number, report);
            }
        }
    }

    private void heads(String what, Map<?, ?> report) {
        for (var head : Json.object(report, "heads").entrySet()) {
            var then = Json.object(head.getValue());
            var sequence = Json.number(then, "sequence");
            var till = String.valueOf(head.getKey());
            var hash = hashes.getOrDefault(till, Map.of()).get(sequence);
            var gone = hash == null && sequence <= anchor(till).sequence();
            if (!gone && !Objects.equals(hash, then.get("hash"))) {
                faults.add(what + ": event " + sequence + " of chain " + head.getKey()
                        + " is not what it was when the day was closed");
            }
        }
    }

    /** Of a day that was taken out nothing is left to count. */
    private void takings(String what, Map<?, ?> report) {
        var through = String.valueOf(Objects.requireNonNullElse(cut.get("through"), ""));
        if (report.containsKey("takings") && Json.text(report, "day").compareTo(through) > 0) {
            moved.differences(report)
                    .forEach((day, difference) ->
                            faults.add(what + ": counts " + difference + " more of " + day + " than the events do"));
        }
    }

    private static String hash(Path file) throws IOException {
        return hex(sha256(Files.readAllBytes(file)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[]... parts) {
        var digest = digest();
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
