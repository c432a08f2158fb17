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
 */
public record Limits(
        Set<CurrencyUnit> currencies,
        long minimumMinor,
        long maximumMinor,
        int subjectLength,
        Duration codeLifetime,
        Duration longestCall,
        boolean oneRefundInFlight) {
    public Limits {
        currencies = Set.copyOf(currencies);
    }
}
