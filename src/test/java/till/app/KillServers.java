package till.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import till.domain.LedgerServer;
import till.domain.Secret;
import till.ledger.InstalledServer;
import till.ledger.LedgerOpening;
import till.ledger.SeededYear;
import till.ledger.TestServer;

/** Gives each kill a database of its own on a PostgreSQL. */
final class KillServers implements AutoCloseable {
    private final Path folder;
    private @Nullable InstalledServer installed;

    /** @param folder for a server with its programs, if one is needed */
    KillServers(Path folder) {
        this.folder = folder;
    }

    /** What is done with a database. */
    interface Use {
        int of(LedgerServer server, Secret password) throws Exception;
    }

    /** A backup is made by PostgreSQL's own programs, which the tests' server comes without and which refuse a newer one. */
    static boolean canServe(Kill kill) {
        return kill.work() != Kill.Work.BACKUP || InstalledServer.isThere();
    }

    int with(Kill kill, SeededYear.Plan filling, Use use) throws Exception {
        if (kill.work() == Kill.Work.BACKUP) {
            var server = InstalledServer.beside(installed().address("postgres"));
            return filled(server, InstalledServer.password(), filling, use);
        }
        var database = TestServer.create();
        try {
            return filled(TestServer.address(database), TestServer.password(), filling, use);
        } finally {
            TestServer.drop(database);
        }
    }

    private static int filled(LedgerServer server, Secret password, SeededYear.Plan filling, Use use) throws Exception {
        LedgerOpening.openServer(server, password, "T01", () -> {}).close();
        if (filling.payments() > 0) {
            SeededYear.intoServer(server.jdbc(), server.user(), password, filling);
        }
        return use.of(server, password);
    }

    private synchronized InstalledServer installed() throws Exception {
        var there = installed;
        if (there == null) {
            there = InstalledServer.start(Files.createDirectories(folder));
            installed = there;
        }
        return there;
    }

    @Override
    public synchronized void close() throws Exception {
        if (installed != null) {
            installed.close();
        }
    }
}
