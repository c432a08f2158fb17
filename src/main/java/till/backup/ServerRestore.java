package till.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
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
    private static final byte[] DUMP_BEGINS = "PGDMP".getBytes(StandardCharsets.US_ASCII);

    /** An older backup's tables are changed: it is the copy itself. */
    private static final LedgerOpening.Told COPIED = new LedgerOpening.Told(() -> {}, BeforeMigration.NOTHING_TO_KEEP);

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

    /** When the backup was made; empty for what {@code pg_dump} wrote by itself, which does not say so to everybody alike. */
    private Result<Optional<Instant>> restored(LedgerDump dump, Path file, @Nullable Secret passphrase) {
        var staging = place.home().restoring(Mode.LIVE);
        if (new Restore(place).isArranged()) {
            return Result.failed("backup.restoring");
        }
        try {
            Workshop.clear(staging);
            Files.createDirectories(staging);
            var plain = isPlainDump(file);
            var madeAt = plain
                    ? Optional.<Instant>empty()
                    : Optional.of(Archive.unpack(file, passphrase, staging).madeAt());
            var dumped = plain ? file : staging.resolve(BackupMaking.DUMP);
            if (!Files.exists(dumped) || !dump.look(dumped).faults().isEmpty()) {
                return Result.failed(Files.exists(dumped) ? "backup.damaged" : "restore.ofFile");
            }
            dump.restore(dumped);
            Workshop.clear(staging);
            return Result.done(madeAt);
        } catch (UnreadableBackup e) {
            return Result.failed(e.problem());
        } catch (LedgerUnusable e) {
            return Result.failed(e.problem());
        } catch (IOException e) {
            LOG.error("{} cannot be restored", file, e);
            return Result.failed("backup.notUnpacked", file.toString(), String.valueOf(e.getMessage()));
        }
    }

    /** In the custom format, as whoever looks after the server makes one. */
    private static boolean isPlainDump(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(DUMP_BEGINS.length), DUMP_BEGINS);
        }
    }

    /** Without a word of when it was made that was not before the last thing that is in it. */
    private Result<Restored> verified(LedgerServer server, Secret password, Optional<Instant> said) {
        try (var ledger = LedgerOpening.openServer(server, password, place.till(), COPIED)) {
            var found = ledger.history().verify();
            if (!found.faults().isEmpty()) {
                return Result.failed(Problem.of(
                        "restore.faults", server.place(), found.faults().getFirst()));
            }
            var madeAt = said.orElse(found.newest());
            new RestoredTills(ledger.sharedSettings(), ledger.tills()).restored(madeAt);
            return Result.done(new Restored(madeAt, found.payments(), found.events()));
        } catch (LedgerUnusable e) {
            return Result.failed(e.problem());
        }
    }
}
