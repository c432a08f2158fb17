package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.OperationState;
import till.gateway.Captures;
import till.gateway.Outcome;
import till.gateway.RefundQueries;
import till.gateway.RefundQueries.RefundRef;
import till.gateway.RefundQueries.RefundStanding;
import till.gateway.Refunds;
import till.gateway.Refunds.RefundAnswer;
import till.gateway.Voids;
import till.gateway.http.StrictJson;

class AcqraMoneyBackTest extends AcqraStand {
    private static final Money PART = hkd(3000);

    private Outcome<RefundAnswer> refund() {
        return held(Refunds.class).refund(payment("wechat"), REFUND, PART, "returned");
    }

    private Outcome<RefundStanding> standing(String gatewayNo) {
        return held(RefundQueries.class)
                .queryRefund(payment("wechat"), new RefundRef(REFUND, gatewayNo.isEmpty() ? null : gatewayNo, PART));
    }

    private static Map<String, Object> said(String status) {
        return AcqraAnswers.refund(REFUND.text(), PART, status);
    }

    private static String listed(Object... rows) {
        return AcqraAnswers.queried(AcqraAnswers.order(NUMBER.text(), AMOUNT, "successed"), rows);
    }

    @Test
    void whatARefundSendsIsExact() throws InterruptedException {
        warm(Map.of());
        answer(said("accepted"));
        answered(refund());
        var request = taken();
        assertEquals("/gateway/v1/refund", request.getTarget());
        assertEquals(StrictJson.object("""
                        {"orderNo":"T1P0MB0000000000001","refundNumber":"T1R0MB0000000000001","amount":"30.00",
                        "clientIp":"127.0.0.1","reason":"returned"}
                        """).orElseThrow(), json(request));
    }

    @ParameterizedTest
    @CsvSource({
        "accepted,ACCEPTED", "Pending,ACCEPTED", "processing,ACCEPTED", "successed,DONE", "SUCCESS,DONE",
        "succeeded,DONE", "refunded,DONE", "completed,DONE", "failed,FAILED", "rejected,FAILED"
    })
    void refundWordsAreRead(String word, OperationState state) throws InterruptedException {
        warm(Map.of());
        answer(said(word));
        var answer = answered(refund());
        assertEquals(state, answer.state());
        assertEquals("20220828000002", answer.gatewayNo());
    }

    @ParameterizedTest
    @CsvSource({
        "refundStatus,",
        "refundStatus,returned",
        "refundOrderNo,X",
        "refundOrderNo,",
        "amount,30.01",
        "amount,",
        "currency,USD",
        "respCode,1001",
        "respCode,"
    })
    void anythingElseLeavesTheRefundUnknown(String field, String value) throws InterruptedException {
        warm(Map.of());
        var answer = said("successed");
        answer.put(field, value == null ? "" : value);
        answer(answer);
        assertInstanceOf(Outcome.Unknown.class, refund());
    }

