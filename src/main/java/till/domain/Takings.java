package till.domain;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What money moved on a business day or in a shift, counted once by everything that totals are asked by: each total is a
 * sum over these lines, so that they cannot differ among themselves.
 */
public record Takings(List<Line> lines) {
    public static final Takings NONE = new Takings(List.of());

    public Takings {
        lines = List.copyOf(lines);
    }

    /** Which way money went. */
    public enum Kind {
        PAYMENT,
        REFUND,
        /** A refund that had counted on a day closed before was not carried out after all: its amount is here again. */
        REFUND_FAILED
    }

    /**
     * The movements that have all of this in common.
     *
     * @param operator who took the payment or asked for the refund; null where nobody was named
     * @param shift null where it came outside any shift
     * @param late whether the money came after its payment had ended unpaid
     * @param carried whether it came after its own business day was closed, and counts on this one
     * @param sum negative where money went back to customers
     */
    public record Line(
            String till,
            @Nullable String operator,
            @Nullable String shift,
            String gateway,
            String method,
            Kind kind,
            boolean late,
            boolean carried,
            long count,
            Money sum) {}

    /**
     * Lines of one currency added up.
     *
     * @param refunded what went back to customers, as a positive amount
     * @param refunds refunds less those that failed after all
     */
    public record Sum(long payments, Money taken, long refunds, Money refunded) {
        public Money net() {
            return taken.minus(refunded);
        }

        Sum with(Line line) {
            return switch (line.kind()) {
                case PAYMENT -> new Sum(payments + line.count(), taken.plus(line.sum()), refunds, refunded);
                case REFUND -> new Sum(payments, taken, refunds + line.count(), refunded.minus(line.sum()));
                case REFUND_FAILED -> new Sum(payments, taken, refunds - line.count(), refunded.minus(line.sum()));
            };
        }
    }

    /** The currencies that moved, by code. */
    public SortedSet<CurrencyUnit> currencies() {
        var currencies = new TreeSet<CurrencyUnit>();
        lines.forEach(line -> currencies.add(line.sum().getCurrencyUnit()));
        return currencies;
    }

    public Sum sum(CurrencyUnit currency) {
        return sum(currency, _ -> true);
    }

    public Sum sum(CurrencyUnit currency, Predicate<Line> wanted) {
        var sum = new Sum(0, Money.zero(currency), 0, Money.zero(currency));
        for (var line : lines) {
            if (line.sum().getCurrencyUnit().equals(currency) && wanted.test(line)) {
                sum = sum.with(line);
            }
        }
        return sum;
    }

    /** The sums of one currency by whatever a line is asked for, in the order of the names. */
    public SortedMap<String, Sum> by(CurrencyUnit currency, Function<Line, String> name) {
        var names = new TreeSet<String>();
        lines.stream()
                .filter(line -> line.sum().getCurrencyUnit().equals(currency))
                .map(name)
                .forEach(names::add);
        var sums = new TreeMap<String, Sum>();
        names.forEach(each ->
                sums.put(each, sum(currency, line -> name.apply(line).equals(each))));
        return sums;
    }

    /** Only the lines that are wanted. */
    public Takings only(Predicate<Line> wanted) {
        return new Takings(lines.stream().filter(wanted).toList());
    }

    /** How many movements. */
    public long count() {
        return lines.stream().mapToLong(Line::count).sum();
    }
}
