package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The book of the simulated Gnete gateway: its orders and refunds, what time does to them, and what customers do; the judge
 * when a till was killed. Shareable between threads and, over one file, between processes.
 *
 * <p>Time acts when something is looked at: an order past its time is closed, one that pays itself is paid, a refund under
 * way is done.
 */
public final class GneteBook extends GatewayBook {

    public GneteBook(Path file, Clock clock) {
        super(file, clock);
    }

    /** All orders, oldest first, as they are now. */
    public List<GneteOrder> orders() {
        return transact(() -> allOrders().stream()
                .map(values -> settle(new GneteOrder(values)))
                .toList());
    }

    /** One order, by the merchant's number or the gateway's. */
    public Optional<GneteOrder> find(String number) {
        return transact(() -> order(number).map(values -> settle(new GneteOrder(values))));
    }

    /** All refunds, oldest first, as they are now. */
    public List<GneteRefund> refunds() {
        return transact(() -> allRefunds().stream()
                .map(values -> settle(new GneteRefund(values)))
                .toList());
    }

    /** One refund, by the merchant's number or the gateway's. */
    public Optional<GneteRefund> findRefund(String number) {
        return transact(() -> refund(number).map(values -> settle(new GneteRefund(values))));
    }

    /** The refunds of one order, whatever became of them, oldest first. */
    public List<GneteRefund> refundsOf(String payOrderId) {
        return refunds().stream()
                .filter(refund -> refund.payOrderId().equals(payOrderId))
                .toList();
    }

    @Override
    protected List<WaitingOrder> waiting() {
        return orders().stream()
                .filter(order -> order.state() == GneteOrder.PAYING && !order.has("walkedAway"))
                .map(order -> new WaitingOrder(
                        order.mchOrderNo(),
                        order.payOrderId(),
                        order.wayCode(),
                        order.amount(),
                        order.currency(),
                        order.createdAt(),
                        order.expiresAt()))
                .toList();
    }

    @Override
    protected boolean pay(String number) {
        return whilePaying(number, order -> succeed(order, now()));
    }

    @Override
    protected boolean decline(String number) {
        return whilePaying(
                number,
                order -> noteOrder(
                        order.payOrderId(),
                        "declined",
                        Map.of(
                                "state",
                                "3",
                                "errCode",
                                "USER_DECLINED",
                                "errMsg",
                                "Payment declined by the customer")));
    }

    @Override
    protected boolean walkAway(String number) {
        return whilePaying(number, order -> noteOrder(order.payOrderId(), "walked away", Map.of("walkedAway", "true")));
    }

    @Override
    protected boolean payLate(String number) {
        return transact(() -> {
            var order = find(number).filter(found -> found.open() || found.state() == GneteOrder.CLOSED);
            order.ifPresent(found -> {
                noteOrder(found.payOrderId(), "will pay late", Map.of("payLate", "true"));
                find(found.payOrderId());
            });
            return order.isPresent();
        });
    }

    private boolean whilePaying(String number, Consumer<GneteOrder> act) {
        return transact(() -> {
            var order = find(number).filter(found -> found.state() == GneteOrder.PAYING);
            order.ifPresent(act);
            return order.isPresent();
        });
    }

    GneteOrder create(Map<String, String> terms, long lifetimeMillis) {
        return transact(() -> {
            var now = now();
            var number = terms.getOrDefault("number", "");
            var values = new HashMap<>(terms);
            values.put("state", "0");
            values.put("createdAt", Long.toString(seconds(now)));
            values.put("expiresAt", Long.toString(now + lifetimeMillis));
            takeAutomatic(number, now).ifPresent(at -> values.put("autoPayAt", Long.toString(at)));
            var id = "P" + (now * 1_000_000 + serial() % 1_000_000);
            noteOrder(id, "created", values);
            return known(id);
        });
    }

    /** The channel has taken the order on and gave what the payer is shown. */
    GneteOrder route(GneteOrder order, Map<String, String> routed) {
        return transact(() -> {
            var values = new HashMap<>(routed);
            values.put("state", "1");
            noteOrder(order.payOrderId(), "routed", values);
            return known(order.payOrderId());
        });
    }

