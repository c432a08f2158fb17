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
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks an exported history without the till: {@code java Verify.java FOLDER}. Ends with 0 where all is whole, 1 where
 * something was changed, 2 where the folder cannot be read.
 *
 * <p>The folder has a file {@code chain-TILL.txt} for each till: a line per event, its hash in hexadecimal, a blank, and the
 * event as JSON. A hash is the SHA-256 of the hash before it and the JSON's bytes; the first follows the SHA-256 of
 * {@code harbour-till/1/TILL}. Each close of a day is {@code z-NUMBER.json}, byte for byte as the till keeps it; the event
 * {@code DAY_CLOSED} has its SHA-256, and it has the head of every chain at that moment. Each day of a gateway that was signed
 * off is {@code sign-off-NUMBER.json} in the same way, its event {@code DAY_SIGNED}. Amounts are in minor units. The folder of an
 * archived year has {@code archive.json} beside them, with the SHA-256 of every other file in it.
 */
public final class Verify {
    private static final int WHOLE = 0;
    private static final int CHANGED = 1;
    private static final int UNREADABLE = 2;

    private final List<String> faults = new ArrayList<>();
    private final Map<String, List<String>> hashes = new TreeMap<>();
    private final Map<Long, Map<?, ?>> closes = new TreeMap<>();
    private final Map<Long, Map<?, ?>> signings = new TreeMap<>();
    private final Map<String, Refund> refunds = new HashMap<>();
    private final Map<String, Long> sums = new TreeMap<>();
    private long events;

    private Verify() {}

