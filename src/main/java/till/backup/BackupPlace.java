package till.backup;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import till.domain.Mode;
import till.ledger.LedgerFile;
import till.settings.DataFolder;
import till.settings.ShopSettings;

/**
 * What is backed up: one mode of a data folder.
 *
 * @param settings as they are now: whose backups they are, and when a business day ends
 * @param onServer whether the ledger is on a server, which is backed up there
 */
public record BackupPlace(
        DataFolder home, Mode mode, Supplier<ShopSettings> settings, InstantSource clock, BooleanSupplier onServer) {
    /** Of a ledger in a file of this till's own. */
    public BackupPlace(DataFolder home, Mode mode, Supplier<ShopSettings> settings, InstantSource clock) {
        this(home, mode, settings, clock, () -> false);
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
