package till.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.ledger.DiskRoom;
import till.ledger.LedgerFile;
import till.ledger.LedgerFile.Depth;
import till.ledger.LedgerUnusable;

/**
 * Makes one backup: copies the ledger while the till sells, writes the file under another name, reads it back from where it
 * lies, opens the ledger in it, follows its chains, and only then gives it its name.
 */
final class BackupMaking {
    static final String LEDGER = "ledger.mv.db";
    static final String DUMP = "postgres.dump";
    static final String SENT = "sent.log";

    private static final Logger LOG = LoggerFactory.getLogger(BackupMaking.class);
    /** In bytes; a disk with less left is a full one. */
    private static final long LEAST_ROOM = 1 << 20;

    private final BackupPlace place;
    private final RandomGenerator random;
    private final Consumer<Stage> told;

    BackupMaking(BackupPlace place, RandomGenerator random, Consumer<Stage> told) {
        this.place = place;
        this.random = random;
        this.told = told;
    }

    /**
     * What was made.
     *
     * @param problem why it is complete and all the same not good: the ledger contradicts itself
     */
    record Made(Path file, BackupMemory.Good good, @Nullable Problem problem) {}

    /**
     * What is wanted.
     *
     * @param target gets its name once it is good; one that is complete and not good gets another
     * @param version of the tables, where they are about to be changed; 0 for this program's
     */
    record Wanted(Path target, @Nullable Secret passphrase, Depth depth, int version) {}

    Result<Made> make(Wanted wanted) {
        return place.copying().then(copying -> make(wanted, copying));
    }

    private Result<Made> make(Wanted wanted, LedgerCopying copying) {
        var part = BackupFolder.part(wanted.target());
        try (var work = Workshop.open(place.home().backupWork(place.mode())).orElse(null)) {
            if (work == null) {
                return Result.failed("backup.running");
            }
            try {
                return make(wanted, copying, part, work.folder());
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (UnreadableBackup e) {
            return Result.failed("backup.notReadBack", wanted.target().toString());
        } catch (LedgerUnusable e) {
            LOG.error("the ledger could not be copied, or its copy not be read", e);
            return Result.failed(
                    e.problem().key().equals("ledger.corrupt")
                            ? Problem.of(
                                    "backup.ledgerDamaged",
                                    place.ledger().path().toString())
                            : e.problem());
        } catch (IOException e) {
            LOG.error("no backup at {}", wanted.target(), e);
            return Result.failed(problem(e, wanted.target()));
        }
    }

    private Result<Made> make(Wanted wanted, LedgerCopying copying, Path part, Path work)
            throws IOException, LedgerUnusable {
        var madeAt = place.clock().instant();
        var obstacle = room(wanted.target(), copying.size());
        if (obstacle != null) {
            return Result.failed(obstacle);
        }
        var copy = work.resolve("copy.zip");
        copying.write(copy);
        told.accept(Stage.COPIED);
        var manifest = new Manifest(place.mode(), place.till(), madeAt, wanted.version());
        var salt = new byte[Sealing.SALT + Sealing.PREFIX];
        random.nextBytes(salt);
        Archive.write(part, manifest, entries(copying, copy), wanted.passphrase(), salt);
        told.accept(Stage.WRITTEN);
        Files.delete(copy);
        var back = work.resolve("back");
        Archive.unpack(part, wanted.passphrase(), back);
        var look = copying.look(back, wanted.depth());
        told.accept(Stage.READ_BACK);
        var fault = fault(look);
        var file = fault == null ? wanted.target() : apart(wanted.target(), madeAt);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        told.accept(Stage.NAMED);
        return Result.done(new Made(file, new BackupMemory.Good(file, madeAt, Files.size(file), look.events()), fault));
    }

    /** Better than none, and never taken for a good one, not even for a moment. */
    private Path apart(Path target, Instant madeAt) {
        return place.folder(target.toAbsolutePath().resolveSibling("")).fresh(madeAt, Reason.WITH_FAULTS);
    }

    private static @Nullable Problem fault(LedgerFile.Look look) {
        return look.faults().isEmpty()
                ? null
                : Problem.of(
                        "backup.faults",
                        Integer.toString(look.faults().size()),
                        look.faults().getFirst());
    }

    /** What a person would otherwise learn by a file that stops in the middle. */
    private @Nullable Problem room(Path target, long size) {
        var work = place.home().root();
        if (DiskRoom.isShort(work, 2 * size + LEAST_ROOM)) {
            return Problem.of("backup.noRoom", work.toString());
        }
        var folder = target.toAbsolutePath().resolveSibling("");
        return DiskRoom.isShort(folder, LEAST_ROOM) ? Problem.of("backup.noRoom", folder.toString()) : null;
    }

    private static Problem problem(IOException thrown, Path target) {
        var folder = target.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            return Problem.of("backup.folderMissing", folder.toString());
        }
        if (DiskRoom.isShort(folder, LEAST_ROOM)) {
            return Problem.of("backup.noRoom", folder.toString());
        }
        return Files.isWritable(folder)
                ? Problem.of("backup.notWritten", String.valueOf(thrown.getMessage()))
                : Problem.of("backup.folderUnusable", folder.toString());
    }

    /** No secret, and not the key of any: a restore asks for them again. */
    private Map<String, Archive.Source> entries(LedgerCopying copying, Path copy) throws IOException {
        var entries = new LinkedHashMap<String, Archive.Source>();
        entries.put(copying.name(), () -> {
            told.accept(Stage.WRITING);
            return copying.open(copy);
        });
        var home = place.home();
        put(entries, SENT, home.sentLog(place.mode()));
        put(entries, "settings.json", home.settings());
        put(entries, "methods.json", home.methods(place.mode()));
        folder(entries, "gateways", home.gateways(), ".json");
        folder(entries, "pictures", home.pictures(), "");
        return entries;
    }

    private static void folder(Map<String, Archive.Source> entries, String name, Path folder, String ending)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (file.getFileName().toString().endsWith(ending)) {
                    put(entries, name + "/" + file.getFileName(), file);
                }
            }
        }
    }

    /** The sent log may grow while it is read: what was added meanwhile is in the next one. */
    private static void put(Map<String, Archive.Source> entries, String name, Path file) {
        if (Files.isRegularFile(file) && Archive.takes(name)) {
            entries.put(name, () -> Files.newInputStream(file));
        }
    }
}
