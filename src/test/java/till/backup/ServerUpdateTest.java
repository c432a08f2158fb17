package till.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import till.domain.LedgerServer;
import till.domain.Mode;
import till.domain.Result;
import till.domain.Secret;
import till.ledger.InstalledServer;
import till.ledger.InstalledServerCases;
import till.ledger.Ledger;
import till.ledger.LedgerDump;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.ledger.OlderServer;
import till.settings.DataFolder;
import till.settings.Language;
import till.settings.SealedSecretFile;
import till.settings.ShopSettings;
import till.settings.Texts;

/** A server's tables change only after a copy of them was made by PostgreSQL's own programs and read back. */
class ServerUpdateTest extends InstalledServerCases {
    private static final int OLD = 14;
    private static final Secret PASSWORD = InstalledServer.password();

    private OlderServer unmade(String name) throws Exception {
        return new OlderServer(database(name), PASSWORD);
    }

    private OlderServer older() throws Exception {
        var shop = unmade("shop");
        shop.make(OLD);
        return shop;
    }

    private Backups backups(Result<LedgerDump> dump) {
        var home = DataFolder.open(folder.resolve("home")).value();
        var place = new BackupPlace(
                home,
                Mode.LIVE,
                () -> ShopSettings.defaults(Locale.ENGLISH),
                () -> BackupWorld.NOON,
                () -> Optional.of(dump),
                InstalledServer::ended);
        var secrets = new SealedSecretFile(home.secrets(), home.secretsKey(), new SecureRandom());
        return new Backups(place, secrets, new Random(1));
    }

    private static Ledger open(LedgerServer server, Backups backups) throws LedgerUnusable {
        var told = new LedgerOpening.Told(() -> {}, backups.beforeUpdateOf(server));
        return LedgerOpening.openServer(server, PASSWORD, "T01", told);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder.resolve("home").resolve("backups"))) {
            return files.filter(file -> file.toString().endsWith(".tillbackup")).toList();
        }
    }

    @Test
    void theTablesAreCopiedFirstAndTheCopyIsTheWayBack() throws Exception {
        var shop = older();
        var backups = backups(LedgerDump.of(shop.server(), PASSWORD, InstalledServer::ended));
        open(shop.server(), backups).close();
        assertEquals(LedgerOpening.tables(), shop.tables());
        var file = files().getFirst();
        assertTrue(file.toString().contains("before-update"), file.toString());

        var back = folder.resolve("back");
        assertEquals(OLD, Archive.unpack(file, null, back).version());
        var asItWas = unmade("as_it_was");
        LedgerDump.of(asItWas.server(), PASSWORD, InstalledServer::ended)
                .value()
                .restore(back.resolve(BackupMaking.DUMP));
        assertEquals(OLD, asItWas.tables(), "for the older program");
        assertTrue(asItWas.hasWhatItHad());

        var second = unmade("second");
        backups.restore().onServer().into(second.server(), PASSWORD, file, null).value();
        assertEquals(LedgerOpening.tables(), second.tables(), "for this one");
        assertTrue(second.hasWhatItHad());

        open(shop.server(), backups).close();
        assertEquals(1, files().size(), "only where something changes");
    }

    @Test
    void withoutPostgresProgramsNothingIsChangedAndThePersonIsToldHowToGoOn() throws Exception {
        var shop = older();
        var backups = backups(Result.failed("backup.onServer"));
        var said = assertThrows(LedgerUnusable.class, () -> open(shop.server(), backups));
        assertEquals("ledger.update.noBackup", said.problem().key());
        assertEquals(OLD, shop.tables());
        for (var language : Language.values()) {
            var sentence = Texts.in(language).text(said.problem());
            assertTrue(sentence.contains("pg_dump --format=custom"), sentence);
            assertTrue(sentence.contains(shop.server().url()), sentence);
            assertTrue(sentence.contains(Texts.in(language).text("backup.onServer")), sentence);
            assertTrue(sentence.contains("till ledger update --without-backup"), sentence);
        }
    }

    @Test
    void aCopyThatFailsLeavesTheTablesAsTheyAre() throws Exception {
        var shop = older();
        LedgerDump.Starter failing = (call, _) -> {
            Files.writeString(call.errors(), "pg_dump: error: aborting because of server version mismatch\n");
            return 1;
        };
        var backups = backups(LedgerDump.of(shop.server(), PASSWORD, failing));
        var said = assertThrows(LedgerUnusable.class, () -> open(shop.server(), backups));
        assertEquals("ledger.update.noBackup", said.problem().key());
        var sentence = Texts.in(Language.ENGLISH).text(said.problem());
        assertTrue(sentence.contains("server version mismatch"), sentence);
        assertEquals(OLD, shop.tables());
        assertEquals(List.of(), files());
    }
}
