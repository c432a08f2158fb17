package till.ledger;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import till.domain.LedgerServer;
import till.domain.Secret;

/** A server's ledger as an older program left it, with a payment. */
public record OlderServer(LedgerServer server, Secret password) {
    /** @param version of the tables */
    public void make(int version) throws SQLException {
        Flyway.configure()
                .dataSource(new StoreSource(store()))
                .locations("classpath:ledger")
                .placeholders(Map.of("number", "varchar collate \"C\""))
                .target(Integer.toString(version))
                .load()
                .migrate();
        execute("insert into pin_key (name, sealed) values ('before', '\\x01')");
    }

    /** What was kept before its tables were changed. */
    public boolean hasWhatItHad() throws SQLException {
        return one("select count(*) from pin_key where name = 'before'") == 1;
    }

    public int tables() throws SQLException {
        return one("select max(cast(version as integer)) from flyway_schema_history where success");
    }

    /** As if a program had been there that is newer than this one. */
    void asOfANewerProgram() throws SQLException {
        execute("update flyway_schema_history set version = '999' where version = '2'");
    }

    /** As a till of any version that works there. */
    public AutoCloseable atWork() throws SQLException {
        return store().connect();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = store().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int one(String sql) throws SQLException {
        try (var connection = store().connectToLook();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private Store store() {
        return Store.server(server, password);
    }
}
