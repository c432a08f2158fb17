package till.simulator;

import java.util.Map;

/** The bodies of the gateway's requests, field by field as its pages list them; no other field is taken. */
final class ChingchingShapes {

    private static final JsonShape OPTIONAL = JsonShape.text(0, 1024);
    private static final JsonShape REFERENCE = JsonShape.text(1, 64);
    private static final JsonShape ADDRESS = JsonShape.like("|https?://\\S{1,1016}", "an http or https address");
    private static final JsonShape CURRENCY = JsonShape.oneOf("HKD", "CNY");
    private static final JsonShape TIMESTAMP = JsonShape.like("|\\d{10}|\\d{13}", "a timestamp in digits");

    private static final JsonShape LINK = order().need("amount", JsonShape.whole(1))
            .need("currency", CURRENCY)
            .need("merchant_reference", REFERENCE)
            .may("payment_type", JsonShape.oneOf("", "link", "checkout"));

    private static final JsonShape CHECKOUT = order().may("amount", JsonShape.whole(10))
            .may("currency", CURRENCY)
            .need("channel_id", JsonShape.whole(1))
            .may("client_ip", OPTIONAL)
            .may("merchant_reference", JsonShape.text(0, 64))
            .may("payment_id", OPTIONAL)
            .need("payment_method", JsonShape.text(1, 64))
            .may("payment_method_option", JsonShape.text(0, 4096))
            .need("transaction_type", JsonShape.oneOf("sale", "refund", "command"));

    private static final JsonShape QUERY =
            JsonShape.object().may("merchant_reference", OPTIONAL).may("transaction_id", OPTIONAL);

    private static final JsonShape REFUND = JsonShape.object()
            .need("amount", JsonShape.whole(1))
            .may("callback_url", ADDRESS)
            .need("currency", CURRENCY)
            .may("description", OPTIONAL)
            .need("merchant_reference", REFERENCE)
            .may("original_merchant_reference", OPTIONAL)
            .may("transaction_id", OPTIONAL)
            .need("transaction_type", JsonShape.oneOf("refund"));

    static final Map<String, JsonShape> BY_PATH = Map.of(
            ChingchingFront.LINK, LINK,
            ChingchingFront.CHECKOUT, CHECKOUT,
            ChingchingFront.QUERY, QUERY,
            ChingchingFront.REFUND, REFUND);

    private ChingchingShapes() {}

    private static JsonShape.Fields order() {
        return JsonShape.object()
                .may("callback_url", ADDRESS)
                .may("cancel_url", ADDRESS)
                .may("complete_url", ADDRESS)
                .may("description", OPTIONAL)
                .may("device_id", OPTIONAL)
                .may("expires_at", TIMESTAMP)
                .need("merchant_id", JsonShape.text())
                .may("store_id", OPTIONAL);
    }
}
