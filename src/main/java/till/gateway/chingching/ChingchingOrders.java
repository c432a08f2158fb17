package till.gateway.chingching;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.joda.money.Money;
import till.domain.Limits;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.RefundNo;
import till.gateway.PaymentRef;
import till.gateway.http.PlainText;
import till.gateway.http.StrictJson;

/** The document's rules for orders and refunds, and the requests made of them. May be shared between threads. */
final class ChingchingOrders {
    static final int LONGEST_SUBJECT = 64;

    private static final int SMALLEST_CHECKOUT = 10;
    private static final int LONGEST_OPTION = 1024;
    private static final String OPTION = "payment_method_option";
    private static final Pattern LIKE_A_CARD = Pattern.compile("(?<!\\d)\\d(?:[ -]?\\d){12,18}(?!\\d)");
    private static final Duration BEYOND_THE_TILL = Duration.ofMinutes(30);

    private final ChingchingProfile profile;
    private final Limits limits;

    ChingchingOrders(ChingchingProfile profile, Limits limits) {
        this.profile = profile;
        this.limits = limits;
    }

    Optional<ChingchingWay> way(String code) {
        return profile.ways().stream().filter(way -> way.code().equals(code)).findFirst();
    }

    Optional<Problem> check(PaymentOrder order, Map<String, String> extras) {
        var way = way(order.method());
        if (way.isEmpty()) {
            var codes = profile.ways().stream().map(ChingchingWay::code).collect(Collectors.joining(", "));
            return problem("gateway.chingching.unknownMethod", order.method(), codes);
        }
        if (plain(order.subject()).codePoints().count() > LONGEST_SUBJECT) {
            return problem("gateway.chingching.subjectTooLong", Integer.toString(LONGEST_SUBJECT));
        }
        return amount(order.amount(), way.get()).or(() -> extras(way.get(), extras));
    }

    private Optional<Problem> amount(Money amount, ChingchingWay way) {
        if (!limits.currencies().contains(amount.getCurrencyUnit())) {
            return problem(
                    "gateway.chingching.currency", amount.getCurrencyUnit().getCode());
        }
        var minor = amount.getAmountMinor();
        var smallest = way.isLink() ? limits.minimumMinor() : SMALLEST_CHECKOUT;
        var fits = minor.compareTo(BigDecimal.valueOf(smallest)) >= 0
                && minor.compareTo(BigDecimal.valueOf(limits.maximumMinor())) <= 0;
        return fits ? Optional.empty() : problem("gateway.chingching.amount");
    }

    private static Optional<Problem> extras(ChingchingWay way, Map<String, String> extras) {
        for (var extra : extras.entrySet()) {
            if (LIKE_A_CARD.matcher(extra.getValue()).find()) {
                return problem("gateway.chingching.cardsRefused");
            }
            var fits = !way.isLink() && extra.getKey().equals(OPTION) && isOption(extra.getValue());
            if (!fits && !extra.getValue().isEmpty()) {
                return problem("gateway.chingching.extra", extra.getKey(), way.code());
            }
        }
        return Optional.empty();
    }

    private static boolean isOption(String text) {
        return text.length() <= LONGEST_OPTION && StrictJson.object(text).isPresent();
    }

    /** The body of {@code /payments/link} or of {@code /payments/checkout}. */
    Map<String, Object> request(PaymentOrder order, ChingchingWay way, Map<String, String> extras) {
        var request = new LinkedHashMap<String, Object>();
        request.put("merchant_id", profile.merchantId());
        request.put("merchant_reference", order.orderNo().text());
        request.put("amount", order.amount().getAmountMinorLong());
        request.put("currency", order.amount().getCurrencyUnit().getCode());
        request.put("description", plain(order.subject()));
        request.put(
                "expires_at",
                Long.toString(order.expiresAt().plus(BEYOND_THE_TILL).getEpochSecond()));
        request.put("callback_url", profile.field("callbackUrl"));
        request.put("cancel_url", profile.field("cancelUrl"));
        request.put("complete_url", profile.field("completeUrl"));
        request.put("store_id", profile.field("storeId"));
        request.put("device_id", profile.field("deviceId"));
        if (way.isLink()) {
            request.put("payment_type", way.linkType());
        } else {
            request.put("transaction_type", "sale");
            request.put("channel_id", Long.valueOf(profile.field("channelId")));
            request.put("payment_method", way.method());
            var given = extras.getOrDefault(OPTION, "");
            request.put(OPTION, given.isEmpty() ? way.option() : given);
            request.put("client_ip", profile.field("clientIp"));
        }
        return given(request);
    }

    /** The body of {@code /payments/transactions/refund}. */
    Map<String, Object> refund(PaymentRef payment, RefundNo refundNo, Money amount, String reason) {
        var request = new LinkedHashMap<String, Object>();
        request.put("transaction_type", "refund");
        request.put("merchant_reference", refundNo.text());
        request.put("original_merchant_reference", payment.orderNo().text());
        request.put("amount", amount.getAmountMinorLong());
        request.put("currency", amount.getCurrencyUnit().getCode());
        request.put("description", PlainText.first(plain(reason), LONGEST_SUBJECT));
        request.put("callback_url", profile.field("callbackUrl"));
        return given(request);
    }

    private static Map<String, Object> given(Map<String, Object> request) {
        request.values().removeIf(""::equals);
        return request;
    }

    private static String plain(String raw) {
        return PlainText.of(raw, _ -> false);
    }

    private static Optional<Problem> problem(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }
}
