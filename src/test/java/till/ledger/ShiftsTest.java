package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;
import static till.ledger.LedgerFixture.refundMove;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Attention;
import till.domain.By;
import till.domain.OperationState;
import till.domain.PaymentState;
import till.domain.Shift;
import till.domain.StillOpen;

/** Shifts, from the sale that opens one to what the next one finds. */
class ShiftsTest extends ClosingCases {
    ShiftsTest(TestStore store) {
        super(store);
    }

    /** The slip of a shift says what was given back in it; what failed later is money of whoever is at the till then. */
    @Test
    void refundThatFailsAfterItsShiftWasHandedOverIsHereAgainInTheNextShift() {
        var refund = shop.inState(OperationState.ACCEPTED);
        var first = shop.ledger.shifts().open().getFirst();
        var as = new Shifts.Closing(Shift.Ending.HAND_OVER, "");
        var ended = shop.ledger.shifts().close(first.id(), as, By.NOBODY, NOON).orElseThrow();
        var second = shop.ledger.shifts().open(By.NOBODY, DAY, NOON);
        shop.ledger.refunds().move(refundMove(refund.refundNo(), OperationState.ACCEPTED, OperationState.FAILED));

        var takings = closed(DAY).figures().takings();
        assertEquals(PRICE, takings.sum(HKD).net());
        assertEquals(0, takings.sum(HKD).refunds());
        var ofFirst = takings.sum(HKD, line -> first.id().equals(line.shift()));
        assertEquals(Objects.requireNonNull(ended.end()).takings().sum(HKD), ofFirst);
        assertEquals(Money.zero(HKD), ofFirst.net());
        assertEquals(
                PRICE,
                takings.sum(HKD, line -> second.id().equals(line.shift())).net());
        assertWhole();
    }

    @Test
    void shiftIsOpenedByItsFirstSaleAndClosedWithWhatItTook() {
        assertEquals(List.of(), shop.ledger.shifts().open());
        shop.paid("");
        var shift = shop.ledger.shifts().open(null, DAY).orElseThrow();
        var inFlight = shop.inState(PaymentState.AWAITING_PAYER);
        shop.ledger
                .attention()
                .raise(inFlight.orderNo(), new Attention.Draft(Attention.Kind.CODE_LOST, Map.of()), NOON);

        var end = shop.ledger
                .shifts()
                .close(shift.id(), Shift.Ending.HAND_OVER, By.NOBODY, EVENING)
                .orElseThrow()
                .end();

        assertEquals(PRICE, Objects.requireNonNull(end).takings().sum(HKD).net());
        assertEquals(
                List.of(StillOpen.Kind.PAYMENT, StillOpen.Kind.CARD),
                Objects.requireNonNull(end).handedOver().stream()
                        .map(StillOpen::kind)
                        .toList());
        assertEquals(Optional.empty(), shop.ledger.shifts().close(shift.id(), Shift.Ending.LATE, MEI, EVENING));
        // what was in flight counts in the shift that is there when it comes
        var next = shop.ledger.shifts().open(new By("bo", null), DAY, EVENING);
        shop.moved(inFlight, PaymentState.PAID);
        var z = closed(DAY);
        assertEquals(
                PRICE,
                z.figures()
                        .takings()
                        .sum(HKD, line -> next.id().equals(line.shift()))
                        .net());
        assertEquals(
                List.of(Shift.Ending.HAND_OVER, Shift.Ending.WITH_DAY),
                z.figures().shifts().stream()
                        .map(each -> Objects.requireNonNull(each.end()).ending())
                        .toList());
        assertWhole();
    }

    @Test
    void shiftOfADayBeforeTheFirstCloseEndsWithWhatItTook() {
        shop.inState(PaymentState.PAID);
        closed(DAY.plusDays(1));
        var end = shop.ledger.shifts().find("T1-S1").orElseThrow().end();
        assertEquals(PRICE, Objects.requireNonNull(end).takings().sum(HKD).taken());
    }

    @Test
    void shiftWithoutSalesClosesAndItsNumbersGoOn() {
        var first = shop.ledger.shifts().open(MEI, DAY, NOON);
        assertEquals(first, shop.ledger.shifts().open(MEI, DAY, NOON));
        var closed = shop.ledger
                .shifts()
                .close(first.id(), Shift.Ending.HAND_OVER, MEI, EVENING)
                .orElseThrow();
        assertEquals(0, Objects.requireNonNull(closed.end()).takings().count());
        assertEquals("T1-S2", shop.ledger.shifts().open(MEI, DAY, NOON).id());
        assertEquals("T2-S1", shop.open("T2").shifts().open(MEI, DAY, NOON).id());
        assertWhole();
    }

    @Test
    void saleAfterTheCloseOpensAShiftOfTheNextDay() {
        shop.paid("");
        closed(DAY);
        var payment = shop.paid("");
        var shift = shop.ledger.shifts().open(null, DAY).orElseThrow();
        assertEquals(List.of("T1-S2", DAY.plusDays(1)), List.of(shift.id(), shift.day()));
        assertEquals(DAY.plusDays(1), payment.businessDay());
        assertWhole();
    }
}
