package till.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.Money;

/** What is taken off a line's price. */
public sealed interface Discount {
    /** Nothing is taken off. */
    Discount NONE = new None();

    /** What is taken off an amount: never more than all of it. */
    Money of(Money gross);

    /** Nothing. */
    record None() implements Discount {
        @Override
        public Money of(Money gross) {
            return Money.zero(gross.getCurrencyUnit());
        }
    }

    /** An amount, once for the whole line however many pieces it has; of a line that costs less, all of it. */
    record Amount(Money off) implements Discount {
        public Amount {
            if (!off.isPositive()) {
                throw new IllegalArgumentException("no discount: " + off);
            }
        }

        @Override
        public Money of(Money gross) {
            return off.isGreaterThan(gross) ? gross : off;
        }
    }

    /**
     * A part of the whole line, rounded to the currency's smallest unit; half a unit is rounded up, in the customer's favour.
     *
     * @param hundredths of a per cent: 1250 is 12.5 %
     */
    record Percent(int hundredths) implements Discount {
        /** All of it. */
        public static final int ALL = 10_000;

        public Percent {
            if (hundredths < 1 || hundredths > ALL) {
                throw new IllegalArgumentException("no discount: " + hundredths);
            }
        }

        @Override
        public Money of(Money gross) {
            return gross.multipliedBy(BigDecimal.valueOf(hundredths, 4), RoundingMode.HALF_UP);
        }

        /** The per cent as people write them: {@code 12.5}. */
        public String text() {
            return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
        }
    }
}
