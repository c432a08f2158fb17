package till.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Basket;
import till.domain.OrderNo;
import till.domain.ParkedOrder;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;

/**
 * Orders that nobody has paid for yet: the one on this till's screen, which outlives the program, and those that were parked,
 * for whichever till takes them first. May be shared between threads.
 */
public final class OrdersInHand {
    /** How many parked orders a list shows. */
    public static final int MOST_SHOWN = 200;

    private static final Logger LOG = LoggerFactory.getLogger(OrdersInHand.class);

    private final Books books;
    private final Surroundings here;
    private final Access access;

    public OrdersInHand(Books books, Surroundings here, Access access) {
        this.books = books;
        this.here = here;
        this.access = access;
    }

    /** A new order's number. */
    public String newNumber() {
        return here.numbers().nextBasket();
    }

    /** What a payment was made for; without lines where it was a plain amount. */
    public Basket of(OrderNo orderNo) {
        return books.ledger().payments().basket(orderNo);
    }

    /** Keeps what is on the screen. */
    public void keep(ParkedOrder order) {
        books.ledger().unpaidOrders().keep(here.till(), order);
    }

    /** Forgets what was on the screen. */
    public void drop(String id) {
        books.ledger().unpaidOrders().drop(here.till(), id);
    }

    /** Puts an order aside. */
    public Optional<Problem> park(ParkedOrder order, Acting acting) {
        var refused = access.guard(acting, Act.CHARGE, null, null)
                .or(() ->
                        order.basket().lines().isEmpty() ? Optional.of(Problem.of("parked.empty")) : Optional.empty());
        if (refused.isEmpty()) {
            books.ledger().unpaidOrders().park(here.till(), order);
        }
        return refused;
    }

    /** Puts an order aside because another one needs the screen. */
    public void setAside(ParkedOrder order) {
        books.ledger().unpaidOrders().park(here.till(), order);
    }

    /** Whether an order has a payment that is open or paid. */
    public boolean isCharged(String id) {
        return standing(id) != Standing.UNPAID;
    }

    /** Takes a parked order up again; another till may have been first. */
    public Result<ParkedOrder> recall(String id, Acting acting) {
        return access.guard(acting, Act.CHARGE, null, null)
                .<Result<ParkedOrder>>map(Result::failed)
                .orElseGet(() -> books.ledger()
                        .unpaidOrders()
                        .recall(here.till(), id)
                        .<Result<ParkedOrder>>map(Result::done)
                        .orElseGet(() -> Result.failed("parked.gone")));
    }

    /** Throws a parked order away; who did it stands in the log. Another till may have been first. */
    public Optional<Problem> discard(String id, Acting acting) {
        var refused = access.guard(acting, Act.DISCARD_PARKED, null, null);
        if (refused.isPresent()) {
            return refused;
        }
        var unwanted = books.ledger().unpaidOrders().recall(here.till(), id);
        unwanted.ifPresent(order -> {
            LOG.warn("parked order {} over {} thrown away: {}", id, order.total(), acting.by());
            drop(id);
        });
        return unwanted.isPresent() ? Optional.empty() : Optional.of(Problem.of("parked.gone"));
    }

    /** All parked orders, oldest first. */
    public List<ParkedOrder> parked() {
        return books.ledger().unpaidOrders().parked(MOST_SHOWN);
    }

    public int parkedCount() {
        return books.ledger().unpaidOrders().parkedCount();
    }

    /**
     * The order that belongs on this till's empty screen: what was there when the program ended, or one whose payment ended
     * unpaid. One whose payment is open is left until it is known; one that is paid is forgotten. Of several the one that was
     * touched last is shown, and the others are parked.
     */
    public Optional<ParkedOrder> atHand() {
        var usable = new ArrayList<ParkedOrder>();
        for (var order : books.ledger().unpaidOrders().held(here.till())) {
            switch (standing(order.id())) {
                case UNPAID -> usable.add(order.sale().isEmpty() ? withSale(order) : order);
                case OPEN -> {}
                case PAID -> drop(order.id());
            }
        }
        while (usable.size() > 1) {
            books.ledger().unpaidOrders().park(here.till(), usable.removeFirst());
        }
        return usable.stream().findFirst();
    }

    private enum Standing {
        UNPAID,
        OPEN,
        PAID
    }

    private Standing standing(String id) {
        var payments = books.ledger().payments().madeFor(id);
        if (payments.stream().anyMatch(OrdersInHand::isPaid)) {
            return Standing.PAID;
        }
        return payments.stream().anyMatch(payment -> payment.state().isOpen()) ? Standing.OPEN : Standing.UNPAID;
    }

    /** Held money is the customer's payment: there is nothing to charge again. */
    private static boolean isPaid(Payment payment) {
        return switch (payment.state()) {
            case PAID, AUTHORIZED -> true;
            case CREATED, AWAITING_PAYER, UNCERTAIN, LAPSED, DECLINED, CANCELLED, EXPIRED -> false;
        };
    }

    /** The next try goes by the first one's sale, of which only one can be open or paid. */
    private ParkedOrder withSale(ParkedOrder order) {
        var payments = books.ledger().payments().madeFor(order.id());
        return payments.isEmpty() ? order : order.of(payments.getFirst().order().sale());
    }
}
