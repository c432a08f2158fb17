package till.ledger;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.RefundNo;

/** One write under way: its transaction, and the events it leaves, which carry its name. */
final class Write {
    private final Handle handle;
    private final String till;
    private final String id;
    private int events;

    Write(Handle handle, String till, String id) {
        this.handle = handle;
        this.till = till;
        this.id = id;
    }

    Handle handle() {
        return handle;
    }

    /** Where it is written. */
    String till() {
        return till;
    }

    /** Appends to the till's chain. Takes the chain's lock: called after the rows are changed. */
    void append(Event.Kind kind, @Nullable OrderNo orderNo, @Nullable RefundNo refundNo, Instant at, Facts facts) {
        EventChain.append(handle, new EventChain.Entry(till, kind, orderNo, refundNo, at, facts), nameOf(id, events));
        events++;
    }

    boolean hasEvents() {
        return events > 0;
    }

    /** The unique name of a write's n-th event. */
    static String nameOf(String id, int event) {
        return event == 0 ? id : id + "/" + event;
    }
}
