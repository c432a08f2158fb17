package till.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Does what a verified request asks, by the rules measured at the real server, and gives the answer's data. */
final class GneteDesk {

    /** The state of an order, and of a refund, whose money has moved. */
    static final int SUCCESS = 2;

    private static final long DEFAULT_LIFETIME_SECONDS = 7200;

    private final GneteBook book;
    private final GnetePayData payData;
    private final GneteOptions options;
    private final GneteCredentials merchant;

    GneteDesk(GneteBook book, GnetePayData payData, GneteOptions options, GneteCredentials merchant) {
        this.book = book;
        this.payData = payData;
        this.options = options;
        this.merchant = merchant;
    }

    Map<String, Object> answer(Operation operation, GneteRequest request, @Nullable Fault fault) {
        return book.transact(() -> switch (operation) {
            case CREATE -> create(request, fault);
            case QUERY -> query(order(request));
            case CLOSE -> close(order(request), fault);
            case REFUND -> refund(request, fault);
            case REFUND_QUERY -> refundQuery(request);
            default -> throw new IllegalArgumentException(operation.name());
        });
    }

    private Map<String, Object> create(GneteRequest request, @Nullable Fault fault) {
        var number = request.text("mchOrderNo");
        if (book.find(number).filter(order -> order.number().equals(number)).isPresent()) {
            throw GneteRefusal.business("商户订单[" + number + "]已存在");
        }
        address(request, "notifyUrl", "异步");
        address(request, "returnUrl", "同步");
        if (!request.text("currency").equals("HKD")) {
            throw GneteRefusal.parameters("货币代码");
        }
        var extra = payData.check(request, book.now());
        request.fitsTables();
        var terms = copy(request, "amount", "currency", "subject", "body", "notifyUrl", "extParam");
        terms.put("number", number);
        terms.put("method", request.text("wayCode"));
        terms.put("clientIp", request.has("clientIp") ? request.text("clientIp") : "127.0.0.1");
        var created = book.create(terms, Duration.ofSeconds(request.number("expiredTime", DEFAULT_LIFETIME_SECONDS)));
        if (fault == Fault.CHANNEL_BROKEN) {
            throw GneteRefusal.business("系统异常");
        }
        var order = book.route(created, payData.of(created, extra));
        if (GnetePayData.isScan(order.method())) {
            order = charged(order, extra);
        } else if (order.method().equals(GnetePayData.EXPRESS)) {
            order = judged(order, String.valueOf(extra.get(GnetePayData.DECLINED)));
        }
        return answer(order);
    }

    private static Map<String, Object> answer(SimulatedOrder order) {
        var data = new TreeMap<String, Object>();
        data.put("payOrderId", order.id());
        data.put("mchOrderNo", order.number());
        data.put("orderState", state(order));
        data.put("payDataType", order.text("payDataType"));
        data.put("payData", order.text("payData"));
        return data;
    }

    /** @param declined what the issuer says of a sealed card; empty for yes */
    private SimulatedOrder judged(SimulatedOrder order, String declined) {
        return declined.isEmpty()
                ? book.succeedNow(order)
                : book.move(order, OrderState.FAILED, Map.of("error", declined));
    }

    /** A small amount is taken at once, a larger one when the customer has confirmed it on the phone. */
    private SimulatedOrder charged(SimulatedOrder order, Map<String, Object> extra) {
        if (!GnetePayData.isCode(order.method(), extra)) {
            return book.move(order, OrderState.FAILED, Map.of("error", "ACQ.PAYMENT_AUTH_CODE_INVALID"));
        }
        return order.amount() < options.phoneFromCents() ? book.succeedNow(order) : order;
    }

    private static void address(GneteRequest request, String name, String kind) {
        var url = request.text(name);
        if (!url.isEmpty() && !url.startsWith("http://") && !url.startsWith("https://")) {
            throw GneteRefusal.business(kind + "通知地址协议仅支持http:// 或 https:// !");
        }
    }

    private SimulatedOrder order(GneteRequest request) {
        if (!request.has("payOrderId") && !request.has("mchOrderNo")) {
            throw GneteRefusal.business("mchOrderNo 和 payOrderId不能同时为空");
        }
        var byId = request.has("payOrderId");
        var number = byId ? request.text("payOrderId") : request.text("mchOrderNo");
        return book.find(number)
                .filter(order -> number.equals(byId ? order.id() : order.number()))
                .orElseThrow(() -> GneteRefusal.business("订单不存在"));
    }

    Map<String, Object> query(SimulatedOrder order) {
        var data = new TreeMap<String, Object>();
        data.put("payOrderId", order.id());
        data.put("mchOrderNo", order.number());
        data.put("mchNo", merchant.mchNo());
        data.put("appId", merchant.appId());
        data.put("amount", order.amount());
        data.put("state", state(order));
        data.put("wayCode", order.method());
        data.put("createdAt", seconds(order.number("createdAt")));
        putTexts(data, order.values(), "currency", "clientIp", "subject", "body", "extParam", "ifCode");
        if (order.paid() && !order.late()) {
            data.put("channelOrderNo", "T" + order.id().substring(1));
            data.put("successTime", seconds(order.number("paidAt")));
        }
        if (order.state() == OrderState.FAILED) {
            data.put("errCode", order.text("error"));
            data.put("errMsg", "Payment declined by the customer");
        }
        return data;
    }

