package till.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Shipment;
import till.domain.ShipmentChange;
import till.domain.ShipmentState;
import till.ledger.Transactions.Durability;

/** The shipments in SQL. May be shared between threads. */
final class JdbiShipments implements Shipments {
    /**
     * From doubt it goes out again only after the denials that takes; a refusal has to be denied once. What gave its number up
     * takes it again only where no other has it or is about to get it. A state that began anew meanwhile is another one, even
     * under the same name.
     */
    private static final String MOVE = """
            update shipment set state = :to, changed_at = :at, word = coalesce(:word, word),
                details = coalesce(:details, details), next_check_at = :nextCheckAt,
                open_at = case when :open or coalesce(change_state, 'DONE') not in ('DONE', 'FAILED')
                    then created_at else null end,
                sendings = case when :sending then sendings + 1 else sendings end,
                missing = case when :sending then 0 else missing end,
                parcel_key = case when :freesNumber then null else order_no || ' ' || tracking_no end
            where id = :id and state = :from and changed_at = :since
                and (not :sending or state = 'DRAFT' or missing >= case when state = 'REFUSED' then 1
                    else :denials end)
                and (:freesNumber or parcel_key is not null or not exists (
                    select 1 from shipment other where other.order_no = shipment.order_no
                        and other.id <> shipment.id and (
                            other.parcel_key = shipment.order_no || ' ' || shipment.tracking_no
                            or (other.change_value = shipment.tracking_no
                                and other.change_state not in ('DONE', 'FAILED')))))
            """;

    private final Transactions transactions;
    private final Watching watching;
    private final ShipmentSearch search;

    JdbiShipments(Transactions transactions) {
        this.transactions = transactions;
        this.watching = Watching.shipments(transactions);
        this.search = new ShipmentSearch(transactions);
    }

    @Override
    public List<Adding> add(List<Draft> drafts) {
        return transactions.write(
                Durability.POWER,
                write -> new ShipmentAdding(write).add(drafts),
                handle -> new ShipmentAdding(new Write(handle, "", "")).again(drafts));
    }

    @Override
    public Set<String> move(List<Move> moves) {
        var sending = moves.stream().anyMatch(move -> move.to() == ShipmentState.SENT);
        var ordered = moves.stream()
                .sorted(Comparator.comparing(
                        (Move move) -> move.shipment().parcel().orderNo().text()))
                .toList();
        return transactions.write(
                sending ? Durability.POWER : Durability.PROCESS,
                write -> moved(write, ordered),
                handle -> standing(handle, ordered));
    }

    private static Set<String> moved(Write write, List<Move> moves) {
        var done = new ArrayList<Move>();
        for (var move : moves) {
            PaymentRows.locked(write.handle(), move.shipment().parcel().orderNo());
            if (update(write.handle(), move)) {
                done.add(move);
            }
        }
        var ids = new LinkedHashSet<String>();
        for (var move : done) {
            var facts = new Facts()
                    .with("id", move.shipment().id())
                    .with("from", move.shipment().state())
                    .with("to", move.to())
                    .with("because", move.because())
                    .with("word", move.word())
                    .by(move.by());
            var orderNo = move.shipment().parcel().orderNo();
            write.append(Event.Kind.SHIPMENT_MOVED, orderNo, null, move.at(), facts);
            ids.add(move.shipment().id());
        }
        return ids;
    }

    /** Where the connection was lost behind the commit: those that stand where they were to go. */
    private static Set<String> standing(Handle handle, List<Move> moves) {
        var ids = new LinkedHashSet<String>();
        for (var move : moves) {
            find(handle, move.shipment().id())
                    .filter(now -> now.state() == move.to())
                    .ifPresent(now -> ids.add(now.id()));
        }
        return ids;
    }

    private static boolean update(Handle handle, Move move) {
        return handle.createUpdate(MOVE)
                        .bind("id", move.shipment().id())
                        .bind("from", move.shipment().state().name())
                        .bind("to", move.to().name())
                        .bind("at", Sql.at(move.at()))
                        .bind("word", Sql.text(move.word()))
                        .bind("details", Sql.exact(json(move.details())))
                        .bind("since", Sql.at(move.shipment().watch().changedAt()))
                        .bind("open", move.to().isOnItsWay())
                        .bind("freesNumber", freesNumber(move))
                        .bind("sending", move.to() == ShipmentState.SENT)
                        .bind("denials", DENIALS)
                        .bind("nextCheckAt", Sql.at(move.nextCheckAt()))
                        .execute()
                == 1;
    }

