package till.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.ledger.Movements;

/**
 * What a business day brought, added up from its movements; open ones count as no money.
 *
 * @param lines by currency, gateway, method and kind, in that order
 * @param open how many movements have no known outcome yet
 */
public record DayTotals(List<Line> lines, long open) {
    public DayTotals {
        lines = List.copyOf(lines);
    }

    /**
     * The movements of one currency, gateway, method and kind.
     *
     * @param sum negative for refunds, as in the export
     */
    public record Line(String gateway, String method, boolean refund, long count, Money sum) {
        public CurrencyUnit currency() {
            return sum.getCurrencyUnit();
        }
    }

    public static DayTotals of(Movements movements, Movements.Span span, @Nullable String till) {
        var sum = new Sum();
        movements.read(span, till, sum);
        return sum.totals();
    }

    /** The currencies that moved, by code. */
    public SortedSet<CurrencyUnit> currencies() {
        var currencies = new TreeSet<CurrencyUnit>();
        lines.forEach(line -> currencies.add(line.currency()));
        return currencies;
    }

    /** What customers paid. */
    public Money taken(CurrencyUnit currency) {
        return sum(currency, false);
    }

    /** What went back to customers, as a positive amount. */
    public Money refunded(CurrencyUnit currency) {
        return sum(currency, true).negated();
    }

    /** What is left: taken less refunded. */
    public Money net(CurrencyUnit currency) {
        return taken(currency).minus(refunded(currency));
    }

    /** How many payments, or how many refunds. */
    public long count(CurrencyUnit currency, boolean refunds) {
        return lines.stream()
                .filter(line -> line.refund() == refunds && line.currency().equals(currency))
                .mapToLong(Line::count)
                .sum();
    }

    /** Movements in all, open ones included: as many rows as the export has. */
    public long rows() {
        return open + lines.stream().mapToLong(Line::count).sum();
    }

    private Money sum(CurrencyUnit currency, boolean refunds) {
        return lines.stream()
                .filter(line -> line.refund() == refunds && line.currency().equals(currency))
                .map(Line::sum)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** Adds movements up one by one, in a space that does not grow with their number. For one thread. */
    static final class Sum implements Consumer<Movements.Movement> {
        private final Map<Place, Tally> tallies = new HashMap<>();
        private long open;

        @Override
        public void accept(Movements.Movement movement) {
            if (movement.open()) {
                open++;
                return;
            }
            var money = movement.counted();
            var place = new Place(money.getCurrencyUnit(), movement.gateway(), movement.method(), movement.refund());
            tallies.computeIfAbsent(place, _ -> new Tally()).add(money.getAmountMinorLong());
        }

        DayTotals totals() {
            var lines = tallies.entrySet().stream()
                    .map(entry -> line(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(Line::currency)
                            .thenComparing(Line::gateway)
                            .thenComparing(Line::method)
                            .thenComparing(Line::refund))
                    .toList();
            return new DayTotals(lines, open);
        }

        private static Line line(Place place, Tally tally) {
            var sum = Money.ofMinor(place.currency(), tally.minor);
            return new Line(place.gateway(), place.method(), place.refund(), tally.count, sum);
        }
    }

    private record Place(CurrencyUnit currency, String gateway, String method, boolean refund) {}

    private static final class Tally {
        private long count;
        private long minor;

        void add(long amount) {
            count++;
            minor = Math.addExact(minor, amount);
        }
    }
}