    void close(GneteOrder order, boolean thenPaid) {
        transact(() -> {
            var values = thenPaid ? Map.of("state", "6", "payLate", "true") : Map.of("state", "6");
            noteOrder(order.payOrderId(), "closed", values);
            return find(order.payOrderId());
        });
    }

    GneteRefund refund(GneteOrder order, Map<String, String> terms, OptionalLong doneAt) {
        return transact(() -> {
            var now = now();
            var values = new HashMap<>(terms);
            values.put("payOrderId", order.payOrderId());
            values.put("payAmount", Long.toString(order.amount()));
            values.put("state", "1");
            values.put("createdAt", Long.toString(seconds(now)));
            doneAt.ifPresent(at -> values.put("doneAt", Long.toString(at)));
            var id = "R" + (now * 1_000_000 + serial() % 1_000_000);
            noteRefund(id, "created", values);
            return new GneteRefund(refund(id).orElseThrow());
        });
    }

    GneteRefund endRefund(GneteRefund refund, boolean done) {
        return transact(() -> {
            var values = new HashMap<String, String>();
            values.put("state", done ? "2" : "3");
            if (done) {
                values.put("successTime", Long.toString(seconds(now())));
            } else {
                values.put("errCode", "REFUND_REFUSED");
                values.put("errMsg", "Refund refused by the channel");
            }
            putNotice(values, refund.text("notifyUrl"));
            noteRefund(refund.refundOrderId(), done ? "done" : "failed", values);
            if (done) {
                addRefunded(known(refund.payOrderId()), refund.amount());
            }
            return new GneteRefund(refund(refund.refundOrderId()).orElseThrow());
        });
    }

    private void addRefunded(GneteOrder order, long amount) {
        var total = order.refunded() + amount;
        var values = new HashMap<>(Map.of("refunded", Long.toString(total)));
        if (total >= order.amount()) {
            values.put("state", "5");
        }
        noteOrder(order.payOrderId(), "refunded", values);
    }

    private GneteOrder known(String id) {
        return new GneteOrder(order(id).orElseThrow());
    }

    private GneteOrder settle(GneteOrder order) {
        var now = now();
        var autoPayAt = order.has("autoPayAt") && !order.has("walkedAway") ? order.number("autoPayAt") : Long.MAX_VALUE;
        if (order.state() == GneteOrder.PAYING && autoPayAt <= now && autoPayAt < order.number("expiresAt")) {
            succeed(order, autoPayAt);
            return known(order.payOrderId());
        }
        if (order.open() && order.number("expiresAt") <= now) {
            noteOrder(order.payOrderId(), "expired", Map.of("state", "6"));
            return settle(known(order.payOrderId()));
        }
        if (order.state() == GneteOrder.CLOSED && order.has("payLate") && !order.late()) {
            var values = new HashMap<>(Map.of("latePaidAt", Long.toString(now)));
            putNotice(values, order.text("notifyUrl"));
            noteOrder(order.payOrderId(), "paid late", values);
            return known(order.payOrderId());
        }
        return order;
    }

    private GneteRefund settle(GneteRefund refund) {
        var due = refund.state() == GneteRefund.REFUNDING && refund.number("doneAt") <= now();
        return due ? endRefund(refund, true) : refund;
    }

    private void succeed(GneteOrder order, long at) {
        var values = new HashMap<String, String>();
        values.put("state", "2");
        values.put("successTime", Long.toString(seconds(at)));
        values.put("channelOrderNo", "T" + order.payOrderId().substring(1));
        putNotice(values, order.text("notifyUrl"));
        noteOrder(order.payOrderId(), "paid", values);
    }

    private static void putNotice(Map<String, String> values, String notifyUrl) {
        if (!notifyUrl.isEmpty()) {
            values.put("notice", "due");
        }
    }

    /** The platform's times have the precision of its tables: whole seconds. */
    private static long seconds(long millis) {
        return Instant.ofEpochMilli(millis).getEpochSecond() * 1000;
    }
}
