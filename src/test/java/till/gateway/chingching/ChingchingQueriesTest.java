package till.gateway.chingching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.http.StrictJson;

/** What this provider says of a payment when it is asked, and how much of it is believed. */
class ChingchingQueriesTest extends ChingchingCases {
    @ParameterizedTest
    @ValueSource(strings = {"success", "paid", "captured", "authorised by bank", "refunded"})
    void aResultAloneIsNeverPaid(String word) {
        var taught = gateway(Map.of(), Map.of("authorised by bank", "paid"));
        var data = transaction("");
        data.put("result", word);
        answer(ok(data));
        assertInstanceOf(Outcome.Unknown.class, taught.query(payment(null)));
        data.put("status", word);
        answer(ok(data));
        assertInstanceOf(Outcome.Answered.class, taught.query(payment(null)));
    }

    /** Two questions then still fit into the longest call, after which nothing of ours may be under way. */
    @Test
    void aQuestionGivesUpAfterHalfTheLongestCall() {
        var quick = gateway(Map.of("callSeconds", "8"), Map.of());
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        var outcome = assertTimeout(Duration.ofMillis(7500), () -> quick.query(payment(null)));
        assertInstanceOf(Outcome.Unknown.class, outcome);
    }

    @Test
    void aStatusComesBeforeAResult() {
        var data = transaction("pending");
        data.put("result", "success");
        answer(ok(data));
        assertEquals(Standing.WAITING, standing(payment(null)));
    }

    @ParameterizedTest
    @CsvSource({
        "Success,PAID",
        "COMPLETED,PAID",
        "captured,PAID",
        "partially_refunded,PAID",
        "REFUNDED,REFUNDED",
        "Requires_Action,WAITING",
        "initiated,WAITING",
        "declined,DECLINED",
        "Canceled,CANCELLED",
        "timeout,CLOSED"
    })
    void listedWordsAreReadWithoutCase(String word, Standing standing) {
        answer(ok(transaction(word)));
        assertEquals(standing, standing(payment(null)));
    }

