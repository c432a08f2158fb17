package till.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.Agreement;
import till.domain.BusinessCalendar;
import till.domain.By;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Shipment;
import till.domain.ShipmentState;
import till.domain.ZReport;
import till.gateway.Shipments.Parcel;
import till.gateway.Shipments.ParcelChange;
import till.ledger.Ledger;
import till.ledger.Shipments;
import till.ledger.Years;
import till.simulated.Timeline.Happening;

/**
 * Holds the rules of what goes on beside the counter: a date of an agreement is paid once and no day too early, a parcel is
 * written before its gateway hears of it and told again only after two denials, and a day's file is worth what the ledger says,
 * for ever once the day is closed.
 */
final class WorkJudge {
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);
    private static final int MOST = 1_000;

    private final World world;
    private final Map<String, Sending> sendings = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Map<LocalDate, List<String>> files = new HashMap<>();
    private int settingsAtStart = -1;

    /** A parcel that was told of, and how often it was denied since. */
    private record Sending(Set<String> shipments, Instant at, int denied) {
        Sending deniedOnceMore() {
            return new Sending(shipments, at, denied + 1);
        }
    }

    WorkJudge(World world) {
        this.world = world;
    }

    private Ledger ledger() {
        return world.ledger();
    }

    /** Within this no person looks at the dates. */
    <T> T byItself(Supplier<T> work) {
        var before = settingsAtStart;
        settingsAtStart = world.clock().settings();
        try {
            return work.get();
        } finally {
            settingsAtStart = before;
        }
    }

    /** A card is about to be charged again. */
    void charges(OrderNo number) {
        var charge = ledger().agreements().about(number).stream()
                .flatMap(agreement -> ledger().agreements().charges(agreement.id()).stream())
                .filter(each -> each.orderNo().equals(number))
                .findFirst()
                .orElseThrow(() -> new Broken(number + " is charged by no agreement"));
        world.timeline().count(Happening.CHARGED_AGAIN);
        var today = CALENDAR.dayOf(world.clock().now());
        if (settingsAtStart == world.clock().settings() && charge.due().isAfter(today)) {
            throw new Broken(number + " is charged for " + charge.due() + " on " + today);
        }
    }

    /** A parcel is about to be told of. */
    void sends(Parcel parcel) {
        var key = PlainParcels.key(parcel.orderNo(), parcel.trackingNo());
        var rows = ledger().shipments().of(parcel.orderNo()).stream()
                .filter(row -> row.parcel().trackingNo().equals(parcel.trackingNo()))
                .toList();
        if (rows.stream().noneMatch(row -> row.state() == ShipmentState.SENT)
                && world.clock().settings() == 0) {
            throw new Broken(key + " goes out and is " + rows);
        }
        if (ledger().payments().find(parcel.orderNo()).orElseThrow().state() != PaymentState.PAID) {
            throw new Broken(key + " goes out and is not paid");
        }
        var shipments = rows.stream().map(Shipment::id).collect(Collectors.toSet());
        var before = sendings.put(key, new Sending(shipments, world.clock().now(), 0));
        // a number that its parcel no longer has may be another's
        if (before != null
                && before.denied() < Shipments.DENIALS
                && !refused.contains(key)
                && shipments.size() == 1
                && shipments.equals(before.shipments())) {
            throw new Broken(key + " goes out again after " + before.denied() + " denials that count");
        }
    }

    /** A parcel is about to be changed. */
    void changes(OrderNo orderNo, String trackingNo, ParcelChange change) {
        var written = ledger().shipments().of(orderNo).stream()
                .filter(row -> row.parcel().trackingNo().equals(trackingNo))
                .flatMap(row -> Stream.ofNullable(row.change()))
                .anyMatch(row -> row.state() == OperationState.SENT
                        && switch (change) {
                            case ParcelChange.Status(var status) ->
                                row.kind().name().equals(status.name());
                            case ParcelChange.TrackingNumber(var number) -> number.equals(row.trackingNo());
                        });
        if (!written && world.clock().settings() == 0) {
            throw new Broken(
                    trackingNo + " of " + orderNo + " is changed to " + change + ", of which nothing is written");
        }
    }

    void refuses(String key) {
        refused.add(key);
    }

    void denies(String key, Duration longestCall) {
        sendings.computeIfPresent(key, (_, sending) -> {
            var over = !world.clock().now().isBefore(sending.at().plus(longestCall));
            return over || world.clock().settings() > 0 ? sending.deniedOnceMore() : sending;
        });
    }

    /** What holds at every moment. */
    void look() {
        var paid = world.gateways().stream()
                .flatMap(gateway -> gateway.book().stream())
                .filter(Booked::paid)
                .map(Booked::number)
                .collect(Collectors.toSet());
        for (var agreement : ledger().agreements().all()) {
            var dates = new HashMap<LocalDate, List<Agreement.Charge>>();
            for (var charge : ledger().agreements().charges(agreement.id())) {
                dates.computeIfAbsent(charge.due(), _ -> new ArrayList<>()).add(charge);
            }
            dates.forEach((due, charges) -> date(agreement, due, charges, paid));
        }
        var written = ledger().shipments().list(Shipments.Search.ALL, null, MOST).stream()
                .flatMap(WorkJudge::keys)
                .collect(Collectors.toSet());
        for (var parcel : parcels().keySet()) {
            if (!written.contains(parcel)) {
                throw new Broken(parcel + " is at the gateway, and the ledger has " + written);
            }
        }
    }

    /** Under which a gateway may have it: its number, and the one it is being given. */
    private static Stream<String> keys(Shipment row) {
        var change = row.change();
        return Stream.concat(
                        Stream.of(row.parcel().trackingNo()),
                        Stream.ofNullable(change == null ? null : change.trackingNo()))
                .map(number -> PlainParcels.key(row.parcel().orderNo(), number));
    }

    private static void date(Agreement agreement, LocalDate due, List<Agreement.Charge> charges, Set<String> paid) {
        var times = charges.stream()
                .filter(charge -> paid.contains(charge.orderNo().text()))
                .count();
        if (times > 1) {
            throw new Broken(agreement.id() + " was paid " + times + " times for " + due);
        }
        if (charges.size() > 1 + agreement.terms().schedule().retries().size()) {
            throw new Broken(agreement.id() + " was tried too often for " + due + ": " + charges);
        }
        for (var charge : charges) {
            if (Boolean.FALSE.equals(charge.paid())
                    && paid.contains(charge.orderNo().text())) {
                throw new Broken(charge.orderNo() + " is paid, and its agreement says that it is not");
            }
        }
    }

    private Map<String, till.gateway.Shipments.ParcelStatus> parcels() {
        var all = new HashMap<String, till.gateway.Shipments.ParcelStatus>();
        world.gateways().forEach(gateway -> all.putAll(gateway.parcels()));
        return all;
    }

    /** What holds once everything has had its time. */
    void lookAtTheEnd() {
        look();
        var parcels = parcels();
        for (var shipment : ledger().shipments().list(Shipments.Search.ALL, null, MOST)) {
            var key = PlainParcels.key(
                    shipment.parcel().orderNo(), shipment.parcel().trackingNo());
            var state = shipment.state();
            if (state.isOnItsWay()) {
                throw new Broken(shipment.id() + " stays " + state);
            }
            if (state == ShipmentState.REFUSED && parcels.containsKey(key)) {
                throw new Broken(shipment.id() + " is REFUSED, and its gateway has it");
            }
            world.timeline().count(Happening.PARCEL_SETTLED);
        }
        for (var agreement : ledger().agreements().all()) {
            if (!ledger().agreements().unsettled(null, MOST).isEmpty()) {
                throw new Broken("a charge of " + agreement.id() + " has no outcome");
            }
        }
        var closes = ledger().zReports().list(Long.MAX_VALUE, MOST);
        closes.forEach(report -> world.works().export(report.day()));
        if (!closes.isEmpty()) {
            takenOut(closes);
        }
    }

    /** What ended before the newest close is taken out, a few at a time: what is left is whole, and what went is known. */
    private void takenOut(List<ZReport> closes) {
        var day = closes.getFirst().day();
        var cut = new Years.Cut(day.getYear(), day, CALENDAR.startOf(day.plusDays(1)));
        var before = payments();
        var gone = 0;
        var some = 1;
        while (some > 0) {
            var ends = ledger().years().look(cut).ends();
            var step =
                    new Years.Step(cut, ends, "a".repeat(64), 2, world.clock().now(), By.NOBODY);
            some = ledger().years().prune(step);
            var faults = ledger().history().verify().faults();
            if (!faults.isEmpty()) {
                throw new Broken("with " + gone + " and " + some + " taken out: " + faults);
            }
            gone += some;
            world.timeline().count(Happening.TAKEN_OUT);
        }
        if (!ledger().zReports().list(Long.MAX_VALUE, MOST).equals(closes)) {
            throw new Broken("a close is not as it was before payments were taken out");
        }
        for (var payment : before) {
            var left = ledger().payments().find(payment.orderNo());
            var archived = ledger().years().archiveOf(payment.orderNo().text());
            if (left.isPresent() ? !left.get().equals(payment) : !archived.equals(Optional.of(cut.year()))) {
                throw new Broken(payment.orderNo() + " was " + payment + " and is " + left + ", archived " + archived);
            }
        }
        if (before.size() - payments().size() != gone) {
            throw new Broken("said that " + gone + " went, of " + before.size() + ", and left "
                    + payments().size());
        }
    }

    private List<Payment> payments() {
        return world.judge().numbers().stream()
                .flatMap(number -> ledger().payments().find(number).stream())
                .toList();
    }

    /** Of a closed day the rows that count stay as they were, and are worth what its close says. */
    void exported(LocalDate day, List<String> lines) {
        var names = List.of(lines.getFirst().split(",", -1));
        var rows = lines.stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .filter(row -> !row.get(names.indexOf("amount")).isEmpty())
                .toList();
        var sum = rows.stream()
                .map(row -> Money.parse("HKD " + row.get(names.indexOf("amount"))))
                .reduce(Money.zero(HKD), Money::plus);
        var figures = ledger().zReports()
                .figures(DayJudge.span(day), world.clock().now())
                .takings()
                .sum(HKD)
                .net();
        if (!sum.equals(figures)) {
            throw new Broken("the file of " + day + " is worth " + sum + ", its ledger " + figures);
        }
        var close = ledger().zReports().list(Long.MAX_VALUE, MOST).stream()
                .filter(report -> report.day().equals(day))
                .findFirst();
        if (close.isPresent()) {
            var counted = rows.stream()
                    .map(row -> List.of("kind", "order_no", "utc_time", "amount").stream()
                            .map(name -> row.get(names.indexOf(name)))
                            .collect(Collectors.joining(" ")))
                    .sorted()
                    .toList();
            var before = files.putIfAbsent(day, counted);
            if (before != null && !before.equals(counted)) {
                throw new Broken(day + " is closed and had " + before + ", now " + counted);
            }
            var closed = close.get().figures().takings().sum(HKD).net();
            if (!closed.equals(sum)) {
                throw new Broken("the file of " + day + " is worth " + sum + ", its close " + closed);
            }
        }
    }
}