    @Test
    void aRefundOverTheLimitOrInAnotherCurrencyIsNeverSent() {
        var refunds = held(Refunds.class);
        for (var amount : new Money[] {hkd(10_000_000), Money.ofMinor(CurrencyUnit.of("USD"), 1)}) {
            assertInstanceOf(Outcome.Refused.class, refunds.refund(payment("wechat"), REFUND, amount, "r"));
            assertInstanceOf(Outcome.Refused.class, held(Captures.class).capture(payment("CASHIER"), amount));
        }
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void aReasonWithACardNumberGoesOutWithoutIt() throws InterruptedException {
        warm(Map.of());
        answer(said("accepted"));
        held(Refunds.class).refund(payment("wechat"), REFUND, PART, "card 4111 1111 1111 1111");
        assertEquals("card ***1111", sent().path("reason").asString());
        assertFalse(exchanges.toString().contains("4111 1111"));
    }

    @Test
    void aRefundIsAskedForByItsOwnNumbers() throws InterruptedException {
        warm(Map.of());
        answer(said("successed"));
        var answer = answered(standing("20220828000002")).answer();
        assertEquals(OperationState.DONE, answer == null ? null : answer.state());
        var request = taken();
        assertEquals("/gateway/v1/refundQuery", request.getTarget());
        assertEquals(StrictJson.object("""
                        {"orderNo":"T1R0MB0000000000001","paymentMethodType":"wechat","tradeNo":"20220828000002"}
                        """).orElseThrow(), json(request));
    }

    @Test
    void whereTheRefundQueryDoesNotKnowItThePaymentsOwnRefundsTell() throws InterruptedException {
        warm(Map.of());
        answer(AcqraAnswers.error("2001", "not found"));
        answer(listed(
                AcqraAnswers.refundRow("T1R0MB0000000000009", "30.00", "failed"),
                AcqraAnswers.refundRow(REFUND.text(), "30", "successed")));
        var answer = answered(standing("")).answer();
        assertNotNull(answer);
        assertEquals(OperationState.DONE, answer.state());
        assertEquals("RT1", answer.gatewayNo());
        taken();
        assertEquals("/gateway/v1/query", taken().getTarget());
    }

    @Test
    void anotherRefundsAnswerIsNotTakenForOurs() throws InterruptedException {
        warm(Map.of());
        answer(AcqraAnswers.refund("T1R0MB0000000000009", PART, "successed"));
        answer(listed(AcqraAnswers.refundRow(REFUND.text(), "30.00", "processing")));
        var answer = answered(standing("")).answer();
        assertEquals(OperationState.ACCEPTED, answer == null ? null : answer.state());
    }

    @Test
    void aRefundAmongThemWithAnotherAmountIsUnknown() throws InterruptedException {
        warm(Map.of());
        answer(AcqraAnswers.error("2001", "not found"));
        answer(listed(AcqraAnswers.refundRow(REFUND.text(), "30.01", "successed")));
        assertInstanceOf(Outcome.Unknown.class, standing(""));
    }

    /** After the longest call nothing of ours may be under way, and the two questions together are one call. */
    @Test
    void afterASlowRefundQueryThePaymentIsNotAskedAboutAsWell() throws InterruptedException {
        warm(Map.of());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                now.updateAndGet(instant -> instant.plusSeconds(6));
                return new MockResponse.Builder()
                        .body(AcqraAnswers.error("9", "slow"))
                        .build();
            }
        });
        assertInstanceOf(Outcome.Unknown.class, standing(""));
        assertEquals("/gateway/v1/refundQuery", taken().getTarget());
        assertEquals(3, server.getRequestCount());
    }

    @Test
    void onlyAListWithoutItSaysThatTheGatewayLacksIt() throws InterruptedException {
        warm(Map.of());
        answer(AcqraAnswers.error("2001", "not found"));
        answer(listed());
        assertNull(answered(standing("")).answer());
        answer(AcqraAnswers.error("2001", "not found"));
        answer(StrictJson.write(
                Map.of("respCode", "0000", "order", AcqraAnswers.order(NUMBER.text(), AMOUNT, "successed"))));
        assertInstanceOf(Outcome.Unknown.class, standing(""));
        answer(AcqraAnswers.error("2001", "not found"));
        answer(AcqraAnswers.error("2001", "not found"));
        assertInstanceOf(Outcome.Unknown.class, standing(""));
        status(500);
        assertInstanceOf(Outcome.Unknown.class, standing(""));
    }

    @Test
    void aCaptureSendsItsAmountAndIsTakenOnlyInTheGatewaysWord() throws InterruptedException {
        warm(Map.of());
        var answer = AcqraAnswers.payment(NUMBER.text(), AMOUNT, "successed");
        answer(answer);
        var captures = held(Captures.class);
        answered(captures.capture(payment("CASHIER"), PART));
        assertEquals(
                StrictJson.object("{\"orderNo\":\"T1P0MB0000000000001\",\"captureAmount\":\"30.00\"}")
                        .orElseThrow(),
                sent());
        for (var change : new String[][] {
            {"orderStatus", "failed"},
            {"orderStatus", "canceled"},
            {"orderStatus", "odd"},
            {"orderNo", "X"},
            {"respCode", "9"}
        }) {
            var other = AcqraAnswers.payment(NUMBER.text(), AMOUNT, "successed");
            other.put(change[0], change[1]);
            answer(other);
            assertInstanceOf(Outcome.Unknown.class, captures.capture(payment("CASHIER"), AMOUNT));
        }
        assertInstanceOf(Outcome.Refused.class, captures.capture(payment("CASHIER"), AMOUNT.plusMinor(1)));
    }

    @Test
    void aVoidNamesOurOrderAndIsTakenOnlyInTheGatewaysWord() throws InterruptedException {
        warm(Map.of());
        answer(AcqraAnswers.payment(NUMBER.text(), AMOUNT, "canceled"));
        var voids = held(Voids.class);
        answered(voids.letGo(payment("CASHIER")));
        var request = taken();
        assertEquals("/gateway/v1/cancel", request.getTarget());
        assertEquals(StrictJson.object("{\"orderNo\":\"T1P0MB0000000000001\"}").orElseThrow(), json(request));
        answer(AcqraAnswers.payment(NUMBER.text(), AMOUNT, "successed"));
        assertInstanceOf(Outcome.Unknown.class, voids.letGo(payment("CASHIER")));
        answer(AcqraAnswers.error("3001", "captured already"));
        assertInstanceOf(Outcome.Unknown.class, voids.letGo(payment("CASHIER")));
    }
}
