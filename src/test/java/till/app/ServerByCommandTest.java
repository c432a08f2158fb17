package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import till.cli.Opening;
import till.domain.LedgerServer;
import till.ledger.InstalledServer;
import till.ledger.InstalledServerCases;
import till.ledger.LedgerOpening;
import till.ledger.OlderServer;
import till.settings.Language;
import till.settings.LedgerPassword;

/** What is done about a server's ledger by commands of the real program, with PostgreSQL's own programs. */
class ServerByCommandTest extends InstalledServerCases {
    private static final int OLD = 14;
    private static final int DONE = 0;
    private static final int REFUSED = 3;
    private static final String PASSWORD = InstalledServer.password().reveal();

    private Path till() {
        return folder.resolve("till");
    }

    private void use(LedgerServer server) throws Exception {
        var home = Home.open(new Opening(till(), false, Language.ENGLISH), Map.of("TILL_KEYCHAIN", "off"));
        home.profiles().importText(TillsOnServerTest.GATEWAY, false).value();
        assertEquals(Optional.empty(), new LedgerPassword(home.secrets()).keep(InstalledServer.password()));
        assertEquals(Optional.empty(), home.settings().useLedger(Optional.of(server)));
    }

    private Program.Run run(List<String> typed, String... arguments) {
        return new Program(till()).run(new Program.Call(List.of(arguments), typed, Map.of()));
    }

    @Test
    void withoutABackupTheTablesChangeOnlyOnTheWordOfWhoHasThePassword() throws Exception {
        var shop = new OlderServer(database("shop"), InstalledServer.password());
        shop.make(OLD);
        use(shop.server());
        var inTheWay = Files.writeString(till().resolve("backups"), "not a folder");
        var stopped = run(List.of(), "ledger", "update");
        assertEquals(REFUSED, stopped.code(), stopped.out() + stopped.err());
        assertTrue(stopped.err().contains("till ledger update --without-backup"), stopped.err());
        var orders = run(List.of(), "orders");
        assertTrue(orders.err().contains("till ledger update --without-backup"), orders.err());
        var wrong = run(List.of("a guess"), "ledger", "update", "--without-backup");
        assertEquals(REFUSED, wrong.code(), wrong.out() + wrong.err());
        assertEquals(OLD, shop.tables());

        var done = run(List.of(PASSWORD), "ledger", "update", "--without-backup");
        assertEquals(DONE, done.code(), done.out() + done.err());
        assertEquals(LedgerOpening.tables(), shop.tables());
        Files.delete(inTheWay);
        assertEquals(DONE, run(List.of(), "orders").code());
    }

    @Test
    void anUpdateMakesItsBackupAndABackupComesBackIntoAnEmptyDatabaseOnly() throws Exception {
        var shop = new OlderServer(database("shop"), InstalledServer.password());
        shop.make(OLD);
        use(shop.server());
        var updated = run(List.of(), "ledger", "update");
        assertEquals(DONE, updated.code(), updated.out() + updated.err());
        Path backup;
        try (var files = Files.list(till().resolve("backups"))) {
            backup = files.filter(file -> file.toString().contains("before-update"))
                    .findFirst()
                    .orElseThrow();
        }
        var second = new OlderServer(database("second"), InstalledServer.password());
        var url = second.server().url();
        var restored = run(List.of(PASSWORD), "restore", backup.toString(), "--into", url);
        assertEquals(DONE, restored.code(), restored.out() + restored.err());
        assertTrue(restored.out().contains(url), restored.out());
        assertTrue(second.hasWhatItHad());
        var again = run(List.of(PASSWORD), "restore", backup.toString(), "--into", url);
        assertEquals(REFUSED, again.code(), again.out() + again.err());
        var notThere = run(List.of(PASSWORD), "restore", backup.toString(), "--into", url.replace("second", "third"));
        assertEquals(REFUSED, notThere.code(), notThere.out() + notThere.err());
        assertEquals(DONE, run(List.of(PASSWORD), "ledger", "use", url).code());
        assertEquals(DONE, run(List.of(), "verify").code());
    }
}
