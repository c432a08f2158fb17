package till.service;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import till.domain.PaymentMethod;
import till.gateway.Gateway;
import till.settings.Texts;

/** What can be done with one gateway as it is set up, found by asking it and not from a list beside it. */
public final class GatewayUses {
    private GatewayUses() {}

    /**
     * One use of one gateway.
     *
     * @param kind of the gateway: reasons are the document's
     * @param ways the codes of the ways to pay it is done by; empty where it is not about ways
     */
    public record Line(String kind, Use use, boolean possible, List<String> ways) {
        public Line {
            ways = List.copyOf(ways);
        }

        /** What has to be known about it: a condition where it is possible, else the reason why it is not. */
        public Optional<String> word(Texts texts) {
            if (possible) {
                return texts.find("uses.with." + use + "." + kind);
            }
            return own(texts).or(() -> Optional.of(texts.text("uses.none")));
        }

        /** The reason, where it is another than that the document has no such thing. */
        public Optional<String> own(Texts texts) {
            return texts.find("uses.without." + use + "." + kind).or(() -> texts.find("uses.without." + use));
        }
    }

    /** In the order of a sale's life. */
    static List<Line> of(Gateway gateway, List<PaymentMethod> methods, List<PaymentMethod> scans) {
        return Arrays.stream(Use.values())
                .map(use -> line(gateway, use, Stream.concat(methods.stream(), scans.stream())))
                .toList();
    }

    private static Line line(Gateway gateway, Use use, Stream<PaymentMethod> methods) {
        var ways = methods.filter(method -> use.isBy(gateway, method))
                .map(PaymentMethod::code)
                .toList();
        return new Line(gateway.kind(), use, use.isOfWays() ? !ways.isEmpty() : isDone(gateway, use), ways);
    }

    private static boolean isDone(Gateway gateway, Use use) {
        var takes = use.takes();
        return takes == null ? use == Use.ASK : gateway.find(takes).isPresent();
    }
}
