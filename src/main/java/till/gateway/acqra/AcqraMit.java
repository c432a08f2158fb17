package till.gateway.acqra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import till.domain.MethodInput;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.gateway.http.StrictJson;

/**
 * {@code mitPayment}: a card typed by staff for a charge the customer agreed to and is not present at. It demands the card's
 * number and an address each time, so that nothing of it can be scheduled.
 */
final class AcqraMit {
    static final String METHOD = "mitPayment";
    static final String PATH = "/gateway/v1/mitPayment";

    /** The bill's address on one line: line 1; city; state; postcode; country. */
    static final String ADDRESS = "billingAddress";

    static final String REASON = "customerInitiatedReason";

    private static final String FORM = "\\s*[^;]{1,128};\\s*[^;]{1,50};\\s*[^;]{1,50};\\s*[^;]{1,50};\\s*[A-Z]{2}\\s*";
    private static final int LONGEST_ADDRESS = 290;
    private static final List<String> REASONS = List.of("RECURRING", "INSTALMENT", "UNSCHEDULED");
    private static final List<String> PLACES = List.of("line1", "city", "state", "postcode", "country");

    /** What may stand beside the card besides those two. */
    private static final Set<String> OWN =
            Set.of(AcqraInputs.BILLING, AcqraInputs.DEVICE_INFO, AcqraInputs.CAPTURE_METHOD);

    private AcqraMit() {}

    static List<MethodInput> inputs() {
        return List.of(
                MethodInput.choice(REASON, REASONS),
                MethodInput.ofPayer(ADDRESS, LONGEST_ADDRESS, true).like(FORM));
    }

    /** What is wrong with the inputs beside the card. */
    static Optional<Problem> check(Map<String, String> extras) {
        var billing = extras.getOrDefault(AcqraInputs.BILLING, "");
        var address = extras.getOrDefault(ADDRESS, "");
        if (billing.isEmpty() == address.isEmpty()) {
            return Optional.of(Problem.of("gateway.acqra.needs", METHOD, ADDRESS));
        }
        var own = new LinkedHashMap<>(extras);
        var reason = own.remove(REASON);
        own.remove(ADDRESS);
        var foreign = own.keySet().stream().anyMatch(name -> !OWN.contains(name));
        if ((!address.isEmpty() && !address.matches(FORM))
                || (reason != null && !REASONS.contains(reason))
                || foreign) {
            return Optional.of(Problem.of("gateway.acqra.extra", address.isEmpty() ? REASON : ADDRESS, METHOD));
        }
        return AcqraInputs.cards(extras).or(() -> AcqraInputs.checkKeyed(own));
    }

    /** All of the request but the card; nothing more is in the document. */
    static Map<String, Object> beside(PaymentOrder order, Map<String, String> extras, Object device) {
        var request = new LinkedHashMap<String, Object>();
        request.put("orderNo", order.orderNo().text());
        request.put("amount", AcqraAmounts.text(order.amount()));
        request.put("currency", order.amount().getCurrencyUnit().getCode());
        request.put("description", AcqraOrders.description(order.subject()));
        request.put(AcqraInputs.DEVICE_INFO, device);
        request.put(AcqraInputs.BILLING, billing(extras));
        return request;
    }

    private static Map<String, Object> billing(Map<String, String> extras) {
        var billing = new LinkedHashMap<String, Object>();
        Optional.ofNullable(extras.get(AcqraInputs.BILLING))
                .flatMap(StrictJson::container)
                .ifPresent(node -> node.propertyStream().forEach(each -> billing.put(each.getKey(), each.getValue())));
        var typed = extras.getOrDefault(ADDRESS, "").split(";", -1);
        if (typed.length == PLACES.size()) {
            var address = new LinkedHashMap<String, String>();
            for (var place = 0; place < typed.length; place++) {
                address.put(PLACES.get(place), typed[place].strip());
            }
            billing.put("address", address);
        }
        billing.putIfAbsent(REASON, extras.getOrDefault(REASON, "UNSCHEDULED"));
        return billing;
    }

    /** Whether an order is one. */
    static boolean is(PaymentOrder order) {
        return order.method().equals(METHOD);
    }
}
