package till.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import till.domain.Payment;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.Problem;
import till.service.GatewayDirectory;
import till.settings.Texts;

/** What staff call the ways to pay, and whose mark stands beside them. */
public final class MethodNames {
    private final GatewayDirectory gateways;

    public MethodNames(GatewayDirectory gateways) {
        this.gateways = gateways;
    }

    /** The method's own name, else the brand's, else what our texts call the gateway's own code, or the code. */
    public String name(PaymentMethod method, Texts texts) {
        if (!method.name().isEmpty()) {
            return method.name();
        }
        return method.brand() == Brand.OTHER
                ? texts.find("method.code." + method.code()).orElse(method.code())
                : brand(method.brand(), texts);
    }

    /** How a payment was or is to be paid, in the words of {@link #name(PaymentMethod, Texts)}. */
    public String name(Payment payment, Texts texts) {
        return method(payment)
                .map(each -> name(each, texts))
                .orElseGet(() -> payment.order().method());
    }

    /** The name as an argument of a problem, which is read in whatever language is spoken then. */
    public static String word(PaymentMethod method) {
        if (!method.name().isEmpty()) {
            return method.name();
        }
        return Problem.word(
                method.brand() == Brand.OTHER
                        ? "method.code." + method.code()
                        : "method.brand." + method.brand().name());
    }

    /** How a payment was or is to be paid, as an argument of a problem. */
    public String word(Payment payment) {
        return method(payment)
                .map(MethodNames::word)
                .orElseGet(() -> payment.order().method());
    }

    /** How the customer gets to pay, which tells apart methods of one brand. */
    public static String way(PaymentMethod method, Texts texts) {
        return texts.find("method.way.of." + method.code())
                .orElseGet(() -> texts.text("method.way." + method.form().name()));
    }

    /** How a way to pay is called by its gateway and code, also where the gateway is not set up any more. */
    public String name(String gateway, String code, Texts texts) {
        return Stream.concat(gateways.methods().stream(), gateways.scanMethods().stream())
                .filter(each -> each.gateway().equals(gateway) && each.code().equals(code))
                .findFirst()
                .map(each -> name(each, texts))
                .orElseGet(() -> texts.find("method.code." + code).orElse(code));
    }

    /** The name with the way after it, on one line. */
    public String nameAndWay(Payment payment, Texts texts) {
        return name(payment, texts)
                + method(payment).map(each -> "  ·  " + way(each, texts)).orElse("");
    }

    /** The name with the way below it. */
    public String nameOverWay(Payment payment, Texts texts) {
        return name(payment, texts)
                + method(payment).map(each -> "\n" + way(each, texts)).orElse("");
    }

    public Brand brand(Payment payment) {
        return method(payment).map(PaymentMethod::brand).orElse(Brand.OTHER);
    }

    /** A gateway's name as shops read it: the provider's own spelling, or the profile's id with a capital. */
    public static String gateway(String id, Texts texts) {
        return texts.find("gateway." + id + ".name").orElseGet(() -> capitalized(id));
    }

    private static String capitalized(String id) {
        return id.isEmpty() ? id : id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    }

    private static String brand(Brand brand, Texts texts) {
        return texts.text("method.brand." + brand.name());
    }

    private Optional<PaymentMethod> method(Payment payment) {
        var order = payment.order();
        var ways = payment.scanned() ? gateways.scanMethods() : gateways.methods();
        return ways.stream()
                .filter(each ->
                        each.gateway().equals(order.gateway()) && each.code().equals(order.method()))
                .findFirst();
    }
}
