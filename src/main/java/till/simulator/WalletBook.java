package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A book of orders that wait, are paid, declined or run out of time, and of refunds that end after a while: what Chingchingpay
 * and Acqra have in common. Shareable between threads and, over one file, between processes.
 *
 * <p>Time acts when something is looked at. An order that ended and is then paid late says so in every query afterwards.
 */
public abstract class WalletBook extends GatewayBook {

    private static final String TRUE = "true";
    /** Late money comes a little after the end, so that a query can have seen the end first. */
    private static final long LATE_MILLIS = 5_000;

    private final String orderPrefix;
    private final String refundPrefix;

    protected WalletBook(Path file, Clock clock, String orderPrefix, String refundPrefix) {
        super(file, clock);
        this.orderPrefix = orderPrefix;
        this.refundPrefix = refundPrefix;
    }

    /** All orders, oldest first, as they are now. */
    public final List<WalletOrder> orders() {
        return transact(() -> allOrders().stream()
                .map(values -> settle(new WalletOrder(values)))
                .toList());
    }

    /** One order, by the merchant's number or the gateway's. */
    public final Optional<WalletOrder> find(String number) {
        return transact(() -> order(number).map(values -> settle(new WalletOrder(values))));
    }

    /** All refunds, oldest first, as they are now. */
    public final List<WalletRefund> refunds() {
        return transact(() -> allRefunds().stream()
                .map(values -> settle(new WalletRefund(values)))
                .toList());
    }

    /** One refund, by the merchant's number or the gateway's. */
    public final Optional<WalletRefund> findRefund(String number) {
        return transact(() -> refund(number).map(values -> settle(new WalletRefund(values))));
    }

    /** The refunds of one order, whatever became of them, oldest first. */
    public final List<WalletRefund> refundsOf(WalletOrder order) {
        return refunds().stream()
                .filter(refund -> refund.orderId().equals(order.id()))
                .toList();
    }

    /** What was given back of an order already. */
    public final long refunded(WalletOrder order) {
        return sum(order, WalletRefund.State.DONE::equals);
    }

    /** What may still be given back: what a refund under way has taken is not free, what a failed one took is. */
    final long refundable(WalletOrder order) {
        return order.received() - sum(order, state -> state != WalletRefund.State.FAILED);
    }

    private long sum(WalletOrder order, Predicate<WalletRefund.State> states) {
        return refundsOf(order).stream()
                .filter(refund -> states.test(refund.state()))
                .mapToLong(WalletRefund::amount)
                .sum();
    }

    @Override
    protected final List<WaitingOrder> waiting() {
        return orders().stream()
                .filter(order -> order.state() == WalletOrder.State.WAITING && !order.has("walkedAway"))
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
        return whileWaiting(number, order -> succeed(order, now(), Map.of()));
    }

    @Override
    protected final boolean decline(String number) {
        return whileWaiting(number, order -> {
            var values = state(WalletOrder.State.FAILED);
            values.put("reason", "declined by the customer");
            putNotice(values, order.text("callbackUrl"));
            noteOrder(order.id(), "declined", values);
        });
    }

    @Override
    protected final boolean walkAway(String number) {
        return whileWaiting(number, order -> noteOrder(order.id(), "walked away", Map.of("walkedAway", TRUE)));
    }

    @Override
    protected final boolean payLate(String number) {
        return transact(() -> {
            var order = find(number)
                    .filter(found -> found.state() == WalletOrder.State.WAITING
                            || found.state() == WalletOrder.State.EXPIRED
                            || found.state() == WalletOrder.State.CANCELLED);
            order.ifPresent(found -> {
                var waits = found.state() == WalletOrder.State.WAITING;
                var at = waits ? found.number("expiresAt") + LATE_MILLIS : now();
                change(found, "will pay late", Map.of("payLateAt", Long.toString(at)));
            });
            return order.isPresent();
        });
    }

    final boolean whileWaiting(String number, Consumer<WalletOrder> act) {
        return transact(() -> {
            var order = find(number).filter(found -> found.state() == WalletOrder.State.WAITING);
            order.ifPresent(act);
            return order.isPresent();
        });
    }

    /**
     * Keeps a new order.
     *
     * @param terms {@code number}, {@code method}, {@code amount}, {@code currency} and whatever the gateway repeats;
     *     {@code manual} for money that is set aside first
     */
    final WalletOrder create(Map<String, String> terms, WalletOrder.State state, Duration lifetime, boolean payLate) {
        return transact(() -> {
            var now = now();
            var values = new HashMap<>(terms);
            values.put("state", state.name());
            values.put("createdAt", Long.toString(now));
            values.put("expiresAt", Long.toString(now + lifetime.toMillis()));
            if (payLate) {
                values.put("payLateAt", Long.toString(now + lifetime.toMillis() + LATE_MILLIS));
            }
            takeAutomatic(terms.getOrDefault("number", ""), now)
                    .ifPresent(at -> values.put("autoPayAt", Long.toString(at)));
            var id = orderPrefix + (now * 1_000_000 + serial() % 1_000_000);
            noteOrder(id, "created", values);
            return known(id);
        });
    }