    /** What the events tell of one refund, in whatever order they are read. */
    private static final class Refund {
        private String amount = "0 ???";
        private String day = "";
        private boolean accepted;
        private boolean taken;
        private String reversed = "";
    }

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
            var told = object(new Json(Files.readString(folder.resolve("archive.json"))).value());
            files(folder, object(Objects.requireNonNullElse(told.get("files"), "no files")));
        }
        var reports = new TreeMap<Long, byte[]>();
        var signed = new TreeMap<Long, byte[]>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = String.valueOf(file.getFileName());
                if (name.startsWith("chain-") && name.endsWith(".txt")) {
                    chain(name.substring("chain-".length(), name.length() - ".txt".length()), file);
                } else if (name.startsWith("z-") && name.endsWith(".json")) {
                    reports.put(number(name, "z-"), Files.readAllBytes(file));
                } else if (name.startsWith("sign-off-") && name.endsWith(".json")) {
                    signed.put(number(name, "sign-off-"), Files.readAllBytes(file));
                }
            }
        }
        refunds.values().forEach(this::count);
        if (hashes.isEmpty()) {
            throw new IOException(folder + " has no chain");
        }
        proven("Z ", reports, closes);
        proven("sign-off ", signed, signings);
    }

    private static Long number(String name, String beginning) {
        return Long.valueOf(name.substring(beginning.length(), name.length() - ".json".length()));
    }

    /** An archive names every file that is in it. */
    private void files(Path folder, Map<?, ?> told) throws IOException {
        var missing = new TreeSet<String>();
        told.keySet().forEach(name -> missing.add(String.valueOf(name)));
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = String.valueOf(file.getFileName());
                var hash = HexFormat.of().formatHex(sha256(Files.readAllBytes(file)));
                if (!missing.remove(name) && !name.equals("archive.json")) {
                    faults.add(name + ": does not belong to the archive");
                } else if (told.containsKey(name) && !hash.equals(told.get(name))) {
                    faults.add(name + ": was changed");
                }
            }
        }
        missing.forEach(name -> faults.add(name + ": is missing"));
    }

    private void chain(String till, Path file) throws IOException {
        var chain = new ArrayList<String>();
        hashes.put(till, chain);
        var before = sha256(("harbour-till/1/" + till).getBytes(StandardCharsets.UTF_8));
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                events++;
                var blank = line.indexOf(' ');
                var told = blank < 0 ? "" : line.substring(0, blank);
                var text = line.substring(blank + 1);
                var event = object(new Json(text).value());
                var place = chain.size() + 1;
                if (!String.valueOf(place).equals(String.valueOf(event.get("sequence")))
                        || !till.equals(event.get("till"))) {
                    faults.add("chain " + till + ": event " + place + " is missing");
                }
                var hash = sha256(before, text.getBytes(StandardCharsets.UTF_8));
                if (!HexFormat.of().formatHex(hash).equals(told)) {
                    faults.add("chain " + till + ": event " + place + " was changed");
                }
                before = told.length() == 64 ? HexFormat.of().parseHex(told) : hash;
                chain.add(told);
                take(event);
            }
        }
    }

    private void take(Map<?, ?> event) {
        var facts = object(Objects.requireNonNullElse(event.get("facts"), "no facts"));
        switch (String.valueOf(event.get("kind"))) {
            case "DAY_CLOSED" -> once("Z ", closes, facts);
            case "DAY_SIGNED" -> once("sign-off ", signings, facts);
            case "PAYMENT_MOVED" -> {
                if ("PAID".equals(facts.get("to"))) {
                    add(String.valueOf(facts.get("day")), String.valueOf(facts.get("received")), 1);
                }
            }
            case "REFUND_RESERVED" -> refund(event).amount = String.valueOf(facts.get("amount"));
            case "REFUND_RECORDED" -> {
                var refund = refund(event);
                refund.amount = String.valueOf(facts.get("amount"));
                refund.day = String.valueOf(facts.get("day"));
            }
            case "REFUND_MOVED" -> moved(refund(event), facts);
            default -> {
                // moves no money
            }
        }
    }

    private void once(String what, Map<Long, Map<?, ?>> told, Map<?, ?> facts) {
        if (told.put(Long.valueOf(String.valueOf(facts.get("number"))), facts) != null) {
            faults.add(what + facts.get("number") + ": made twice");
        }
    }

    private Refund refund(Map<?, ?> event) {
        return refunds.computeIfAbsent(String.valueOf(event.get("refundNo")), _ -> new Refund());
    }

    /** The first of accepted and done sets the day; a failure takes it off, or stands on a later day where that is closed. */
    private static void moved(Refund refund, Map<?, ?> facts) {
        var to = String.valueOf(facts.get("to"));
        if (to.equals("ACCEPTED") || (to.equals("DONE") && !refund.accepted)) {
            refund.accepted = to.equals("ACCEPTED");
            refund.day = String.valueOf(facts.get("day"));
        } else if (to.equals("FAILED")) {
            refund.taken = !facts.containsKey("reversedDay");
            refund.reversed = facts.containsKey("reversedDay") ? String.valueOf(facts.get("reversedDay")) : "";
        }
    }

    private void count(Refund refund) {
        if (!refund.taken && !refund.day.isEmpty()) {
            add(refund.day, refund.amount, -1);
        }
        if (!refund.reversed.isEmpty()) {
            add(refund.reversed, refund.amount, 1);
        }
    }

    private void add(String day, String amount, int sign) {
        var parts = amount.split(" ");
        if (parts.length == 2) {
            sums.merge(day + " " + parts[1], sign * Long.parseLong(parts[0]), Math::addExact);
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
            } else if (!HexFormat.of().formatHex(sha256(content)).equals(told.get("content"))) {
                faults.add(kind + number + ": was changed");
            } else {
                var report = object(new Json(new String(content, StandardCharsets.UTF_8)).value());
                heads(kind + number, report);
                if (report.containsKey("takings")) {
                    sums(kind + number, report);
                }
            }
        }
    }

    private void heads(String what, Map<?, ?> report) {
        for (var head : object(Objects.requireNonNullElse(report.get("heads"), "no heads"))
                .entrySet()) {
            var then = object(head.getValue());
            var sequence = Integer.parseInt(String.valueOf(then.get("sequence")));
            var chain = hashes.getOrDefault(String.valueOf(head.getKey()), List.of());
            if (sequence > 0
                    && (sequence > chain.size() || !chain.get(sequence - 1).equals(then.get("hash")))) {
                faults.add(what + ": event " + sequence + " of chain " + head.getKey()
                        + " is not what it was when the day was closed");
            }
        }
    }

    private void sums(String what, Map<?, ?> report) {
        var told = new TreeMap<String, Long>();
        for (var each : (List<?>) Objects.requireNonNullElse(report.get("takings"), List.of())) {
            var line = object(each);
            told.merge(
                    report.get("day") + " " + line.get("currency"),
                    Long.valueOf(String.valueOf(line.get("minor"))),
                    Math::addExact);
        }
        sums.forEach((day, minor) -> {
            if (day.startsWith(report.get("day") + " ")) {
                told.merge(day, -minor, Math::addExact);
            }
        });
        told.forEach((day, difference) -> {
            if (difference != 0) {
                faults.add(what + ": counts " + difference + " more of " + day + " than the events do");
            }
        });
    }

    private static Map<?, ?> object(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("not an object: " + value);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** As much of JSON as the till writes: objects, lists, texts, whole numbers, true and false. */
    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object value() {
            return switch (peek()) {
                case '{' -> map();
                case '[' -> list();
                case '"' -> string();
                default -> word();
            };
        }

        private Map<String, Object> map() {
            var map = new TreeMap<String, Object>();
            at++;
            while (peek() != '}') {
                skip(',');
                var name = string();
                skip(':');
                map.put(name, value());
            }
            at++;
            return map;
        }

        private List<Object> list() {
            var list = new ArrayList<>();
            at++;
            while (peek() != ']') {
                skip(',');
                list.add(value());
            }
            at++;
            return list;
        }

        private String string() {
            if (peek() != '"') {
                throw new IllegalArgumentException("no text at " + at + " of " + text);
            }
            var read = new StringBuilder();
            for (at++; peek() != '"'; at++) {
                if (peek() != '\\') {
                    read.append(peek());
                    continue;
                }
                at++;
                read.append(escaped());
            }
            at++;
            return read.toString();
        }

        private char escaped() {
            return switch (peek()) {
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'u' -> {
                    at += 4;
                    yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
                }
                default -> peek();
            };
        }

        private String word() {
            var from = at;
            while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (from == at) {
                throw new IllegalArgumentException("nothing at " + at + " of " + text);
            }
            return text.substring(from, at);
        }

        private void skip(char mark) {
            if (peek() == mark) {
                at++;
            }
        }

        private char peek() {
            if (at >= text.length()) {
                throw new IllegalArgumentException("ends in the middle: " + text);
            }
            return text.charAt(at);
        }
    }
}
