package till.simulated;

import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order as a gateway has it, whatever it tells of it.
 *
 * @param number our number
 * @param received what was paid or captured; null while nothing is
 * @param hidden whether the money came so late that no query shows it
 * @param declined whether the gateway said no to it at some time
 * @param refunds those under our numbers
 * @param elsewhere what was given back without us
 */
record Booked(
        String number,
        Money asked,
        @Nullable Money received,
        boolean hidden,
        boolean declined,
        List<Refunded> refunds,
        Money elsewhere) {

    boolean paid() {
        return received != null;
    }

    /** What went back or may go back under our numbers. */
    Money refunded() {
        return refunds.stream()
                .filter(refund -> !refund.failed())
                .map(Refunded::amount)
                .reduce(asked.minus(asked), Money::plus);
    }

    /** A refund as the gateway has it. */
    record Refunded(String number, Money amount, boolean done, boolean failed) {}
}
