package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.PaymentState;

/** What is charged: sent with what the shop decided, repeated, and charged besides. */
class ChargeRequestTest {
    /** What the person at the till says counts before what the shop says each time. */
    @Test
    void aSaleIsRepeatedAndSentAsItWasMeant() {
        var request = new ChargeRequest(
                "a", "WX", Money.parse("HKD 10.00"), "Tea", "table 4", false, Map.of("appid", "mine"));
        var sent = request.with(Map.of("appid", "shop", "store", "7"));
        assertEquals(Map.of("appid", "mine", "store", "7"), sent.extras());
        var payment = Samples.payment(PaymentState.EXPIRED);
        var again = ChargeRequest.like(payment);
        assertEquals(payment.order().amount(), again.amount());
        assertEquals(payment.order().sale(), again.sale());
        assertEquals(payment.order().method(), again.method());
        assertFalse(again.again());
        var beside = request.besides(payment);
        assertTrue(beside.again());
        assertEquals(payment.order().sale(), beside.sale());
        assertEquals("Tea", beside.subject());
    }
}
