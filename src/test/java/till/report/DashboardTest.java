package till.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.BusinessCalendar;
import till.ledger.Figures.Asked;
import till.ledger.Figures.OfDay;
import till.ledger.Figures.OfHour;
import till.ledger.Figures.OfMethod;
import till.ledger.Figures.Sums;
import till.ledger.Figures.Tally;
import till.report.Board.Days;

class DashboardTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZONE, 4);
    private static final Instant NOW = Instant.parse("2026-11-21T06:05:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final List<Asked> asked = new ArrayList<>();
    private final List<Sums> answers = new ArrayList<>();
    private final Dashboard dashboard = new Dashboard(
            (what, watch) -> {
                asked.add(what);
                var sums = answers.isEmpty() ? new Sums(List.of(), List.of(), List.of()) : answers.removeFirst();
                return watch.goesOn(1, 1) ? Optional.of(sums) : Optional.empty();
            },
            CALENDAR,
            () -> NOW);

    private static Tally in(long count, String sum) {
        return new Tally(false, count, Money.parse(sum));
    }

    private static Tally back(String sum) {
        return new Tally(true, 1, Money.parse(sum));
    }

    @Test
    void todayIsComparedWithTheSameWeekdayUpToTheSameTime() {
        var board = dashboard.read(Days.of(TODAY));
        assertEquals(
                List.of(
                        new Asked(TODAY, TODAY, null, null, ZONE),
                        new Asked(
                                TODAY.minusWeeks(1),
                                TODAY.minusWeeks(1),
                                null,
                                Instant.parse("2026-11-14T06:05:00Z"),
                                ZONE)),
                asked);
        assertEquals(List.of(), board.parts());
    }

    @Test
    void aDayThatIsOverIsComparedWithAWholeOne() {
        var board = dashboard.read(Days.of(TODAY.minusDays(1)));
        assertEquals(Optional.empty(), board.until());
        assertEquals(Days.of(LocalDate.parse("2026-11-13")), board.earlier());
    }

    @Test
    void daysAreComparedWithTheSameWeekdaysBeforeAllOfThem() {
        assertEquals(
                new Days(TODAY.minusDays(21), TODAY.minusDays(14), "T02"),
                dashboard.read(new Days(TODAY.minusDays(7), TODAY, "T02")).earlier());
        assertEquals(
                new Days(TODAY.minusDays(13), TODAY.minusDays(7), null),
                dashboard.read(new Days(TODAY.minusDays(6), TODAY, null)).earlier());
    }

    @Test
    void figuresAreExactInEachCurrencyAndGapsAreFilled() {
        answers.add(new Sums(
                List.of(
                        new OfMethod("gnete", "WX_QR", in(2, "HKD 100.05")),
                        new OfMethod("qlink", "ONLINE/QRIS", in(1, "HKD 200.00")),
                        new OfMethod("gnete", "WX_QR", in(3, "KWD 1.001")),
                        new OfMethod("gnete", "WX_QR", in(2, "JPY 101")),
                        new OfMethod("gnete", "WX_QR", back("HKD 300.10"))),
                List.of(
                        new OfDay(TODAY, in(3, "HKD 300.05")),
                        new OfDay(TODAY, in(3, "KWD 1.001")),
                        new OfDay(TODAY, in(2, "JPY 101")),
                        new OfDay(TODAY, back("HKD 300.10"))),
                List.of(
                        new OfHour(11, in(3, "HKD 300.05")),
                        new OfHour(13, back("HKD 300.10")),
                        new OfHour(0, in(2, "JPY 101")),
                        new OfHour(23, in(3, "KWD 1.001")))));
        answers.add(new Sums(
                List.of(new OfMethod("gnete", "ALI_QR", in(1, "HKD 0.01"))),
                List.of(new OfDay(TODAY.minusWeeks(1), in(1, "HKD 0.01"))),
                List.of(new OfHour(9, in(1, "HKD 0.01")))));
        var parts = dashboard.read(Days.of(TODAY)).parts();
        assertEquals(
                List.of("HKD", "JPY", "KWD"),
                parts.stream().map(part -> part.currency().getCode()).toList());
        var hkd = parts.getFirst();
        assertEquals(Money.parse("HKD 300.05"), hkd.all().now().taken());
        assertEquals(Money.parse("HKD -0.05"), hkd.all().now().net());
        assertEquals(Optional.of(Money.parse("HKD 100.02")), hkd.all().now().average());
        assertEquals(
                Optional.of(Money.parse("JPY 50")), parts.get(1).all().now().average());
        assertEquals(
                Optional.of(Money.parse("KWD 0.334")), parts.get(2).all().now().average());
        assertEquals(Money.parse("HKD 0.01"), hkd.all().earlier().taken());
        assertEquals(
                Money.parse("HKD 0.01"),
                hkd.days().getFirst().brought().earlier().taken());
        assertEquals(
                List.of(9, 10, 11, 12, 13),
                hkd.hours().stream().map(Board.Slice::of).toList());
        assertEquals(
                List.of("ONLINE/QRIS", "WX_QR", "ALI_QR"),
                hkd.ways().stream().map(way -> way.of().method()).toList());
    }

    @Test
    void aLongTimeIsToldByMonthAndAShortOneByDay() {
        answers.add(new Sums(
                List.of(new OfMethod("gnete", "WX_QR", in(2, "HKD 3.00"))),
                List.of(
                        new OfDay(LocalDate.parse("2026-01-31"), in(1, "HKD 1.00")),
                        new OfDay(LocalDate.parse("2026-01-02"), in(1, "HKD 2.00"))),
                List.of(new OfHour(9, in(2, "HKD 3.00")))));
        var year = dashboard.read(new Days(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31"), null));
        assertEquals(
                List.of("2026-01-01 HKD 3.00", "2026-02-01 HKD 0.00", "2026-03-01 HKD 0.00"),
                year.parts().getFirst().days().stream()
                        .map(each -> each.of() + " " + each.brought().now().taken())
                        .toList());
        answers.add(new Sums(
                List.of(new OfMethod("gnete", "WX_QR", in(1, "HKD 1.00"))),
                List.of(new OfDay(LocalDate.parse("2026-01-31"), in(1, "HKD 1.00"))),
                List.of(new OfHour(9, in(1, "HKD 1.00")))));
        assertEquals(
                59,
                dashboard
                        .read(new Days(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-02-28"), null))
                        .parts()
                        .getFirst()
                        .days()
                        .size());
    }

    @Test
    void readingTellsHowFarItIsOverBothTimesAndIsGivenUpOnTheWay() {
        var told = new ArrayList<String>();
        assertTrue(dashboard
                .read(Days.of(TODAY), (done, all) -> told.add(done + " of " + all))
                .isPresent());
        assertEquals(List.of("1 of 2", "2 of 2"), told);
        assertEquals(Optional.empty(), dashboard.read(Days.of(TODAY), (done, _) -> done < 1));
        assertEquals(3, asked.size(), "nothing is read after it was given up");
    }
}
