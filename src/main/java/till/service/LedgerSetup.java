package till.service;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.LedgerMoving;
import till.domain.LedgerServer;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.ledger.BeforeMigration;
import till.ledger.Ledger;
import till.ledger.LedgerCopy;
import till.ledger.LedgerFile;
import till.ledger.LedgerOpening;
import till.ledger.LedgerTrial;
import till.ledger.LedgerUnusable;
import till.ledger.RestoredTills;
import till.settings.LedgerPassword;
import till.settings.SettingsFile;

/**
 * Where the shop's own ledger is, and how it comes elsewhere: tries a server, uses one, copies this till's ledger to one and
 * back. What is decided counts from the next start. Asks the server: not on the UI thread. May be shared between threads.
 */
public final class LedgerSetup {
    private final SettingsFile settings;
    private final LedgerPassword password;
    private final Path file;
    private final GatewaySetup.LiveLedger live;
    private final Function<Ledger, Access> people;
    private Optional<TillSeat> seat = Optional.empty();
    private BiFunction<LedgerServer, Secret, BeforeMigration> keeping =
            (_, _) -> _ -> Optional.of(Problem.of("backup.onServer"));

    /** @param people who decides on a ledger who may do what */
    public LedgerSetup(
            SettingsFile settings,
            LedgerPassword password,
            Path file,
            GatewaySetup.LiveLedger live,
            Function<Ledger, Access> people) {
        this.settings = settings;
        this.password = password;
        this.file = file;
        this.live = live;
        this.people = people;
    }

    /** Makes sure that this till's number is nobody else's before a server is used. */
    public LedgerSetup seated(TillSeat ours) {
        seat = Optional.of(ours);
        return this;
    }

    /** What is made before the tables of a server are changed. */
    public LedgerSetup keeping(BiFunction<LedgerServer, Secret, BeforeMigration> copies) {
        keeping = copies;
        return this;
    }

    /** The server in use; empty for this till's own file. */
    public Result<Optional<LedgerServer>> server() {
        return settings.ledgerServer();
    }

    /** The shop's clock. */
    public ZoneId zone() {
        return settings.current().calendar().zone();
    }

    /** This till's own file. */
    public Path file() {
        return new LedgerFile(file).data();
    }

    /** The kept password. */
    public Result<Secret> password() {
        return password.read();
    }

    /** Tries a server; nothing is changed there or here. */
    public Result<LedgerMoving.Found> test(LedgerServer server, Secret typed) {
        return LedgerTrial.on(server, typed);
    }

    /**
     * How a server is used.
     *
     * @param leaveBehind whether a ledger of this till's own that was sold on may stay where it is
     * @param replace whether this till's number may be taken from a machine that is not seen any more
     */
    public record How(boolean leaveBehind, boolean replace) {}

    /**
     * Uses a server from the next start; what is missing there is made.
     *
     * @param how what may be left and taken
     */
    public Result<LedgerMoving.Found> use(LedgerServer server, Secret typed, How how, Acting acting) {
        return test(server, typed)
                .then(found -> mayLeave(how.leaveBehind())
                        .or(() -> made(server, typed, how.replace()))
                        .or(() -> kept(server, typed))
                        .<Result<LedgerMoving.Found>>map(Result::failed)
                        .orElseGet(() -> {
                            traced(acting, server.place());
                            return Result.done(found);
                        }));
    }

    /** A ledger of its own that was sold on is copied, or left by a decision. */
    private Optional<Problem> mayLeave(boolean leaveBehind) {
        var own = new LedgerFile(file);
        if (leaveBehind || !own.exists() || isServer()) {
            return Optional.empty();
        }
        return switch (live.with(ledger -> ledger.history().heads().values().stream()
                .mapToLong(Long::longValue)
                .sum())) {
            case Result.Failed<Long>(var problem) ->
                problem.key().equals("ledger.moved") ? Optional.empty() : Optional.of(problem);
            case Result.Done<Long>(var events) ->
                events == 0 ? Optional.empty() : Optional.of(Problem.of("ledger.use.own", file().toString()));
        };
    }

    private boolean isServer() {
        return switch (server()) {
            case Result.Done<Optional<LedgerServer>>(var server) -> server.isPresent();
            case Result.Failed<Optional<LedgerServer>> unreadable -> true;
        };
    }

    private Optional<Problem> made(LedgerServer server, Secret typed, boolean replace) {
        var till = settings.current().till();
        var told = new LedgerOpening.Told(() -> {}, keeping.apply(server, typed));
        try (var ledger = LedgerOpening.openServer(server, typed, till, told)) {
            ledger.sharedSettings().putWhereNone(settings.ofTheShop());
            return seat.flatMap(ours -> ours.take(ledger, till, replace));
        } catch (LedgerUnusable e) {
            return Optional.of(e.problem());
        }
    }

    /** Changes the tables of the server in use to this program's once a copy was made, where they are an older one's. */
    public Result<LedgerMoving.Updated> update() {
        return password().then(kept -> updated(kept, server -> keeping.apply(server, kept)));
    }

