package till.cli;

import java.util.List;
import java.util.stream.Collectors;
import till.domain.Payment;
import till.service.OrderBook;

/** Finds the one payment that a number on the command line means. */
final class References {
    private final OrderBook orders;

    References(OrderBook orders) {
        this.orders = orders;
    }

    /**
     * The reference, our number, the gateway's or the wallet's, or a sale's. A sale paid in several attempts means the one
     * that is open or paid, if there is only one.
     */
    Payment find(String number) throws Stopped {
        var text = number.strip();
        var found = text.isEmpty() ? List.<Payment>of() : orders.named(text);
        if (found.isEmpty()) {
            throw Stopped.wrongUse("cli.ref.unknown", text);
        }
        var holding = standingForTheSale(text, found);
        if (found.size() > 1 && holding.size() != 1) {
            throw Stopped.wrongUse("cli.ref.ambiguous", text, candidates(found));
        }
        return found.size() == 1 ? found.getFirst() : holding.getFirst();
    }

    private static List<Payment> standingForTheSale(String sale, List<Payment> found) {
        return found.stream().allMatch(payment -> payment.order().sale().equals(sale))
                ? found.stream().filter(payment -> payment.state().holdsSale()).toList()
                : List.of();
    }

    private static String candidates(List<Payment> found) {
        return found.stream()
                .map(payment -> payment.order().reference() + " " + payment.state())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
