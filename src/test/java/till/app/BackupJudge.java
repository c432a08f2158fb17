package till.app;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import till.app.Kill.Money;
import till.app.Kill.Then;
import till.backup.BackupPlan;
import till.backup.Backups;
import till.backup.Restore;
import till.backup.ServerRestore;
import till.domain.LedgerServer;
import till.domain.Result;
import till.ledger.InstalledServer;
import till.ledger.LedgerUnusable;
import till.service.Steps.Step;

/**
 * Looks at the backups: what bears the name of one is whole, those there were are there until there is a newer one, the last good
 * one that is remembered can be restored from, and the next run makes one and leaves nothing beside.
 */
final class BackupJudge implements FileJudge {
    private static final int KEPT = BackupPlan.LEAST;

    /** The exit code of what goes on being asked about. */
    private static final int UNCERTAIN = 4;

    private final Kill kill;
    private final ShopInTest shop;
    private final Program program;
    private final Backups backups;
    private final List<String> mismatches = new ArrayList<>();
    private List<Path> old = List.of();

    BackupJudge(Kill kill, ShopInTest shop, Program program) {
        this.kill = kill;
        this.shop = shop;
        this.program = program;
        this.backups = shop.backups();
    }

    /** As many as are kept: the next one pushes one out. */
    @Override
    public void before(TillInTest till, LocalDate day) {
        must(backups.decide(new BackupPlan(null, true, KEPT, false, 3), null).isEmpty(), "no backups can be made");
        var first = new ArrayList<Path>();
        for (var each = 0; each < (kill.money() == Money.PART ? KEPT : 1); each++) {
            first.add(backups.now().value().file());
        }
        old = List.copyOf(first);
    }

    @Override
    public void died(TillInTest till) {
        var named = isNamed();
        var there = there();
        must(there.size() == old.size() + (named && !isRotated() ? 1 : 0) || isRotated(), "there are " + there);
        must(isRotated() || there.containsAll(old), "good ones are gone: " + there);
        there.forEach(this::whole);
        remembered(named && kill.at().step() != Step.BACKUP_NAMED ? there.getLast() : old.getLast());
    }

    private boolean isNamed() {
        return kill.at().step() == Step.BACKUP_NAMED || kill.at().step() == Step.BACKUP_REMEMBERED || isRotated();
    }

    /** That it was made is written into the ledger at the very end. */
    private boolean isRotated() {
        return kill.at().step() == Step.COMMITTING;
    }

    /** Those that bear a backup's name, oldest first. */
    private List<Path> there() {
        return ExportJudge.names(shop.backupFolder()).stream()
                .filter(name -> name.endsWith(".tillbackup") && !name.startsWith("."))
                .map(shop.backupFolder()::resolve)
                .toList();
    }

    private void whole(Path file) {
        var payments = shop.server().isPresent()
                ? backups.restore()
                        .onServer()
                        .into(another(), InstalledServer.password(), file, null)
                        .map(ServerRestore.Restored::payments)
                : backups.ready(file, null).map(Restore.Ready::payments);
        switch (payments) {
            case Result.Done<Long>(var count) -> must(count > 0, file + " has " + count + " payments");
            case Result.Failed<Long>(var problem) -> must(false, file + " is no backup: " + problem);
        }
    }

    private LedgerServer another() {
        try {
            return InstalledServer.beside(shop.server().orElseThrow());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void remembered(Path newest) {
        var last = backups.standing().last();
        must(last != null && last.file().equals(newest), "remembered is " + last + " of " + there());
    }

    @Override
    public void again(TillInTest till) {
        ExportJudge.aged(shop.backupFolder());
        var before = there();
        var run = program.run("backup");
        must(run.code() == 0, "the backup ends with " + run.code() + ": " + run.err());
        var there = there();
        must(there.size() == Math.min(KEPT, before.size() + 1), "there are " + there + " of " + before);
        must(!before.contains(there.getLast()), "there is no new one: " + there);
        there.forEach(this::whole);
        remembered(there.getLast());
        var more = new TreeSet<>(ExportJudge.names(shop.backupFolder()));
        more.removeAll(there.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        more.remove("harbour-till-backups.txt");
        must(more.isEmpty(), "there is more than backups: " + more);
    }

    /** From the last good one the ledger comes back, over a file's place or beside a server's, and the sale is there. */
    @Override
    public List<String> mismatches(TillInTest till) {
        var events = till.ledger().history().verify().events();
        shop.closeTills();
        var last = backups.standing().last();
        if (last == null) {
            mismatches.add("no backup is remembered");
            return mismatches;
        }
        must(kill.then() != Then.AGAIN || last.events() <= events, "it has more than the ledger");
        var run = restored(last.file());
        // what went out since the backup may not have its answer yet
        must(
                run.code() == 0 || kill.money() == Money.PART && run.code() == UNCERTAIN,
                "the restore ends with " + run.code() + ": " + run.err());
        try {
            var restored = shop.till();
            must(restored.payments(KilledTill.SALE).size() == 1, "the sale is not there any more");
            restored.faults().forEach(fault -> mismatches.add("restored: " + fault));
        } catch (LedgerUnusable e) {
            mismatches.add("restored, and unusable: " + e.problem());
        }
        return mismatches;
    }

    private Program.Run restored(Path file) {
        if (shop.server().isEmpty()) {
            return program.run("restore", file.toString(), "--yes");
        }
        var to = another();
        var secret = InstalledServer.password();
        var command = List.of("restore", file.toString(), "--into", to.url());
        var run = program.run(new Program.Call(command, List.of(secret.reveal()), Map.of()));
        shop.ledgerOnServer(to, secret);
        return run;
    }

    private void must(boolean holds, String mismatch) {
        if (!holds) {
            mismatches.add(mismatch);
        }
    }
}
