package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A book of orders that wait, are paid, fail, are cancelled or run out of time, of refunds that end after a while, and of what
 * customers do; the judge when a till was killed. Shareable between threads and, over one file, between processes.
 *
 * <p>Time acts when something is looked at: an order past its time expires, one that pays itself is paid, a cancel or a refund
 * under way is done.
 */
public abstract class OrderBook extends GatewayBook {

    private final Style style;

    /**
     * What differs from gateway to gateway.
     *
     * @param lateAfter how long after an order's end the money of {@link Fault#LATE_SUCCESS} arrives
     */
    record Style(String orderPrefix, String refundPrefix, Duration lateAfter) {}

    OrderBook(Path file, Clock clock, Style style) {
        super(file, clock);
        this.style = style;
    }

    /** Whether an order's notice address is told of this state. */
    boolean tells(OrderState state) {
        return state == OrderState.PAID;
    }

    /** Whether a refund's notice address is told of this end. */
    boolean tells(SimulatedRefund.State end) {
        return true;
    }

    /** All orders, oldest first, as they are now. */
    public final List<SimulatedOrder> orders() {
        return transact(() -> {
            settleRefunds();
            return allOrders().stream()
                    .map(values -> settle(new SimulatedOrder(values)))
                    .toList();
        });
    }

    /** One order, by the merchant's number or the gateway's. */
    public final Optional<SimulatedOrder> find(String number) {
        return transact(() -> {
            settleRefunds();
            return order(number).map(values -> settle(new SimulatedOrder(values)));
        });
    }

    /** All refunds, oldest first, as they are now. */
    public final List<SimulatedRefund> refunds() {
        return transact(() -> {
            settleRefunds();
            return allRefunds().stream().map(SimulatedRefund::new).toList();
        });
    }

    /** One refund, by its number or the gateway's. */
    public final Optional<SimulatedRefund> findRefund(String number) {
        return transact(() -> {
            settleRefunds();
            return refund(number).map(SimulatedRefund::new);
        });
    }

    /** The refunds of one order, whatever became of them, oldest first. */
    public final List<SimulatedRefund> refundsOf(SimulatedOrder order) {
        return refunds().stream()
                .filter(refund -> refund.orderId().equals(order.id()))
                .toList();
    }

    /** What may still be given back: what a refund under way has taken is not free, what a failed one took is. */
    final long refundable(SimulatedOrder order) {
        var taken = refundsOf(order).stream()
                .filter(refund -> refund.state() != SimulatedRefund.State.FAILED)
                .mapToLong(SimulatedRefund::amount)
                .sum();
        return order.paid() ? order.received() - taken : 0;
    }

    /** The orders a customer could pay now, oldest first. */
    final List<WaitingOrder> waiting() {
        return orders().stream()
                .filter(order -> order.state() == OrderState.WAITING && !order.has("walkedAway"))
                .map(order -> new WaitingOrder(
                        order.number(),
                        order.id(),
                        order.method(),
                        order.amount(),
                        order.currency(),
                        order.createdAt(),
                        order.expiresAt()))
                .toList();
    }

    /** The simulated customer's payment of a waiting order; false when the order waits no more. */
    final boolean pay(String number) {
        return whileWaiting(number, this::succeedNow);
    }

    /** The customer's wallet says no. */
    final boolean decline(String number) {
        return whileWaiting(number, order -> move(order, OrderState.FAILED, Map.of("error", "USER_DECLINED")));
    }

    /** The customer leaves without paying: the order stays open until it is closed or its time is over. */
    final boolean walkAway(String number) {
        return whileWaiting(number, order -> noteOrder(order.id(), "walked away", Map.of("walkedAway", "true")));
    }

    /** The money arrives after the order's end, now if it has ended already. */
    final boolean payLate(String number) {
        return transact(() -> {
            var order = find(number).filter(found -> found.state() == OrderState.WAITING || found.endedUnpaid());
            order.ifPresent(found -> {
                payAfterItsEnd(found, found.endedUnpaid() ? now() - found.number("endedAt") : 0);
                find(found.id());
            });
            return order.isPresent();
        });
    }

    final boolean whileWaiting(String number, Consumer<SimulatedOrder> act) {
        return transact(() -> {
            var order = find(number).filter(found -> found.state() == OrderState.WAITING);
            order.ifPresent(act);
            return order.isPresent();
        });
    }

    /**
     * Keeps a new order that no channel has taken on yet; customers do not see it.
     *
     * @param terms {@code number}, {@code method}, {@code amount}, {@code currency}, {@code notifyUrl} and whatever the gateway
     *     repeats; {@code heldFor} for money that is set aside first, and for how many milliseconds
     */
    final SimulatedOrder create(Map<String, String> terms, Duration lifetime) {
        return transact(() -> {
            var now = now();
            var values = new HashMap<>(terms);
            values.put("state", OrderState.CREATED.name());
            values.put("createdAt", Long.toString(now));
            values.put("expiresAt", Long.toString(now + lifetime.toMillis()));
            takeAutomatic(terms.getOrDefault("number", ""), now)
                    .ifPresent(at -> values.put("autoPayAt", Long.toString(at)));
            var id = freshId(style.orderPrefix());
            noteOrder(id, "created", values);
            return known(id);
        });
    }