    @Test
    void aTaughtWordComesBeforeTheListAndAnyOtherStaysUnknown() {
        var taught = gateway(Map.of(), Map.of("SUCCESS", "waiting", "settled", "paid"));
        answer(ok(transaction("success")));
        answer(ok(transaction("Settled")));
        answer(ok(transaction("settling")));
        assertEquals(Standing.WAITING, answered(taught.query(payment(null))).standing());
        assertEquals(Standing.PAID, answered(taught.query(payment(null))).standing());
        assertEquals(
                "status settling",
                assertInstanceOf(Outcome.Unknown.class, taught.query(payment(null)))
                        .word());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":%s}", "{\"transaction\":%s}", "{\"code\":0,\"data\":%s,\"message\":\"\"}"})
    void fieldsWrappedOnceMoreAreRead(String wrap) {
        answer("{\"code\":\"0\",\"data\":" + wrap.formatted(StrictJson.write(transaction("success"))) + "}");
        assertEquals(Standing.PAID, standing(payment(null)));
    }

    @Test
    void aLinkWithoutATransactionIsAskedForByItsPaymentNumber() throws InterruptedException {
        answer("{\"code\":0,\"data\":null}");
        answer(ok(Map.of("payment_id", "PAY1", "merchant_reference", NUMBER.text(), "status", "created")));
        var said = answered(gateway.query(payment("PAY1")));
        assertEquals(Standing.WAITING, said.standing());
        assertEquals(AMOUNT, Objects.requireNonNull(said.facts()).amount());
        server.takeRequest();
        var asked = server.takeRequest();
        assertEquals("GET", asked.getMethod());
        assertEquals("/gateway/api/v1/payments/detail/PAY1", asked.getUrl().encodedPath());
        // the signature of nothing
        assertEquals(
                "4c4df0c09aaefc2fe10f409703fd08d6754229e4c9b99897331efa42d8d65e47",
                asked.getHeaders().get("x-signature"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"code\":5,\"message\":\"record not found\",\"data\":null}", "{\"code\":0,\"data\":{}}", "404"
            })
    void aDetailThatSaysPaidNeedsNumberAmountAndCurrency(String nothing) {
        var paid = new LinkedHashMap<String, Object>(Map.of(
                "payment_id",
                "PAY1",
                "merchant_reference",
                NUMBER.text(),
                "status",
                "success",
                "amount",
                8850,
                "currency",
                "HKD"));
        silent(nothing);
        answer(ok(paid));
        assertEquals(Standing.PAID, standing(payment("PAY1")));
        for (var field : List.of("merchant_reference", "amount", "currency", "status")) {
            var lacking = new LinkedHashMap<>(paid);
            lacking.remove(field);
            silent(nothing);
            answer(ok(lacking));
            assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("PAY1")), field);
        }
        paid.put("payment_id", "PAY2");
        silent(nothing);
        answer(ok(paid));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("PAY1")));
    }

    private void silent(String nothing) {
        if (nothing.equals("404")) {
            server.enqueue(new MockResponse.Builder().code(404).body("{}").build());
        } else {
            answer(nothing);
        }
    }

    @Test
    void aPaymentTheGatewayNumberedIsNeverNotFound() {
        answer("{\"code\":0,\"data\":null}");
        answer("{\"code\":0,\"data\":null}");
        assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("PAY1")));
        // a number that is no path of ours is not asked for
        answer("{\"code\":0,\"data\":null}");
        assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("../settlements")));
        assertEquals(3, server.getRequestCount());
    }

    @Test
    void aFailedAttemptDoesNotEndALinkThatIsStillOpen() {
        answer(ok(transaction("failed")));
        answer(ok(Map.of("payment_id", "PAY1", "merchant_reference", NUMBER.text(), "status", "pending")));
        assertEquals(Standing.WAITING, standing(payment("PAY1")));
        answer(ok(transaction("failed")));
        answer(ok(Map.of("payment_id", "PAY1", "merchant_reference", NUMBER.text(), "status", "failed")));
        assertEquals(Standing.DECLINED, standing(payment("PAY1")));
        answer(ok(transaction("expired")));
        answer("");
        assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("PAY1")));
    }

    @Test
    void aFailedCheckoutIsDeclinedAtOnce() {
        var checkouts = gateway(Map.of("channelId", "7", "methods", "WECHAT"), Map.of());
        answer(ok(transaction("failed")));
        var payment = new PaymentRef(NUMBER, "PAY1", "WECHAT", AMOUNT);
        assertEquals(Standing.DECLINED, answered(checkouts.query(payment)).standing());
    }

    @Test
    void whatElseIsToldStandsInTheDetails() {
        var data = transaction("success");
        data.put("payment_id", "PAY1");
        data.put("payment_reference", "2026112122001");
        data.put("payment_method", "ALIPAY_QR");
        data.put("channel_id", 7);
        data.put("refunded_amount", 300);
        data.put("created_at", 1795233600);
        data.put("expires_at", 1795235700000L);
        answer(ok(data));
        var facts = facts(gateway.query(payment(null)));
        assertEquals("PAY1", facts.gatewayNo());
        assertEquals("2026112122001", facts.channelNo());
        assertNull(facts.paidAt());
        assertEquals("ALIPAY_QR", facts.details().paidWith());
        assertEquals(
                Map.of(
                        "transaction_id",
                        "TX1",
                        "channel_id",
                        "7",
                        "refunded_amount",
                        "300",
                        "created_at",
                        "2026-11-21T04:00:00Z",
                        "expires_at",
                        "2026-11-21T04:35:00Z"),
                facts.details().more());
    }

    /** One in ten long numbers has the check digit of a card. */
    @Test
    void aNumberLikeACardsIsStillTheNumber() {
        var link = "4111111111111111";
        answer(ok(Map.of("payment_id", "P" + link, "payment_link", "https://a.example/l", "status", "created")));
        assertEquals("P" + link, created(gateway, "LINK").gatewayNo());
        var data = transaction("success");
        data.putAll(Map.of("payment_id", link, "transaction_id", "T" + link, "payment_method", "card " + link));
        answer(ok(data));
        var facts = facts(gateway.query(payment(null)));
        assertEquals(link, facts.gatewayNo());
        assertEquals("T" + link, facts.details().more().get("transaction_id"));
        assertEquals("card ***1111", facts.details().paidWith());
    }

    @Test
    void anAnswerWithoutAPaymentNumberKeepsTheOneWeHave() {
        answer(ok(transaction("success")));
        assertEquals("PAY1", facts(gateway.query(payment("PAY1"))).gatewayNo());
    }
}
