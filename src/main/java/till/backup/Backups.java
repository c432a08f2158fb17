package till.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.LedgerServer;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.ledger.BeforeMigration;
import till.ledger.LedgerFile.Depth;
import till.settings.SecretStore;

/**
 * The shop's backups: made by hand, every night and before tables change, kept so many deep, and warned of when the last good
 * one is old. May be shared between threads.
 */
public final class Backups {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final String PASSPHRASE = "passphrase";
    private static final Duration AGAIN = Duration.ofMinutes(15);

    private final BackupPlace place;
    private final SecretStore secrets;
    private final BackupMaking making;
    private final BackupMemory memory;
    private final Consumer<Stage> told;
    private volatile Instant notBefore = Instant.MIN;

    public Backups(BackupPlace place, SecretStore secrets, RandomGenerator random) {
        this(place, secrets, random, _ -> {});
    }

    /** @param told hears how far each is */
    public Backups(BackupPlace place, SecretStore secrets, RandomGenerator random, Consumer<Stage> told) {
        this.place = place;
        this.secrets = secrets;
        this.making = new BackupMaking(place, random, told);
        this.memory = place.memory();
        this.told = told;
    }

    /**
     * One that is good.
     *
     * @param events in the chains that were followed
     */
    public record Made(Path file, Instant at, long bytes, long events) {}

    /**
     * A ledger that was put in the place of another.
     *
     * @param madeAt when its backup was made
     * @param kept where the other one is; null where there was none
     * @param damaged whether that could not be read any more
     * @param lacking how many numbers had gone out since the backup
     */
    public record Restored(
            Instant at,
            Instant madeAt,
            Path backup,
            @Nullable Path kept,
            boolean damaged,
            int lacking) {}

    /**
     * How it stands.
     *
     * @param folder where they go
     * @param last the last good one; null where there is none
     * @param failure why the last try was not good; null where it was
     * @param warning what whoever works here should know; null where all is well
     */
    public record Standing(
            BackupPlan plan,
            Path folder,
            @Nullable Made last,
            @Nullable Problem failure,
            @Nullable Problem warning,
            @Nullable Restored restored) {}

    public Standing standing() {
        var now = memory.read();
        var good = now.good();
        return new Standing(
                now.plan(),
                folder(now.plan()).folder(),
                good == null ? null : made(good),
                now.failure(),
                warning(now),
                lastRestore().orElse(null));
    }

    /** The last time that a ledger took the place of another. */
    public Optional<Restored> lastRestore() {
        return Optional.ofNullable(memory.read().restored())
                .map(done -> new Restored(
                        done.at(), done.madeAt(), done.backup(), done.kept(), done.damaged(), done.lacking()));
    }

    /** In training, and where the shop wants none by itself, an old one is its own matter. */
    private @Nullable Problem warning(BackupMemory.Memory now) {
        if (!isNightly(now.plan())) {
            return null;
        }
        var good = now.good();
        var days = now.plan().warnDays();
        if (good == null) {
            return now.failure() == null ? null : Problem.of("backup.warn.none");
        }
        var age = Duration.between(good.at(), place.clock().instant());
        return age.compareTo(Duration.ofDays(days)) > 0
                ? Problem.of("backup.warn.old", Long.toString(age.toDays()))
                : null;
    }

    /** What all tills share on a server need not be copied by each of them: that does the one where somebody chose a folder. */
    private boolean isNightly(BackupPlan plan) {
        return plan.everyNight() && (plan.folder() != null || !place.onServer());
    }

    private static Made made(BackupMemory.Good good) {
        return new Made(good.file(), good.at(), good.bytes(), good.events());
    }

    /**
     * Decides on what is backed up from now on.
     *
     * @param passphrase a new one; null for the one that is kept already
     */
    public Optional<Problem> decide(BackupPlan plan, @Nullable Secret passphrase) {
        if (passphrase != null && !passphrase.isEmpty()) {
            var kept = secrets.put(owner(), Map.of(PASSPHRASE, passphrase));
            if (kept.isPresent()) {
                return kept;
            }
        }
        if (plan.sealed() && passphrase().isEmpty()) {
            return Optional.of(Problem.of("backup.passphraseMissing"));
        }
        var unusable = folder(plan).choose();
        notBefore = Instant.MIN;
        return unusable.isPresent() ? unusable : memory.change(now -> now.with(plan));
    }

    /** Makes one now, where the shop wants them. */
    public Result<Made> now() {
        return make(Reason.BY_HAND, Depth.CHAINS, 0);
    }

    /**
     * Makes one at a place of its own; it counts as good all the same.
     *
     * @param target a new file, or a folder
     * @param passphrase null for one that is not sealed
     */
    public Result<Made> into(Path target, @Nullable Secret passphrase) {
        var file = Files.isDirectory(target)
                ? place.folder(target).fresh(place.clock().instant(), Reason.BY_HAND)
                : target;
        if (Files.exists(file)) {
            return Result.failed("backup.exists", file.toString());
        }
        if (!Files.isDirectory(file.toAbsolutePath().resolveSibling(""))) {
            return Result.failed(
                    "backup.folderMissing",
                    file.toAbsolutePath().resolveSibling("").toString());
        }
        return remembered(making.make(new BackupMaking.Wanted(file, passphrase, Depth.CHAINS, 0)));
    }

