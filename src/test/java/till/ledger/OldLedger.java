package till.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A shop's ledger file as the program of version 8 of its tables left it. */
public final class OldLedger {
    private OldLedger() {}

    /** Makes one in a file that is not there yet. */
    public static void make(Path file) throws SQLException, IOException {
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        new FilledV8(Store.file(file)).fill();
    }

    /** What is wrong with one that was updated since; empty where every row is what it was. */
    public static List<String> faults(Path file) throws LedgerUnusable, SQLException, IOException {
        try (var updated = LedgerOpening.openFile(file, "T1")) {
            var faults = new ArrayList<>(updated.history().verify().faults());
            var now = new FilledV8(Store.file(file)).now();
            for (var table : FilledV8.tables()) {
                if (now.stream().noneMatch(each -> isSame(each, table))) {
                    faults.add(table.name() + " is not what it was");
                }
            }
            return faults;
        }
    }

    private static boolean isSame(FilledV8.Table one, FilledV8.Table other) {
        return one.name().equals(other.name())
                && one.rows().size() == other.rows().size()
                && one.rows().containsAll(other.rows());
    }
}
