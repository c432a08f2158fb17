package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Agreement;
import till.domain.CardExpiry;
import till.domain.CardFacts;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.PaymentOrder;
import till.domain.TestCards;
import till.gateway.Captures;
import till.gateway.KeyedCards;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments.Created;
import till.gateway.Recurring;
import till.simulator.SimulatedCustomer;

/** Cards that are typed, and those that are charged again. */
class AcqraCardsAgainstSimulatorTest extends AcqraSimulatorCases {
    @Test
    void aCardIsChargedAgainByWhatItsFirstPaymentGave() {
        answered(create("CASHIER", Map.of()));
        assertTrue(new SimulatedCustomer(server.book()).pay(NUMBER.text()));
        var stored = new Recurring.Stored(
                "TI" + server.book().find(NUMBER.text()).orElseThrow().id(),
                Agreement.Kind.RECURRING,
                CardExpiry.read("08/29").orElseThrow());
        var second = new OrderNo("T1P0MB0000000000002");
        var created = answered(recurring().chargeAgain(order(second, AMOUNT), stored));
        assertEquals(Standing.PAID, created.standing());
        assertEquals("920345", created.card().authorisation());
        assertNull(
                created.card().identifier(), "it is kept with the agreement, and masked wherever an answer repeats it");
        var paid = answered(gateway.query(new PaymentRef(second, null, "card", AMOUNT)));
        assertEquals(Standing.PAID, paid.standing());
        assertEquals(
                new CardFacts("VISA", "621245", "4690", "920345", null),
                Objects.requireNonNull(paid.facts()).details().card());
    }

    @Test
    void aChargeThatIsRepeatedDeclinedOrOfNobodysCardSaysSo() {
        answered(create("CASHIER", Map.of()));
        var trade = server.book().find(NUMBER.text()).orElseThrow().id();
        var expiry = CardExpiry.read("08/29").orElseThrow();
        var stored = new Recurring.Stored("TI" + trade, Agreement.Kind.INSTALMENT, expiry);
        var second = order(new OrderNo("T1P0MB0000000000002"), AMOUNT);
        assertInstanceOf(Outcome.Unknown.class, recurring().chargeAgain(second, stored));
        assertTrue(new SimulatedCustomer(server.book()).pay(NUMBER.text()));
        assertEquals(
                Standing.PAID, answered(recurring().chargeAgain(second, stored)).standing());
        assertInstanceOf(Outcome.Unknown.class, recurring().chargeAgain(second, stored));
        var odd = order(new OrderNo("T1P0MB0000000000003"), Money.parse("HKD 20.05"));
        assertEquals(
                Standing.DECLINED,
                answered(recurring().chargeAgain(odd, stored)).standing());
    }

    private Recurring recurring() {
        return gateway.find(Recurring.class).orElseThrow();
    }

    private static PaymentOrder order(OrderNo number, Money amount) {
        return new PaymentOrder(
                number, "T1-1", "A-1", "T1", "acqra", "card", amount, "club", NOW, NOW.plusSeconds(300));
    }

    private Created keyed(String expiry, String code, Map<String, String> extras) {
        try (var card = TestCards.typed("5555555555554444", expiry, code)) {
            return answered(
                    gateway.find(KeyedCards.class).orElseThrow().charge(order("card"), card, List.of(), extras));
        }
    }

    @Test
    void aTypedCardIsChargedAndItsNumberStandsInNoBook() throws IOException {
        assertEquals(Standing.PAID, keyed("1231", "123", Map.of()).standing());
        var paid = answered(gateway.query(payment("card")));
        assertEquals(Standing.PAID, paid.standing());
        var more = Objects.requireNonNull(paid.facts()).details().more();
        assertEquals("MASTERCARD", more.get("brand"));
        assertEquals("555555", more.get("extend.bin"));
        assertEquals("920345", more.get("extend.authorizeCode"));
        assertEquals("***4444", more.get("payNo"));
        var book = Files.readString(folder.resolve("book"));
        assertFalse(book.contains("5555555555554444") || book.contains("\"cvc\""), book);
    }

    @Test
    void aBankThatSaysNoIsHeard() {
        var declined = keyed("1231", "000", Map.of());
        assertEquals(Standing.DECLINED, declined.standing());
        assertEquals("orderStatus failed CVC_MISMATCH", declined.word());
        assertEquals(Standing.DECLINED, standing("card"));
    }

    @Test
    void aBankThatWantsToSeeThePayerIsPaidOnItsPage() {
        var created = keyed("1231", "123", Map.of("threeDsMode", "standard", "captureMethod", MANUAL));
        assertEquals(Standing.WAITING, created.standing());
        assertEquals(PayCode.Kind.LINK, Objects.requireNonNull(created.code()).kind());
        assertEquals(Standing.WAITING, standing("card"));
        assertTrue(new SimulatedCustomer(server.book()).pay(NUMBER.text()));
        assertEquals(Standing.AUTHORIZED, standing("card"));
        answered(gateway.find(Captures.class).orElseThrow().capture(payment("card"), AMOUNT));
        assertEquals(Standing.PAID, standing("card"));
    }
}
