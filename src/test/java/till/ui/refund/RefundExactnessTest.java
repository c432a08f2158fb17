package till.ui.refund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.Problem;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.service.RefundRequest;
import till.service.Refunded;
import till.ui.Route;
import till.ui.orders.Desk;

/** To the last minor unit, in currencies of 0, 2 and 3 decimals: by the services and by the screen. */
class RefundExactnessTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private OrderNo paid(Money amount) {
        desk.world.gateway.takesOnly(amount.getCurrencyUnit());
        desk.world.gateway.says(Standing.WAITING);
        desk.world.services.payments().start(ChargeRequest.of("gnete", "WX_QR", amount), Acting.UNNAMED);
        var order = desk.world.gateway.orders().getLast().orderNo();
        desk.world.gateway.says(Standing.PAID);
        desk.world.check(order);
        return order;
    }

    private Refunded refund(OrderNo order, Money amount) {
        return desk.world.services.refunds().refund(new RefundRequest(order, amount, "returned"), Acting.UNNAMED);
    }

    private Optional<Money> left(OrderNo order) {
        var services = desk.world.services;
        return services.refunds().left(services.payments().find(order).orElseThrow());
    }

    private static String refusal(Refunded refunded) {
        return assertInstanceOf(Refunded.NotAsked.class, refunded).problem().key();
    }

    @ParameterizedTest
    @CsvSource({
        "HKD 30.20, HKD 11.85, HKD 18.35, HKD 0.01",
        "IDR 150000000.20, IDR 11850000.85, IDR 138149999.35, IDR 0.01",
        "JPY 3020, JPY 1185, JPY 1835, JPY 1",
        "KWD 30.205, KWD 11.851, KWD 18.354, KWD 0.001"
    })
    void twoPartsGiveBackAllAndAThirdIsRefused(String whole, String first, String second, String least) {
        var order = paid(Money.parse(whole));
        assertInstanceOf(Refunded.Asked.class, refund(order, Money.parse(first)));
        assertEquals(Optional.of(Money.parse(second)), left(order));
        assertEquals("refund.tooMuch", refusal(refund(order, Money.parse(second).plus(Money.parse(least)))));
        assertInstanceOf(Refunded.Asked.class, refund(order, Money.parse(second)));
        assertEquals(Optional.of(Money.zero(CurrencyUnit.of(whole.substring(0, 3)))), left(order));
        assertEquals("refund.tooMuch", refusal(refund(order, Money.parse(least))));
        assertEquals(2, desk.world.gateway.refunds().size());
    }

    @ParameterizedTest
    @CsvSource({
        "HKD 30.20, 11.85, 0.07, HKD 18.28",
        "IDR 150000000.20, 11850000.85, 0.07, IDR 138149999.28",
        "JPY 3020, 1185, 7, JPY 1828",
        "KWD 30.205, 11.851, 0.007, KWD 18.347"
    })
    void allThatIsLeftIsExactAfterSeveralParts(String whole, String first, String second, String rest) {
        var order = paid(Money.parse(whole));
        for (var part : List.of(first, second, "")) {
            var model = new RefundViewModel(desk.world.dependencies(), desk.frame, new Route.Refund(order));
            model.activated();
            var form = model.getForm();
            form.reasonProperty().set(Optional.of(RefundReason.FAULTY));
            if (part.isEmpty()) {
                form.all();
                assertEquals(Optional.of(Money.parse(rest)), form.chosen());
            } else {
                form.amountProperty().set(part);
            }
            model.refund();
            assertInstanceOf(RefundStage.Done.class, model.stageProperty().get(), part);
            model.close();
        }
        assertEquals(0, left(order).orElseThrow().getAmountMinorLong());
    }

    @ParameterizedTest
    @CsvSource({
        "HKD 30.20, 1.005, amount.decimals",
        "IDR 3020.00, 1.005, amount.decimals",
        "JPY 3020, 1.5, amount.decimals",
        "KWD 30.205, 1.0005, amount.decimals",
        "HKD 30.20, 0, amount.zero",
        "HKD 30.20, -1, amount.negative"
    })
    void anAmountThatCannotBeIsRefusedInPlace(String whole, String keyed, String why) {
        var order = paid(Money.parse(whole));
        var model = new RefundViewModel(desk.world.dependencies(), desk.frame, new Route.Refund(order));
        model.activated();
        model.getForm().reasonProperty().set(Optional.of(RefundReason.FAULTY));
        model.getForm().amountProperty().set(keyed);
        assertEquals(Optional.of(why), model.getForm().obstacleProperty().get().map(Problem::key));
        model.refund();
        assertEquals(0, desk.world.gateway.refunds().size());
        model.close();
    }

    @Test
    void theServiceRefusesNothingLessAndAnotherCurrency() {
        var order = paid(Money.parse("HKD 30.20"));
        assertEquals("amount.zero", refusal(refund(order, Money.parse("HKD 0.00"))));
        assertEquals("amount.negative", refusal(refund(order, Money.parse("HKD -1.00"))));
        assertEquals("refund.currency", refusal(refund(order, Money.parse("JPY 30"))));
        assertEquals(0, desk.world.gateway.refunds().size());
    }
}
