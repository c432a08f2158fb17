package till.backup;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;

/** What a tamperer does: SQL beside the ledger. */
final class LedgerForger {
    private LedgerForger() {}

    static void forge(Path file, String... sql) {
        var url = "jdbc:h2:file:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        var properties = new Properties();
        properties.setProperty("user", "till");
        properties.setProperty("password", "");
        try (var connection = new org.h2.Driver().connect(url, properties);
                var statement = connection.createStatement()) {
            for (var each : sql) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
