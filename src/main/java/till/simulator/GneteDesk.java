package till.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Does what a verified request asks, by the rules measured at the real server, and gives the answer's data. */
final class GneteDesk {

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
        if (book.find(number).filter(order -> order.mchOrderNo().equals(number)).isPresent()) {
            throw GneteRefusal.business("商户订单[" + number + "]已存在");
        }
        address(request, "notifyUrl", "异步");
        address(request, "returnUrl", "同步");
        if (!request.text("currency").equals("HKD")) {
            throw GneteRefusal.parameters("货币代码");
        }
        var extra = payData.check(request);
        request.fitsTables();
        var terms = copy(request, "wayCode", "amount", "currency", "subject", "body", "notifyUrl", "extParam");
        terms.put("number", number);
        terms.put("clientIp", request.has("clientIp") ? request.text("clientIp") : "127.0.0.1");
        var created = book.create(terms, request.number("expiredTime", DEFAULT_LIFETIME_SECONDS) * 1000);
        if (fault == Fault.CHANNEL_BROKEN) {
            throw GneteRefusal.business("系统异常");
        }
        var order = book.route(created, payData.of(created, extra));
        var data = new TreeMap<String, Object>();
        data.put("payOrderId", order.payOrderId());
        data.put("mchOrderNo", order.mchOrderNo());
        data.put("orderState", order.state());
        data.put("payDataType", order.text("payDataType"));
        data.put("payData", order.payData());
        return data;
    }

    private static void address(GneteRequest request, String name, String kind) {
        var url = request.text(name);
        if (!url.isEmpty() && !url.startsWith("http://") && !url.startsWith("https://")) {
            throw GneteRefusal.business(kind + "通知地址协议仅支持http:// 或 https:// !");
        }
    }

    private GneteOrder order(GneteRequest request) {
        if (!request.has("payOrderId") && !request.has("mchOrderNo")) {
            throw GneteRefusal.business("mchOrderNo 和 payOrderId不能同时为空");
        }
        var byId = request.has("payOrderId");
        var number = byId ? request.text("payOrderId") : request.text("mchOrderNo");
        return book.find(number)
                .filter(order -> number.equals(byId ? order.payOrderId() : order.mchOrderNo()))
                .orElseThrow(() -> GneteRefusal.business("订单不存在"));
    }

    Map<String, Object> query(GneteOrder order) {
        var data = new TreeMap<String, Object>();
        data.put("payOrderId", order.payOrderId());
        data.put("mchOrderNo", order.mchOrderNo());
        data.put("mchNo", merchant.mchNo());
        data.put("appId", merchant.appId());
        data.put("amount", order.amount());
        data.put("state", order.state());
        data.put("createdAt", order.number("createdAt"));
        putTexts(data, order.values(), "wayCode", "currency", "clientIp", "subject", "body", "extParam");
        putTexts(data, order.values(), "ifCode", "channelOrderNo", "errCode", "errMsg");
        if (order.has("successTime")) {
            data.put("successTime", order.number("successTime"));
        }
        return data;
    }

    private Map<String, Object> close(GneteOrder order, @Nullable Fault fault) {
        if (!order.open()) {
            throw GneteRefusal.business("当前订单不可关闭");
        }
        book.close(order, fault == Fault.LATE_SUCCESS);
        return new TreeMap<>();
    }

    private Map<String, Object> refund(GneteRequest request, @Nullable Fault fault) {
        var order = order(request);
        var amount = request.number("refundAmount", 0);
        var number = request.text("mchRefundNo");
        book.refundsOf(order.payOrderId());
        refuseRefund(book.find(order.payOrderId()).orElse(order), amount, number);
        address(request, "notifyUrl", "异步");
        request.fitsTables();
        var terms = copy(request, "refundAmount", "currency", "refundReason", "notifyUrl", "extParam");
        terms.put("number", number);
        var delay = options.refundDelay().toMillis();
        var refund = book.refund(order, terms, OptionalLong.of(book.now() + delay));
        if (fault == Fault.REFUND_FAILS) {
            refund = book.endRefund(refund, false);
        } else if (delay == 0) {
            refund = book.endRefund(refund, true);
        }
        return refundData(refund);
    }

    private void refuseRefund(GneteOrder order, long amount, String number) {
        if (order.state() != GneteOrder.SUCCESS) {
            throw GneteRefusal.business("订单状态不正确， 无法完成退款");
        }
        if (order.refunded() + amount > order.amount()) {
            throw GneteRefusal.business("申请金额超出订单可退款余额，请检查退款金额");
        }
        if (book.refundsOf(order.payOrderId()).stream().anyMatch(refund -> refund.state() == GneteRefund.REFUNDING)) {
            throw GneteRefusal.business("支付订单具有在途退款申请，请稍后再试");
        }
        if (refund(number, false).isPresent()) {
            throw GneteRefusal.business("商户退款订单号[" + number + "]已存在");
        }
    }

    private Optional<GneteRefund> refund(String number, boolean byId) {
        return book.findRefund(number)
                .filter(refund -> number.equals(byId ? refund.refundOrderId() : refund.mchRefundNo()));
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

    private static Map<String, Object> refundData(GneteRefund refund) {
        var data = new TreeMap<String, Object>();
        data.put("refundOrderId", refund.refundOrderId());
        data.put("mchRefundNo", refund.mchRefundNo());
        data.put("payAmount", refund.number("payAmount"));
        data.put("refundAmount", refund.amount());
        data.put("state", refund.state());
        putTexts(data, refund.values(), "errCode", "errMsg");
        return data;
    }

    Map<String, Object> refundDetails(GneteRefund refund) {
        var data = refundData(refund);
        data.put("mchNo", merchant.mchNo());
        data.put("appId", merchant.appId());
        data.put("createdAt", refund.number("createdAt"));
        putTexts(data, refund.values(), "payOrderId", "currency", "extParam");
        if (!refund.text("successTime").isEmpty()) {
            data.put("successTime", refund.number("successTime"));
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