    /** What the gateway did not take, or was never told of, keeps no other from its number. */
    private static boolean freesNumber(Move move) {
        var from = move.shipment().state();
        return move.to() == ShipmentState.REFUSED
                || (move.to() == ShipmentState.CANCELLED
                        && (from == ShipmentState.DRAFT || from == ShipmentState.REFUSED));
    }

    @Override
    public Set<String> taken(OrderNo orderNo) {
        return transactions.read(handle -> handle.createQuery("""
                        select tracking_no from shipment where order_no = :orderNo and parcel_key is not null
                        union select change_value from shipment where order_no = :orderNo
                            and change_value is not null and change_state not in ('DONE', 'FAILED')
                        """)
                .bind("orderNo", orderNo.text())
                .mapTo(String.class)
                .set());
    }

    @Override
    public boolean ask(String id, ShipmentChange.Kind kind, @Nullable String trackingNo, Instant at, By by) {
        return transactions.write(
                Durability.POWER,
                write -> ShipmentChanges.ask(write, new ShipmentChanges.Asked(id, kind, trackingNo, at, by)),
                handle -> true);
    }

    @Override
    public boolean moveChange(ChangeMove move) {
        return transactions.write(Durability.POWER, write -> ShipmentChanges.move(write, move), handle -> true);
    }

    @Override
    public Optional<Shipment> find(String id) {
        return transactions.read(handle -> find(handle, id));
    }

    @Override
    public List<Shipment> of(OrderNo orderNo) {
        return transactions.read(handle -> of(handle, orderNo));
    }

    @Override
    public List<Shipment> numbered(String trackingNo) {
        return search.numbered(trackingNo);
    }

    @Override
    public List<Shipment> list(Search wanted, @Nullable Shipment after, int most) {
        return search.list(wanted, after, most);
    }

    @Override
    public List<Payment> paid(Paid wanted) {
        return search.paid(wanted);
    }

    @Override
    public List<Payment> unshipped(Unshipped wanted) {
        return search.unshipped(wanted);
    }

    @Override
    public boolean hasTaken(String carrier) {
        return transactions.read(handle -> handle.createQuery("select id from shipment where carrier = :carrier"
                        + " and state in ('SHIPPED', 'DELIVERED', 'CANCELLED') and sendings > 0 limit 1")
                .bind("carrier", Sql.text(carrier))
                .mapTo(String.class)
                .findFirst()
                .isPresent());
    }

    @Override
    public Map<ShipmentState, Long> counts() {
        return transactions.read(handle -> {
            var counts = new EnumMap<ShipmentState, Long>(ShipmentState.class);
            handle.createQuery("select state, count(*) as many from shipment group by state")
                    .map((row, context) ->
                            Map.entry(ShipmentState.valueOf(row.getString("state")), row.getLong("many")))
                    .forEach(each -> counts.put(each.getKey(), each.getValue()));
            return counts;
        });
    }

    @Override
    public void heard(Shipment shipment, Payments.Heard heard, @Nullable Map<String, String> details) {
        watching.heard(shipment.id(), heard, shipment.watch().changedAt());
        if (details != null && !details.equals(shipment.details())) {
            transactions.change(handle -> handle.createUpdate("update shipment set details = :details where id = :id")
                    .bind("id", shipment.id())
                    .bind("details", Sql.exact(json(details)))
                    .execute());
        }
    }

    @Override
    public List<Shipment> due(Instant now, int most) {
        var ids = watching.due(now, most);
        return transactions.read(
                handle -> ids.stream().flatMap(id -> find(handle, id).stream()).toList());
    }

    @Override
    public boolean lease(String id, String owner, Instant now, Instant until) {
        return watching.lease(id, owner, now, until);
    }

    @Override
    public void release(String id, String owner) {
        watching.release(id, owner);
    }

    @Override
    public int sweep(Instant now) {
        return watching.sweep(now);
    }

    private static @Nullable String json(@Nullable Map<String, String> details) {
        if (details == null) {
            return null;
        }
        var clean = new HashMap<String, String>();
        details.forEach((name, text) -> clean.put(Sql.shortText(name), Sql.shortText(text)));
        return EventChain.json(clean);
    }

    static List<Shipment> of(Handle handle, OrderNo orderNo) {
        return handle.createQuery("select * from shipment where order_no = :orderNo order by created_at, id")
                .bind("orderNo", orderNo.text())
                .map((row, context) -> ShipmentRows.shipment(row))
                .list();
    }

    static Optional<Shipment> find(Handle handle, String id) {
        return handle.createQuery("select * from shipment where id = :id")
                .bind("id", id)
                .map((row, context) -> ShipmentRows.shipment(row))
                .findOne();
    }

    static Shipment existing(Handle handle, String id) {
        return find(handle, id).orElseThrow(() -> new IllegalArgumentException("the ledger has no shipment " + id));
    }
}
