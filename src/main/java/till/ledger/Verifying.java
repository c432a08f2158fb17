package till.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.Payment;

/**
 * One run of the verification: first each chain link by link, then page by page the payments with what hangs on them
 * against the replay of their events. Holds one page at a time, however large the ledger is.
 */
final class Verifying {
    private static final int PAGE = 1_000;
    /** The version of the tables from which years can be put away. */
    private static final int YEARS_PUT_AWAY = 11;

    /** A ledger that is broken all over does not need every line named. */
    private static final int MOST_FAULTS = 200;

    private final Handle handle;
    private final PrunedPart pruned;
    private final List<String> faults = new ArrayList<>();
    private Instant newest = Instant.EPOCH;
    private long events;
    private long payments;
    private long refunds;

    Verifying(Handle handle) {
        this(handle, PrunedPart.of(handle));
    }

    private Verifying(Handle handle, PrunedPart pruned) {
        this.handle = handle;
        this.pruned = pruned;
    }

    /** For tables of any version; those from before years were put away have nothing of the kind. */
    static Verifying of(Handle handle, int version) {
        return version < YEARS_PUT_AWAY ? new Verifying(handle, PrunedPart.NOTHING) : new Verifying(handle);
    }

    /** The chains alone, with how many payments and refunds there are: also of older tables. */
    History.Verification chains() {
        heads().forEach(this::chain);
        chainless();
        payments = count("payment");
        refunds = count("refund");
        return new History.Verification(events, payments, refunds, List.copyOf(faults), newest);
    }

    private long count(String table) {
        return handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one();
    }

    History.Verification verify() {
        heads().forEach(this::chain);
        chainless();
        var page = paymentsAfter("");
        while (!page.isEmpty()) {
            replay(page);
            page = paymentsAfter(page.getLast().orderNo().text());
        }
        orphans();
        PeopleReplay.faults(handle).forEach(this::fault);
        DayReplay.faults(handle, pruned).forEach(this::fault);
        StatementReplay.faults(handle, pruned).forEach(this::fault);
        AgreementReplay.faults(handle).forEach(this::fault);
        PrunedPart.faults(handle).forEach(this::fault);
        return new History.Verification(events, payments, refunds, List.copyOf(faults), newest);
    }

    private record Line(Event event, EventChain.Link link) {}

    private void chain(String till, EventChain.Link head) {
        var last = pruned.start(till);
        for (var page = lines(till, last.sequence()); !page.isEmpty(); page = lines(till, last.sequence())) {
            for (var line : page) {
                last = follow(till, last, line);
            }
        }
        if (!last.hash().equals(head.hash())) {
            fault("chain " + till + ": ends at " + last.sequence() + ", its head says " + head.sequence());
        }
    }

    private EventChain.Link follow(String till, EventChain.Link before, Line line) {
        var event = line.event();
        events++;
        newest = event.at().isAfter(newest) ? event.at() : newest;
        if (event.sequence() != before.sequence() + 1) {
            fault("chain " + till + ": " + (before.sequence() + 1) + " is missing before " + event.sequence());
        } else if (!line.link().hash().equals(EventChain.hash(before.hash(), event))) {
            fault("chain " + till + ": event " + event.sequence() + " was changed");
        }
        return line.link();
    }

    private Map<String, EventChain.Link> heads() {
        var heads = new HashMap<String, EventChain.Link>();
        handle.createQuery("select till, sequence, hash from till_chain")
                .map((row, context) -> Map.entry(row.getString("till"), EventChain.link(row)))
                .forEach(head -> heads.put(head.getKey(), head.getValue()));
        return heads;
    }

    private List<Line> lines(String till, long after) {
        return handle.createQuery("select " + EventChain.COLUMNS + """
                         from event where till = :till and sequence > :after order by till, sequence limit :page
                        """)
                .bind("till", till)
                .bind("after", after)
                .bind("page", PAGE)
                .map((row, context) -> new Line(EventChain.event(row), EventChain.link(row)))
                .list();
    }

