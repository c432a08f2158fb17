package till.app;

import java.util.List;
import java.util.stream.IntStream;
import till.domain.Acting;
import till.domain.Payment;
import till.domain.Shipment;
import till.domain.ShipmentChange.Kind;
import till.service.ParcelText;
import till.service.ShipmentImport;
import till.service.ShipmentImport.Watcher;
import till.service.ShipmentService;

/** What staff do with parcels of an order, as often as they like: what is there already is refused. */
final class ParcelsInTest {
    static final String FIRST = "EB000001";
    static final String SECOND = "EB000002";

    /** More than two calls take. */
    static final List<String> BATCH =
            IntStream.range(0, 50).mapToObj("EB7%05d"::formatted).toList();

    private final ShipmentService shipments;
    private final Acting acting;

    ParcelsInTest(ShipmentService shipments, Acting acting) {
        this.shipments = shipments;
        this.acting = acting;
    }

    List<Shipment> of(Payment payment) {
        return shipments.of(payment.orderNo());
    }

    void add(Payment payment, String number) {
        shipments.add(text(payment, number), acting);
    }

    void addAll(Payment payment) {
        var rows = shipments
                .imports()
                .look(BATCH.stream().map(number -> text(payment, number)).toList(), Watcher.NONE);
        shipments.imports().send(ShipmentImport.withoutElsewhere(rows), acting, Watcher.NONE);
    }

    private static ParcelText text(Payment payment, String number) {
        return new ParcelText(payment.order().reference(), "2EBOX", number, "", "", "");
    }

    void rename(Payment payment) {
        of(payment).stream()
                .filter(each -> each.parcel().trackingNo().equals(FIRST))
                .forEach(each -> shipments.change(each.id(), Kind.NUMBER, SECOND, acting));
    }

    /** The first of them. */
    void callOff(Payment payment) {
        of(payment).stream().limit(1).forEach(each -> shipments.change(each.id(), Kind.CANCELLED, null, acting));
    }
}
