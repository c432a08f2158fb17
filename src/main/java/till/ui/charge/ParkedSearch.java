package till.ui.charge;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import till.domain.ParkedOrder;
import till.settings.AmountFormat;

/** Whether a parked order is the one somebody looks for, by whatever is known of it. Pure. */
final class ParkedSearch {
    private ParkedSearch() {}

    /**
     * All the words have to be there, in whatever order, letters large or small.
     *
     * @param person who parked it, by name; empty where nobody was named
     */
    static boolean fits(ParkedOrder order, String person, String words) {
        var known = plain(person + "\n" + String.join("\n", all(order).toList()));
        return Arrays.stream(plain(words).strip().split("\\s+", -1)).allMatch(known::contains);
    }

    private static Stream<String> all(ParkedOrder order) {
        var basket = order.basket();
        var operator = order.operator();
        var about = Stream.of(
                basket.customer(),
                basket.note(),
                order.sale(),
                order.subject(),
                order.till(),
                operator == null ? "" : operator,
                AmountFormat.grouped(order.total()),
                order.total().getAmount().toPlainString());
        var items = basket.lines().stream()
                .flatMap(line -> Stream.of(
                        line.sku(),
                        line.names().english(),
                        line.names().traditional(),
                        line.names().simplified()));
        return Stream.concat(about, items);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
