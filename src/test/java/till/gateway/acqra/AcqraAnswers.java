package till.gateway.acqra;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.Secret;
import till.gateway.http.StrictJson;

/** Answers in the document's form, and the profile the tests use. */
final class AcqraAnswers {
    static final String SECRET = "CANARY-secret-4711-END";
    static final String TOKEN = "CANARY-token-0815-END";

    private AcqraAnswers() {}

    static GatewayProfile profile(String address, Map<String, String> more) {
        return profile(address, more, Map.of());
    }

    static GatewayProfile profile(String address, Map<String, String> more, Map<String, String> words) {
        var fields = new LinkedHashMap<>(Map.of("appId", "100000000000001"));
        fields.putAll(more);
        return new GatewayProfile(
                "acqra", "acqra", address, fields, Map.of("secret", new Secret(SECRET)), false, Map.of(), words);
    }

    /** The profile's own, with the longest call as tests need it. */
    static Limits limits(GatewayProfile profile, Duration longestCall) {
        var own = new AcqraProfile(profile).limits();
        return new Limits(
                own.currencies(),
                own.minimumMinor(),
                own.maximumMinor(),
                own.subjectLength(),
                own.codeLifetime(),
                longestCall,
                own.oneRefundInFlight());
    }

    static String token(String token) {
        return token(token, 3600);
    }

    static String token(String token, long seconds) {
        return StrictJson.write(
                Map.of("accessToken", token, "expiresIn", seconds, "respCode", "0000", "respMsg", "success"));
    }

    static String error(String code, String message) {
        return StrictJson.write(Map.of("respCode", code, "respMsg", message));
    }

    static Map<String, Object> payment(String number, Money amount, String status) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("amount", amount.getAmount().toPlainString());
        answer.put("currency", amount.getCurrencyUnit().getCode());
        answer.put("orderNo", number);
        answer.put("tradeNo", "589327510105956352");
        answer.put("orderStatus", status);
        answer.put("payUrl", "https://qr.example/1");
        answer.put("respCode", "0000");
        answer.put("respMsg", "ok");
        return answer;
    }

    static Map<String, Object> order(String number, Money amount, String status) {
        var order = new LinkedHashMap<String, Object>();
        order.put("orderNo", number);
        order.put("orderStatus", status);
        order.put("payAmount", amount.getAmount());
        order.put("tradeCurrency", amount.getCurrencyUnit().getCode());
        order.put("tradeNo", "589327510105956352");
        order.put("paymentMethodType", "wechat");
        order.put("payTime", "2026-11-21T04:00:00Z");
        return order;
    }

    static String queried(Map<String, Object> order, Object... refunds) {
        return StrictJson.write(
                Map.of("order", order, "refund", List.of(refunds), "respCode", "0000", "respMsg", "ok"));
    }

    static Map<String, Object> refund(String number, Money amount, String status) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("amount", amount.getAmount().toPlainString());
        answer.put("currency", amount.getCurrencyUnit().getCode());
        answer.put("mercId", "10000000000000");
        answer.put("refundOrderNo", number);
        answer.put("refundTradeNo", "20220828000002");
        answer.put("refundStatus", status);
        answer.put("respCode", "0000");
        answer.put("respMsg", "ok");
        return answer;
    }

    /** A row of a query's refunds; its amount is a number there. */
    static Map<String, Object> refundRow(String number, String amount, String status) {
        return Map.of(
                "orderNo",
                number,
                "tradeNo",
                "RT1",
                "amount",
                new BigDecimal(amount),
                "currency",
                "HKD",
                "refundStatus",
                status);
    }
}
