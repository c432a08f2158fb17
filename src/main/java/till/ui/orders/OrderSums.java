package till.ui.orders;

import java.util.List;
import org.joda.money.Money;
import till.service.OrderBook;

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

    static List<Line> lines(List<OrderBook.Sum> read) {
        return read.stream().map(sum -> new Line(sum.taken(), sum.refunded())).toList();
    }

    /** What one currency adds up to. */
    public record Line(Money taken, Money refunded) {}
}
