package till.ui.shell;

import java.time.Duration;
import java.time.LocalDate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Agreement;
import till.domain.Agreement.Kind;
import till.domain.Agreement.Reason;
import till.domain.Basket;
import till.domain.By;
import till.domain.CardFacts;
import till.domain.GatewayDetails;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.PaymentState;
import till.domain.Schedule;
import till.domain.Schedule.Unit;
import till.ledger.Agreements.Change;
import till.ledger.Agreements.Due;
import till.ledger.Agreements.Written;
import till.ledger.PaymentMove;
import till.ledger.Payments;
import till.ui.UiWorld;

/** Agreements in every state, one with charges that were paid, that failed, and whose outcome is not known. */
final class SampleAgreements {
    private static final CardFacts VISA = new CardFacts("visa", "411111", "1111", null, "TI-0000001");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final UiWorld world;
    private final OrderNo first;
    private Agreement latest;

    private SampleAgreements(UiWorld world, OrderNo first) {
        this.world = world;
        this.first = first;
        this.latest = add("T01A1", Kind.RECURRING, "HKD 99.00", "Mei 8812", Unit.MONTHS);
    }

    /** @param first a payment they go back to */
    static void into(UiWorld world, OrderNo first) {
        var samples = new SampleAgreements(world, first);
        samples.charged("2026-09-21", 1, false);
        samples.charged("2026-09-21", 2, true);
        samples.charged("2026-10-21", 1, true);
        samples.charged("2026-11-21", 1, null);
        samples.add("T01A2", Kind.UNSCHEDULED, "HKD 12000.50", "", Unit.NONE);
        samples.add("T01A3", Kind.INSTALMENT, "HKD 1500.00", "Mei 8813", Unit.WEEKS);
        samples.change(samples.latest.paused(Reason.CARD_EXPIRED));
        samples.add("T01A4", Kind.RECURRING, "HKD 8.00", "Mei 8814", Unit.DAYS);
        samples.change(samples.latest.cancelled());
    }

    private Agreement add(String id, Kind kind, String amount, String customer, Unit unit) {
        var begin = unit == Unit.MONTHS ? TODAY.minusMonths(2) : TODAY.plusDays(3);
        var schedule = new Schedule(
                unit,
                unit == Unit.WEEKS ? 2 : 1,
                begin,
                kind == Kind.INSTALMENT ? 6 : null,
                null,
                Schedule.USUAL_RETRIES);
        var terms = new Agreement.Terms(
                kind, Money.parse(amount), "", customer, schedule, "HKD 99.00", TODAY.minusMonths(2));
        var goesBackTo = new Agreement.First("gnete", first, "TI-0000001", VISA);
        latest = new Agreement(id, goesBackTo, terms, "T01", By.NOBODY, world.now(), Agreement.begins(schedule));
        world.ledger().agreements().add(latest);
        return latest;
    }

    private void change(Agreement.Standing next) {
        world.ledger().agreements().change(new Change(latest, next, world.now(), By.NOBODY));
    }

    private void charged(String day, int attempt, @Nullable Boolean paid) {
        var due = LocalDate.parse(day);
        var now = world.now();
        var order = new PaymentOrder(
                new OrderNo("T01C" + due.getMonthValue() + attempt),
                "",
                latest.saleOf(due),
                "T01",
                "gnete",
                "WX_QR",
                latest.terms().amount(),
                "",
                now,
                now.plus(Duration.ofMinutes(5)));
        var agreements = world.ledger().agreements();
        var seen = agreements.find("T01A1").orElseThrow();
        var draft = new Payments.Draft(order, due, By.NOBODY, "mark" + due + attempt, Basket.NONE);
        if (!(agreements.charge(seen, new Due(due, attempt), draft, now.plus(Duration.ofDays(9))) instanceof Written)) {
            throw new AssertionError("not written: " + due);
        }
        if (paid != null) {
            ended(world, order, paid);
            var charge = agreements.charges("T01A1").getFirst();
            var next = paid ? seen.paid() : seen.failed(due, due);
            agreements.settle(charge, paid, new Change(seen, next, now, By.NOBODY), null);
        }
    }

    private static void ended(UiWorld world, PaymentOrder order, boolean paid) {
        var learnt = new PaymentMove.Learnt(null, "G1", null, paid ? order.amount() : null, null, "told");
        world.ledger()
                .payments()
                .move(new PaymentMove(
                        order.orderNo(),
                        PaymentState.CREATED,
                        paid ? PaymentState.PAID : PaymentState.DECLINED,
                        world.now(),
                        TODAY,
                        "query",
                        learnt,
                        null,
                        null));
    }

    /** A payment by card that is paid, of which the gateway gave what a later charge refers to. */
    static OrderNo firstPayment(UiWorld world, String gateway) {
        var now = world.now();
        var order = new PaymentOrder(
                new OrderNo("T01FIRST1"),
                "",
                "",
                "T01",
                gateway,
                "card",
                Money.parse("HKD 99.00"),
                "Club",
                now,
                now.plus(Duration.ofMinutes(5)));
        var draft = new Payments.Draft(order, TODAY, By.NOBODY, null, Basket.NONE);
        world.ledger().payments().add(draft, now.plus(Duration.ofDays(9)), false);
        ended(world, order, true);
        world.ledger().payments().learn(order.orderNo(), GatewayDetails.of(VISA), now);
        return order.orderNo();
    }
}
