package till.service;

import java.util.Optional;
import java.util.function.Predicate;
import till.domain.Parcel;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.Result;
import till.domain.ShipmentState;
import till.ledger.Ledger;

/** Which orders a parcel can be for, and what speaks against it. May be shared between threads. */
final class ParcelOrders {
    private final Ledger ledger;

    ParcelOrders(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The one paid order that a number means, if parcels can be sent for it. */
    Result<Payment> named(String number, Predicate<String> takesParcels) {
        if (number.isEmpty()) {
            return Result.failed("ship.orderMissing");
        }
        var found = ledger.payments().named(number);
        if (found.isEmpty()) {
            return Result.failed("ship.orderUnknown", number);
        }
        var paid = found.stream()
                .filter(payment -> payment.state() == PaymentState.PAID)
                .toList();
        var own = paid.stream()
                .filter(payment -> payment.order().reference().equals(number)
                        || payment.orderNo().text().equals(number))
                .toList();
        if (paid.isEmpty()) {
            return Result.failed("ship.orderUnpaid", number);
        }
        if (paid.size() > 1 && own.size() != 1) {
            return Result.failed("ship.orderAmbiguous", number);
        }
        var payment = own.size() == 1 ? own.getFirst() : paid.getFirst();
        return takesParcels.test(payment.order().gateway())
                ? Result.done(payment)
                : Result.failed("ship.notHere", payment.order().gateway());
    }

    /** Whether everything that was received of it went back. */
    boolean allWentBack(Payment payment) {
        var received = payment.received();
        return received != null
                && !Refund.left(received, ledger.refunds().of(payment.orderNo()))
                        .isPositive();
    }

    /** That another order has a parcel of this number that is neither refused nor called off. */
    Optional<Problem> elsewhere(Parcel parcel) {
        return ledger.shipments().numbered(parcel.trackingNo()).stream()
                .filter(other -> !other.parcel().orderNo().equals(parcel.orderNo()))
                .filter(other -> other.state() != ShipmentState.REFUSED && other.state() != ShipmentState.CANCELLED)
                .flatMap(other -> ledger.payments().find(other.parcel().orderNo()).stream())
                .findFirst()
                .map(payment -> elsewhere(parcel.trackingNo(), payment));
    }

    static Problem elsewhere(String trackingNo, Payment other) {
        return Problem.of("ship.elsewhere", trackingNo, other.order().reference());
    }
}
