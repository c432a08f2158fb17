package till.domain;

import java.time.InstantSource;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Mints order, refund and shipment numbers that stay unique across tills, restarts and clocks set back: till prefix, UTC
 * milliseconds in base 36 and 50 random bits. May be shared between threads if its source of randomness may.
 */
public final class Numbers {
    private static final int RANDOM_DIGITS = 10;
    private static final int TIME_DIGITS = 9;
    private static final int RADIX = 36;

    private final String prefix;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param till the till's name; its letters and digits, at most 10, lead every number */
    public Numbers(String till, InstantSource clock, RandomGenerator random) {
        this.prefix = prefixOf(till);
        this.clock = clock;
        this.random = random;
    }

    public OrderNo nextOrder() {
        return new OrderNo(prefix + "P" + tail());
    }

    public RefundNo nextRefund() {
        return new RefundNo(prefix + "R" + tail());
    }

    public String nextShipment() {
        return prefix + "S" + tail();
    }

    /** The number of what a customer agreed to be charged again. */
    public String nextAgreement() {
        return prefix + "A" + tail();
    }

    /** The number of an order that is not charged yet. */
    public String nextBasket() {
        return prefix + "B" + tail();
    }

    private String tail() {
        return digits(clock.millis(), TIME_DIGITS) + digits(random.nextLong(1L << 50), RANDOM_DIGITS);
    }

    private static String digits(long value, int width) {
        var text = Long.toString(value, RADIX).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String prefixOf(String till) {
        var letters = till.replaceAll("[^A-Za-z0-9]", "");
        return letters.substring(0, Math.min(10, letters.length()));
    }
}
