package till.simulator;

import java.util.List;

/**
 * The person with the phone in front of a simulated gateway; acts through the book, so that every server on it sees it.
 *
 * <p>Orders are named by the merchant's number or the gateway's. Each act answers false when the order is unknown or not in
 * a state where a customer could do that.
 */
public final class SimulatedCustomer {

    private final OrderBook book;

    public SimulatedCustomer(OrderBook book) {
        this.book = book;
    }

    /** The orders a customer could pay now, oldest first. */
    public List<WaitingOrder> waiting() {
        return book.waiting();
    }

    public boolean pay(String number) {
        return book.pay(number);
    }

    public boolean decline(String number) {
        return book.decline(number);
    }

    /** Leaves without paying; an order that would have paid itself does not any more. */
    public boolean walkAway(String number) {
        return book.walkAway(number);
    }

    /** Pays after the order is closed or past its time: now if it is, otherwise as soon as it is. */
    public boolean payLate(String number) {
        return book.payLate(number);
    }
}
