package till.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import till.domain.Mode;
import till.domain.Result;
import till.ledger.LedgerDump;
import till.ledger.LedgerFile;
import till.settings.DataFolder;
import till.settings.ShopSettings;

/**
 * What is backed up: one mode of a data folder.
 *
 * @param settings as they are now: whose backups they are, and when a business day ends
 * @param dump how the ledger is copied where it is on a server; empty where it is a file
 * @param starter starts PostgreSQL's programs
 */
public record BackupPlace(
        DataFolder home,
        Mode mode,
        Supplier<ShopSettings> settings,
        InstantSource clock,
        Supplier<Optional<Result<LedgerDump>>> dump,
        LedgerDump.Starter starter) {
    /** Of a ledger in a file of this till's own. */
    public BackupPlace(DataFolder home, Mode mode, Supplier<ShopSettings> settings, InstantSource clock) {
        this(home, mode, settings, clock, Optional::empty, (call, _) -> {
            throw new IOException("no program is started: " + call);
        });
    }

    boolean onServer() {
        return dump.get().isPresent();
    }

    Result<LedgerCopying> copying() {
        return dump.get()
                .map(server -> server.<LedgerCopying>map(LedgerCopying.OnServer::new))
                .orElseGet(() -> Result.done(new LedgerCopying.OfFile(ledger())));
    }

    LedgerFile ledger() {
        return new LedgerFile(home.ledger(mode));
    }

    String till() {
        return settings.get().till();
    }

    BackupFolder folder(Path folder) {
        return new BackupFolder(folder, mode, till());
    }

    /** The data folder's own. */
    BackupFolder usual() {
        return folder(home.backups());
    }

    BackupMemory memory() {
        return new BackupMemory(home.backupPlan(mode), mode == Mode.LIVE);
    }
}
