package till.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.Payment;
import till.domain.Shipment;
import till.ledger.Shipments.Paid;
import till.ledger.Shipments.Search;
import till.ledger.Shipments.Unshipped;

/** Finds shipments, and the orders that wait for one. May be shared between threads. */
final class ShipmentSearch {
    private static final int MOST_OF_A_NUMBER = 100;
    /** Behind every number that begins alike, in the order of code points. */
    private static final String LAST = "\uffff";

    private final Transactions transactions;

    ShipmentSearch(Transactions transactions) {
        this.transactions = transactions;
    }

    List<Shipment> numbered(String trackingNo) {
        return transactions.read(handle -> handle.createQuery(
                        "select * from shipment where tracking_no = :number order by created_at limit "
                                + MOST_OF_A_NUMBER)
                .bind("number", Sql.number(trackingNo))
                .map((row, context) -> ShipmentRows.shipment(row))
                .list());
    }

    /** Both kinds of number are ranges of an index. */
    List<Shipment> list(Search search, @Nullable Shipment after, int most) {
        return transactions.read(handle -> list(handle, search, after, most));
    }

    private static List<Shipment> list(Handle handle, Search search, @Nullable Shipment after, int most) {
        var text = search.text().strip();
        var sql = "select * from shipment where 1 = 1" + (text.isEmpty() ? "" : """
                 and (tracking_no between :text and :textEnd or order_no in (
                    select order_no from payment where reference between :text and :textEnd
                    union select order_no from payment where order_no between :text and :textEnd
                    union select order_no from payment where sale between :text and :textEnd
                    union select order_no from payment where gateway_no = :text))
                """)
                + (search.states().isEmpty() ? "" : " and state in (<states>)")
                + (search.direction() == null ? "" : " and direction = :direction")
                + (after == null ? "" : """
                 and (created_at < :afterAt or (created_at = :afterAt and id < :afterId))
                """) + " order by created_at desc, id desc limit :most";
        var query = handle.createQuery(sql)
                .bind("text", Sql.number(text))
                .bind("textEnd", Sql.exact(Sql.shortened(text) + LAST))
                .bind("most", most);
        if (!search.states().isEmpty()) {
            query.bindList("states", search.states().stream().map(Enum::name).toList());
        }
        if (search.direction() != null) {
            query.bind("direction", search.direction().name());
        }
        if (after != null) {
            query.bind("afterAt", Sql.at(after.createdAt())).bind("afterId", after.id());
        }
        return query.map((row, context) -> ShipmentRows.shipment(row)).list();
    }

    List<Payment> paid(Paid search) {
        if (search.gateways().isEmpty()) {
            return List.of();
        }
        var text = search.text().strip();
        return transactions.read(handle -> handle.createQuery(
                        """
                        select * from payment where state = 'PAID' and gateway in (<gateways>)
                        """ + (text.isEmpty() ? "" : """
                         and order_no in (select order_no from payment where reference between :text and :textEnd
                            union select order_no from payment where order_no between :text and :textEnd
                            union select order_no from payment where sale between :text and :textEnd
                            union select order_no from payment where gateway_no = :text)
                        """) + " order by created_at desc, order_no desc limit :most")
                .bind("text", Sql.number(text))
                .bind("textEnd", Sql.exact(Sql.shortened(text) + LAST))
                .bindList("gateways", List.copyOf(search.gateways()))
                .bind("most", search.most())
                .map((row, context) -> Rows.payment(row))
                .list());
    }

    /** Money that all went back needs no parcel. */
    List<Payment> unshipped(Unshipped search) {
        if (search.gateways().isEmpty()) {
            return List.of();
        }
        return transactions.read(handle -> handle.createQuery("""
                        select * from payment where state = 'PAID' and paid_at >= :since and gateway in (<gateways>)
                            and not exists (select 1 from shipment s where s.order_no = payment.order_no
                                and s.direction = 'FORWARD' and s.state not in ('REFUSED', 'CANCELLED'))
                            and received_minor > (select coalesce(sum(r.amount_minor), 0) from refund r
                                where r.order_no = payment.order_no and r.state <> 'FAILED')
                        """ + (search.linksOnly() ? " and " + Finding.LINK : "")
                        + " order by paid_at, order_no limit :most")
                .bind("since", Sql.at(search.since()))
                .bindList("gateways", List.copyOf(search.gateways()))
                .bind("most", search.most())
                .map((row, context) -> Rows.payment(row))
                .list());
    }
}
