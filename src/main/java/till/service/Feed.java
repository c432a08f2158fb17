package till.service;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.Unavailable;
import till.ledger.Ledger;

/**
 * Tells screens which payments changed, whoever changed them: it follows the heads of the ledger's event chains, so what
 * a command or another till did is heard too. Subscribers are called on the thread that refreshes. May be shared.
 */
public final class Feed {
    private static final int BATCH = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final Ledger ledger;
    private final List<Consumer<Set<OrderNo>>> subscribers = new CopyOnWriteArrayList<>();
    private final List<Consumer<Set<OrderNo>>> ofChanges = new CopyOnWriteArrayList<>();
    private final Map<String, Long> heads;

    public Feed(Ledger ledger) {
        this.ledger = ledger;
        this.heads = new HashMap<>(ledger.history().heads());
    }

    /** Hears of payments that changed, and of none that was only asked about, until closed. */
    public Subscription subscribeToChanges(Consumer<Set<OrderNo>> subscriber) {
        ofChanges.add(subscriber);
        return () -> ofChanges.remove(subscriber);
    }

    /** Hears of every payment that changed or was asked about until closed. */
    public Subscription subscribe(Consumer<Set<OrderNo>> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    /** Looks for new events and tells of them; called after each change of ours and once a second. */
    public void refresh() {
        var changed = newEvents();
        if (!changed.isEmpty()) {
            tell(ofChanges, changed);
            tell(subscribers, changed);
        }
    }

    /** As {@link #refresh}, for whoever only heard that there may be something: a ledger out of reach is looked at later. */
    public void refreshQuietly() {
        try {
            refresh();
        } catch (Unavailable e) {
            LOG.debug("the ledger is away", e);
        }
    }

    /** Tells of a payment that was asked about, also where nothing changed: screens show when. */
    void asked(OrderNo orderNo) {
        refresh();
        tell(subscribers, Set.of(orderNo));
    }

    private static void tell(List<Consumer<Set<OrderNo>>> listening, Set<OrderNo> changed) {
        for (var subscriber : listening) {
            try {
                subscriber.accept(changed);
            } catch (RuntimeException e) {
                // the edge towards screens: a fault of one stops neither a payment nor another screen
                LOG.error("a subscriber failed", e);
            }
        }
    }

    private synchronized Set<OrderNo> newEvents() {
        var changed = new LinkedHashSet<OrderNo>();
        List<Event> events;
        do {
            events = ledger.history().after(heads, BATCH);
            for (var event : events) {
                heads.merge(event.till(), event.sequence(), Math::max);
                if (event.orderNo() != null) {
                    changed.add(event.orderNo());
                }
            }
        } while (events.size() == BATCH);
        return changed;
    }

    /** Ends hearing. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
