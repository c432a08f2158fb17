package till.receipt;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.service.GatewayDirectory;
import till.settings.Texts;

/** What ways to pay are called on paper, in each of its languages. */
record WayNames(List<Texts> languages, GatewayDirectory gateways) {
    /** The method's own name, else its brand's, else what our texts call the gateway's code, or the code. */
    String of(String gateway, String code) {
        return Stream.concat(gateways.methods().stream(), gateways.scanMethods().stream())
                .filter(each -> each.gateway().equals(gateway) && each.code().equals(code))
                .findFirst()
                .map(this::name)
                .orElse(code);
    }

    private String name(PaymentMethod method) {
        if (!method.name().isEmpty()) {
            return method.name();
        }
        if (method.brand() == Brand.OTHER) {
            return languages.getFirst().find("method.code." + method.code()).orElse(method.code());
        }
        return languages.stream()
                .map(each -> each.text("method.brand." + method.brand().name()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** A gateway as its provider spells it. */
    String gateway(String id) {
        return languages.getFirst().find("gateway." + id + ".name").orElse(id);
    }
}
