package till.simulated;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.BusinessCalendar;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
import till.domain.Shift;
import till.domain.ZReport;
import till.ledger.Figures;
import till.ledger.Ledger;
import till.ledger.Movements;

/**
 * Holds the closes of days against the rows they were made of: numbered without gaps, never changed, gaining and losing nothing, and
 * together with the days that are open worth exactly what came in and went back.
 */
final class DayJudge {
    private static final LocalDate LONG_AGO = LocalDate.parse("2026-10-01");
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");
    private static final int FAR = 40;
    private static final int ALL = 1_000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZONE, 0);

    private final World world;
    private final List<ZReport> known = new ArrayList<>();
    private final Map<String, Shift> ended = new HashMap<>();

    DayJudge(World world) {
        this.world = world;
    }

    private Ledger ledger() {
        return world.ledger();
    }

    static Movements.Span span(LocalDate day) {
        return new Movements.Span(day, CALENDAR.startOf(day), CALENDAR.startOf(day.plusDays(1)));
    }

    void look(Map<OrderNo, Payment> payments, Map<OrderNo, List<Refund>> refunds) {
        var now = ledger().zReports().list(Long.MAX_VALUE, ALL).reversed();
        for (var place = 0; place < now.size(); place++) {
            var report = now.get(place);
            if (report.number() != place + 1) {
                throw new Broken("the " + (place + 1) + ". close has the number " + report.number());
            }
            if (place < known.size() && !known.get(place).equals(report)) {
                throw new Broken("Z " + report.number() + " was changed");
            }
            if (place > 0 && !report.day().isAfter(now.get(place - 1).day())) {
                throw new Broken("Z " + report.number() + " is of no later day than the one before");
            }
            var rows = ledger().zReports()
                    .figures(span(report.day()), report.closedAt())
                    .takings();
            if (!rows.equals(report.figures().takings())) {
                throw new Broken(
                        "Z " + report.number() + " counted " + report.figures().takings() + " and its day has " + rows);
            }
        }
        if (now.size() < known.size()) {
            throw new Broken("a close is gone");
        }
        known.clear();
        known.addAll(now);
        worth(payments, refunds);
        shifts();
    }

    /** Each movement is in exactly one close, or on a day that is open: what all are worth is what they are worth together. */
    private void worth(Map<OrderNo, Payment> payments, Map<OrderNo, List<Refund>> refunds) {
        var rows = new TreeMap<String, Money>();
        payments.values().stream()
                .filter(payment -> payment.state() == PaymentState.PAID)
                .flatMap(payment -> Optional.ofNullable(payment.received()).stream())
                .forEach(received -> add(rows, received));
        refunds.values().stream()
                .flatMap(List::stream)
                .filter(refund -> refund.state() == OperationState.ACCEPTED || refund.state() == OperationState.DONE)
                .forEach(refund -> add(rows, refund.amount().negated()));
        var days = new TreeMap<String, Money>();
        known.forEach(report -> {
            var takings = report.figures().takings();
            takings.currencies()
                    .forEach(currency -> add(days, takings.sum(currency).net()));
        });
        var first = known.isEmpty() ? LONG_AGO : known.getLast().day().plusDays(1);
        open(first, days);
        if (!known.isEmpty()) {
            before(known.getFirst(), days);
        }
        rows.values().removeIf(Money::isZero);
        days.values().removeIf(Money::isZero);
        if (!rows.equals(days)) {
            throw new Broken("closes and open days are worth " + days + ", the rows " + rows);
        }
    }

    private void open(LocalDate first, Map<String, Money> into) {
        var last = CALENDAR.dayOf(world.clock().now()).plusDays(FAR);
        add(new Figures.Asked(first, last, null, null, ZONE), into);
    }

    /** Days of before the first close are in none. */
    private void before(ZReport first, Map<String, Money> into) {
        if (first.figures().before() > 0) {
            add(new Figures.Asked(LONG_AGO, first.day().minusDays(1), null, null, ZONE), into);
        }
    }

    private void add(Figures.Asked asked, Map<String, Money> into) {
        for (var each : ledger().figures().read(asked).days()) {
            add(
                    into,
                    each.tally().refund()
                            ? each.tally().sum().negated()
                            : each.tally().sum());
        }
    }

    private static void add(Map<String, Money> sums, Money money) {
        sums.merge(money.getCurrencyUnit().getCode(), money, Money::plus);
    }

    /** The rows of a shift are worth what its slip says, whatever happened since. */
    private void counted(Shift shift) {
        var end = Objects.requireNonNull(shift.end(), "it has ended");
        var day = ledger().zReports().figures(span(shift.day()), end.at()).takings();
        var slip = end.takings().sum(HKD);
        var rows = day.sum(HKD, line -> shift.id().equals(line.shift()));
        if (!rows.equals(slip)) {
            throw new Broken(shift.id() + " ended with " + slip + " and has " + rows);
        }
    }

    /** Numbered without gaps at each till, one open at a time, and what was handed over stays as it was. */
    private void shifts() {
        var open = ledger().shifts().open();
        var keys = new ArrayList<String>();
        for (var shift : open) {
            keys.add(shift.till() + " " + shift.operator() + " " + shift.day());
            if (!known.isEmpty() && !shift.day().isAfter(known.getLast().day())) {
                throw new Broken(shift.id() + " is open on a day that is closed");
            }
        }
        if (keys.stream().distinct().count() != keys.size()) {
            throw new Broken("two shifts are open at once: " + keys);
        }
        for (var before : ended.values()) {
            if (!ledger().shifts().find(before.id()).equals(Optional.of(before))) {
                throw new Broken(before.id() + " was changed after its end");
            }
            counted(before);
        }
        for (var till : World.TILLS) {
            var newest = open.stream()
                    .filter(shift -> shift.till().equals(till))
                    .max(Comparator.comparingLong(Shift::number));
            for (var number = 1L; number < newest.map(Shift::number).orElse(1L); number++) {
                var id = till + "-S" + number;
                var shift = ledger().shifts().find(id).orElseThrow(() -> new Broken(id + " is missing"));
                if (!shift.isOpen()) {
                    ended.putIfAbsent(id, shift);
                }
            }
        }
    }
}
