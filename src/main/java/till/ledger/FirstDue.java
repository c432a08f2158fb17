package till.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When the first payment, refund and shipment is due that a till may ask about; null where none is by then. */
public record FirstDue(
        @Nullable Instant payments,
        @Nullable Instant refunds,
        @Nullable Instant shipments) {
    /** The earliest of them. */
    public Optional<Instant> earliest() {
        return Stream.of(payments, refunds, shipments)
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo);
    }
}
