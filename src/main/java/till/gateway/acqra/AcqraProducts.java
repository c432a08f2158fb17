package till.gateway.acqra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import till.domain.OrderLine;
import till.domain.PaymentOrder;
import till.gateway.http.SafeText;

/** What is paid for, as the document's {@code productInfo}: price times quantity is always what the line costs. */
final class AcqraProducts {
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_SKU = 64;

    private AcqraProducts() {}

    /** Line by line; an order of more lines than are taken is one product. Not for an order without lines. */
    static List<Map<String, Object>> of(PaymentOrder order, List<OrderLine> lines) {
        if (lines.size() > MOST) {
            var name = AcqraOrders.description(order.subject());
            return List.of(product(order.orderNo().text(), name, AcqraAmounts.text(order.amount()), 1));
        }
        return IntStream.range(0, lines.size())
                .mapToObj(place -> product(place + 1, lines.get(place)))
                .toList();
    }

    /** What is discounted as a whole has no price for a piece that is true: it goes as one piece that costs the line. */
    private static Map<String, Object> product(int place, OrderLine line) {
        var name = line.names().in(Locale.ROOT);
        var whole = !line.off().isZero() && line.quantity() > 1;
        return product(
                sku(line.sku(), place),
                whole ? name + " \u00d7 " + line.quantity() : name,
                AcqraAmounts.text(line.off().isZero() ? line.charged() : line.amount()),
                whole ? 1 : line.quantity());
    }

    private static Map<String, Object> product(String sku, String name, String price, int quantity) {
        var product = new LinkedHashMap<String, Object>();
        product.put("price", price);
        product.put("productName", cut(SafeText.of(name), LONGEST_NAME));
        product.put("quantity", Integer.toString(quantity));
        product.put("sku", sku);
        return product;
    }

    /** A number is demanded: what has none, or one that reads like a card's, goes by its place. */
    private static String sku(String sku, int place) {
        var plain = SafeText.of(sku);
        return plain.isBlank() || SafeText.holdsCard(sku) ? "L" + place : cut(plain, LONGEST_SKU);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }
}