    /** Ends an order at the merchant's wish; money may come all the same. */
    final WalletOrder cancel(WalletOrder order, boolean thenPaid) {
        var values = state(WalletOrder.State.CANCELLED);
        values.put("cancelledAt", Long.toString(now()));
        if (thenPaid) {
            values.put("payLateAt", Long.toString(now() + LATE_MILLIS));
        }
        return change(order, "cancelled", values);
    }

    final WalletOrder change(WalletOrder order, String event, Map<String, String> values) {
        return transact(() -> {
            noteOrder(order.id(), event, values);
            return find(order.id()).orElseThrow();
        });
    }

    /** Keeps a refund that ends after the delay; the one returned is still under way. */
    final WalletRefund refund(WalletOrder order, Map<String, String> terms, Duration delay, boolean fails) {
        return transact(() -> {
            var now = now();
            var values = new HashMap<>(terms);
            values.put("orderId", order.id());
            values.put("currency", order.currency());
            values.put("state", WalletRefund.State.UNDER_WAY.name());
            values.put("createdAt", Long.toString(now));
            values.put("doneAt", Long.toString(now + delay.toMillis()));
            values.put("fails", Boolean.toString(fails));
            var id = refundPrefix + (now * 1_000_000 + serial() % 1_000_000);
            noteRefund(id, "created", values);
            return new WalletRefund(refund(id).orElseThrow());
        });
    }

    private WalletOrder known(String id) {
        return new WalletOrder(order(id).orElseThrow());
    }

    private WalletOrder settle(WalletOrder order) {
        var now = now();
        var ended =
                switch (order.state()) {
                    case WAITING -> settleWaiting(order, now);
                    case BROKEN -> order.number("expiresAt") <= now && expire(order);
                    case AUTHORIZED ->
                        order.has("authorizedUntil") && order.number("authorizedUntil") <= now && expire(order);
                    case EXPIRED, CANCELLED -> settleEnded(order, now);
                    case PAID, FAILED -> false;
                };
        return ended ? settle(known(order.id())) : order;
    }

    private boolean settleWaiting(WalletOrder order, long now) {
        var autoPayAt = order.has("autoPayAt") && !order.has("walkedAway") ? order.number("autoPayAt") : Long.MAX_VALUE;
        if (autoPayAt <= now && autoPayAt < order.number("expiresAt")) {
            succeed(order, autoPayAt, Map.of());
            return true;
        }
        return order.number("expiresAt") <= now && expire(order);
    }

    private boolean expire(WalletOrder order) {
        noteOrder(order.id(), "expired", state(WalletOrder.State.EXPIRED));
        return true;
    }

    private boolean settleEnded(WalletOrder order, long now) {
        if (!order.has("payLateAt") || order.number("payLateAt") > now) {
            return false;
        }
        var values = state(WalletOrder.State.PAID);
        values.put("late", TRUE);
        values.put("paidAt", order.text("payLateAt"));
        putNotice(values, order.text("callbackUrl"));
        noteOrder(order.id(), "paid late", values);
        return true;
    }

    final void succeed(WalletOrder order, long at, Map<String, String> more) {
        var values = state(order.has("manual") ? WalletOrder.State.AUTHORIZED : WalletOrder.State.PAID);
        values.putAll(more);
        values.put("paidAt", Long.toString(at));
        if (order.has("authorizationMillis")) {
            values.put("authorizedUntil", Long.toString(at + order.number("authorizationMillis")));
        }
        putNotice(values, order.text("callbackUrl"));
        noteOrder(order.id(), "paid", values);
    }

    private WalletRefund settle(WalletRefund refund) {
        var doneAt = Long.parseLong(refund.values().getOrDefault("doneAt", "0"));
        if (refund.state() != WalletRefund.State.UNDER_WAY || doneAt > now()) {
            return refund;
        }
        var failed = Boolean.parseBoolean(refund.text("fails"));
        var values = new HashMap<String, String>();
        values.put("state", (failed ? WalletRefund.State.FAILED : WalletRefund.State.DONE).name());
        values.put("endedAt", Long.toString(doneAt));
        putNotice(values, refund.text("callbackUrl"));
        noteRefund(refund.id(), failed ? "failed" : "done", values);
        return new WalletRefund(refund(refund.id()).orElseThrow());
    }

    private static Map<String, String> state(WalletOrder.State state) {
        return new HashMap<>(Map.of("state", state.name()));
    }

    private static void putNotice(Map<String, String> values, String callbackUrl) {
        if (!callbackUrl.isEmpty()) {
            values.put("notice", "due");
        }
    }
}
