package till.settings;

import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.PaymentMethod;
import till.domain.Problem;

/**
 * What the shop decided about one way to pay; which are offered and in which order stands in {@link ShopSettings}.
 *
 * @param method with the shop's own name, empty for the usual one; all else only counts where {@code listed}
 * @param minimum smallest amount the shop takes by it, for amounts of that currency; null for the gateway's own
 * @param maximum largest amount, likewise
 * @param inputs what is sent with every payment by it where the person at the till says nothing else, by the gateway's names
 * @param switchedOn whether it is offered although it is of those that are not unless the shop wants them
 * @param listed whether the method was learnt from the gateway's list for this merchant, beside those the program knows
 */
public record MethodChoice(
        PaymentMethod method,
        @Nullable Money minimum,
        @Nullable Money maximum,
        Map<String, String> inputs,
        boolean switchedOn,
        boolean listed) {
    public MethodChoice {
        inputs = Map.copyOf(inputs);
    }

    /** Of a way that is offered unless it is hidden. */
    public MethodChoice(
            PaymentMethod method,
            @Nullable Money minimum,
            @Nullable Money maximum,
            Map<String, String> inputs,
            boolean listed) {
        this(method, minimum, maximum, inputs, false, listed);
    }

    /** Why the shop does not take this amount by it. */
    public Optional<Problem> obstacle(Money amount) {
        if (minimum != null && isComparable(minimum, amount) && amount.isPositive() && amount.isLessThan(minimum)) {
            return Optional.of(Problem.of("method.tooSmall", Problem.amount(minimum)));
        }
        return maximum != null && isComparable(maximum, amount) && amount.isGreaterThan(maximum)
                ? Optional.of(Problem.of("method.tooLarge", Problem.amount(maximum)))
                : Optional.empty();
    }

    private static boolean isComparable(Money limit, Money amount) {
        return limit.getCurrencyUnit().equals(amount.getCurrencyUnit());
    }
}
