package till.service;

import java.util.Collections;
import java.util.EnumSet;
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
 * Tells screens which payments changed and what else did, whoever changed it: it follows the heads of the ledger's event chains, so what
 * a command or another till did is heard too. Subscribers are called on the thread that refreshes. May be shared.
 */
public final class Feed {
    private static final int BATCH = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final Ledger ledger;
    private final List<Consumer<Set<OrderNo>>> subscribers = new CopyOnWriteArrayList<>();
    private final List<Consumer<Set<OrderNo>>> ofChanges = new CopyOnWriteArrayList<>();
    private final List<Listener> ofSubjects = new CopyOnWriteArrayList<>();
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

    /** Hears that something about these changed, until closed: most of it is about no payment. */
    public Subscription subscribeTo(Set<Event.Subject> subjects, Runnable subscriber) {
        var listener = new Listener(Set.copyOf(subjects), subscriber);
        ofSubjects.add(listener);
        return () -> ofSubjects.remove(listener);
    }

    private record Listener(Set<Event.Subject> subjects, Runnable subscriber) {}

    /** Looks for new events and tells of them; called after each change of ours and once a second. */
    public void refresh() {
        var news = newEvents();
        if (!news.payments().isEmpty()) {
            tell(ofChanges, subscriber -> subscriber.accept(news.payments()));
            tell(subscribers, subscriber -> subscriber.accept(news.payments()));
        }
        tell(ofSubjects, listener -> {
            if (!Collections.disjoint(listener.subjects(), news.subjects())) {
                listener.subscriber().run();
            }
        });
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
        tell(subscribers, subscriber -> subscriber.accept(Set.of(orderNo)));
    }

    private static <S> void tell(List<S> listening, Consumer<S> news) {
        for (var subscriber : listening) {
            try {
                news.accept(subscriber);
            } catch (RuntimeException e) {
                // the edge towards screens: a fault of one stops neither a payment nor another screen
                LOG.error("a subscriber failed", e);
            }
        }
    }

    private record News(Set<OrderNo> payments, Set<Event.Subject> subjects) {}

    private synchronized News newEvents() {
        var changed = new LinkedHashSet<OrderNo>();
        var subjects = EnumSet.noneOf(Event.Subject.class);
        List<Event> events;
        do {
            events = ledger.history().after(heads, BATCH);
            for (var event : events) {
                heads.merge(event.till(), event.sequence(), Math::max);
                if (event.orderNo() != null) {
                    changed.add(event.orderNo());
                }
                subjects.add(event.subject());
            }
        } while (events.size() == BATCH);
        return new News(changed, subjects);
    }

    /** Ends hearing. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