    /** The channel has taken the order on: from here on a customer can pay it. */
    final SimulatedOrder route(SimulatedOrder order, Map<String, String> more) {
        return transact(() -> {
            var values = new HashMap<>(more);
            values.put("state", OrderState.WAITING.name());
            noteOrder(order.id(), "routed", values);
            return known(order.id());
        });
    }

    /** The money of {@link Fault#LATE_SUCCESS}. */
    final void payAfterItsEnd(SimulatedOrder order) {
        payAfterItsEnd(order, style.lateAfter().toMillis());
    }

    private void payAfterItsEnd(SimulatedOrder order, long millis) {
        transact(() -> {
            noteOrder(order.id(), "will pay late", Map.of("lateAfter", Long.toString(millis)));
            return order;
        });
    }

    final SimulatedOrder move(SimulatedOrder order, OrderState state, Map<String, String> more) {
        return transact(() -> {
            var values = new HashMap<>(more);
            values.put("state", state.name());
            values.putIfAbsent("endedAt", Long.toString(now()));
            if (order.has("notifyUrl") && tells(state)) {
                values.put("notice", "due");
            }
            noteOrder(order.id(), state.name(), values);
            return known(order.id());
        });
    }

    final SimulatedOrder succeedNow(SimulatedOrder order) {
        return succeed(order, now());
    }

    private SimulatedOrder succeed(SimulatedOrder order, long at) {
        var values = new HashMap<>(Map.of("paidAt", Long.toString(at)));
        if (order.endedUnpaid()) {
            values.put("late", "true");
        }
        var held = order.has("heldFor") && !order.endedUnpaid();
        return move(order, held ? OrderState.AUTHORIZED : OrderState.PAID, values);
    }

    final SimulatedOrder known(String id) {
        return new SimulatedOrder(order(id).orElseThrow());
    }

    private String freshId(String prefix) {
        return prefix + (now() * 1_000_000 + serial() % 1_000_000);
    }

    private SimulatedOrder settle(SimulatedOrder order) {
        return switch (order.state()) {
            case CREATED -> expire(order, order.number("expiresAt"));
            case WAITING -> settleWaiting(order);
            case AUTHORIZED -> expire(order, order.number("paidAt") + order.number("heldFor"));
            case CANCELLED, EXPIRED -> settleEnded(order);
            case PAID, FAILED -> order;
        };
    }

    private SimulatedOrder settleWaiting(SimulatedOrder order) {
        var expiresAt = order.number("expiresAt");
        var end = order.has("cancelAt") ? Math.min(order.number("cancelAt"), expiresAt) : expiresAt;
        var pays = order.has("autoPayAt") && !order.has("walkedAway");
        if (pays && order.number("autoPayAt") <= now() && order.number("autoPayAt") < end) {
            return settle(succeed(order, order.number("autoPayAt")));
        }
        if (end <= now() && order.has("paysDuringCancel")) {
            return succeed(order, end);
        }
        return end == expiresAt ? expire(order, end) : end(order, OrderState.CANCELLED, end);
    }

    private SimulatedOrder expire(SimulatedOrder order, long at) {
        return end(order, OrderState.EXPIRED, at);
    }

    private SimulatedOrder end(SimulatedOrder order, OrderState state, long at) {
        return at > now() ? order : settle(move(order, state, Map.of("endedAt", Long.toString(at))));
    }

    private SimulatedOrder settleEnded(SimulatedOrder order) {
        var moneyAt = order.number("endedAt") + order.number("lateAfter");
        return order.has("lateAfter") && moneyAt <= now() ? succeed(order, moneyAt) : order;
    }

    /** Keeps a refund that ends after the delay; the one returned is still under way. */
    final SimulatedRefund refund(SimulatedOrder order, Map<String, String> terms, Duration delay, boolean fails) {
        return transact(() -> {
            var values = new HashMap<>(terms);
            values.put("orderId", order.id());
            values.putIfAbsent("currency", order.currency());
            values.put("state", SimulatedRefund.State.PROCESSING.name());
            values.put("createdAt", Long.toString(now()));
            values.put("doneAt", Long.toString(now() + delay.toMillis()));
            if (fails) {
                values.put("fails", "true");
            }
            var id = freshId(style.refundPrefix());
            noteRefund(id, "created", values);
            return new SimulatedRefund(refund(id).orElseThrow());
        });
    }

    private void settleRefunds() {
        allRefunds().stream()
                .map(SimulatedRefund::new)
                .filter(refund ->
                        refund.state() == SimulatedRefund.State.PROCESSING && refund.number("doneAt") <= now())
                .forEach(this::end);
    }

    private void end(SimulatedRefund refund) {
        var end = refund.has("fails") ? SimulatedRefund.State.FAILED : SimulatedRefund.State.DONE;
        var values = new HashMap<>(Map.of("state", end.name(), "endedAt", refund.text("doneAt")));
        if (refund.has("notifyUrl") && tells(end)) {
            values.put("notice", "due");
        }
        noteRefund(refund.id(), end.name(), values);
        if (end == SimulatedRefund.State.DONE) {
            var total = known(refund.orderId()).refunded() + refund.amount();
            noteOrder(refund.orderId(), "refunded", Map.of("refunded", Long.toString(total)));
        }
    }
}
