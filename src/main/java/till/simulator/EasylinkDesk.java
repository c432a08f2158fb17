package till.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Does what an authorized request asks, by the document's rules, and gives the answer's data. */
final class EasylinkDesk {

    private static final int DECIMALS = 2;
    private static final List<String> PAY_TYPES = List.of("UP_OP", "ALI_H5", "WX_H5");
    private static final Pattern BREAKS_A_FORM = Pattern.compile("[&=%+#]");

    private final EasylinkBook book;
    private final EasylinkOptions options;
    private final String baseUrl;

    EasylinkDesk(EasylinkBook book, EasylinkOptions options, String baseUrl) {
        this.book = book;
        this.options = options;
        this.baseUrl = baseUrl;
    }

    static EasylinkRequest read(Operation operation, HttpAsk ask) {
        return switch (operation) {
            case CREATE ->
                EasylinkRequest.body(
                        ask, "amount", List.of("payType"), List.of("orderNo", "description", "notifyUrl", "returnUrl"));
            case REFUND ->
                EasylinkRequest.body(
                        ask, "refundAmount", List.of("orderNo"), List.of("refundNo", "reason", "notifyUrl"));
            default -> EasylinkRequest.query(ask, List.of("orderNo"));
        };
    }

    Map<String, Object> answer(Operation operation, EasylinkRequest request, @Nullable Fault fault) {
        return book.transact(() -> switch (operation) {
            case CREATE -> create(request, fault);
            case REFUND -> refund(request, fault);
            default -> query(order(request));
        });
    }

    private Map<String, Object> create(EasylinkRequest request, @Nullable Fault fault) {
        if (!PAY_TYPES.contains(request.text("payType"))) {
            throw EasylinkRefusal.parameter("Invalid parameter: payType");
        }
        var sent = request.number("orderNo");
        var terms = new HashMap<>(Map.of("notifyUrl", request.address("notifyUrl")));
        terms.put("returnUrl", request.address("returnUrl"));
        refuseRepeat(sent);
        terms.put("number", sent.isEmpty() ? book.ownNumber("KC") : sent);
        if (options.has(EasylinkHabit.OWN_NUMBERS)) {
            terms.put("ownNo", book.ownNumber("KC"));
        }
        terms.put("method", request.text("payType"));
        terms.put("amount", Long.toString(request.cents()));
        terms.put("currency", "HKD");
        terms.put("description", request.text("description"));
        var order = book.create(terms, options.lifetime());
        var breaks = options.has(EasylinkHabit.UNENCODED_DESCRIPTION)
                && BREAKS_A_FORM.matcher(request.text("description")).find();
        if (breaks || fault == Fault.CHANNEL_BROKEN) {
            throw EasylinkRefusal.internal();
        }
        if (fault == Fault.LATE_SUCCESS) {
            book.payAfterItsEnd(order);
        }
        return created(book.route(order, Map.of()));
    }

    private void refuseRepeat(String orderNo) {
        book.named(orderNo).ifPresent(order -> {
            throw order.paid()
                    ? EasylinkRefusal.alreadyPaid()
                    : EasylinkRefusal.uncoded(400, "Order number already exists");
        });
    }

    private Map<String, Object> created(SimulatedOrder order) {
        var data = new LinkedHashMap<String, Object>();
        data.put("orderNo", shownNumber(order));
        data.put("payOrderId", order.id());
        data.put("payUrl", baseUrl + "/cashier/" + order.id());
        data.put("amount", StrictJson.major(order.amount(), DECIMALS));
        data.put("currency", order.currency());
        data.put("status", "pending");
        data.put("createdAt", time(order.number("createdAt")));
        return data;
    }

    private SimulatedOrder order(EasylinkRequest request) {
        return book.named(request.text("orderNo")).orElseThrow(EasylinkRefusal::noOrder);
    }

    /** What a query answers, and, signed, a notice. */
    Map<String, Object> query(SimulatedOrder order) {
        var data = new LinkedHashMap<String, Object>();
        var status = status(order);
        data.put("orderNo", shownNumber(order));
        data.put("payOrderId", order.id());
        data.put("amount", StrictJson.major(order.amount(), DECIMALS));
        data.put("status", status);
        data.put("payType", order.method());
        if (order.paid() && !status.equals("pending") && !options.has(EasylinkHabit.SPARSE_ANSWERS)) {
            data.put("paidAt", time(order.number("paidAt")));
            data.put("channelOrderNo", channelNumber(order));
        }
        return data;
    }

    private Object status(SimulatedOrder order) {
        var raw = options.has(EasylinkHabit.RAW_STATES);
        return switch (order.state()) {
            case CREATED, WAITING, AUTHORIZED -> "pending";
            case PAID -> paid(order, raw);
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case EXPIRED -> raw ? (Object) 6 : "closed";
        };
    }

    private Object paid(SimulatedOrder order, boolean raw) {
        if (order.refunded() >= order.amount()) {
            return raw ? (Object) 5 : "refunded";
        }
        return book.now() < learntAt(order) ? "pending" : "success";
    }

    /** A notice that goes past the gateway leaves it in the dark until it asks by itself. */
    private long learntAt(SimulatedOrder order) {
        var dark = options.has(EasylinkHabit.UPSTREAM_NOTICES) && order.has("notifyUrl");
        return order.number("paidAt")
                + (dark ? options.noticeStep().multipliedBy(2).toMillis() : 0);
    }

    private Map<String, Object> refund(EasylinkRequest request, @Nullable Fault fault) {
        var order = order(request);
        var sent = request.number("refundNo");
        var terms = new HashMap<>(Map.of("notifyUrl", request.address("notifyUrl")));
        if (!sent.isEmpty() && book.findRefund(sent).isPresent()) {
            throw EasylinkRefusal.uncoded(400, "Refund number already exists");
        }
        if (!order.paid()) {
            throw EasylinkRefusal.tooMuch("Order is not paid");
        }
        if (request.cents() > book.refundable(order)) {
            throw EasylinkRefusal.tooMuch("Refund amount exceeds refundable balance");
        }
        terms.put("number", sent.isEmpty() ? book.ownNumber("RF") : sent);
        terms.put("amount", Long.toString(request.cents()));
        terms.put("reason", request.text("reason"));
        if (fault == Fault.CHANNEL_BROKEN) {
            book.refund(order, terms, Duration.ZERO, true);
            throw EasylinkRefusal.noBalance();
        }
        return refunding(order, book.refund(order, terms, options.refundDelay(), fault == Fault.REFUND_FAILS));
    }

    private Map<String, Object> refunding(SimulatedOrder order, SimulatedRefund refund) {
        var data = new LinkedHashMap<String, Object>();
        data.put("refundNo", refund.number());
        data.put("orderNo", shownNumber(order));
        data.put("refundAmount", StrictJson.major(refund.amount(), DECIMALS));
        data.put("status", "processing");
        data.put("createdAt", time(refund.number("createdAt")));
        return data;
    }

    String time(long millis) {
        return options.has(EasylinkHabit.LOCALE_TIMES) ? EasylinkTimes.forPeople(millis) : EasylinkTimes.iso(millis);
    }

    static String shownNumber(SimulatedOrder order) {
        return order.has("ownNo") ? order.text("ownNo") : order.number();
    }

    static String channelNumber(SimulatedOrder order) {
        return "T" + order.id().substring(1);
    }
}
