package till.domain;

import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order. Its names and prices are copied from the catalogue when it is added and never looked up again.
 *
 * @param sku the item's own number; empty for what is in no catalogue
 * @param price what one piece costs by the catalogue, or as it was keyed
 * @param quantity from 1 to {@link #MOST}
 * @param override what one piece costs this time instead; null where the price stands
 * @param discount what is taken off the whole line
 */
public record OrderLine(
        String sku,
        ItemNames names,
        Money price,
        int quantity,
        @Nullable Money override,
        Discount discount) {
    /** How many pieces a line can have. */
    public static final int MOST = 9_999;

    /** As many digits as an amount that is keyed can have. */
    private static final long MOST_MINOR = 99_999_999_999L;

    public OrderLine {
        sku = sku.strip();
        if (quantity < 1 || quantity > MOST) {
            throw new IllegalArgumentException("no quantity: " + quantity);
        }
        check(price);
        if (override != null) {
            check(override);
            price.isEqual(override); // refuses another currency
        }
    }

    private static void check(Money each) {
        if (each.isNegative() || each.getAmountMinor().longValueExact() > MOST_MINOR) {
            throw new IllegalArgumentException("no price: " + each);
        }
    }

    /** One piece of an item at its price. */
    public static OrderLine of(Item item) {
        return new OrderLine(item.sku(), item.names(), item.price(), 1, null, Discount.NONE);
    }

    /** One piece of something that is in no catalogue. */
    public static OrderLine free(ItemNames names, Money price) {
        return new OrderLine("", names, price, 1, null, Discount.NONE);
    }

    /** What one piece costs this time, before any discount. */
    public Money charged() {
        return override == null ? price : override;
    }

    /** All pieces before any discount. */
    public Money gross() {
        return charged().multipliedBy(quantity);
    }

    /** What is taken off all pieces. */
    public Money off() {
        return discount.of(gross());
    }

    /** What the customer pays for the line. */
    public Money amount() {
        return gross().minus(off());
    }

    /** Whether anybody decided on another price than the catalogue's: not everybody may. */
    public boolean isConceded() {
        return override != null || !discount.equals(Discount.NONE);
    }

    /** Whether one more piece of the other is one more piece of this. */
    boolean takes(OrderLine other) {
        return !sku.isEmpty()
                && sku.equals(other.sku)
                && price.equals(other.price)
                && Objects.equals(override, other.override)
                && discount.equals(other.discount);
    }

    /** The same with as many pieces; empty where a line cannot have so many. */
    public Optional<OrderLine> times(int pieces) {
        return pieces < 1 || pieces > MOST
                ? Optional.empty()
                : Optional.of(new OrderLine(sku, names, price, pieces, override, discount));
    }

    /** The same at another price; null for the usual one. */
    public OrderLine at(@Nullable Money each) {
        return new OrderLine(sku, names, price, quantity, each, discount);
    }

    /** The same with another discount. */
    public OrderLine less(Discount other) {
        return new OrderLine(sku, names, price, quantity, override, other);
    }
}
