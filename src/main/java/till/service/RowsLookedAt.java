package till.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.domain.Parcel;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;
import till.ledger.Ledger;
import till.service.ShipmentImport.Row;

/**
 * Looks at the rows of one file, one after the other: each is held against the ledger and against the rows before it. What was
 * found out about an order or a carrier is not asked for again. For one thread, once.
 */
final class RowsLookedAt {
    private final Ledger ledger;
    private final ShipmentService shipments;
    private final Map<String, Result<Payment>> orders = new HashMap<>();
    private final Map<OrderNo, Known> known = new HashMap<>();
    private final Map<String, Boolean> carriers = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Payment> numbers = new HashMap<>();
    private int count;

    RowsLookedAt(Ledger ledger, ShipmentService shipments) {
        this.ledger = ledger;
        this.shipments = shipments;
    }

    /** What the ledger has of an order. */
    private record Known(boolean wentBack, Set<String> taken) {}

    Row next(ParcelText text) {
        var number = ++count;
        var order = orders.computeIfAbsent(text.order(), shipments::order);
        var payment = order instanceof Result.Done<Payment>(var found) ? found : null;
        var problems = new ArrayList<Problem>();
        order.failure().ifPresent(problems::add);
        var read = ShipmentRules.read(text, payment, shipments.today(payment));
        problems.addAll(read.problems());
        var carrier = Carrier.of(text.carrier());
        if (!text.carrier().isEmpty() && carrier.isEmpty() && !wasTaken(text.carrier())) {
            problems.add(Problem.of("ship.carrierUnknown", text.carrier()));
        }
        var parcel = read.parcel();
        if (payment == null || parcel == null) {
            return new Row(number, text, parcel, List.copyOf(problems), List.of(), null);
        }
        inLedger(payment, parcel).ifPresent(problems::add);
        inFile(payment, parcel, number).ifPresent(problems::add);
        var notes = carrier.filter(each -> !each.fits(parcel.trackingNo()))
                .map(each -> List.of(Problem.of("ship.numberUnlike", each.name(), each.example())))
                .orElse(List.of());
        return new Row(number, text, parcel, List.copyOf(problems), notes, elsewhere(payment, parcel));
    }

    /** A carrier this till does not know, but a gateway took before. */
    private boolean wasTaken(String carrier) {
        return carriers.computeIfAbsent(carrier, ledger.shipments()::hasTaken);
    }

    private Optional<Problem> inLedger(Payment payment, Parcel parcel) {
        var there = known.computeIfAbsent(
                payment.orderNo(),
                orderNo -> new Known(
                        shipments.allWentBack(payment), ledger.shipments().taken(orderNo)));
        if (parcel.direction() == Parcel.Direction.FORWARD && there.wentBack()) {
            return Optional.of(Problem.of("ship.orderRefunded", payment.order().reference()));
        }
        return there.taken().contains(parcel.trackingNo())
                ? Optional.of(Problem.of("ship.duplicate", parcel.trackingNo()))
                : Optional.empty();
    }

    private Optional<Problem> inFile(Payment payment, Parcel parcel, int number) {
        var before = seen.putIfAbsent(payment.orderNo() + " " + parcel.trackingNo(), number);
        // people count the line of the headings
        return before == null
                ? Optional.empty()
                : Optional.of(Problem.of("ship.duplicateInFile", parcel.trackingNo(), Integer.toString(before + 1)));
    }

    /** In the ledger, or in a row before. */
    private @Nullable Problem elsewhere(Payment payment, Parcel parcel) {
        var before = numbers.putIfAbsent(parcel.trackingNo(), payment);
        if (before != null && !before.orderNo().equals(payment.orderNo())) {
            return ParcelOrders.elsewhere(parcel.trackingNo(), before);
        }
        return shipments.elsewhere(parcel).orElse(null);
    }
}
