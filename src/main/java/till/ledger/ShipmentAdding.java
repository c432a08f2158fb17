package till.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import till.domain.Event;
import till.domain.Parcel;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
import till.domain.Shipment;
import till.ledger.Shipments.Added;
import till.ledger.Shipments.Adding;
import till.ledger.Shipments.Draft;
import till.ledger.Shipments.Duplicate;
import till.ledger.Shipments.NotPaid;
import till.ledger.Shipments.Refunded;

/** One writing of shipments: under the lock of its payment each is held against what was paid and what is there. */
final class ShipmentAdding {
    private final Write write;

    ShipmentAdding(Write write) {
        this.write = write;
    }

    /** Locks payments in one order, so that two imports at once do not wait for each other. */
    List<Adding> add(List<Draft> drafts) {
        var results = new HashMap<Draft, Adding>();
        drafts.stream()
                .sorted(Comparator.comparing(draft -> draft.parcel().orderNo().text()))
                .forEach(draft -> results.put(draft, add(draft)));
        for (var draft : drafts) {
            if (results.get(draft) instanceof Added(var shipment)) {
                append(draft, shipment);
            }
        }
        return drafts.stream().map(results::get).toList();
    }

    private Adding add(Draft draft) {
        var handle = write.handle();
        var payment = PaymentRows.locked(handle, draft.parcel().orderNo());
        var obstacle = obstacle(draft, payment);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        insert(draft, payment);
        return new Added(JdbiShipments.existing(handle, draft.id()));
    }

    private Optional<Adding> obstacle(Draft draft, Payment payment) {
        var received = payment.received();
        if (received == null || payment.state() != PaymentState.PAID) {
            return Optional.of(new NotPaid(payment));
        }
        var refunds = JdbiRefunds.of(write.handle(), payment.orderNo());
        if (draft.parcel().direction() == Parcel.Direction.FORWARD
                && !Refund.left(received, refunds).isPositive()) {
            return Optional.of(new Refunded(payment));
        }
        return twin(draft).map(Duplicate::new);
    }

    /** The same number at the same order, as it is or as it is about to be. */
    private Optional<Shipment> twin(Draft draft) {
        return write.handle()
                .createQuery("""
                        select * from shipment where order_no = :orderNo and ((parcel_key is not null and tracking_no = :number)
                            or (change_value = :number and change_state not in ('DONE', 'FAILED')))
                        order by created_at limit 1
                        """)
                .bind("orderNo", draft.parcel().orderNo().text())
                .bind("number", draft.parcel().trackingNo())
                .map((row, context) -> ShipmentRows.shipment(row))
                .findOne();
    }

    private void insert(Draft draft, Payment payment) {
        var parcel = draft.parcel();
        write.handle()
                .createUpdate("""
                        insert into shipment (id, order_no, gateway, carrier, tracking_no, parcel_key, shipped_on, direction,
                            tracking_url, till, operator, approved_by, state, created_at, open_at, changed_at, next_check_at)
                        values (:id, :orderNo, :gateway, :carrier, :trackingNo, :key, :shippedOn, :direction,
                            :trackingUrl, :till, :operator, :approvedBy, 'DRAFT', :at, :at, :at, :at)
                        """)
                .bind("id", draft.id())
                .bind("orderNo", parcel.orderNo().text())
                .bind("gateway", payment.order().gateway())
                .bind("carrier", Sql.text(parcel.carrier()))
                .bind("trackingNo", Sql.number(parcel.trackingNo()))
                .bind("key", parcel.orderNo().text() + " " + Sql.shortened(parcel.trackingNo()))
                .bind("shippedOn", Sql.day(parcel.shippedOn()))
                .bind("direction", parcel.direction().name())
                .bind("trackingUrl", Sql.text(parcel.trackingUrl()))
                .bind("till", draft.till())
                .bind("at", Sql.at(draft.at()))
                .bind("operator", Sql.exact(draft.by().operator()))
                .bind("approvedBy", Sql.exact(draft.by().approver()))
                .execute();
    }

    private void append(Draft draft, Shipment shipment) {
        var parcel = shipment.parcel();
        var facts = new Facts()
                .with("id", shipment.id())
                .with("carrier", parcel.carrier())
                .with("trackingNo", parcel.trackingNo())
                .with("shippedOn", parcel.shippedOn())
                .with("direction", parcel.direction())
                .with("trackingUrl", parcel.trackingUrl())
                .with("gateway", shipment.gateway())
                .with("till", shipment.till())
                .by(draft.by());
        write.append(Event.Kind.SHIPMENT_ADDED, parcel.orderNo(), null, draft.at(), facts);
    }

    /** What came of it where the connection was lost behind the commit. */
    List<Adding> again(List<Draft> drafts) {
        var results = new ArrayList<Adding>();
        for (var draft : drafts) {
            var written = JdbiShipments.find(write.handle(), draft.id());
            if (written.isPresent()) {
                results.add(new Added(written.get()));
            } else {
                var payment =
                        PaymentRows.existing(write.handle(), draft.parcel().orderNo());
                results.add(obstacle(draft, payment).orElseGet(() -> new NotPaid(payment)));
            }
        }
        return results;
    }
}
