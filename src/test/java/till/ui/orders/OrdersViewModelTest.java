package till.ui.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.Problem;
import till.gateway.PaymentAnswer.Standing;
import till.service.RefundRequest;
import till.ui.Route;

class OrdersViewModelTest {
    private final Desk desk = new Desk();
    private final OrdersViewModel model = new OrdersViewModel(desk.world.dependencies(), desk.frame, null);

    @AfterEach
    void close() {
        model.close();
        desk.close();
    }

    private List<String> amounts() {
        return model.getRows().stream()
                .map(row -> row.content().payment().amount().getAmount().toPlainString())
                .toList();
    }

    private void tick() {
        desk.world.pass(Duration.ofSeconds(1));
    }

    @Test
    void sumsSayWhatWasTakenAndRefunded() {
        var order = desk.paid("100.00");
        desk.world
                .services
                .refunds()
                .refund(new RefundRequest(order, Money.parse("HKD 40.00"), "cold"), Acting.UNNAMED);
        desk.world.gateway.says(Standing.WAITING);
        desk.waiting("7.00");
        model.activated();
        var line = new OrderSums.Line(Money.parse("HKD 100.00"), Money.parse("HKD 40.00"));
        assertEquals(
                new OrderSums(2, false, List.of(line)), model.sumsProperty().get());
    }

    @Test
    void refundedShareIsDerived() {
        var order = desk.paid("100.00");
        model.activated();
        var row = model.getRows().getFirst();
        assertEquals(OrderRow.Share.NONE, row.content().share());
        desk.world
                .services
                .refunds()
                .refund(new RefundRequest(order, Money.parse("HKD 40.00"), "cold"), Acting.UNNAMED);
        assertEquals(OrderRow.Share.PART, row.content().share());
        desk.world
                .services
                .refunds()
                .refund(new RefundRequest(order, Money.parse("HKD 60.00"), "cold"), Acting.UNNAMED);
        assertEquals(OrderRow.Share.ALL, row.content().share());
    }

    @Test
    void pagesAreReadOnWithoutGapsOrDoubles() {
        for (var i = 1; i <= OrderPages.SIZE + 5; i++) {
            desk.waiting(i + ".00");
            tick();
        }
        model.activated();
        assertEquals(OrderPages.SIZE, model.getRows().size());
        model.readOn();
        assertEquals(OrderPages.SIZE + 5, amounts().stream().distinct().count());
        assertEquals(OrderPages.SIZE + 5, model.getRows().size());
        assertEquals("1.00", amounts().getLast());
        model.readOn();
        assertEquals(OrderPages.SIZE + 5, model.getRows().size());
    }

    @Test
    void onlyTheLatestQueryIsShown() {
        desk.waiting("11.00");
        desk.waiting("22.00");
        desk.world.background.keep();
        model.activated();
        model.find("11");
        model.find("22");
        desk.world.background.finishNewestFirst();
        assertEquals(List.of("22.00"), amounts());
        assertInstanceOf(ListState.Filled.class, model.stateProperty().get());
    }

    @Test
    void newsWhileTypingDoNotBringBackWhatTheQueryLeavesOut() {
        var other = desk.waiting("11.00");
        desk.waiting("22.00");
        model.activated();
        desk.world.background.keep();
        desk.world.gateway.says(Standing.PAID);
        desk.world.check(other);
        model.find("22");
        desk.world.background.finish();
        assertEquals(List.of("22.00"), amounts());
    }

    @Test
    void changedOrderKeepsItsLineAndNewOnesComeOnTop() {
        var order = desk.waiting("11.00");
        model.activated();
        var row = model.getRows().getFirst();
        model.select(row);
        desk.world.gateway.says(Standing.PAID);
        desk.world.check(order);
        tick();
        desk.waiting("22.00");
        assertEquals(List.of("22.00", "11.00"), amounts());
        assertSame(row, model.getRows().getLast());
        assertEquals(PaymentState.PAID, row.content().payment().state());
        assertEquals(
                Optional.of(order),
                model.getDetails()
                        .factsProperty()
                        .get()
                        .map(facts -> facts.payment().orderNo()));
    }