    /**
     * Makes the night's where it is missing; one that failed is tried again a quarter of an hour later.
     *
     * @return whether it made one
     */
    public synchronized boolean nightly() {
        var now = memory.read();
        var today = place.settings().get().calendar().dayOf(place.clock().instant());
        var done = now.night() != null && !now.night().isBefore(today);
        if (!isNightly(now.plan()) || done || place.clock().instant().isBefore(notBefore)) {
            return false;
        }
        notBefore = place.clock().instant().plus(AGAIN);
        var made = make(Reason.NIGHTLY, Depth.ROWS, 0) instanceof Result.Done<Made>;
        if (made) {
            memory.change(then -> then.at(today));
        }
        return made;
    }

    /** Before tables change; where the chosen folder is not there, in the data folder. Without one nothing is changed. */
    public Optional<Problem> beforeUpdate(int version) {
        var made = make(Reason.BEFORE_UPDATE, Depth.CHAINS, version);
        if (made instanceof Result.Failed<Made> && memory.read().plan().folder() != null) {
            made = make(Reason.BEFORE_UPDATE, Depth.CHAINS, version, place.usual());
        }
        made.failure().ifPresent(problem -> LOG.error("tables {} stay as they are: {}", version, problem));
        return made.failure();
    }

    /** As {@link #beforeUpdate}, of a server's tables; where none can be made a person is told how to make one there and to go on. */
    public BeforeMigration beforeUpdateOf(LedgerServer server) {
        return version -> beforeUpdate(version)
                .map(reason ->
                        Problem.of("ledger.update.noBackup", server.place(), Problem.sentence(reason), server.url()));
    }

    private Result<Made> make(Reason reason, Depth depth, int version) {
        return make(reason, depth, version, folder(memory.read().plan()));
    }

    private Result<Made> make(Reason reason, Depth depth, int version, BackupFolder folder) {
        var plan = memory.read().plan();
        var chosen = plan.folder() != null && folder.folder().equals(plan.folder());
        var obstacle = chosen ? folder.obstacle() : folder.choose();
        if (obstacle.isPresent()) {
            return failed(obstacle.get());
        }
        var passphrase = plan.sealed() ? passphrase().orElse(null) : null;
        if (plan.sealed() && passphrase == null) {
            return failed(Problem.of("backup.passphraseMissing"));
        }
        clearAbandoned(folder, place.clock().instant());
        var target = folder.fresh(place.clock().instant(), reason);
        var made = remembered(making.make(new BackupMaking.Wanted(target, passphrase, depth, version)));
        if (made instanceof Result.Done<Made>) {
            rotate(folder, plan.keep());
        }
        return made;
    }

    /** That another one is being made is no failure of either. */
    private Result<Made> failed(Problem problem) {
        if (!problem.key().equals("backup.running")) {
            memory.change(now -> now.failed(problem));
        }
        return Result.failed(problem);
    }

    private Result<Made> remembered(Result<BackupMaking.Made> result) {
        return switch (result) {
            case Result.Failed<BackupMaking.Made>(var problem) -> failed(problem);
            case Result.Done<BackupMaking.Made>(var made) -> {
                var fault = made.problem();
                if (fault != null) {
                    yield failed(fault);
                }
                memory.change(now -> now.succeeded(made.good()));
                told.accept(Stage.REMEMBERED);
                yield Result.done(made(made.good()));
            }
        };
    }

    private static void clearAbandoned(BackupFolder folder, Instant now) {
        try {
            folder.clearAbandoned(now);
        } catch (IOException e) {
            LOG.error("what a dead process left stays in {}", folder.folder(), e);
        }
    }

    private static void rotate(BackupFolder folder, int keep) {
        try {
            folder.rotate(keep);
        } catch (IOException e) {
            LOG.error("old backups stay in {}", folder.folder(), e);
        }
    }

    private BackupFolder folder(BackupPlan plan) {
        return plan.folder() == null ? place.usual() : place.folder(plan.folder());
    }

    /** What the shop seals its backups with. */
    Optional<Secret> passphrase() {
        return switch (secrets.read(owner())) {
            case Result.Done<Map<String, Secret>>(var kept) -> Optional.ofNullable(kept.get(PASSPHRASE));
            case Result.Failed<Map<String, Secret>>(var problem) -> {
                LOG.error("the backups’ passphrase: {}", problem);
                yield Optional.empty();
            }
        };
    }

    private static String owner() {
        return "backup";
    }

    /**
     * Reads a backup as {@link Restore#prepare} does, beside a ledger that is whole.
     *
     * @param typed null for the passphrase that is kept
     */
    public Result<Restore.Ready> ready(Path file, @Nullable Secret typed) {
        return restore().prepare(file, typed == null ? passphrase().orElse(null) : typed, false);
    }

    /** Makes the ledger's file as small as it can be; false where somebody has it open, or it is on a server. */
    public boolean compact() {
        try {
            var ledger = place.ledger();
            return !place.onServer() && ledger.exists() && ledger.compact().isEmpty();
        } catch (IOException e) {
            LOG.error("the ledger's file keeps its size", e);
            return false;
        }
    }

    /** The way back. */
    public Restore restore() {
        return new Restore(place);
    }

    BackupPlace place() {
        return place;
    }
}
