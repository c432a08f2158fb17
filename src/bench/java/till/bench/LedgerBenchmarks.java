package till.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** S4, S7 and S9: what the ledger does, and how much room it takes. */
final class LedgerBenchmarks {
    private static final int WRITERS = 16;
    private static final double WRITES_GOAL = 0.5;
    private static final int ROOM_GOAL = 2048;

    private final List<Line> lines = new ArrayList<>();
    private final Growth number = new Growth();
    private final Growth beginning = new Growth();
    private final Growth day = new Growth();
    private final Growth word = new Growth();

    /** S4 at each size, and how it grows. */
    List<Line> lookUps(List<Integer> sizes) throws Exception {
        for (var size : sizes) {
            new BenchLedger(size, 365).make();
            var jmh = Jmh.sampled(LookUpBenchmark.class, size);
            number.at(size, lookUp("a number found", jmh, "number", 20, size));
            beginning.at(size, lookUp("the beginning of a number", jmh, "beginningOfANumber", 20, size));
            day.at(size, lookUp("a day's list opened", jmh, "listOfADay", 60, size));
            word.at(size, lookUp("a word within 30 days", jmh, "wordInAMonth", 60, size));
        }
        lines.addAll(number.line("S4", "a number found, p95", "ms"));
        lines.addAll(beginning.line("S4", "the beginning of a number, p95", "ms"));
        lines.addAll(day.line("S4", "a day's list opened (the days grow too), p95", "ms"));
        lines.addAll(word.line("S4", "a word within 30 days (the days grow too), p95", "ms"));
        return lines;
    }

    private double lookUp(String what, Jmh jmh, String method, int goal, int size) {
        var measured = jmh.p95(method);
        var limit = jmh.p95("primaryKey");
        lines.add(new Line(
                "S4",
                what + " among " + Line.grouped(size),
                Line.ms(measured) + " p95",
                Line.ms(limit) + " p95, primary key",
                Line.times(measured / limit),
                "≤ " + goal + " ms",
                measured <= goal));
        return measured;
    }

    /** S7: alone, and with many who wait for one checkpoint. */
    static List<Line> writes() throws Exception {
        var alone = Jmh.sampled(WritesBenchmark.class, 0);
        var together = Jmh.together(WritesBenchmark.class, WRITERS);
        return List.of(
                written("payments written down, on disk", alone),
                written("the same, " + WRITERS + " tills' hands at once", together));
    }

    private static Line written(String what, Jmh jmh) {
        var ours = jmh.median("ours");
        var bare = jmh.median("bare");
        return new Line(
                "S7",
                what,
                Line.perSecond(ours),
                Line.perSecond(bare) + ", bare insert, commit, CHECKPOINT SYNC",
                Line.times(ours / bare),
                "≥ 0.5 ×",
                ours / bare >= WRITES_GOAL);
    }

    /** S9 of every ledger that was made. */
    static List<Line> room(List<Integer> sizes) throws Exception {
        var lines = new ArrayList<Line>();
        for (var size : sizes) {
            var ledger = new BenchLedger(size, 365);
            ledger.make();
            var each = Files.size(ledger.data()) / (double) size;
            lines.add(new Line(
                    "S9",
                    "a ledger of " + Line.grouped(size) + ", per sale with its events",
                    Line.grouped(each) + " B",
                    Line.NONE,
                    Line.NONE,
                    "≤ 2,048 B",
                    each <= ROOM_GOAL));
        }
        return lines;
    }
}
