package till.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import till.domain.Event;
import till.ledger.PrunedPart.Anchor;

/**
 * Takes some payments of a year out, each with everything about it, and writes down where the chains were cut, what of them
 * stayed, and which numbers are used for ever. Under the lock of the books.
 */
final class YearPruning {
    static final String GOES = "GOES";

    /** The first reason why a payment stays, or that it goes. Of a payment {@code p}, with {@code :end} and {@code :through}. */
    static final String WHY = """
            case
                when p.open_at is not null or p.next_check_at is not null or (p.state = 'PAID' and p.business_day is null)
                    then 'OPEN'
                when p.business_day > :through or p.changed_at >= :end then 'LATER'
                when exists (select 1 from refund r where r.order_no = p.order_no
                    and (r.open_at is not null or r.next_check_at is not null)) then 'REFUND'
                when exists (select 1 from refund r where r.order_no = p.order_no and (r.business_day > :through
                    or r.reversed_day > :through or r.changed_at >= :end)) then 'LATER'
                when exists (select 1 from operation o where o.order_no = p.order_no and o.unfinished_key is not null)
                    then 'OPERATION'
                when exists (select 1 from attention a where a.order_no = p.order_no and a.open_key is not null)
                    then 'CARD'
                when exists (select 1 from shipment s where s.order_no = p.order_no
                    and (s.open_at is not null or s.next_check_at is not null)) then 'PARCEL'
                when p.order_no in (select d.order_no from difference d where d.state = 'OPEN' and d.order_no is not null)
                    then 'DIFFERENCE'
                when p.order_no in (select g.order_no from restore_gap g where g.filled_at is null) then 'GAP'
                when p.order_no in (select c.order_no from agreement_charge c where c.outcome is null) then 'OPEN'
                when p.basket in (select u.id from unpaid_order u) then 'ORDER'
                when exists (select 1 from event e where e.order_no = p.order_no and e.happened_at >= :end) then 'LATER'
                when exists (select 1 from shift s join event e on e.happened_at = s.opened_at and e.till = s.till
                    where s.business_day > :through and s.opened_at < :end and e.order_no = p.order_no
                    and e.facts like '%"opensShift":"' || cast(s.business_day as varchar) || '"%') then 'LATER'
                else 'GOES'
            end
            """;

    /** Whatever hangs on a payment, before the payment itself. */
    private static final List<String> TABLES = List.of(
            "shipment where order_no",
            "attention where order_no",
            "operation where order_no",
            "refund where order_no",
            "payment_line where owner",
            "event where order_no",
            "payment where order_no");

    private final Write write;
    private final Handle handle;
    private final Years.Step step;

    YearPruning(Write write, Years.Step step) {
        this.write = write;
        this.handle = write.handle();
        this.step = step;
    }

    int run() {
        var goes = locked();
        if (goes.isEmpty()) {
            return 0;
        }
        var before = PrunedPart.of(handle);
        var cuts = cuts(goes);
        var number = before.parts().isEmpty() ? 1 : before.parts().getLast().number() + 1;
        var parts = new ArrayList<>(before.parts());
        parts.add(new SpentNumbers(handle).enter(goes, number, step.cut().year()));
        for (var table : TABLES) {
            handle.createUpdate("delete from " + table + " in (<orderNos>)")
                    .bindList("orderNos", goes)
                    .execute();
        }
        var through =
                before.has(step.cut().through()) ? before.through() : step.cut().through();
        tell(new PrunedPart(through, anchors(before, cuts), parts), goes.size());
        return goes.size();
    }

    /** Looked at again once nobody else can change them. */
    private List<String> locked() {
        var found = asked(handle.createQuery("select p.order_no from payment p where p.created_at < :end and " + WHY
                                + " = 'GOES' order by p.created_at, p.order_no limit :most")
                        .bind("most", step.most()))
                .mapTo(String.class)
                .list();
        if (found.isEmpty()) {
            return found;
        }
        handle.createQuery("select order_no from payment where order_no in (<orderNos>) order by order_no for update")
                .bindList("orderNos", found)
                .mapTo(String.class)
                .list();
        return asked(handle.createQuery("select p.order_no from payment p where p.order_no in (<orderNos>) and " + WHY
                                + " = 'GOES'")
                        .bindList("orderNos", found))
                .mapTo(String.class)
                .list();
    }

    private Query asked(Query query) {
        return query.bind("end", Sql.at(step.cut().end()))
                .bind("through", Sql.day(step.cut().through()));
    }

    /** The last of each chain that goes; the archive that was looked at has to have it. */
    private Map<String, EventChain.Link> cuts(List<String> goes) {
        var cuts = new HashMap<String, EventChain.Link>();
        handle.createQuery("select till, sequence, hash from event where order_no in (<orderNos>)")
                .bindList("orderNos", goes)
                .map((row, context) -> Map.entry(row.getString("till"), EventChain.link(row)))
                .forEach(each -> cuts.merge(
                        each.getKey(),
                        each.getValue(),
                        (one, other) -> one.sequence() > other.sequence() ? one : other));
        cuts.forEach((till, cut) -> {
            var end = step.ends().get(till);
            if (end == null || cut.sequence() > end.sequence()) {
                throw new IllegalStateException("chain " + till + ": the archive ends before " + cut.sequence());
            }
        });
        return cuts;
    }

    /** A cut never goes back; what is left below one is told anew, as something below the others may have gone too. */
    private Map<String, Anchor> anchors(PrunedPart before, Map<String, EventChain.Link> cuts) {
        var all = new TreeMap<String, EventChain.Link>();
        before.anchors().forEach((till, anchor) -> all.put(till, before.start(till)));
        cuts.forEach(
                (till, cut) -> all.merge(till, cut, (one, other) -> one.sequence() > other.sequence() ? one : other));
        var anchors = new TreeMap<String, Anchor>();
        all.forEach((till, cut) -> {
            var kept = PrunedPart.kept(handle, till, cut.sequence());
            anchors.put(till, new Anchor(cut.sequence(), cut.hash(), kept));
        });
        return anchors;
    }

    private void tell(PrunedPart now, int payments) {
        var content = now.json();
        var year = step.cut().year();
        var updated = handle.createUpdate("""
                        update pruned_year set pruned_at = :at, content = :content where business_year = :year
                        """)
                .bind("year", year)
                .bind("at", Sql.at(step.at()))
                .bind("content", content)
                .execute();
        if (updated == 0) {
            handle.createUpdate("""
                            insert into pruned_year (business_year, pruned_at, content) values (:year, :at, :content)
                            """)
                    .bind("year", year)
                    .bind("at", Sql.at(step.at()))
                    .bind("content", content)
                    .execute();
        }
        var facts = new Facts()
                .with("year", year)
                .with("payments", payments)
                .with("archive", step.archive())
                .with("content", EventChain.hex(EventChain.sha256(content)))
                .by(step.by());
        write.append(Event.Kind.YEAR_PRUNED, null, null, step.at(), facts);
    }
}
