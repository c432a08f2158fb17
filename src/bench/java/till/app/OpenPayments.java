package till.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/** Payments whose customer has not paid yet, written straight into the table of a till that is open. */
final class OpenPayments {
    private static final Duration OPEN_FOR = Duration.ofHours(2);
    private static final String INSERT = """
            insert into payment (order_no, reference, sale, sale_key, till, gateway, method, amount_minor, currency, subject,
                created_at, expires_at, open_at, state, code_kind, code_text, next_check_at, changed_at)
            values (?1, ?1, ?1, ?1, 'T01', 'gnete', 'WX_QR', 8800, 'HKD', 'Milk tea',
                ?2, ?3, ?2, 'AWAITING_PAYER', 'QR', 'https://qr.example.com', ?2, ?2)
            """;

    private final Connection connection;

    private OpenPayments(Connection connection) {
        this.connection = connection;
    }

    static OpenPayments in(Path ledger) throws SQLException {
        return new OpenPayments(DriverManager.getConnection(
                "jdbc:h2:file:" + ledger.toAbsolutePath()
                        + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "till",
                ""));
    }

    void add(Iterable<String> numbers) throws SQLException {
        var now = Instant.now();
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var number : numbers) {
                insert.setString(1, number);
                insert.setTimestamp(2, Timestamp.from(now));
                insert.setTimestamp(3, Timestamp.from(now.plus(OPEN_FOR)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** How many questions about payments were answered and written down so far. */
    long checks() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select sum(checks) from payment")) {
            row.next();
            return row.getLong(1);
        }
    }
}
