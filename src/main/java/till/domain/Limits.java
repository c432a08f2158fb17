package till.domain;

import java.time.Duration;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * What a gateway bears.
 *
 * @param currencies the currencies it takes
 * @param minimumMinor smallest amount in minor units
 * @param maximumMinor largest amount in minor units
 * @param subjectLength longest subject in characters
 * @param codeLifetime how long the till shows a code
 * @param longestCall the longest one call can take, time-outs included: after it nothing of ours is under way
 * @param oneRefundInFlight whether a second refund of a payment must wait until the first is finished, and not only
 *     until the gateway has taken it
 * @param holds how long money that is held for a payment is surely held; zero where it holds none
 * @param refundTerms until when and how often a payment can be refunded
 * @param linkLifetime how long a payment link may live at most; zero where none can be made
 */
public record Limits(
        Set<CurrencyUnit> currencies,
        long minimumMinor,
        long maximumMinor,
        int subjectLength,
        Duration codeLifetime,
        Duration longestCall,
        boolean oneRefundInFlight,
        Duration holds,
        RefundTerms refundTerms,
        Duration linkLifetime) {
    public Limits {
        currencies = Set.copyOf(currencies);
    }

    /** Of a gateway that holds no money, has no terms for refunds and makes no links. */
    public Limits(
            Set<CurrencyUnit> currencies,
            long minimumMinor,
            long maximumMinor,
            int subjectLength,
            Duration codeLifetime,
            Duration longestCall,
            boolean oneRefundInFlight) {
        this(
                currencies,
                minimumMinor,
                maximumMinor,
                subjectLength,
                codeLifetime,
                longestCall,
                oneRefundInFlight,
                Duration.ZERO,
                RefundTerms.NONE,
                Duration.ZERO);
    }

    public Limits holding(Duration atLeast) {
        return new Limits(
                currencies,
                minimumMinor,
                maximumMinor,
                subjectLength,
                codeLifetime,
                longestCall,
                oneRefundInFlight,
                atLeast,
                refundTerms,
                linkLifetime);
    }

    public Limits refunding(RefundTerms terms) {
        return new Limits(
                currencies,
                minimumMinor,
                maximumMinor,
                subjectLength,
                codeLifetime,
                longestCall,
                oneRefundInFlight,
                holds,
                terms,
                linkLifetime);
    }

    /** The same of a gateway whose pages can be sent as links that live this long. */
    public Limits linking(Duration atMost) {
        return new Limits(
                currencies,
                minimumMinor,
                maximumMinor,
                subjectLength,
                codeLifetime,
                longestCall,
                oneRefundInFlight,
                holds,
                refundTerms,
                atMost);
    }
}
