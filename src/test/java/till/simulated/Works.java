package till.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import till.domain.Acting;
import till.domain.Agreement;
import till.domain.BusinessCalendar;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.Result;
import till.domain.ShipmentChange;
import till.ledger.Shipments;
import till.poll.ShipmentPoller;
import till.report.DayExport;
import till.service.AgreementService;
import till.service.AgreementText;
import till.service.KeptExpiries;
import till.service.ParcelText;
import till.service.ShipmentService;
import till.simulated.Timeline.Happening;

/** What goes on beside the counter: cards charged again by agreement, parcels, and the files of a day. */
final class Works {
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);
    private static final List<ShipmentChange.Kind> CHANGES = List.of(ShipmentChange.Kind.values());

    private final World world;
    private final WorkJudge judge;
    private final KeptExpiries expiries = new KeptExpiries();

    Works(World world) {
        this.world = world;
        this.judge = new WorkJudge(world);
    }

    WorkJudge judge() {
        return judge;
    }

    /** Some of it, in the middle of something else. */
    void either(int till, Dice dice) {
        switch (dice.below(5)) {
            case 0 -> agree(till, dice);
            case 1 -> charge(till, dice);
            case 2 -> parcel(till, dice);
            case 3 -> change(till, dice);
            default -> carry(till);
        }
    }

    /** What a till does by itself, every little while. */
    void goOn(int till) {
        world.within(till, () -> "charges by agreement", () -> agreements(till).byItself());
        carry(till);
    }

    private AgreementService agreements(int till) {
        var each = world.tills().get(till);
        return new AgreementService(each.services(), each.books(), expiries);
    }

    private ShipmentService shipments(int till) {
        return world.tills().get(till).services().shipments();
    }

    private List<OrderNo> paid() {
        return world.judge().numbers().stream()
                .filter(number ->
                        world.ledger().payments().find(number).orElseThrow().state() == PaymentState.PAID)
                .toList();
    }

    /** A customer agrees to be charged again, or what was agreed is paused, resumed or ended. */
    void agree(int till, Dice dice) {
        var all = world.ledger().agreements().all();
        if (all.size() >= 3 || (!all.isEmpty() && dice.nextBoolean())) {
            changed(till, dice.of(all), dice);
            return;
        }
        var paid = paid();
        if (!paid.isEmpty()) {
            var number = dice.of(paid);
            var today = CALENDAR.dayOf(world.clock().shown(till).instant());
            var dates = new AgreementText.Dates(
                    "days",
                    "1",
                    today.plusDays(dice.below(2)).toString(),
                    "" + (1 + dice.below(3)),
                    "",
                    dice.nextBoolean() ? "1,2" : "none");
            var text = new AgreementText(
                    number.text(), "", "", "club", "a member", dates, "08/30", "TI-000001", "so much each day");
            world.within(till, () -> "agrees on " + number, () -> {
                var added = agreements(till).add(text, Acting.UNNAMED);
                world.note(() -> "-> " + added);
            });
        }
    }

    private void changed(int till, Agreement agreement, Dice dice) {
        var what = dice.below(6);
        world.within(till, () -> "changes " + agreement.id(), () -> {
            var service = agreements(till);
            var after = switch (what) {
                case 0 -> service.cancel(agreement.id(), Acting.UNNAMED);
                case 1, 2 -> service.pause(agreement.id(), Acting.UNNAMED);
                default -> service.resume(agreement.id(), Acting.UNNAMED);
            };
            world.note(() -> "-> " + after);
        });
    }

    /** By itself, or because a person says so. */
    void charge(int till, Dice dice) {
        var byHand = dice.oneIn(3);
        world.within(till, () -> "charges by agreement" + (byHand ? ", by hand" : ""), () -> {
            var ran = byHand
                    ? agreements(till).run(Acting.UNNAMED)
                    : judge.byItself(() -> agreements(till).byItself());
            world.note(() -> "-> " + ran);
        });
    }

    /** A parcel for a paid order, or one that somebody takes for paid; numbers come up more than once. */
    void parcel(int till, Dice dice) {
        var orders = dice.oneIn(4) ? world.judge().numbers() : paid();
        if (!orders.isEmpty()) {
            var text = new ParcelText(dice.of(orders).text(), "DHL", "N" + dice.below(6), "", "", "");
            var twice = dice.nextBoolean() ? ShipmentService.Twice.WANTED : ShipmentService.Twice.ASK;
            world.within(till, () -> "sends " + text.trackingNo() + " of " + text.order(), () -> {
                var added = shipments(till).add(text, twice, Acting.UNNAMED);
                world.note(() -> "-> " + added);
            });
        }
    }

    /** Somebody changes a parcel, or sends again what was refused. */
    void change(int till, Dice dice) {
        var all = world.ledger().shipments().list(Shipments.Search.ALL, null, 20);
        if (!all.isEmpty()) {
            var shipment = dice.of(all);
            var kind = dice.of(CHANGES);
            var number = kind == ShipmentChange.Kind.NUMBER ? "M" + dice.below(6) : null;
            var again = dice.oneIn(3);
            world.within(till, () -> (again ? "sends again " : kind + " of ") + shipment.id(), () -> {
                var after = again
                        ? shipments(till).sendAgain(shipment.id(), Acting.UNNAMED)
                        : shipments(till).change(shipment.id(), kind, number, Acting.UNNAMED);
                world.note(() -> "-> " + after);
            });
        }
    }

    /** What is due of parcels. */
    void carry(int till) {
        world.within(
                till, () -> "looks after parcels", () -> new ShipmentPoller(shipments(till), Runnable::run).tick());
    }

    /** The file of a day, of one that is closed or of today's. */
    void export(Dice dice) {
        var closed = world.ledger().zReports().list(Long.MAX_VALUE, 20);
        var day = closed.isEmpty() || dice.oneIn(3)
                ? CALENDAR.dayOf(world.clock().now())
                : dice.of(closed).day();
        world.note(() -> "exports " + day);
        export(day);
    }

    void export(LocalDate day) {
        try {
            var folder = Files.createTempDirectory("export");
            var file = folder.resolve("day.csv");
            var written = new DayExport(world.ledger(), CALENDAR).write(day, null, file);
            if (!(written instanceof Result.Done<DayExport.Written>)) {
                throw new Broken("the day was not exported: " + written);
            }
            judge.exported(day, Files.readAllLines(file, StandardCharsets.UTF_8));
            for (var each : List.of(file, Objects.requireNonNull(DayExport.summaryOf(file)), folder)) {
                Files.delete(each);
            }
            world.timeline().count(Happening.EXPORTED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
