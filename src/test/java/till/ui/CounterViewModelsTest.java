package till.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.settings.ShopSettings;
import till.ui.charge.ChargeViewModel;
import till.ui.charge.MethodButton;
import till.ui.paid.Ending;
import till.ui.paid.ResultViewModel;
import till.ui.qr.PayCodeViewModel;
import till.ui.qr.ShownCode;

/** The counter's screens from amount to ending, by their view models on the real services. */
class CounterViewModelsTest extends CounterScreens {
    @Test
    void anAmountAndAMethodAreAWholeSale() {
        var order = charged();
        assertEquals("WX_QR", world.gateway.orders().getFirst().method());
        assertEquals(
                Optional.of(new Route.PayCode(order)), navigator.routeProperty().get());
        var code = shown(PayCodeViewModel.class).codeProperty().get().orElseThrow();
        assertEquals(
                "https://qr.example/pay?o=" + order,
                assertInstanceOf(ShownCode.Drawn.class, code).code().text());
    }

    @Test
    void whileNothingIsKeyedNothingIsDoneEachSecond() {
        navigator.go(new Route.Charge());
        world.background.keep();
        world.ticker.tick();
        assertEquals(0, world.background.waiting());
    }

    @Test
    void aSecondPressWhileTheOrderIsOnItsWaySendsNothing() {
        var charge = keyed("88.50");
        world.background.keep();
        charge.charge(2);
        charge.charge(2);
        charge.charge(1);
        assertTrue(charge.isUnderWay());
        world.background.finish();
        world.onlyOrder();
    }

    @Test
    void withoutAnAmountNothingIsSentAndTheScreenSaysWhy() {
        navigator.go(new Route.Charge());
        var charge = shown(ChargeViewModel.class);
        charge.charge(1);
        assertEquals(
                "amount.empty", charge.problemProperty().get().orElseThrow().key());
        assertEquals(List.of(), world.gateway.orders());
    }

    @Test
    void aMethodThatCannotTakeTheAmountSaysWhyAndSendsNothing() {
        var charge = keyed("88888888");
        charge.charge(1);
        assertEquals(
                "method.tooLarge", charge.problemProperty().get().orElseThrow().key());
        assertEquals(List.of(), world.gateway.orders());
    }

    @Test
    void methodsStandInTheShopsOrderWithoutTheHiddenOnes() {
        world.set(settings -> settings.withMethods(
                new ShopSettings.Methods(List.of("gnete/YSF_QR"), java.util.Set.of("gnete/UP_B2C"))));
        var charge = keyed("1");
        assertEquals(
                List.of("YSF_QR", "ALI_QR", "WX_QR"),
                charge.getMethods().stream()
                        .map(MethodButton::method)
                        .map(each -> each.code())
                        .toList());
    }

    @Test
    void aSaleThatIsTakenIsChargedAgainOnlyByChoice() {
        var first = keyed("10");
        first.saleProperty().set("A-1");
        first.charge(1);
        var second = keyed("10");
        second.saleProperty().set("A-1");
        second.charge(1);
        assertEquals(1, world.gateway.orders().size());
        assertEquals(
                "charge.taken.open",
                dialogs.currentProperty().get().orElseThrow().text().key());
        answer(2);
        assertEquals(2, world.gateway.orders().size());
    }

    @Test
    void paidIsShownAndLeftAfterItsTime() {
        world.set(settings -> settings.withAutoNextSeconds(3));
        var order = charged();
        world.gateway.says(Standing.PAID);
        world.check(order);
        assertEquals(Ending.PAID, ending());
        world.pass(Duration.ofSeconds(1));
        world.pass(Duration.ofSeconds(1));
        shown(ResultViewModel.class);
        world.pass(Duration.ofSeconds(1));
        shown(ChargeViewModel.class);
    }

    @Test
    void zeroSecondsWaitForEnter() {
        world.set(settings -> settings.withAutoNextSeconds(0));
        var order = charged();
        world.gateway.says(Standing.PAID);
        world.check(order);
        world.pass(Duration.ofMinutes(10));
        assertEquals(Ending.PAID, ending());
        shown(ResultViewModel.class).primary();
        shown(ChargeViewModel.class);
    }

    @Test
    void unhappyEndingsNeverLeaveByThemselves() {
        world.set(settings -> settings.withAutoNextSeconds(1));
        var order = charged();
        world.gateway.says(Standing.DECLINED);
        world.check(order);
        world.pass(Duration.ofMinutes(10));
        assertEquals(Ending.DECLINED, ending());
    }

    @Test
    void aCreateDeclinedAtOnceIsTheDeclinedPanelWithItsReason() {
        world.gateway.answersCreate(new Outcome.Refused<>(Problem.of("payment.declinedByGateway", "9001"), "9001"));
        charged();
        assertEquals(Ending.DECLINED, ending());
        assertEquals(
                Optional.of(Problem.of("payment.declinedByGateway", "9001")),
                shown(ResultViewModel.class).getReason());
        shown(ResultViewModel.class).primary();
        assertEquals(
                "88.50", shown(ChargeViewModel.class).getAmount().getAmount().toPlainString());
    }

    @Test
    void anUnexpectedErrorIsShownInPlaceAndChargesNothingByItself() {
        world.gateway.breaks();
        var charge = keyed("88.50");
        charge.charge(2);
        assertEquals(
                "charge.failed", charge.problemProperty().get().orElseThrow().key());
        assertFalse(charge.isUnderWay());
        assertEquals(1, world.gateway.orders().size());
    }

    @Test
    void screensThatWereLeftHearNothingMore() {
        charged();
        assertEquals(1, world.ticker.listeners());
        navigator.go(new Route.Charge());
        // Charge itself looks every second whether its gateways answer
        assertEquals(1, world.ticker.listeners());
        assertFalse(dialogs.currentProperty().get().isPresent());
    }
}