    private List<Payment> paymentsAfter(String orderNo) {
        return handle.createQuery("select * from payment where order_no > :after order by order_no limit :page")
                .bind("after", orderNo)
                .bind("page", PAGE)
                .map((row, context) -> Rows.payment(row))
                .list();
    }

    private void replay(List<Payment> page) {
        for (var payment : page) {
            payments++;
            var orderNo = payment.orderNo();
            var replay = new Replay();
            JdbiHistory.of(handle, orderNo).forEach(replay::take);
            var refundRows = refundRows(orderNo);
            refunds += refundRows.size();
            replay.faults().forEach(this::fault);
            replay.compare(payment).ifPresent(this::fault);
            replay.compareCard(orderNo, payment.details().card()).ifPresent(this::fault);
            replay.compareProof(orderNo, column(orderNo, "proven")).ifPresent(this::fault);
            replay.compareLines(
                            payment,
                            PaymentRows.basket(handle, orderNo),
                            LineRows.OF_PAYMENT.amounts(handle, orderNo.text()))
                    .ifPresent(this::fault);
            holdsSale(payment, replay);
            replay.compareShift(orderNo, column(orderNo, "shift")).ifPresent(this::fault);
            replay.compareRefunds(refundRows).forEach(this::fault);
            replay.compareShipments(JdbiShipments.of(handle, orderNo)).forEach(this::fault);
            replay.compareOperations(rows(orderNo, "operation", "state")).forEach(this::fault);
            replay.compareAttention(
                            rows(orderNo, "attention", "case when settled_at is null then 'OPEN' else 'SETTLED' end"))
                    .forEach(this::fault);
        }
    }

    private void holdsSale(Payment payment, Replay replay) {
        var holds = handle.createQuery("select sale_key is not null from payment where order_no = :orderNo")
                .bind("orderNo", payment.orderNo().text())
                .mapTo(Boolean.class)
                .one();
        if (holds != replay.holdsSale()) {
            fault("payment " + payment.orderNo() + ": its claim on the sale is not what its events say");
        }
    }

    private @Nullable String column(OrderNo orderNo, String name) {
        return handle.createQuery("select " + name + " from payment where order_no = :orderNo")
                .bind("orderNo", orderNo.text())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private List<Replay.RefundRow> refundRows(OrderNo orderNo) {
        return handle.createQuery("select * from refund where order_no = :orderNo order by created_at, refund_no")
                .bind("orderNo", orderNo.text())
                .map((row, context) -> new Replay.RefundRow(
                        Rows.refund(row),
                        row.getString("shift"),
                        Sql.maybeInstant(row, "reversed_at"),
                        Sql.maybeDay(row, "reversed_day"),
                        row.getString("reversed_shift")))
                .list();
    }

    private Map<String, String> rows(OrderNo orderNo, String table, String state) {
        var rows = new HashMap<String, String>();
        handle.createQuery("select id, " + state + " as stands from " + table + " where order_no = :orderNo")
                .bind("orderNo", orderNo.text())
                .map((row, context) -> Map.entry(row.getString("id"), row.getString("stands")))
                .forEach(row -> rows.put(row.getKey(), row.getValue()));
        return rows;
    }

    private void chainless() {
        first("select e.till from event e left join till_chain c on c.till = e.till where c.till is null limit 1")
                .ifPresent(till -> fault("chain " + till + ": its head is missing"));
    }

    private void orphans() {
        first("""
                select e.order_no from event e left join payment p on p.order_no = e.order_no
                where e.order_no is not null and p.order_no is null limit 1
                """).ifPresent(orderNo -> fault("payment " + orderNo + ": has events and no row"));
    }

    private Optional<String> first(String sql) {
        return handle.createQuery(sql).mapTo(String.class).findOne();
    }

    private void fault(String text) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(text);
        }
    }
}
