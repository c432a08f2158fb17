package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import till.gateway.Notifications.Receipt;
import till.gateway.Notifications.Posted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.gateway.Notifications.Hint;
import till.gateway.PaymentAnswer.Standing;
import till.ledger.LedgerUnusable;

class NoticesTest {
    private TillForTests till;

    @BeforeEach
    void open() throws LedgerUnusable {
        till = new TillForTests();
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aNotificationOnlyEverMakesTheTillAsk() {
        var number = till.running().orderNo();
        till.gateway.says(Standing.PAID);
        assertEquals(Optional.of(Receipt.SUCCESS), received(hint(true, number, Standing.PAID)));
        assertEquals(PaymentState.PAID, till.now(number).state());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void aGenuineOneThatSaysPaidAgainstTheQueryIsForAPersonAndMovesNothing() {
        var number = till.running().orderNo();
        till.services.payments().cancel(number);
        received(hint(true, number, Standing.PAID));
        assertEquals(PaymentState.CANCELLED, till.now(number).state());
        assertEquals(List.of(Attention.Kind.CLAIMED_PAID), till.attention());
    }

    @Test
    void aForgedOneIsAskedAboutAndOtherwiseForgotten() {
        var number = till.running().orderNo();
        received(hint(false, number, Standing.PAID));
        assertEquals(PaymentState.AWAITING_PAYER, till.now(number).state());
        assertEquals(List.of("create", "query"), till.gateway.asked);
        assertEquals(List.of(), till.attention());
    }

    @Test
    void oneAboutNothingOfOursIsTakenAndForgotten() {
        assertEquals(Optional.of(Receipt.SUCCESS), received(hint(true, new OrderNo("NOTOURS1"), Standing.PAID)));
        assertEquals(List.of(), till.gateway.asked);
    }

    @Test
    void aGatewayThatIsNotSetUpGetsNoReceipt() {
        assertEquals(Optional.empty(), till.services.notices().received("another", Posted.form(Map.of())));
    }

    private Optional<Receipt> received(Hint hint) {
        till.gateway.notifies(hint);
        return till.services.notices().received("gnete", Posted.form(Map.of("state", "2")));
    }

    private static Hint hint(boolean verified, OrderNo number, Standing standing) {
        return new Hint(verified, number.text(), null, standing, Money.parse("HKD 88.50"), "state 2");
    }
}
