package till.ui.orders;

import java.util.List;
import org.joda.money.Money;

/**
 * What stands under the list.
 *
 * @param count how many orders the list holds in all
 * @param more whether there are more than {@code count}
 * @param lines one per currency; empty where the list was searched by words
 */
public record OrderSums(long count, boolean more, List<Line> lines) {
    static final OrderSums NONE = new OrderSums(0, false, List.of());

    public OrderSums {
        lines = List.copyOf(lines);
    }

    /** What one currency adds up to. */
    public record Line(Money taken, Money refunded) {}
}
