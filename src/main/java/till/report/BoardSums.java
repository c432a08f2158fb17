package till.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.ledger.Figures;
import till.ledger.Figures.Tally;
import till.report.Board.Brought;
import till.report.Board.Compared;
import till.report.Board.Days;
import till.report.Board.Part;
import till.report.Board.Slice;
import till.report.Board.Way;

/** Puts the ledger's sums of some days and of the earlier ones together, by currency. For one thread. */
final class BoardSums {
    private final Days days;
    private final long weeks;
    private final boolean byMonth;
    private final Map<CurrencyUnit, Sums> currencies = new TreeMap<>();

    BoardSums(Days days, long weeks, boolean byMonth) {
        this.days = days;
        this.weeks = weeks;
        this.byMonth = byMonth;
    }

    boolean byMonth() {
        return byMonth;
    }

    void now(Figures.Sums read) {
        take(
                read,
                tally ->
                        new Compared(brought(tally), Brought.nothing(tally.sum().getCurrencyUnit())),
                day -> day);
    }

    void earlier(Figures.Sums read) {
        take(
                read,
                tally -> new Compared(Brought.nothing(tally.sum().getCurrencyUnit()), brought(tally)),
                day -> day.plusWeeks(weeks));
    }

    private void take(Figures.Sums read, Function<Tally, Compared> side, UnaryOperator<LocalDate> place) {
        for (var each : read.methods()) {
            of(each.tally()).way(new Way(each.gateway(), each.method()), side.apply(each.tally()));
        }
        for (var each : read.days()) {
            of(each.tally()).days.merge(step(place.apply(each.day())), side.apply(each.tally()), Compared::plus);
        }
        for (var each : read.hours()) {
            of(each.tally()).hours.merge(each.hour(), side.apply(each.tally()), Compared::plus);
        }
    }

    private Sums of(Tally tally) {
        return currencies.computeIfAbsent(tally.sum().getCurrencyUnit(), Sums::new);
    }

    private LocalDate step(LocalDate day) {
        return byMonth ? day.withDayOfMonth(1) : day;
    }

    private static Brought brought(Tally tally) {
        var nothing = Money.zero(tally.sum().getCurrencyUnit());
        return tally.refund()
                ? new Brought(0, nothing, tally.count(), tally.sum())
                : new Brought(tally.count(), tally.sum(), 0, nothing);
    }

    /** A currency in which nothing moved on these days, but on the earlier ones, is shown all the same. */
    List<Part> parts() {
        return currencies.values().stream().map(this::part).toList();
    }

    private Part part(Sums sums) {
        return new Part(sums.currency, sums.all(), hours(sums), days(sums), sums.ways());
    }

    private static List<Slice<Integer>> hours(Sums sums) {
        var slices = new ArrayList<Slice<Integer>>();
        for (var hour = sums.hours.firstKey(); hour <= sums.hours.lastKey(); hour++) {
            slices.add(new Slice<>(hour, sums.hours.getOrDefault(hour, sums.nothing())));
        }
        return slices;
    }

    private List<Slice<LocalDate>> days(Sums sums) {
        var slices = new ArrayList<Slice<LocalDate>>();
        for (var day = step(days.from());
                !day.isAfter(days.to());
                day = byMonth ? day.plusMonths(1) : day.plusDays(1)) {
            slices.add(new Slice<>(day, sums.days.getOrDefault(day, sums.nothing())));
        }
        return slices;
    }

    /** One currency's. */
    private static final class Sums {
        private final CurrencyUnit currency;
        private final TreeMap<Integer, Compared> hours = new TreeMap<>();
        private final TreeMap<LocalDate, Compared> days = new TreeMap<>();
        private final Map<Way, Compared> ways = new LinkedHashMap<>();

        Sums(CurrencyUnit currency) {
            this.currency = currency;
        }

        void way(Way way, Compared compared) {
            ways.merge(way, compared, Compared::plus);
        }

        Compared nothing() {
            return new Compared(Brought.nothing(currency), Brought.nothing(currency));
        }

        Compared all() {
            return ways.values().stream().reduce(nothing(), Compared::plus);
        }

        List<Slice<Way>> ways() {
            return ways.entrySet().stream()
                    .map(entry -> new Slice<>(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(
                                    (Slice<Way> slice) -> slice.brought().now().taken())
                            .reversed()
                            .thenComparing(slice -> slice.of().gateway())
                            .thenComparing(slice -> slice.of().method()))
                    .toList();
        }
    }
}
