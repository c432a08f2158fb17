package till.ui.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;
import till.domain.Act;
import till.domain.Attention;
import till.domain.Basket;
import till.domain.Event;
import till.domain.Operation;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Refund;

/**
 * One payment with all that the details pane tells of it.
 *
 * @param left what can still be given back; empty where nothing was received
 * @param refunded what went back to the customer
 * @param heldUntil when the gateway lets go of held money; empty where none is held or that is not known
 * @param explained what the gateway's words about it mean, where that is known, by word
 */
public record OrderFacts(
        Payment payment,
        Books books,
        Optional<Money> left,
        Money refunded,
        Obstacles obstacles,
        Map<String, Problem> explained,
        Optional<Instant> heldUntil) {

    /**
     * What the ledger holds beside the payment itself, each list oldest first.
     *
     * @param people the operators' names by their ids
     * @param basket what it is for, line by line
     */
    public record Books(
            List<Refund> refunds,
            List<Operation> operations,
            List<Attention> attention,
            List<Event> history,
            Map<String, String> people,
            Basket basket) {}

    /**
     * Why an action is not possible; empty where it is.
     *
     * @param held whether the money is held: what is cancelled then is let go of
     * @param receipt whether there is a receipt
     * @param ships whether its gateway is told of the order's parcels
     * @param byApproval what is possible, and only once somebody else has approved it
     */
    public record Obstacles(
            Optional<Problem> refund,
            Optional<Problem> check,
            Optional<Problem> cancel,
            Optional<Problem> code,
            Optional<Problem> capture,
            boolean held,
            boolean receipt,
            boolean ships,
            Set<Act> byApproval) {}

    /** Every number of ours that calls about this payment carry. */
    List<String> numbers() {
        return Stream.concat(
                        Stream.of(payment.orderNo().text()),
                        books.refunds().stream().map(refund -> refund.refundNo().text()))
                .toList();
    }

    OrderRow.Content content() {
        return new OrderRow.Content(payment, refunded);
    }
}
