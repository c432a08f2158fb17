package till.app;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import till.backup.Backups;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.ledger.Ledger;
import till.ledger.RestoredTills;
import till.service.RestoredGap;
import till.service.TillServices;

/**
 * What has to be done where a ledger was restored: before anybody sells, the numbers that went out since its backup are
 * entered; then they are asked about until each has its answer. May be shared between threads.
 */
final class Reopened {
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Ledger ledger;
    private final Backups backups;
    private final RestoredGap gap;
    private final TillServices services;
    private final List<Problem> notices = new ArrayList<>();
    private final AtomicBoolean filling = new AtomicBoolean();
    private volatile boolean open;

    Reopened(Ledger ledger, Backups backups, RestoredGap gap, TillServices services) {
        this.ledger = ledger;
        this.backups = backups;
        this.gap = gap;
        this.services = services;
    }

    /** Returns once the ledger has every number it can have by now. */
    void catchUp() {
        var restore = backups.restore();
        restore.pending().ifPresent(pending -> {
            var lacking = gap.begin(pending.sent(), pending.madeAt()).open();
            var facts = Map.of("restored", pending.madeAt().toString(), "lacking", Integer.toString(lacking));
            services.access().done(Acting.UNNAMED, Act.RESTORE, facts);
            restore.settle(lacking);
            backups.lastRestore().ifPresent(done -> notices.add(told(done)));
        });
        enterOnServer();
        var standing = gap.fill();
        var missing = gap.missing();
        open = standing.isOpen() || missing.since() != null;
        if (missing.since() != null) {
            notices.add(Problem.of("restore.tillsMissing", time(missing.since()), missing.names()));
        }
        if (standing.since() != null) {
            notices.add(Problem.of("restore.gapOpen", Integer.toString(standing.open()), time(standing.since())));
        }
    }

    /** A server's ledger was restored beside all tills: each enters what itself has sent since, once. */
    private void enterOnServer() {
        var till = services.here().till();
        var restored = new RestoredTills(ledger.sharedSettings(), ledger.tills());
        restored.since(till).ifPresent(since -> {
            gap.begin(backups.restore().sentSince(since), since);
            restored.entered(till, since);
        });
    }

    private Problem told(Backups.Restored done) {
        var kept = done.kept() == null ? "–" : done.kept().toString();
        var lacking = Integer.toString(done.lacking());
        return Problem.of(done.damaged() ? "restore.rescued" : "restore.done", time(done.madeAt()), kept, lacking);
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(services.here().calendar().zone()));
    }

    /** Once the poller asks: an answer may let the next number in. */
    void fillAlong(TillThreads threads) {
        if (open) {
            threads.every(PACE, () -> {
                if (open && filling.compareAndSet(false, true)) {
                    threads.workers().execute(this::fill);
                }
            });
        }
    }

    private void fill() {
        try {
            open = gap.fill().isOpen() || gap.missing().since() != null;
        } finally {
            filling.set(false);
        }
    }

    boolean isOpen() {
        return open;
    }

    List<Problem> notices() {
        return List.copyOf(notices);
    }
}