    /** Money that came after the end leaves an order closed. */
    private static int state(SimulatedOrder order) {
        return switch (order.state()) {
            case CREATED -> 0;
            case WAITING, AUTHORIZED -> 1;
            case PAID -> order.late() ? 6 : order.refunded() < order.amount() ? SUCCESS : 5;
            case FAILED -> 3;
            case CANCELLED, EXPIRED -> 6;
        };
    }

    private static int state(SimulatedRefund refund) {
        return switch (refund.state()) {
            case PROCESSING -> 1;
            case DONE -> SUCCESS;
            case FAILED -> 3;
        };
    }

    /** The platform's times have the precision of its tables: whole seconds. */
    private static long seconds(long millis) {
        return millis / 1000 * 1000;
    }

    private Map<String, Object> close(SimulatedOrder order, @Nullable Fault fault) {
        if (order.state() != OrderState.CREATED && order.state() != OrderState.WAITING) {
            throw GneteRefusal.business("当前订单不可关闭");
        }
        if (fault == Fault.LATE_SUCCESS) {
            book.payAfterItsEnd(order);
        }
        book.move(order, OrderState.CANCELLED, Map.of());
        return new TreeMap<>();
    }

    private Map<String, Object> refund(GneteRequest request, @Nullable Fault fault) {
        var order = order(request);
        var amount = request.number("refundAmount", 0);
        var number = request.text("mchRefundNo");
        refuseRefund(order, amount, number);
        address(request, "notifyUrl", "异步");
        request.fitsTables();
        var terms = copy(request, "currency", "refundReason", "notifyUrl", "extParam");
        terms.put("number", number);
        terms.put("amount", Long.toString(amount));
        terms.put("payAmount", Long.toString(order.amount()));
        var fails = fault == Fault.REFUND_FAILS;
        var refund = book.refund(order, terms, fails ? Duration.ZERO : options.refundDelay(), fails);
        return refundData(book.findRefund(refund.id()).orElseThrow());
    }

    private void refuseRefund(SimulatedOrder order, long amount, String number) {
        if (state(order) != SUCCESS) {
            throw GneteRefusal.business("订单状态不正确， 无法完成退款");
        }
        if (order.refunded() + amount > order.amount()) {
            throw GneteRefusal.business("申请金额超出订单可退款余额，请检查退款金额");
        }
        if (book.refundsOf(order).stream().anyMatch(refund -> refund.state() == SimulatedRefund.State.PROCESSING)) {
            throw GneteRefusal.business("支付订单具有在途退款申请，请稍后再试");
        }
        if (refund(number, false).isPresent()) {
            throw GneteRefusal.business("商户退款订单号[" + number + "]已存在");
        }
    }

    private Optional<SimulatedRefund> refund(String number, boolean byId) {
        return book.findRefund(number).filter(refund -> number.equals(byId ? refund.id() : refund.number()));
    }

    private Map<String, Object> refundQuery(GneteRequest request) {
        if (!request.has("refundOrderId") && !request.has("mchRefundNo")) {
            throw GneteRefusal.business("mchRefundNo 和 refundOrderId不能同时为空");
        }
        var byId = request.has("refundOrderId");
        return refund(byId ? request.text("refundOrderId") : request.text("mchRefundNo"), byId)
                .map(this::refundDetails)
                .orElseThrow(() -> GneteRefusal.business("订单不存在"));
    }

    private static Map<String, Object> refundData(SimulatedRefund refund) {
        var data = new TreeMap<String, Object>();
        data.put("refundOrderId", refund.id());
        data.put("mchRefundNo", refund.number());
        data.put("payAmount", refund.number("payAmount"));
        data.put("refundAmount", refund.amount());
        data.put("state", state(refund));
        if (refund.state() == SimulatedRefund.State.FAILED) {
            data.put("errCode", "REFUND_REFUSED");
            data.put("errMsg", "Refund refused by the channel");
        }
        return data;
    }

    Map<String, Object> refundDetails(SimulatedRefund refund) {
        var data = refundData(refund);
        data.put("mchNo", merchant.mchNo());
        data.put("appId", merchant.appId());
        data.put("payOrderId", refund.orderId());
        data.put("createdAt", seconds(refund.number("createdAt")));
        putTexts(data, refund.values(), "currency", "extParam");
        if (refund.state() == SimulatedRefund.State.DONE) {
            data.put("successTime", seconds(refund.number("endedAt")));
        }
        return data;
    }

    private static Map<String, String> copy(GneteRequest request, String... names) {
        var values = new HashMap<String, String>();
        for (var name : names) {
            if (request.has(name)) {
                values.put(name, request.text(name));
            }
        }
        return values;
    }

    private static void putTexts(Map<String, Object> data, Map<String, String> values, String... names) {
        for (var name : names) {
            var value = values.get(name);
            if (value != null) {
                data.put(name, value);
            }
        }
    }
}
