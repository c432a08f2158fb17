package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import till.gateway.Closing;
import till.gateway.Notifications;
import till.gateway.Notifications.Posted;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Probes;
import till.gateway.http.StrictJson;

class AcqraNoticesTest extends AcqraStand {
    private Notifications.Hint read(String json) {
        return held(Notifications.class).read(new Posted(Map.of(), Map.of(), json));
    }

    @Test
    void anOrderIsFoundWhereverItStandsAndNothingIsEverVerified() {
        var order = AcqraAnswers.order(NUMBER.text(), AMOUNT, "successed");
        var form = Map.of("orderNo", NUMBER.text(), "orderStatus", "successed", "amount", "88.50", "currency", "HKD");
        for (var hint : List.of(
                read(StrictJson.write(order)),
                read(StrictJson.write(Map.of("order", order))),
                read(StrictJson.write(form)),
                held(Notifications.class).read(Posted.form(form)))) {
            assertEquals(
                    new Notifications.Hint(false, NUMBER.text(), null, Standing.PAID, AMOUNT, "orderStatus successed"),
                    hint);
        }
        assertEquals(Notifications.Receipt.SUCCESS, held(Notifications.class).receipt());
    }

    @Test
    void aRefundsNoticeSaysNothingOfThePayment() {
        var hint = read(StrictJson.write(AcqraAnswers.refund(REFUND.text(), AMOUNT, "successed")));
        assertEquals(REFUND.text(), hint.refundNo());
        assertNull(hint.standing());
    }

    @Test
    void withoutOurNumberTheGatewaysIsHandedOn() {
        assertEquals("T9", read("{\"tradeNo\":\"T9\"}").orderNo());
        assertNull(read("").orderNo());
        assertNull(read("[]").orderNo());
        assertNull(read("{\"order\":[1],\"orderNo\":{}}").orderNo());
    }

    @Test
    void aNoticeWithASecretOrACardIsMasked() {
        var hint = read(StrictJson.write(
                Map.of("orderNo", AcqraAnswers.SECRET, "orderStatus", "4111111111111111 " + AcqraAnswers.SECRET)));
        assertFalse(hint.toString().contains("CANARY") || hint.toString().contains("4111111111111111"), hint::toString);
    }

    @Test
    void aProbeTellsWhatIsWrongInPlainWords() throws InterruptedException {
        status(500);
        assertProbe(false, "gateway.acqra.probe.noToken");
        answer(AcqraAnswers.error("1001", "bad secret"));
        assertProbe(false, "gateway.acqra.probe.keys");
        status(401);
        assertProbe(false, "gateway.acqra.probe.keys");
        token();
        answer(AcqraAnswers.error("2001", "no such order"));
        assertProbe(true, "gateway.acqra.probe.works");
        answer("<html>");
        assertProbe(false, "gateway.acqra.probe.noAnswer");
        status(401);
        answer(AcqraAnswers.token("another"));
        status(401);
        assertProbe(false, "gateway.acqra.probe.keys");
    }

    private void assertProbe(boolean works, String key) {
        var probe = held(Probes.class).probe();
        assertEquals(key, probe.problem().key());
        assertEquals(works, probe.works());
    }

    @Test
    void nothingUnpaidCanBeClosed() {
        assertTrue(gateway.find(Closing.class).isEmpty());
    }
}
