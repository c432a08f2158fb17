package till.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Mode;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.ledger.FileSentLog;
import till.ledger.LedgerFile;
import till.ledger.LedgerUnusable;
import till.ledger.SentLog;
import till.settings.WholeFile;

/**
 * Puts the ledger of a backup in the place of the one that is there, which is kept. What is to be done is written down before
 * anything moves, so that a restore that was cut short is finished by whoever opens the ledger next; and the note stays until
 * the numbers that went out since the backup are in the restored ledger.
 */
public final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final BackupPlace place;

    public Restore(BackupPlace place) {
        this.place = place;
    }

    /**
     * A backup that was read whole and is as good as it says.
     *
     * @param file where it lies
     * @param payments in its ledger
     */
    public record Ready(Path file, Manifest manifest, long payments, boolean damaged) {}

    /**
     * Reads a backup beside the ledger and checks it; nothing is replaced.
     *
     * @param passphrase null for one that is not sealed
     * @param damaged whether the ledger that is there cannot be read
     */
    public Result<Ready> prepare(Path file, @Nullable Secret passphrase, boolean damaged) {
        if (!Files.isRegularFile(file)) {
            return Result.failed("backup.noSuchFile", file.toString());
        }
        if (place.onServer()) {
            return Result.failed("restore.onServer");
        }
        if (isArranged()) {
            return Result.failed("backup.restoring");
        }
        try {
            Workshop.clear(staging());
            Files.createDirectories(staging());
            return Result.done(checked(file, Archive.unpack(file, passphrase, staging()), damaged));
        } catch (UnreadableBackup e) {
            return Result.failed(e.problem());
        } catch (LedgerUnusable e) {
            LOG.error("the ledger in {}", file, e);
            return Result.failed(
                    e.problem().key().equals("ledger.newer")
                            ? Problem.of("backup.newer")
                            : Problem.of("backup.damaged"));
        } catch (IOException e) {
            LOG.error("{} cannot be restored", file, e);
            return Result.failed("backup.notUnpacked", file.toString(), String.valueOf(e.getMessage()));
        }
    }

    private Ready checked(Path file, Manifest manifest, boolean damaged) throws UnreadableBackup, LedgerUnusable {
        if (manifest.mode() != place.mode()) {
            throw new UnreadableBackup(
                    Problem.of(manifest.mode() == Mode.LIVE ? "backup.ofLive" : "backup.ofTraining"));
        }
        if (Files.exists(staging().resolve(BackupMaking.DUMP))) {
            throw new UnreadableBackup(Problem.of("restore.onServer"));
        }
        var look = new LedgerFile(staging().resolve("ledger")).look(LedgerFile.Depth.CHAINS);
        if (!look.faults().isEmpty()) {
            LOG.error("the ledger in {}: {}", file, look.faults());
            throw new UnreadableBackup(Problem.of("backup.damaged"));
        }
        return new Ready(file, manifest, look.payments(), damaged);
    }

    /** Whether a backup waits to take the ledger's place when the till is opened next. */
    public boolean isArranged() {
        return note().exists() && Files.exists(staged());
    }

    /** Whether a passphrase is needed; false too for what is no backup at all. */
    public static boolean isSealed(Path file) {
        try {
            return Archive.isSealed(file);
        } catch (IOException e) {
            LOG.debug("not a sealed backup: {}", file, e);
            return false;
        }
    }

    /** Has the ledgers exchanged when the till is opened next: for whoever has the present one open. */
    public Optional<Problem> arrange(Ready ready) {
        var at = place.clock().instant();
        try {
            note().write(note(ready, at));
            return Optional.empty();
        } catch (IOException e) {
            LOG.error("a restore cannot be arranged", e);
            return Optional.of(Problem.of("backup.notKept", place.home().root().toString()));
        }
    }

    private RestoreNote.Note note(Ready ready, Instant at) {
        return new RestoreNote.Note(at, ready.manifest().madeAt(), ready.file(), kept(at), ready.damaged());
    }

    /** Exchanges the ledgers, where nobody has the present one open; a problem means that nothing was replaced. */
    public Optional<Problem> exchange(Ready ready) {
        var at = place.clock().instant();
        try {
            var note = note(ready, at);
            note().write(note);
            var obstacle = place.ledger().alone(() -> move(note));
            if (obstacle.isPresent()) {
                note().delete();
                Workshop.clear(staging());
                return obstacle;
            }
            others();
            return Optional.empty();
        } catch (IOException e) {
            LOG.error("the restore was cut short; it goes on when the till is opened", e);
            return Optional.of(Problem.of("backup.cutShort", String.valueOf(e.getMessage())));
        }
    }

    /** Finishes what was cut short; called before a ledger is opened. */
    public Optional<Problem> resume() {
        var note = note().read();
        if (note.isEmpty() || !Files.exists(staged())) {
            return Optional.empty();
        }
        try {
            var obstacle = place.ledger().alone(() -> move(note.get()));
            if (obstacle.isEmpty()) {
                others();
            }
            return obstacle;
        } catch (IOException e) {
            LOG.error("the restore cannot be finished", e);
            return Optional.of(Problem.of("backup.cutShort", String.valueOf(e.getMessage())));
        }
    }

    /** The restored ledger's missing past, until {@link #settle}. */
    public Optional<Pending> pending() {
        return note().read().map(note -> new Pending(note.madeAt(), sentSince(note.madeAt())));
    }

    /** The way back for a ledger on a server. */
    public ServerRestore onServer() {
        return new ServerRestore(place);
    }

    /** What a restored ledger is held against before anybody sells on it. */
    public record Pending(Instant madeAt, List<SentLog.Sent> sent) {
        public Pending {
            sent = List.copyOf(sent);
        }
    }

    /**
     * What went out since is in the ledger's own tables now.
     *
     * @param lacking how many numbers it lacked
     */
    public void settle(int lacking) {
        note().read().ifPresent(note -> {
            var kept = Files.exists(note.kept()) ? note.kept() : null;
            place.memory()
                    .change(now -> now.with(new BackupMemory.Restored(
                            note.at(), note.madeAt(), note.backup(), kept, note.damaged(), lacking)));
            note().delete();
        });
    }

    /** A day more than the clocks say: what the ledger has already is left out by whoever compares. */
    public List<SentLog.Sent> sentSince(Instant madeAt) {
        var from = madeAt.minus(Duration.ofDays(1));
        return FileSentLog.read(place.home().sentLog(place.mode())).stream()
                .filter(sent -> !sent.at().isBefore(from))
                .toList();
    }

    /** A file that another program made meanwhile gives way too. */
    private void move(RestoreNote.Note note) throws IOException {
        var staged = staged();
        if (!Files.exists(staged)) {
            return;
        }
        var data = place.ledger().data();
        Files.createDirectories(note.kept().resolveSibling(""));
        if (Files.exists(data)) {
            var kept = note.kept();
            for (var place = 2; Files.exists(kept); place++) {
                kept = note.kept().resolveSibling(note.kept().getFileName() + "-" + place);
            }
            Files.move(data, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(staged, data, StandardCopyOption.ATOMIC_MOVE);
        WholeFile.forceFolder(data.resolveSibling(""));
    }

    /** Settings and profiles that are here stay as they are; on a new machine those of the backup come. */
    private void others() throws IOException {
        var home = place.home();
        sentLog(staging().resolve(BackupMaking.SENT), home.sentLog(place.mode()));
        missing(staging().resolve("settings.json"), home.settings());
        missing(staging().resolve("methods.json"), home.methods(place.mode()));
        missingOf(staging().resolve("gateways"), home.gateways());
        missingOf(staging().resolve("pictures"), home.pictures());
        Workshop.clear(staging());
    }

    /** What only the backup knows of is added; no line of the log that is here is touched. */
    private static void sentLog(Path from, Path here) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        if (!Files.exists(here)) {
            missing(from, here);
            return;
        }
        var known = new HashSet<String>();
        FileSentLog.read(here).forEach(sent -> known.add(sent.kind() + " " + sent.number()));
        var lacking = new ArrayList<>(FileSentLog.read(from));
        lacking.removeIf(sent -> known.contains(sent.kind() + " " + sent.number()));
        var log = new FileSentLog(here);
        lacking.forEach(log::sent);
    }

    private static void missingOf(Path from, Path here) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                missing(file, here.resolve(file.getFileName()));
            }
        }
    }

    private static void missing(Path from, Path here) throws IOException {
        if (Files.exists(from) && !Files.exists(here)) {
            Files.createDirectories(here.resolveSibling(""));
            WholeFile.write(here, out -> Files.copy(from, out));
        }
    }

    private Path kept(Instant at) {
        return place.home().keptLedgers(place.mode()).resolve("ledger_" + TIME.format(at) + "Z.mv.db");
    }

    private Path staging() {
        return place.home().restoring(place.mode());
    }

    private Path staged() {
        return staging().resolve(BackupMaking.LEDGER);
    }

    private RestoreNote note() {
        return new RestoreNote(place.home().restoring(place.mode()).resolveSibling("restore.json"));
    }
}
