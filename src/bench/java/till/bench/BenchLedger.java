package till.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import till.domain.BusinessCalendar;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.ledger.SeededYear;

/**
 * A ledger file of a size, made the first time it is asked for: the same seed, the same ledger.
 *
 * @param days over how many days its payments lie, the last of them being {@link #LAST}
 */
record BenchLedger(int payments, int days) {
    static final LocalDate LAST = LocalDate.parse("2026-11-20");
    private static final String MODE = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);

    /** Where everything measured lies. */
    static Path folder() {
        return Path.of(System.getProperty("bench.folder", "target/bench")).toAbsolutePath();
    }

    /** A folder of that name with nothing in it. */
    static Path fresh(String name) throws IOException {
        var folder = folder().resolve(name);
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    Path file() {
        return folder().resolve("ledger-" + payments + "-" + days);
    }

    /** The database's own file. */
    Path data() {
        return folder().resolve(file().getFileName() + ".mv.db");
    }

    void make() throws IOException, LedgerUnusable, SQLException {
        if (Files.exists(data())) {
            return;
        }
        Files.createDirectories(folder());
        var part = folder().resolve("part-" + payments + "-" + days);
        Files.deleteIfExists(part.resolveSibling(part.getFileName() + ".mv.db"));
        LedgerOpening.openFile(part, "T01").close();
        SeededYear.intoFile(part, new SeededYear.Plan(payments, LAST.minusDays(days - 1L), days, CALENDAR, 9));
        compact(part);
        Files.move(part.resolveSibling(part.getFileName() + ".mv.db"), data());
    }

    /** As a till leaves its ledger when it closes. */
    private static void compact(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + file + MODE, "till", "");
                var statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        }
    }

    Ledger open() throws LedgerUnusable {
        return LedgerOpening.openFile(file(), "T01");
    }

    /** Plain JDBC beside an open ledger: what it could do at best. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + file() + ";AUTO_SERVER=TRUE;WRITE_DELAY=0" + MODE, "till", "");
    }
}
