package till.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.By;

/** Collects what an event tells, by name, in the order it is hashed; what is null is left out. */
final class Facts {
    private final SortedMap<String, String> values = new TreeMap<>();

    Facts with(String name, @Nullable Object value) {
        if (value != null) {
            values.put(
                    name,
                    Sql.shortText(value instanceof Instant at ? Sql.micros(at).toString() : value.toString()));
        }
        return this;
    }

    Facts with(String name, @Nullable Money money) {
        return money == null
                ? this
                : with(
                        name,
                        Long.toString(money.getAmountMinorLong()) + " "
                                + money.getCurrencyUnit().getCode());
    }

    Facts by(By by) {
        return with("operator", by.operator()).with("approvedBy", by.approver());
    }

    Facts withAll(Map<String, String> others) {
        others.forEach(this::with);
        return this;
    }

    SortedMap<String, String> values() {
        return Collections.unmodifiableSortedMap(values);
    }
}
