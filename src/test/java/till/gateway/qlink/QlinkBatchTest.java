package till.gateway.qlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.gateway.qlink.QlinkWorld.NUMBER;
import static till.gateway.qlink.QlinkWorld.OTHER;
import static till.gateway.qlink.QlinkWorld.OTHER_PAYMENT;
import static till.gateway.qlink.QlinkWorld.PAYMENT;
import static till.gateway.qlink.QlinkWorld.row;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.OrderNo;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;

class QlinkBatchTest extends QlinkCases {
    private static final List<PaymentRef> BOTH = List.of(PAYMENT, OTHER_PAYMENT);

    @Test
    void rowsAreTakenByTheirNumberWhateverTheirOrder() {
        world.answer(List.of(row(OTHER.text(), "PAY_WAIT"), row(NUMBER.text(), "PAY_SUCCESS")));
        var said = gateway.queryAll(BOTH);
        assertEquals(Standing.PAID, standing(said, NUMBER));
        assertEquals(Standing.WAITING, standing(said, OTHER));
    }

    @Test
    void oneCallNamesOurNumbersAlone() throws InterruptedException {
        world.answer("[]");
        gateway.queryAll(List.of(new PaymentRef(NUMBER, "B1", "ONLINE/QRIS", QlinkWorld.AMOUNT), OTHER_PAYMENT));
        var sent = QlinkWorld.text(world.request());
        assertEquals("{\"tradeUuidList\":[\"" + NUMBER + "\",\"" + OTHER + "\"]}", sent);
    }

    @Test
    void aMissingRowOfAReadableListIsNotFound() {
        world.answer(List.of(row(NUMBER.text(), "PAY_SUCCESS")));
        var said = gateway.queryAll(BOTH);
        assertEquals(Standing.PAID, standing(said, NUMBER));
        assertEquals(Standing.NOT_FOUND, standing(said, OTHER));
        world.answer("[]");
        assertEquals(Standing.NOT_FOUND, standing(gateway.queryAll(BOTH), NUMBER));
        world.answer("{\"success\":true,\"message\":\"\",\"result\":[]}");
        assertEquals(Standing.NOT_FOUND, standing(gateway.queryAll(BOTH), NUMBER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"success\":true}",
                "{\"success\":true,\"result\":null}",
                "{\"success\":true,\"result\":{}}",
                "{\"success\":false,\"result\":[]}",
                "{\"success\":true,\"errorCode\":\"E1\",\"result\":[]}",
                "{\"success\":true,\"data\":[],\"result\":[]}",
                "{\"result\":[]}",
                "{\"errorCode\":\"E1\",\"data\":[]}",
                "[{}]",
                "[1]",
                "[null]",
                "[[]]",
                ""
            })
    void nothingElseProvesThatAPaymentIsMissing(String body) {
        world.answer(body);
        gateway.queryAll(BOTH).values().forEach(said -> assertInstanceOf(Outcome.Unknown.class, said));
    }

    @Test
    void aForeignRowIsNeverOursAndMakesTheListProveNothing() {
        world.answer(List.of(row("SOMEBODYELSE", "PAY_SUCCESS"), row(NUMBER.text(), "PAY_WAIT")));
        var said = gateway.queryAll(BOTH);
        assertEquals(Standing.WAITING, standing(said, NUMBER));
        assertInstanceOf(Outcome.Unknown.class, said.get(OTHER));
    }

    @Test
    void aForeignNumberBesideOurBillIsNotOurs() {
        var foreign = row("SOMEBODYELSE", "PAY_SUCCESS");
        foreign.put("billCode", "B1");
        world.answer(List.of(foreign));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(withBill("B1")));
    }

    @Test
    void anotherBillUnderOurNumberIsUnknownAndItsMoneyIsToldAsThatBills() {
        world.answer(List.of(row("PAY_WAIT")));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(withBill("B1")));
        world.answer(List.of(row("PAY_SUCCESS")));
        var answered = assertInstanceOf(Outcome.Answered.class, gateway.query(withBill("B1")));
        var facts = Objects.requireNonNull(((PaymentAnswer) answered.value()).facts());
        assertEquals("B-" + NUMBER, facts.orderNo());
        world.answer(List.of(row("PAY_SUCCESS")));
        assertInstanceOf(Outcome.Answered.class, gateway.query(withBill("B-" + NUMBER)));
    }

    @Test
    void aRowThatNamesOurBillAloneMayWaitButNotBePaid() {
        var waiting = row("PAY_WAIT");
        waiting.put("tradeUuid", "");
        waiting.put("billCode", "B1");
        world.answer(List.of(waiting));
        assertEquals(Standing.WAITING, standing(gateway.queryAll(List.of(withBill("B1"))), NUMBER));
        waiting.put("status", "PAY_SUCCESS");
        world.answer(List.of(waiting));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(withBill("B1")));
    }

    @Test
    void doubledRowsCountOnceAndDifferentOnesAreUnknown() {
        world.answer(List.of(row("PAY_SUCCESS"), row("PAY_SUCCESS")));
        assertEquals(Standing.PAID, standing(gateway.queryAll(List.of(PAYMENT)), NUMBER));
        world.answer(List.of(row("PAY_WAIT"), row("PAY_SUCCESS")));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
        var more = row("PAY_SUCCESS");
        more.put("amount", 99);
        world.answer(List.of(row("PAY_SUCCESS"), more));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @Test
    void moreThanOneCallHoldsAreAskedInSeveral() throws InterruptedException {
        var payments = IntStream.range(0, gateway.most() + 1)
                .mapToObj(n -> new PaymentRef(new OrderNo("T1P" + n), null, "ONLINE/QRIS", QlinkWorld.AMOUNT))
                .toList();
        world.answer(payments.stream()
                .limit(gateway.most())
                .map(payment -> row(payment.orderNo().text(), "PAY_WAIT"))
                .toList());
        world.answer("");
        var said = gateway.queryAll(payments);
        assertEquals(gateway.most() + 1, said.size());
        assertEquals(Standing.WAITING, standing(said, payments.getFirst().orderNo()));
        assertInstanceOf(Outcome.Unknown.class, said.get(payments.getLast().orderNo()));
        assertEquals(gateway.most(), world.sent().path("tradeUuidList").size());
        assertEquals(1, world.sent().path("tradeUuidList").size());
        assertTrue(gateway.queryAll(List.of()).isEmpty());
        assertEquals(2, world.server.getRequestCount());
    }

    private static PaymentRef withBill(String bill) {
        return new PaymentRef(NUMBER, bill, "ONLINE/QRIS", QlinkWorld.AMOUNT);
    }

    private static Standing standing(Map<OrderNo, Outcome<PaymentAnswer>> said, OrderNo number) {
        var answered = assertInstanceOf(Outcome.Answered.class, said.get(number));
        return ((PaymentAnswer) answered.value()).standing();
    }
}
