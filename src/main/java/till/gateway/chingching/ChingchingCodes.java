package till.gateway.chingching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import till.domain.PayCode;
import till.domain.PayCode.Kind;
import till.gateway.chingching.ChingchingClient.Reply;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** Finds what the customer pays with. What stands in a {@code next_action} is not published: it is told by its content. */
final class ChingchingCodes {
    private static final Pattern PAGE = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?!data:|javascript:)[a-z][a-z0-9+.-]*:\\S+");
    private static final Pattern OUR_OWN = Pattern.compile("(?:return|complete|cancel|callback|notify|success|fail).*");

    private ChingchingCodes() {}

    private record Leaf(String name, String text) {
        boolean names(String... parts) {
            return List.of(parts).stream().anyMatch(name::contains);
        }

        boolean isPage() {
            return PAGE.matcher(text).matches();
        }

        boolean isAddress() {
            return ADDRESS.matcher(text).matches();
        }

        PayCode code() {
            return new PayCode(isPage() ? Kind.LINK : Kind.QR, text);
        }
    }

    /** The page of a link; empty where there is none that can be opened. */
    static Optional<PayCode> link(Reply.Data data) {
        var link = data.text("payment_link").strip();
        return PAGE.matcher(link).matches() ? Optional.of(new PayCode(Kind.LINK, link)) : Optional.empty();
    }

    /** The code or page of a checkout; what holds neither is for a payment app and shown as it came. */
    static Optional<PayCode> nextAction(Reply.Data data) {
        var action = data.text("next_action");
        var content = StrictJson.container(action);
        if (content.isEmpty()) {
            var whole = new Leaf("next_action", action.strip());
            return Optional.of(whole.text().isEmpty() ? new PayCode(Kind.NONE, "") : whole.code());
        }
        var leaves = new ArrayList<Leaf>();
        collect(content.get(), "", leaves);
        return Optional.of(first(
                        leaves, leaf -> leaf.names("qr") && !leaf.names("type", "image", "img") && !isPicture(leaf))
                .or(() -> first(
                        leaves,
                        leaf -> leaf.names("url", "link", "href", "uri")
                                && !leaf.names("image", "img")
                                && leaf.isAddress()))
                .map(Leaf::code)
                .or(() -> first(leaves, leaf -> leaf.names("image", "img") && leaf.isPage())
                        .map(leaf -> new PayCode(Kind.QR_IMAGE, leaf.text())))
                .or(() -> first(leaves, Leaf::isPage).map(Leaf::code))
                .orElseGet(() -> leaves.isEmpty() ? new PayCode(Kind.NONE, "") : new PayCode(Kind.APP, action)));
    }

    private static boolean isPicture(Leaf leaf) {
        return leaf.text().startsWith("data:");
    }

    private static Optional<Leaf> first(List<Leaf> leaves, Predicate<Leaf> fits) {
        return leaves.stream().filter(fits).findFirst();
    }

    private static void collect(JsonNode node, String name, List<Leaf> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(field.getValue(), field.getKey().toLowerCase(Locale.ROOT), leaves));
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, name, leaves));
        } else if (!node.isNull()
                && !node.asString().isBlank()
                && !OUR_OWN.matcher(name).matches()) {
            leaves.add(new Leaf(name, node.asString()));
        }
    }
}