    @Test
    void fullNumberIsFoundOnAnyDay() {
        var old = desk.waiting("11.00");
        desk.world.pass(Duration.ofDays(40));
        model.activated();
        assertInstanceOf(ListState.Empty.class, model.stateProperty().get());
        model.find(old.text());
        assertEquals(List.of("11.00"), amounts());
    }

    @Test
    void stateAndDayNarrowTheList() {
        desk.paid("11.00");
        desk.world.gateway.says(Standing.WAITING);
        desk.waiting("22.00");
        model.activated();
        model.only(PaymentState.PAID);
        assertEquals(List.of("11.00"), amounts());
        model.look(OrderFilter.Days.YESTERDAY, null);
        assertEquals(List.of(), amounts());
    }

    @Test
    void impossibleActionsSayWhy() {
        var order = desk.paid("11.00");
        model.activated();
        model.getDetails().show(order);
        var obstacles = model.getDetails().factsProperty().get().orElseThrow().obstacles();
        assertEquals(Optional.empty(), obstacles.refund());
        assertEquals(Optional.of(Problem.of("orders.cancel.paid")), obstacles.cancel());
        assertEquals(Optional.of(Problem.of("orders.code.notWaiting")), obstacles.code());
        model.getDetails().cancel();
        assertEquals(Optional.empty(), desk.dialogs.currentProperty().get());
    }

    @Test
    void cancellingAsksFirst() {
        var order = desk.waiting("11.00");
        model.activated();
        model.getDetails().show(order);
        model.getDetails().cancel();
        assertEquals(PaymentState.AWAITING_PAYER, state(order));
        var question = desk.dialogs.currentProperty().get().orElseThrow();
        desk.dialogs.answer(question.choices().getFirst());
        assertEquals(PaymentState.CANCELLED, state(order));
        assertEquals(
                Optional.of(Problem.of("orders.asked.CANCELLED")),
                model.getDetails().toldProperty().get());
    }

    private PaymentState state(OrderNo order) {
        return desk.world.services.payments().find(order).orElseThrow().state();
    }

    @Test
    void refundGoesToItsScreen() {
        var order = desk.paid("11.00");
        model.activated();
        model.getDetails().show(order);
        model.getDetails().refund();
        assertEquals(
                Optional.of(new Route.Refund(order)),
                desk.navigator.routeProperty().get());
    }

    @Test
    void dayIsWrittenWhereThePersonWants(@TempDir Path folder) throws IOException {
        desk.paid("11.00");
        model.activated();
        var file = folder.resolve("day.csv");
        desk.world.place = Optional.of(file);
        model.exportDay();
        assertTrue(model.getExport().toldProperty().get().orElseThrow().written());
        assertTrue(Files.readString(file).contains("11.00"));
        model.look(OrderFilter.Days.LAST_WEEK, null);
        model.exportDay();
        assertEquals(
                Optional.of(new DayExportViewModel.Told(false, Problem.of("orders.export.oneDay"))),
                model.getExport().toldProperty().get());
    }

    @Test
    void dayWithOpenThingsIsExportedOnlyAfterTheyWereNamed(@TempDir Path folder) {
        var file = folder.resolve("day.csv");
        desk.world.place = Optional.of(file);
        desk.paid("11.00");
        desk.world.gateway.says(Standing.WAITING);
        desk.waiting("12.00");
        model.activated();
        model.exportDay();
        var question = desk.dialogs.currentProperty().get().orElseThrow();
        assertEquals(Problem.of("orders.export.open.text", "0", "1", "0"), question.text());
        assertFalse(Files.exists(file));
        desk.dialogs.answer(question.choices().getFirst());
        assertFalse(Files.exists(file));
        model.exportDay();
        desk.dialogs.answer(question.choices().getLast());
        assertTrue(Files.exists(file));
        assertEquals(List.of("EXPORT", "EXPORT"), desk.asked);
    }
}
