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
 * A book of orders that wait, are paid, fail, are cancelled or run out of time; the judge when a till was killed. Shareable
 * between threads and, over one file, between processes.
 *
 * <p>Time acts when something is looked at: an order past its time expires, one that pays itself is paid, a cancel under way
 * is done.
 */
public abstract class OrderBook extends GatewayBook {

    /** How long after an order's end the money of {@link Fault#LATE_SUCCESS} arrives: the end can be seen before it. */
    static final Duration LATE_MONEY_AFTER = Duration.ofSeconds(60);

    OrderBook(Path file, Clock clock) {
        super(file, clock);
    }

    /** Whether an order's notice address is told of this state. */
    abstract boolean tells(OrderState state);

    /** Lets time act on what hangs on orders, before an order is looked at. */
    void passTime() {}

    /** All orders, oldest first, as they are now. */
    public final List<SimulatedOrder> orders() {
        return transact(() -> {
            passTime();
            return allOrders().stream()
                    .map(values -> settle(new SimulatedOrder(values)))
                    .toList();
        });
    }

    /** One order, by the merchant's number or the gateway's. */
    public final Optional<SimulatedOrder> find(String number) {
        return transact(() -> {
            passTime();
            return order(number).map(values -> settle(new SimulatedOrder(values)));
        });
    }

    @Override
    protected final List<WaitingOrder> waiting() {
        return orders().stream()
                .filter(order -> order.state() == OrderState.WAITING && order.has("routed") && !order.has("walkedAway"))
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

    @Override
    protected final boolean pay(String number) {
        return whileWaiting(number, order -> succeed(order, now()));
    }

    @Override
    protected final boolean decline(String number) {
        return whileWaiting(number, order -> move(order, OrderState.FAILED, Map.of("error", "USER_DECLINED")));
    }

    @Override
    protected final boolean walkAway(String number) {
        return whileWaiting(number, order -> noteOrder(order.id(), "walked away", Map.of("walkedAway", "true")));
    }

    @Override
    protected final boolean payLate(String number) {
        return transact(() -> {
            var order = find(number).filter(found -> found.state() == OrderState.WAITING || endedUnpaid(found));
            order.ifPresent(found -> {
                noteOrder(found.id(), "will pay late", Map.of("lateAfter", "0"));
                find(found.id());
            });
            return order.isPresent();
        });
    }

    private boolean whileWaiting(String number, Consumer<SimulatedOrder> act) {
        return transact(() -> {
            var order = find(number)
                    .filter(found -> found.state() == OrderState.WAITING && found.has("routed"));
            order.ifPresent(act);
            return order.isPresent();
        });
    }

    /** A new order that no channel has taken on yet; customers do not see it. */
    final SimulatedOrder create(Map<String, String> terms, Duration lifetime) {
        return transact(() -> {
            var now = now();
            var values = new HashMap<>(terms);
            values.put("state", OrderState.WAITING.name());
            values.put("createdAt", Long.toString(now));
            values.put("expiresAt", Long.toString(now + lifetime.toMillis()));
            takeAutomatic(terms.getOrDefault("number", ""), now)
                    .ifPresent(at -> values.put("autoPayAt", Long.toString(at)));
            var id = freshId("P");
            noteOrder(id, "created", values);
            return known(id);
        });
    }

    /** The channel has taken the order on: from here on a customer can pay it. */
    final SimulatedOrder route(SimulatedOrder order, Map<String, String> more) {
        return transact(() -> {
            var values = new HashMap<>(more);
            values.put("routed", "true");
            noteOrder(order.id(), "routed", values);
            return known(order.id());
        });
    }

    final void payAfterItsEnd(SimulatedOrder order) {
        transact(() -> {
            var after = Map.of("lateAfter", Long.toString(LATE_MONEY_AFTER.toMillis()));
            noteOrder(order.id(), "will pay late", after);
            return known(order.id());
        });
    }

    final String freshId(String prefix) {
        return prefix + (now() * 1_000_000 + serial() % 1_000_000);
    }

    final SimulatedOrder known(String id) {
        return new SimulatedOrder(order(id).orElseThrow());
    }

    final SimulatedOrder move(SimulatedOrder order, OrderState state, Map<String, String> more) {
        var values = new HashMap<>(more);
        values.put("state", state.name());
        values.putIfAbsent("endedAt", Long.toString(now()));
        if (order.has("notifyUrl") && tells(state)) {
            values.put("notice", "due");
        }
        noteOrder(order.id(), state.name(), values);
        return known(order.id());
    }

    private SimulatedOrder succeed(SimulatedOrder order, long at) {
        var values = new HashMap<>(Map.of("paidAt", Long.toString(at)));
        if (endedUnpaid(order)) {
            values.put("late", "true");
        }
        return move(order, OrderState.PAID, values);
    }

    private static boolean endedUnpaid(SimulatedOrder order) {
        return order.state() == OrderState.CANCELLED || order.state() == OrderState.EXPIRED;
    }

    private SimulatedOrder settle(SimulatedOrder order) {
        if (order.state() == OrderState.WAITING) {
            return settleWaiting(order);
        }
        var lateMoney = endedUnpaid(order) && order.has("lateAfter");
        if (lateMoney && order.number("endedAt") + order.number("lateAfter") <= now()) {
            return succeed(order, now());
        }
        return order;
    }

    private SimulatedOrder settleWaiting(SimulatedOrder order) {
        var expiresAt = order.number("expiresAt");
        var end = order.has("cancelAt") ? Math.min(order.number("cancelAt"), expiresAt) : expiresAt;
        var pays = order.has("autoPayAt") && order.has("routed") && !order.has("walkedAway");
        if (pays && order.number("autoPayAt") <= now() && order.number("autoPayAt") < end) {
            return succeed(order, order.number("autoPayAt"));
        }
        if (end > now()) {
            return order;
        }
        if (order.has("paysDuringCancel")) {
            return succeed(order, end);
        }
        var state = end == expiresAt ? OrderState.EXPIRED : OrderState.CANCELLED;
        return settle(move(order, state, Map.of("endedAt", Long.toString(end))));
    }
}
