package till.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * The shop's book. Every method of its parts is one transaction of its own; what changes money's state is a
 * compare-and-set with an event row in the same transaction. May be shared between threads and processes.
 *
 * <p>A connection lost in the middle (H2's file moves to another process, PostgreSQL restarts) is repaired inside: a
 * write is found again by its event, so it happens once.
 */
public interface Ledger extends AutoCloseable {
    Payments payments();

    Refunds refunds();

    Shipments shipments();

    Operations operations();

    AttentionList attention();

    History history();

    Movements movements();

    Figures figures();

    Extracts extracts();

    Teachings teachings();

    People people();

    Items items();

    UnpaidOrders unpaidOrders();

    Shifts shifts();

    ZReports zReports();

    Reconciliations reconciliations();

    Gaps gaps();

    Years years();

    Tills tills();

    Agreements agreements();

    SharedSettings sharedSettings();

    /** Whether its database cannot be reached just now: nothing can be written that has to be written first. */
    default boolean isAway() {
        return false;
    }

    /**
     * When the first thing is due that this till may ask about; one question for all kinds, so that whoever has nothing to do
     * costs the database next to nothing.
     *
     * @param until later ones are not looked for
     */
    default FirstDue firstDue(Instant now, Instant until) {
        return new FirstDue(now, now, now);
    }

    /**
     * Waits until another till says that it wrote something, if tills can tell each other here; a hint that may come late, twice
     * or not at all. For one caller at a time, which waits for nothing else.
     *
     * @return what there was word of
     */
    default Word awaitNews(Duration most) {
        return Word.NONE;
    }

    @Override
    void close();
}
