package till.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.LedgerServer;
import till.domain.Mode;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.ledger.BeforeMigration;
import till.ledger.LedgerDump;
import till.ledger.LedgerOpening;
import till.ledger.LedgerTrial;
import till.ledger.LedgerUnusable;
import till.ledger.RestoredTills;

/**
 * Puts the ledger of a server's backup into an empty database, looks at every row of it there, and has each till enter what it sent
 * since. Nothing that is anywhere is replaced: the tills use the new database once somebody says so.
 */
public final class ServerRestore {
    private static final Logger LOG = LoggerFactory.getLogger(ServerRestore.class);

    /** An older backup's tables are changed: it is the copy itself. */
    private static final LedgerOpening.Told COPIED =
            new LedgerOpening.Told(() -> {}, BeforeMigration.NOTHING_TO_KEEP);


    private final BackupPlace place;

    ServerRestore(BackupPlace place) {
        this.place = place;
    }

    /** What is in the database now. */
    public record Restored(Instant madeAt, long payments, long events) {}

    /** @param passphrase null for a backup that is not sealed */
    public Result<Restored> into(LedgerServer server, Secret password, Path file, @Nullable Secret passphrase) {
        return LedgerTrial.on(server, password)
                .then(found -> found.tables() == 0
                        ? LedgerDump.of(server, password, place.starter())
                        : Result.failed("restore.notEmpty", server.place()))
                .then(dump -> restored(dump, file, passphrase))
                .then(madeAt -> verified(server, password, madeAt));
    }

    private Result<Instant> restored(LedgerDump dump, Path file, @Nullable Secret passphrase) {
        var staging = place.home().restoring(Mode.LIVE);
        if (new Restore(place).isArranged()) {
            return Result.failed("backup.restoring");
        }
        try {
            Workshop.clear(staging);
            Files.createDirectories(staging);
            var manifest = Archive.unpack(file, passphrase, staging);
            var dumped = staging.resolve(BackupMaking.DUMP);
            if (!Files.exists(dumped)) {
                return Result.failed("restore.ofFile");
            }
            if (!dump.look(dumped).faults().isEmpty()) {
                return Result.failed("backup.damaged");
            }
            dump.restore(dumped);
            Workshop.clear(staging);
            return Result.done(manifest.madeAt());
        } catch (UnreadableBackup e) {
            return Result.failed(e.problem());
        } catch (LedgerUnusable e) {
            return Result.failed(e.problem());
        } catch (IOException e) {
            LOG.error("{} cannot be restored", file, e);
            return Result.failed("backup.notUnpacked", file.toString(), String.valueOf(e.getMessage()));
        }
    }

    private Result<Restored> verified(LedgerServer server, Secret password, Instant madeAt) {
        try (var ledger = LedgerOpening.openServer(server, password, place.till(), COPIED)) {
            var found = ledger.history().verify();
            if (!found.faults().isEmpty()) {
                return Result.failed(Problem.of(
                        "restore.faults", server.place(), found.faults().getFirst()));
            }
            new RestoredTills(ledger.sharedSettings(), ledger.tills()).restored(madeAt);
            return Result.done(new Restored(madeAt, found.payments(), found.events()));
        } catch (LedgerUnusable e) {
            return Result.failed(e.problem());
        }
    }
}
