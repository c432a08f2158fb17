package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The book of the simulated EasyLink gateway: its orders and refunds. Shareable between threads and, over one file, between
 * processes.
 */
public final class EasylinkBook extends OrderBook {

    public EasylinkBook(Path file, Clock clock) {
        super(file, clock);
    }

    /** All refunds, oldest first, as they are now. */
    public List<SimulatedRefund> refunds() {
        return transact(() -> {
            passTime();
            return allRefunds().stream().map(SimulatedRefund::new).toList();
        });
    }

    /** One refund, by its number. */
    public Optional<SimulatedRefund> findRefund(String number) {
        return transact(() -> {
            passTime();
            return refund(number).map(SimulatedRefund::new);
        });
    }

    @Override
    boolean tells(OrderState state) {
        return state == OrderState.PAID;
    }

    @Override
    void passTime() {
        allRefunds().stream()
                .map(SimulatedRefund::new)
                .filter(refund -> refund.state() == SimulatedRefund.State.PROCESSING && refund.number("doneAt") <= now())
                .forEach(this::endRefund);
    }

    /** The order a till means by a number: its own, or the one the gateway answered with. */
    Optional<SimulatedOrder> named(String orderNo) {
        return transact(() -> allOrders().stream()
                .filter(values -> orderNo.equals(values.get("number")) || orderNo.equals(values.get("ownNo")))
                .findFirst()
                .flatMap(values -> find(values.getOrDefault("id", ""))));
    }

    /** What may still be refunded: what was paid without every refund that has not failed. */
    long refundable(SimulatedOrder order) {
        var taken = refunds().stream()
                .filter(refund -> refund.orderId().equals(order.id()))
                .filter(refund -> refund.state() != SimulatedRefund.State.FAILED)
                .mapToLong(SimulatedRefund::amount)
                .sum();
        return order.paid() ? order.amount() - taken : 0;
    }

    /** A number nobody sent, as the gateway makes them. */
    String ownNumber(String prefix) {
        var tail = Long.toString(serial(), 36).toUpperCase(Locale.ROOT);
        return prefix + EasylinkTimes.compact(now()) + "0".repeat(Math.max(0, 6 - tail.length())) + tail;
    }

    SimulatedRefund refund(SimulatedOrder order, Map<String, String> terms, long doneAt) {
        return transact(() -> {
            var values = new HashMap<>(terms);
            values.put("orderId", order.id());
            values.put("state", SimulatedRefund.State.PROCESSING.name());
            values.put("createdAt", Long.toString(now()));
            values.put("doneAt", Long.toString(doneAt));
            var id = freshId("R");
            noteRefund(id, "created", values);
            return new SimulatedRefund(refund(id).orElseThrow());
        });
    }

    /** The channel's answer will be no. */
    void dooms(SimulatedRefund refund) {
        transact(() -> {
            noteRefund(refund.text("id"), "will fail", Map.of("fails", "true"));
            passTime();
            return refund;
        });
    }

    private void endRefund(SimulatedRefund refund) {
        var id = refund.text("id");
        if (refund.has("fails")) {
            noteRefund(id, "failed", Map.of("state", SimulatedRefund.State.FAILED.name()));
            return;
        }
        var values = new HashMap<>(Map.of("state", SimulatedRefund.State.DONE.name(), "refundedAt", refund.text("doneAt")));
        if (refund.has("notifyUrl")) {
            values.put("notice", "due");
        }
        noteRefund(id, "done", values);
        var order = known(refund.orderId());
        var total = order.refunded() + refund.amount();
        var sum = Map.of("refunded", Long.toString(total));
        if (total >= order.amount()) {
            move(order, OrderState.REFUNDED, sum);
        } else {
            noteOrder(order.id(), "refunded in part", sum);
        }
    }
}
