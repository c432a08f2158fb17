package till.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.PayCode;
import till.domain.PaymentState;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.ui.charge.ChargeViewModel;
import till.ui.paid.Ending;
import till.ui.paid.ResultViewModel;
import till.ui.qr.CodeAtHand;
import till.ui.qr.PayCodeViewModel;
import till.ui.qr.Phase;
import till.ui.qr.ShownCode;

/** The screen of a code, from when it stands there to how it ends or is left. */
class PayCodeViewModelTest extends CounterScreens {
    @Test
    void theCodeStandsOnItsScreenBeforeAnythingIsReadAgain() {
        var charge = keyed("88.50");
        world.background.keep();
        charge.charge(2);
        world.background.finishOne();
        var screen = shown(PayCodeViewModel.class);
        assertInstanceOf(ShownCode.Drawn.class, screen.codeProperty().get().orElseThrow());
        assertEquals(Phase.WAITING, screen.phaseProperty().get());
        world.background.finish();
        assertEquals(
                world.onlyOrder(), screen.paymentProperty().get().orElseThrow().orderNo());
    }

    @Test
    void whatWasLaidReadyForOnePaymentIsNotShownForAnother() {
        var order = charged();
        code.put(new CodeAtHand.Made(
                shown(PayCodeViewModel.class).paymentProperty().get().orElseThrow(),
                Optional.of(new ShownCode.Raw("of another", "code.raw.text"))));
        navigator.go(new Route.Charge());
        keyed("10").charge(1);
        var other = shown(PayCodeViewModel.class);
        assertNotEquals(order, other.paymentProperty().get().orElseThrow().orderNo());
        assertInstanceOf(ShownCode.Drawn.class, other.codeProperty().get().orElseThrow());
    }

    @Test
    void cancellingAsksFirstAndEndsCancelledAtTheGateway() {
        var order = charged();
        var code = shown(PayCodeViewModel.class);
        code.cancel();
        assertEquals(
                PaymentState.AWAITING_PAYER,
                world.services.payments().find(order).orElseThrow().state());
        answer(0);
        assertEquals(Ending.CANCELLED, ending());
    }

    @Test
    void aCodeThatIsPaidWhileTheLedgerIsAwayIsTakenFromTheScreenAndEndsPaidOnceItIsBack() {
        charged();
        var code = shown(PayCodeViewModel.class);
        world.serverAway = true;
        world.ticker.tick();
        assertEquals(Phase.WAITING, code.phaseProperty().get());
        world.gateway.says(Standing.PAID);
        for (var second = 0; second < 5; second++) {
            world.ticker.tick();
        }
        assertEquals(Phase.PAID_UNWRITTEN, code.phaseProperty().get());
        world.serverAway = false;
        world.ticker.tick();
        assertEquals(Ending.PAID, ending());
    }

    @Test
    void aCustomerFasterThanTheCancellationIsPaid() {
        charged();
        var code = shown(PayCodeViewModel.class);
        code.cancel();
        world.gateway.says(Standing.PAID);
        answer(0);
        assertEquals(Ending.PAID, ending());
    }

    @Test
    void payingAnotherWayClosesTheFirstAndKeepsTheAmount() {
        var order = charged();
        shown(PayCodeViewModel.class).payAnotherWay();
        assertEquals(
                PaymentState.CANCELLED,
                world.services.payments().find(order).orElseThrow().state());
        assertEquals(
                "88.50", shown(ChargeViewModel.class).getAmount().getAmount().toPlainString());
    }

    @Test
    void aSaleWithoutItsOwnNumberIsCarriedOnSoThatPaidTwiceIsSeen() {
        world.gateway.closesNothing();
        var first = charged();
        shown(PayCodeViewModel.class).payAnotherWay();
        answer(1);
        var charge = shown(ChargeViewModel.class);
        assertEquals(
                Optional.of(Problem.of("charge.carried")),
                charge.problemProperty().get());
        charge.charge(1);
        var second = world.gateway.orders().getLast().orderNo();
        assertNotEquals(first, second);
        world.gateway.says(Standing.PAID);
        world.check(second);
        world.check(first);
        var cards = world.services.attention().open().stream()
                .map(card -> card.attention().kind() + " " + card.payment().orderNo())
                .sorted()
                .toList();
        assertEquals(List.of("PAID_LATE " + first, "PAID_TWICE " + first), cards);
    }

    @Test
    void aCodeThatCannotBeClosedIsLeftOnlyByChoice() {
        world.gateway.knowsNoClose();
        var order = charged();
        shown(PayCodeViewModel.class).payAnotherWay();
        assertEquals(
                Problem.of("another.open.noClose", "Gnete", "HKD 88.50"),
                dialogs.currentProperty().get().orElseThrow().text());
        answer(0);
        shown(PayCodeViewModel.class);
        assertEquals(
                PaymentState.AWAITING_PAYER,
                world.services.payments().find(order).orElseThrow().state());
        shown(PayCodeViewModel.class).payAnotherWay();
        answer(1);
        assertEquals(
                "88.50", shown(ChargeViewModel.class).getAmount().getAmount().toPlainString());
        assertEquals(
                PaymentState.LAPSED,
                world.services.payments().find(order).orElseThrow().state());
    }

