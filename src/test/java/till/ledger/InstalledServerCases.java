package till.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import till.domain.LedgerServer;

/**
 * Databases on a PostgreSQL of this machine's own packages: it is started once for a class, by the first test that
 * wants one, and what a test made there is gone after it. Classes that share it do not run at once.
 */
public abstract class InstalledServerCases {
    @TempDir
    static Path data;

    private static Optional<InstalledServer> running = Optional.empty();

    @TempDir
    protected Path folder;

    private final List<String> databases = new ArrayList<>();

    /** An empty one; without PostgreSQL here the test is skipped. */
    protected final LedgerServer database(String name) throws Exception {
        assumeTrue(InstalledServer.isThere(), "no PostgreSQL of this machine's own");
        if (running.isEmpty()) {
            running = Optional.of(InstalledServer.start(data));
        }
        var made = running.get().create(name);
        databases.add(name);
        return made;
    }

    @AfterEach
    void drop() throws Exception {
        for (var database : databases) {
            running.orElseThrow().drop(database);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        var server = running;
        running = Optional.empty();
        if (server.isPresent()) {
            server.get().close();
        }
    }
}
