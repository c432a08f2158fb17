package till.gateway.gnete;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import till.domain.AuthCode;
import till.domain.Limits;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.Secret;
import till.gateway.CodePayments;
import till.gateway.Outcome;
import till.gateway.QrPayments.Created;
import till.gateway.gnete.GneteClient.Reply;
import till.gateway.gnete.GneteRefusals.Of;

/**
 * Charges a customer's scanned code by the wayCodes a shop was told, which the document does not list. The code stands in
 * {@code channelExtra} as {@code authCode}, as in the document's sample; its table's {@code auth_code} is no JSON. May be
 * shared between threads.
 */
final class GneteScans implements CodePayments {
    private static final String AUTH_CODE = "authCode";

    private final GneteProfile profile;
    private final Limits limits;
    private final GneteClient client;
    private final GneteCreates creates;

    /** @param client waits until the customer has confirmed on the phone */
    GneteScans(GneteProfile profile, Limits limits, GneteClient client) {
        this.profile = profile;
        this.limits = limits;
        this.client = client;
        this.creates = new GneteCreates(profile);
    }

    @Override
    public List<PaymentMethod> scanMethods() {
        return profile.scanWays().stream()
                .map(way -> new PaymentMethod(profile.profile().id(), way, brand(way), Form.SCAN, List.of()))
                .toList();
    }

    /** AUTO_BAR and whatever else is no wallet's own takes any code: the platform looks at the code itself. */
    private static Brand brand(String way) {
        return switch (way.substring(0, way.indexOf('_'))) {
            case "ALI" -> Brand.ALIPAY;
            case "WX" -> Brand.WECHAT_PAY;
            case "YSF", "UP" -> Brand.UNIONPAY;
            default -> Brand.OTHER;
        };
    }

    @Override
    public Optional<Problem> checkScan(PaymentOrder order, AuthCode authCode, Map<String, String> extras) {
        return profile.scanWays().contains(order.method())
                ? GneteOrders.checkScan(order, extras, limits)
                : Optional.of(
                        Problem.of("gateway.gnete.noScan", order.method(), String.join(", ", profile.scanWays())));
    }

    @Override
    public Outcome<Created> charge(PaymentOrder order, AuthCode authCode, Map<String, String> extras) {
        // an order that fails the check is never sent, so refusing it is certain
        var wrong = checkScan(order, authCode, extras);
        if (wrong.isPresent()) {
            return new Outcome.Refused<>(wrong.get(), "not sent");
        }
        var number = order.orderNo().text();
        var request = creates.request(order, Map.of(AUTH_CODE, authCode.text()));
        return switch (client.send(
                "create", GneteCreates.PATH, number, request, List.of(new Secret(authCode.text())))) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> GneteClient.failed(Of.CREATE, failure);
            case Reply.Data data -> GneteCreates.created(number, data);
        };
    }
}