    @Test
    void keepingToWaitForTheFirstShowsItAsNotConfirmed() {
        world.gateway.closesNothing();
        charged();
        shown(PayCodeViewModel.class).payAnotherWay();
        answer(0);
        assertEquals(Ending.NOT_CONFIRMED, ending());
        assertEquals(1, world.gateway.orders().size());
    }

    @Test
    void aCustomerFasterThanAnotherWayIsPaid() {
        charged();
        world.gateway.says(Standing.PAID);
        shown(PayCodeViewModel.class).payAnotherWay();
        assertEquals(Ending.PAID, ending());
    }

    @Test
    void moneyThatComesWhileTheQuestionStandsIsNotChargedBeside() {
        world.gateway.closesNothing();
        var order = charged();
        shown(PayCodeViewModel.class).payAnotherWay();
        world.gateway.says(Standing.PAID);
        world.check(order);
        answer(1);
        assertEquals(Ending.PAID_LATE, ending());
        assertEquals(1, world.gateway.orders().size());
    }

    @Test
    void theFirstCodePaidWhileTheSecondIsShownIsSaidAtOnce() {
        world.gateway.knowsNoClose();
        var first = charged();
        shown(PayCodeViewModel.class).payAnotherWay();
        answer(1);
        shown(ChargeViewModel.class).charge(1);
        shown(PayCodeViewModel.class);
        assertEquals(Optional.empty(), dialogs.currentProperty().get());
        world.gateway.says(Standing.PAID);
        world.check(first);
        assertEquals(
                "code.beside.text",
                dialogs.currentProperty().get().orElseThrow().text().key());
        assertFalse(world.services.attention().open().stream()
                .anyMatch(card -> card.attention().kind() == Attention.Kind.PAID_TWICE));
    }

    @Test
    void anUnconfirmedCloseIsNeverCalledCancelled() {
        world.gateway.closesNothing();
        charged();
        shown(PayCodeViewModel.class).cancel();
        answer(0);
        assertEquals(Ending.NOT_CONFIRMED, ending());
        shown(ResultViewModel.class).payAnotherWay();
        shown(ResultViewModel.class);
        assertEquals(
                "another.open.notConfirmed",
                dialogs.currentProperty().get().orElseThrow().text().key());
    }

    @Test
    void moneyThatComesAfterNotConfirmedChangesThePanel() {
        world.gateway.closesNothing();
        var order = charged();
        shown(PayCodeViewModel.class).cancel();
        answer(0);
        world.gateway.says(Standing.PAID);
        world.check(order);
        assertEquals(Ending.PAID_LATE, ending());
    }

    @Test
    void aLostAnswerShowsNoCodeAndSaysThatTheGatewayIsAsked() {
        world.gateway.answersCreate(new Outcome.Unknown<>("time-out"));
        world.gateway.fallsSilent();
        charged();
        var code = shown(PayCodeViewModel.class);
        assertEquals(Phase.ASKING, code.phaseProperty().get());
        assertEquals(Optional.empty(), code.codeProperty().get());
    }

    @Test
    void aPictureThatCannotBeReadIsShownAsItCame() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        world.picture = bytes.toByteArray();
        world.gateway.gives(new PayCode(PayCode.Kind.QR_IMAGE, "https://pictures.example/1.png"));
        charged();
        assertInstanceOf(
                ShownCode.Picture.class,
                shown(PayCodeViewModel.class).codeProperty().get().orElseThrow());
    }

    @Test
    void aLostCodeIsClosedAndANewOneIsMadeUnderANewNumber() {
        world.gateway.answersCreate(new Outcome.Unknown<>("time-out"));
        var first = charged();
        world.check(first);
        assertEquals(
                Phase.CODE_LOST, shown(PayCodeViewModel.class).phaseProperty().get());
        world.services.payments().cancel(first, Acting.UNNAMED).value();
        assertEquals(Ending.CODE_LOST, ending());
        shown(ResultViewModel.class).primary();
        assertEquals(2, world.gateway.orders().size());
        var second = world.gateway.orders().getLast();
        assertNotEquals(first, second.orderNo());
        assertEquals(world.gateway.orders().getFirst().amount(), second.amount());
        assertInstanceOf(
                ShownCode.Drawn.class,
                shown(PayCodeViewModel.class).codeProperty().get().orElseThrow());
    }

    @Test
    void aFormOpensInTheBrowser() {
        world.gateway.gives(new PayCode(PayCode.Kind.FORM, "<form></form>"));
        charged();
        shown(PayCodeViewModel.class).openInBrowser();
        assertEquals(List.of("<form></form>"), world.opened);
    }
}
