package till.gateway.gnete;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import till.domain.PaymentOrder;
import till.gateway.Outcome;
import till.gateway.QrPayments.Created;
import till.gateway.gnete.GneteClient.Reply;

/** The request that creates an order, whoever shows the code, and what its answer means. */
record GneteCreates(GneteProfile profile) {
    static final String PATH = "/api/pay/unifiedOrder";

    /** The platform closes unpaid orders by a job of its own and then says so whatever comes in: the till closes first. */
    private static final Duration BEYOND_THE_TILL = Duration.ofMinutes(30);

    Map<String, Object> request(PaymentOrder order, Map<String, String> extras) {
        var subject = GneteOrders.subject(order.subject());
        var lifetime = Duration.between(order.createdAt(), order.expiresAt()).plus(BEYOND_THE_TILL);
        var request = new LinkedHashMap<String, Object>();
        request.put("mchOrderNo", order.orderNo().text());
        request.put("wayCode", order.method());
        request.put("amount", order.amount().getAmountMinorLong());
        request.put("currency", order.amount().getCurrencyUnit().getCode());
        request.put("clientIp", profile.profile().field("clientIp").orElse(""));
        request.put("subject", subject);
        request.put("body", subject);
        request.put("notifyUrl", profile.profile().field("notifyUrl").orElse(""));
        request.put("returnUrl", profile.profile().field("returnUrl").orElse(""));
        request.put("expiredTime", lifetime.toSeconds());
        request.put("channelExtra", GneteOrders.channelExtra(extras));
        return request;
    }

    static Outcome<Created> created(String number, Reply.Data data) {
        var state = data.text("orderState").isEmpty() ? data.text("state") : data.text("orderState");
        var standing = GneteWords.standing(state);
        if (!data.text("mchOrderNo").equals(number)) {
            return new Outcome.Unknown<>("answer about another order");
        }
        return standing.<Outcome<Created>>map(known -> new Outcome.Answered<>(new Created(
                        GneteWords.code(data.text("payDataType"), data.text("payData")),
                        data.orNull("payOrderId"),
                        known,
                        GneteAnswers.word(state, data))))
                .orElseGet(() -> new Outcome.Unknown<>(GneteAnswers.word(state, data)));
    }
}
