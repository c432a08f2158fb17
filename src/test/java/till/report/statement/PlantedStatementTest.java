package till.report.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.BusinessCalendar;
import till.ledger.LedgerOpening;
import till.ledger.SeededBooks;
import till.ledger.SeededYear;
import till.report.statement.PlantedStatement.Planted;

/** Among thousands of rows of a statement every planted fault is found, in each encoding, and nothing else is flagged. */
class PlantedStatementTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZONE, 0);
    private static final int DAYS = 60;

    @TempDir
    private Path folder;

    @Test
    void everyFaultIsFoundAndNothingElse() throws Exception {
        var name = UUID.randomUUID().toString();
        try (var ledger = LedgerOpening.openMemory(name, "T01")) {
            var first = LocalDate.parse("2026-01-01");
            SeededYear.intoMemory(name, new SeededYear.Plan(12_000, first, DAYS, CALENDAR, 10));
            var moved = SeededBooks.ofMemory(name).of("gnete");
            assertTrue(moved.size() > 6_000, "movements: " + moved.size());
            for (var encoding : PlantedStatement.encodings()) {
                var file = folder.resolve(encoding.name() + ".csv");
                var planted = PlantedStatement.write(file, encoding, moved, ZONE);
                assertEquals(kinds(), kinds(planted));
                var desk = new StatementDesk(ledger, CALENDAR);
                var layout = new StatementLayout(Map.of(), false, ZONE, CurrencyUnit.of("HKD"));
                var statement = desk.read(file, layout, _ -> {}).value();
                var scope = new Matching.Scope("gnete", statement.from(), statement.to(), 1);
                assertEquals(List.copyOf(planted), found(desk.match(scope, statement)), encoding.name());
            }
        }
    }

    private static List<Planted> found(Reconciliation reconciliation) {
        return List.copyOf(reconciliation.all().stream()
                .filter(each -> each.finding() != Finding.MATCHED)
                .map(each -> new Planted(each.finding(), each.row(), missing(each)))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String missing(Compared each) {
        var ours = each.ours();
        return each.row() > 0 || ours == null ? "" : ours.number();
    }

    private static Set<Finding> kinds(TreeSet<Planted> planted) {
        return planted.stream()
                .map(Planted::finding)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Finding.class)));
    }

    /** No refund of a seeded year is left that has not ended. */
    private static Set<Finding> kinds() {
        return EnumSet.complementOf(EnumSet.of(Finding.MATCHED, Finding.NOT_REFUNDED_HERE));
    }
}
