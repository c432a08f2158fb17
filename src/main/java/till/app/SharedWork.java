package till.app;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.ledger.Ledger;
import till.ledger.Word;
import till.service.SharedClock;
import till.service.TillServices;

/** What a till does because others work on the same ledger: says that it is there, goes by one clock, hears what they wrote. */
record SharedWork(LedgerDoor door, Ledger ledger, TillServices services) {
    private static final Logger LOG = LoggerFactory.getLogger(SharedWork.class);
    private static final Duration BEAT = Duration.ofSeconds(30);
    private static final Duration NEWS = Duration.ofSeconds(5);

    /** All tills on one server go by its clock. */
    static InstantSource clock(LedgerDoor door, Ledger ledger) {
        if (!door.isServer()) {
            return InstantSource.system();
        }
        var shared = new SharedClock(InstantSource.system());
        shared.measure(ledger);
        return shared;
    }

    void start(TillThreads threads) {
        threads.every(BEAT, this::beat);
        threads.workers().execute(() -> hearOthers(threads));
    }

    private void beat() {
        door.beat(ledger);
        if (services.here().clock() instanceof SharedClock shared) {
            shared.measure(ledger);
        }
    }

    /**
     * What other tills wrote is looked at as soon as they say so; where nothing is heard, once a second all the same, and what
     * they agreed on every few seconds.
     */
    private void hearOthers(TillThreads threads) {
        var shop = new ShopWide(door.home().settings(), ledger);
        var agreed = System.nanoTime();
        while (!threads.areEnding()) {
            var word = ledger.awaitNews(NEWS);
            var agree = word == Word.SETTINGS || System.nanoTime() - agreed > NEWS.toNanos();
            agreed = agree ? System.nanoTime() : agreed;
            try {
                if (agree) {
                    shop.agree();
                }
                if (word != Word.NONE) {
                    services.feed().refreshQuietly();
                }
            } catch (RuntimeException e) {
                // the edge: a fault of a screen, or the till's end, must not be this thread's
                LOG.warn("what other tills said", e);
            }
        }
    }
}
