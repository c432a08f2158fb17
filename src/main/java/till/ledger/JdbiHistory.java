package till.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import till.domain.Event;
import till.domain.OrderNo;

/** The events in SQL. May be shared between threads. */
final class JdbiHistory implements History {
    private static final int PAGE = 1_000;

    private final Transactions transactions;

    JdbiHistory(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Event> of(OrderNo orderNo) {
        return transactions.read(handle -> of(handle, orderNo));
    }

    /** In the order they were written: a payment's lock was held for each, whatever the tills' clocks said. */
    static List<Event> of(Handle handle, OrderNo orderNo) {
        return handle.createQuery(
                        "select " + EventChain.COLUMNS + " from event where order_no = :orderNo order by place")
                .bind("orderNo", orderNo.text())
                .map((row, context) -> EventChain.event(row))
                .list();
    }

    @Override
    public Map<String, Long> heads() {
        return transactions.read(JdbiHistory::heads);
    }

    @Override
    public List<Event> after(Map<String, Long> heads, int most) {
        return transactions.read(handle -> {
            var events = new ArrayList<Event>();
            heads(handle).forEach((till, newest) -> {
                var known = heads.getOrDefault(till, 0L);
                if (newest > known && events.size() < most) {
                    events.addAll(after(handle, till, known, most - events.size()));
                }
            });
            return List.copyOf(events);
        });
    }

    @Override
    public Verification verify() {
        return transactions.snapshot(handle -> new Verifying(handle).verify());
    }

    @Override
    public void export(Export to) {
        transactions.snapshot(handle -> {
            heads(handle).keySet().forEach(till -> export(handle, till, to));
            handle.createQuery("select number, content from z_report order by number")
                    .map((row, context) -> Map.entry(row.getLong("number"), row.getString("content")))
                    .forEach(report -> to.z(report.getKey(), report.getValue()));
            handle.createQuery("select number, content from sign_off order by number")
                    .map((row, context) -> Map.entry(row.getLong("number"), row.getString("content")))
                    .forEach(signed -> to.signOff(signed.getKey(), signed.getValue()));
            handle.createQuery("select business_year, content from pruned_year order by business_year")
                    .map((row, context) -> Map.entry(row.getInt("business_year"), row.getString("content")))
                    .forEach(year -> to.pruned(year.getKey(), year.getValue()));
            return true;
        });
    }

    private static void export(Handle handle, String till, Export to) {
        for (var last = 0L; ; ) {
            var page = handle.createQuery("select " + EventChain.COLUMNS + """
                             from event where till = :till and sequence > :after order by till, sequence limit :page
                            """)
                    .bind("till", till)
                    .bind("after", last)
                    .bind("page", PAGE)
                    .map((row, context) -> new Line(EventChain.event(row), EventChain.link(row)))
                    .list();
            page.forEach(line -> to.event(till, line.link().hash(), EventChain.canonical(line.event())));
            if (page.size() < PAGE) {
                return;
            }
            last = page.getLast().event().sequence();
        }
    }

    private record Line(Event event, EventChain.Link link) {}

    static Map<String, Long> heads(Handle handle) {
        var heads = new TreeMap<String, Long>();
        handle.createQuery("select till, sequence from till_chain")
                .map((row, context) -> Map.entry(row.getString("till"), row.getLong("sequence")))
                .forEach(head -> heads.put(head.getKey(), head.getValue()));
        return heads;
    }

    private static List<Event> after(Handle handle, String till, long sequence, int most) {
        return handle.createQuery("select " + EventChain.COLUMNS + """
                         from event where till = :till and sequence > :sequence order by till, sequence limit :most
                        """)
                .bind("till", till)
                .bind("sequence", sequence)
                .bind("most", most)
                .map((row, context) -> EventChain.event(row))
                .list();
    }
}
