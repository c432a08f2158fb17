package till.service;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import till.domain.Acting;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Shipment;
import till.domain.ShipmentChange.Kind;
import till.gateway.Outcome;
import till.gateway.Shipments.ParcelKnown;
import till.gateway.Shipments.ParcelStatus;

/** A till whose gateway takes parcels, what its tests do with them, and books that agree with their history afterwards. */
abstract class ShipmentCases extends TillCases {
    static final Duration AFTER_THE_CALL = Samples.LONGEST_CALL.plus(Pace.MARGIN);
    static final String NUMBER = "EB20251119";
    static final String ANOTHER = "EB20251120";

    TakenParcels parcels;

    @BeforeEach
    void begin() {
        parcels = till.gateway.ships();
    }

    ShipmentService shipments() {
        return till.services.shipments();
    }

    static ParcelText text(Payment payment, String number) {
        return new ParcelText(payment.order().reference(), "2EBOX", number, "", "", "");
    }

    Result<Shipment> added(Payment payment, String number) {
        return shipments().add(text(payment, number), Acting.UNNAMED);
    }

    Shipment shipped() {
        return shipped(NUMBER);
    }

    Shipment shipped(String number) {
        return added(till.paid(), number).value();
    }

    Shipment now(Shipment shipment) {
        return shipments().find(shipment.id()).orElseThrow();
    }

    Shipment check(Shipment shipment) {
        return shipments().check(shipment.id());
    }

    Result<Shipment> change(Shipment shipment, Kind kind, @Nullable String number) {
        return shipments().change(shipment.id(), kind, number, Acting.UNNAMED);
    }

    void work() {
        shipments().due(50).forEach(work -> work.doing().run());
    }

    Duration untilNext(Shipment shipment) {
        return Duration.between(
                till.clock.instant(),
                Objects.requireNonNull(now(shipment).watch().nextCheckAt()));
    }

    static Optional<Problem> failed(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }

    static Outcome<ParcelKnown> none() {
        return new Outcome.Answered<>(ParcelKnown.none("not found"));
    }

    static Outcome<ParcelKnown> known(ParcelStatus status) {
        return new Outcome.Answered<>(new ParcelKnown(status, Map.of("at", "depot"), status.name()));
    }
}
