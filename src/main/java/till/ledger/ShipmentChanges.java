package till.ledger;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.ShipmentChange;
import till.ledger.Shipments.ChangeMove;

/** Changes of shipments within a transaction: one unfinished at a time. */
final class ShipmentChanges {
    private ShipmentChanges() {}

    record Asked(
            String id, ShipmentChange.Kind kind, @Nullable String trackingNo, Instant at, By by) {}

    static boolean ask(Write write, Asked asked) {
        var handle = write.handle();
        var shipment = JdbiShipments.existing(handle, asked.id());
        PaymentRows.locked(handle, shipment.parcel().orderNo());
        var written = handle.createUpdate("""
                        update shipment set change_kind = :kind, change_value = :value, change_state = 'RESERVED',
                            changed_at = :at, open_at = created_at, next_check_at = :at, missing = 0
                        where id = :id and state in ('ACCEPTED', 'SHIPPED', 'DELIVERED')
                            and coalesce(change_state, 'DONE') in ('DONE', 'FAILED')
                            and not exists (select 1 from shipment other where other.order_no = shipment.order_no
                                and (other.parcel_key = shipment.order_no || ' ' || cast(:value as varchar)
                                    or (other.change_value = cast(:value as varchar)
                                        and other.change_state not in ('DONE', 'FAILED'))))
                        """)
                .bind("id", asked.id())
                .bind("kind", asked.kind().name())
                .bind("value", Sql.number(asked.trackingNo()))
                .bind("at", Sql.at(asked.at()))
                .execute();
        if (written == 0) {
            return false;
        }
        var facts = new Facts()
                .with("id", asked.id())
                .with("change", asked.kind())
                .with("value", asked.trackingNo())
                .by(asked.by());
        write.append(Event.Kind.SHIPMENT_CHANGE_ASKED, shipment.parcel().orderNo(), null, asked.at(), facts);
        return true;
    }

    static boolean move(Write write, ChangeMove move) {
        var handle = write.handle();
        PaymentRows.locked(handle, move.shipment().parcel().orderNo());
        if (!update(handle, move)) {
            return false;
        }
        var change = ShipmentReplay.change(move.shipment());
        var facts = new Facts()
                .with("id", move.shipment().id())
                .with("change", change.kind())
                .with("from", change.state())
                .with("to", move.to())
                .with("value", change.trackingNo())
                .with("word", move.word());
        var orderNo = move.shipment().parcel().orderNo();
        write.append(Event.Kind.SHIPMENT_CHANGE_MOVED, orderNo, null, move.at(), facts);
        return true;
    }

    /**
     * A change in doubt goes out again only after the denials that takes. Whoever waited long for an answer must not write it
     * to a change that was asked for since.
     */
    private static boolean update(Handle handle, ChangeMove move) {
        var change = ShipmentReplay.change(move.shipment());
        var renamed = move.to() == OperationState.DONE && change.trackingNo() != null;
        return handle.createUpdate("""
                        update shipment set change_state = :to, changed_at = :at, word = coalesce(:word, word),
                            open_at = case when :open or state in ('DRAFT', 'SENT', 'ACCEPTED', 'UNCERTAIN')
                                then created_at else null end,
                            tracking_no = case when :renamed then change_value else tracking_no end,
                            parcel_key = case when :renamed then order_no || ' ' || change_value else parcel_key end,
                            next_check_at = :nextCheckAt, missing = case when :sending then 0 else missing end
                        where id = :id and change_state = :from and changed_at = :since and change_kind = :kind
                            and coalesce(change_value, '') = coalesce(cast(:value as varchar), '')
                            and (change_state <> 'UNCERTAIN' or not :sending or missing >= :denials)
                        """)
                        .bind("id", move.shipment().id())
                        .bind("from", change.state().name())
                        .bind("since", Sql.at(move.shipment().watch().changedAt()))
                        .bind("kind", change.kind().name())
                        .bind("value", Sql.number(change.trackingNo()))
                        .bind("to", move.to().name())
                        .bind("at", Sql.at(move.at()))
                        .bind("word", Sql.text(move.word()))
                        .bind("open", !move.to().isFinished())
                        .bind("renamed", renamed)
                        .bind("sending", move.to() == OperationState.SENT)
                        .bind("denials", Shipments.DENIALS)
                        .bind("nextCheckAt", Sql.at(move.nextCheckAt()))
                        .execute()
                == 1;
    }
}
