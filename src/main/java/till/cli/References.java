package till.cli;

import java.util.List;
import java.util.Optional;
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
        var archive = found.isEmpty() && !text.isEmpty() ? orders.archiveOf(text) : Optional.<Integer>empty();
        if (archive.isPresent()) {
            throw Stopped.refused("order.archived", text, archive.get().toString());
        }
        if (found.isEmpty()) {
            throw Stopped.wrongUse("cli.ref.unknown", text);
        }
        var own = found.stream().filter(payment -> isItsOwn(payment, text)).toList();
        if (own.size() == 1) {
            return own.getFirst();
        }
        var holding = standingForTheSale(text, found);
        if (found.size() > 1 && holding.size() != 1) {
            throw Stopped.wrongUse("cli.ref.ambiguous", text, candidates(found));
        }
        return found.size() == 1 ? found.getFirst() : holding.getFirst();
    }

    /** A sale without a number of its own goes by its first payment's reference, which still means that payment alone. */
    private static boolean isItsOwn(Payment payment, String number) {
        return payment.order().reference().equals(number)
                || payment.orderNo().text().equals(number);
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
