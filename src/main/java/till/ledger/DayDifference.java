package till.ledger;

import java.util.ArrayList;
import java.util.stream.Stream;
import till.domain.Takings;

/** Says in words what two counts of a day differ in. */
final class DayDifference {
    private DayDifference() {}

    static String between(Takings then, Takings now) {
        var currencies = Stream.of(then, now)
                .flatMap(each -> each.currencies().stream())
                .distinct()
                .sorted()
                .toList();
        var words = new ArrayList<String>();
        for (var currency : currencies) {
            var before = then.sum(currency);
            var after = now.sum(currency);
            if (!before.equals(after)) {
                words.add("%s in %d movements then, %s in %d now"
                        .formatted(
                                before.net(),
                                before.payments() + before.refunds(),
                                after.net(),
                                after.payments() + after.refunds()));
            }
        }
        return words.isEmpty() ? "the sums are the same, who or how is not" : String.join("; ", words);
    }
}
