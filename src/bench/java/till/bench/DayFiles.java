package till.bench;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import till.ledger.Ledger;
import till.ledger.SeededYear;
import till.report.DayExport;

/** S5: the file of a day, from a ledger in a file and from one on a server, and the memory it takes. */
final class DayFiles {
    private static final int TRIES = 5;
    private static final int ON_SERVER = 100_000;
    private static final double FILE_GOAL = 1.0;
    private static final double SERVER_GOAL = 1.5;

    private DayFiles() {}

    static List<Line> measure(List<Integer> sizes) throws Exception {
        var lines = new ArrayList<Line>();
        var growth = new Growth();
        for (var size : sizes) {
            new BenchLedger(size, 1).make();
            var jmh = Jmh.shots(DayFileBenchmark.class, size);
            growth.at(size, jmh.median("ours"));
            lines.add(line("from a file", size, jmh.median("ours"), jmh.median("csvWrite"), "CSVWRITE", FILE_GOAL));
        }
        lines.addAll(growth.line("S5", "the file of a day", "ms"));
        lines.add(heap(sizes.getLast()));
        lines.add(onServer());
        return lines;
    }

    private static Line line(String from, int size, double ours, double limit, String whose, double goal) {
        return new Line(
                "S5",
                "the file of a day of " + Line.grouped(size) + ", " + from,
                Line.ms(ours),
                Line.ms(limit) + ", " + whose,
                Line.times(ours / limit),
                "≤ " + goal + " ×",
                ours / limit <= goal);
    }

    /** A Java that has no more than it needs when idle and 64 MiB writes the whole day. */
    private static Line heap(int size) throws Exception {
        var idle = Child.run(SmallHeap.class, List.of(), size, false).first("idle");
        var most = (long) (idle / (1 << 20)) + 1 + SmallHeap.MORE;
        var rows = Child.run(SmallHeap.class, List.of("-Xmx" + most + "m"), size, true)
                .first("rows");
        return new Line(
                "S5",
                "heap for the file of " + Line.grouped(size),
                Line.grouped(rows) + " rows written in a heap of " + most + " MiB",
                Line.mebibytes(idle) + ", idle",
                Line.NONE,
                "idle + ≤ 64 MiB",
                rows >= size * 0.9);
    }

    private static Line onServer() throws Exception {
        try (var server = Server.start()) {
            server.create("day");
            server.fill("day", new SeededYear.Plan(ON_SERVER, BenchLedger.LAST, 1, BenchLedger.CALENDAR, 9));
            var folder = BenchLedger.fresh("server");
            var figures = new Figures();
            try (var ledger = server.open("day");
                    var plain = server.connect("day")) {
                try (var statement = plain.createStatement()) {
                    statement.execute("vacuum analyze");
                }
                for (var attempt = 0; attempt <= TRIES; attempt++) {
                    figures.add(attempt == 0 ? "warm" : "ours", ours(ledger, folder.resolve("ours.csv")));
                    figures.add(attempt == 0 ? "warm" : "copy", copy(plain.unwrap(PGConnection.class), folder));
                }
            }
            return line(
                    "from PostgreSQL", ON_SERVER, figures.median("ours"), figures.median("copy"), "COPY", SERVER_GOAL);
        }
    }

    private static double ours(Ledger ledger, Path file) {
        var began = System.nanoTime();
        new DayExport(ledger, BenchLedger.CALENDAR)
                .write(BenchLedger.LAST, null, file)
                .value();
        return (System.nanoTime() - began) / 1e6;
    }

    private static double copy(PGConnection plain, Path folder) throws Exception {
        var began = System.nanoTime();
        try (OutputStream out = Files.newOutputStream(folder.resolve("copy.csv"))) {
            var select = DayFileBenchmark.SAME_COLUMNS.formatted(BenchLedger.LAST);
            plain.getCopyAPI().copyOut("copy (" + select + ") to stdout (format csv, header)", out);
        }
        return (System.nanoTime() - began) / 1e6;
    }
}
