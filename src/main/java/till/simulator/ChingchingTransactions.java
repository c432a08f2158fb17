package till.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The payments and refunds of the simulated Chingchingpay gateway as its answers and callbacks show them. */
final class ChingchingTransactions {

    /** What is only repeated, under the gateway's own names. */
    static final List<String> REPEATED =
            List.of("cancel_url", "channel_id", "complete_url", "description", "device_id", "store_id");

    private static final List<OrderState> NO_CUSTOMER_YET =
            List.of(OrderState.CREATED, OrderState.WAITING, OrderState.EXPIRED);

    private final ChingchingBook book;
    private final ChingchingCredentials merchant;
    private final boolean linkHasNone;

    ChingchingTransactions(ChingchingBook book, ChingchingCredentials merchant, boolean linkHasNone) {
        this.book = book;
        this.merchant = merchant;
        this.linkHasNone = linkHasNone;
    }

    static String word(OrderState state) {
        return switch (state) {
            case CREATED -> "created";
            case WAITING, AUTHORIZED -> "pending";
            case PAID -> "success";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case EXPIRED -> "expired";
        };
    }

    private static String word(SimulatedRefund.State state) {
        return switch (state) {
            case PROCESSING -> "processing";
            case DONE -> "success";
            case FAILED -> "failed";
        };
    }

    /** A payment and its transaction have different numbers; refunds are transactions too. */
    static String transactionId(String id) {
        return "T" + id.substring(1);
    }

    /** A payment or a refund by either number; where both are given they must belong together. */
    Optional<Map<String, Object>> find(String reference, String transaction) {
        var payment = order(reference, transaction).filter(this::hasTransaction).map(this::of);
        return payment.isPresent() ? payment : refund(reference, transaction).map(this::of);
    }

    Optional<SimulatedOrder> order(String reference, String transaction) {
        var found = reference.isEmpty() ? book.find(idOf("P", transaction)) : book.find(reference);
        return found.filter(order -> fits(order.number(), order.id(), reference, transaction));
    }

    private Optional<SimulatedRefund> refund(String reference, String transaction) {
        var found = reference.isEmpty() ? book.findRefund(idOf("R", transaction)) : book.findRefund(reference);
        return found.filter(refund -> fits(refund.number(), refund.id(), reference, transaction));
    }

    private static String idOf(String prefix, String transaction) {
        return prefix + (transaction.startsWith("T") ? transaction.substring(1) : "");
    }

    private static boolean fits(String number, String id, String reference, String transaction) {
        return (reference.isEmpty() || reference.equals(number))
                && (transaction.isEmpty() || transaction.equals(transactionId(id)));
    }

    private boolean hasTransaction(SimulatedOrder order) {
        return !linkHasNone || !order.method().equals("LINK") || !NO_CUSTOMER_YET.contains(order.state());
    }

    Map<String, Object> of(SimulatedOrder order) {
        var data = new LinkedHashMap<String, Object>();
        data.put("amount", order.amount());
        putRepeated(data, order);
        data.put("created_at", order.createdAt().getEpochSecond());
        data.put("currency", order.currency());
        data.put("extra", "");
        data.put("merchant_id", merchant.merchantId());
        data.put("merchant_reference", order.number());
        data.put("original_merchant_reference", "");
        data.put("original_payment_id", "");
        data.put("payment_id", order.id());
        data.put("payment_method", order.method());
        data.put("status", word(order.state()));
        data.put("transaction_id", transactionId(order.id()));
        data.put("transaction_type", "sale");
        return data;
    }

    private static void putRepeated(Map<String, Object> data, SimulatedOrder order) {
        for (var name : REPEATED) {
            if (name.equals("channel_id")) {
                data.put(name, order.number(name));
            } else {
                data.put(name, order.text(name));
            }
        }
    }

    Map<String, Object> of(SimulatedRefund refund) {
        var order = book.find(refund.orderId()).orElseThrow();
        var data = new LinkedHashMap<String, Object>();
        data.put("amount", refund.amount());
        data.put("created_at", refund.createdAt().getEpochSecond());
        data.put("currency", refund.currency());
        data.put("description", refund.text("description"));
        data.put("merchant_id", merchant.merchantId());
        data.put("merchant_reference", refund.number());
        data.put("original_merchant_reference", order.number());
        data.put("original_payment_id", order.id());
        data.put("payment_method", order.method());
        data.put("status", word(refund.state()));
        data.put("transaction_id", transactionId(refund.id()));
        data.put("transaction_type", "refund");
        return data;
    }

    /** The payment's own page in JSON: it also tells what was given back. */
    Map<String, Object> detail(SimulatedOrder order) {
        var data = new LinkedHashMap<String, Object>();
        data.put("amount", order.amount());
        data.put("channels", List.of());
        data.put("created_at", order.createdAt().getEpochSecond());
        data.put("currency", order.currency());
        data.put("description", order.text("description"));
        data.put("expires_at", order.expiresAt().getEpochSecond());
        data.put("merchant", Map.of("merchant_id", merchant.merchantId()));
        data.put("merchant_reference", order.number());
        data.put("payment_id", order.id());
        data.put("refunded_amount", order.refunded());
        data.put("status", word(order.state()));
        data.put("store", Map.of("store_id", order.text("store_id")));
        return data;
    }
}
