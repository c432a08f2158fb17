package till.app;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import till.backup.Backups;
import till.report.NightlyExport;

/** What is made once a night, or at the first start of a day: the files of the day before, and a backup. */
record Nights(NightlyExport export, Backups backups) {
    private static final Duration LOOK = Duration.ofSeconds(30);

    void start(TillThreads threads) {
        threads.every(LOOK, () -> threads.workers().execute(export::catchUp));
        threads.every(LOOK, () -> threads.workers().execute(() -> backUp(threads)));
    }

    /**
     * A backup goes through the whole ledger: the memory that took is given back to the computer, which is a shop's only one. A
     * part of it is still held when the backup is made, and goes back a little later.
     */
    private void backUp(TillThreads threads) {
        if (backups.nightly()) {
            System.gc();
            if (!threads.areEnding()) {
                threads.timer().schedule(System::gc, LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }
}