    /**
     * As {@link #update} without a copy, on the word of somebody who has the database's password: who may do what stands in the
     * ledger that cannot be read yet.
     */
    public Result<LedgerMoving.Updated> updateWithoutBackup(Secret typed) {
        var done = updated(typed, _ -> BeforeMigration.NOTHING_TO_KEEP);
        if (done instanceof Result.Done<LedgerMoving.Updated>(var changed) && changed.from() != changed.to()) {
            traced(Acting.UNNAMED, Map.of("what", "ledger update", "backup", "none"));
        }
        return done;
    }

    private Result<LedgerMoving.Updated> updated(Secret typed, Function<LedgerServer, BeforeMigration> before) {
        return server().then(inUse -> inUse.isEmpty()
                        ? Result.<LedgerServer>failed("ledger.told.noServer")
                        : Result.done(inUse.get()))
                .then(server -> test(server, typed).then(found -> {
                    var told = new LedgerOpening.Told(() -> {}, before.apply(server));
                    var till = settings.current().till();
                    try (var _ = LedgerOpening.openServer(server, typed, till, told)) {
                        return Result.done(new LedgerMoving.Updated(found.tables(), LedgerOpening.tables()));
                    } catch (LedgerUnusable e) {
                        return Result.failed(e.problem());
                    }
                }));
    }

    /** Who works at the shared ledger. */
    public Result<List<LedgerMoving.AtWork>> tills() {
        return live.with(LedgerSetup::atWork);
    }

    private static List<LedgerMoving.AtWork> atWork(Ledger ledger) {
        var missing = ledger.gaps().missing().tills();
        return ledger.tills().all().stream()
                .map(seat ->
                        new LedgerMoving.AtWork(seat.till(), seat.machine(), seat.seenAt(), missing.contains(seat)))
                .toList();
    }

    /** A till that will not enter any more what it sent since the ledger's backup; how many are still waited for. */
    public Result<Integer> gone(String till, Acting acting) {
        return live.with(ledger -> {
                    var missing = ledger.gaps().missing();
                    var since = missing.since();
                    var one = missing.tills().stream()
                            .filter(seat -> seat.till().equals(till))
                            .findFirst();
                    if (since == null || one.isEmpty()) {
                        return Result.<Integer>failed("restore.notMissing", till);
                    }
                    new RestoredTills(ledger.sharedSettings(), ledger.tills()).entered(till, since);
                    var facts = Map.of("gone", till, "machine", one.get().machine(), "restored", since.toString());
                    people.apply(ledger).done(acting, Act.RESTORE, facts);
                    return Result.done(ledger.gaps().missing().tills().size());
                })
                .then(left -> left);
    }

    private Optional<Problem> kept(LedgerServer server, Secret typed) {
        return password.keep(typed).or(() -> settings.useLedger(Optional.of(server)));
    }

    private void traced(Acting acting, String place) {
        traced(acting, Map.of("what", "ledger", "place", place));
    }

    private void traced(Acting acting, Map<String, String> facts) {
        live.with(ledger -> {
            people.apply(ledger).done(acting, Act.SET_UP, facts);
            return facts;
        });
    }

    /** Uses this till's own file again, where it was not left for the server. */
    public Optional<Problem> useFile() {
        return switch (opened()) {
            case Result.Failed<Boolean>(var problem) -> Optional.of(problem);
            case Result.Done<Boolean> whole -> settings.useLedger(Optional.empty());
        };
    }

    private Result<Boolean> opened() {
        if (!new LedgerFile(file).exists()) {
            return Result.done(true);
        }
        try {
            LedgerOpening.openFile(file, settings.current().till()).close();
            return Result.done(true);
        } catch (LedgerUnusable e) {
            return Result.failed(e.problem());
        }
    }

    /** Copies this till's ledger to a server, marks it as left, and uses the server from the next start. */
    public Result<LedgerMoving.Copied> copy(
            LedgerServer server, Secret typed, Consumer<LedgerMoving.Progress> watcher, Acting acting) {
        if (!new LedgerFile(file).exists()) {
            return Result.failed("ledger.copy.nothing", file().toString());
        }
        return new LedgerCopy(file, server, typed, watcher).run().then(copied -> {
            var unkept = kept(server, typed);
            unkept.ifPresentOrElse(_ -> {}, () -> {
                live.with(ledger -> {
                    ledger.sharedSettings().putWhereNone(settings.ofTheShop());
                    return server;
                });
                traced(acting, server.place());
            });
            return unkept.<Result<LedgerMoving.Copied>>map(Result::failed).orElseGet(() -> Result.done(copied));
        });
    }

    /** Goes back to the file that was left, where nothing was sold on the server since. */
    public Result<Boolean> back() {
        return server().then(server -> server.isEmpty()
                        ? Result.<LedgerServer>failed("ledger.back.notLeft", file().toString())
                        : Result.done(server.get()))
                .then(server -> password().then(typed -> new LedgerCopy(file, server, typed, _ -> {}).back()))
                .then(done -> settings.useLedger(Optional.empty())
                        .<Result<Boolean>>map(Result::failed)
                        .orElseGet(() -> Result.done(done)));
    }
}
