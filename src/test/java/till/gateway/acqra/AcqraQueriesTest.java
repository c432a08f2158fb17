package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Facts;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.http.StrictJson;

class AcqraQueriesTest extends AcqraStand {
    private static Map<String, Object> said(String status, Money amount) {
        return AcqraAnswers.order(NUMBER.text(), amount, status);
    }

    private Outcome<PaymentAnswer> asked(Map<String, Object> order) {
        answer(AcqraAnswers.queried(order));
        return gateway.query(payment("wechat"));
    }

    private static Facts facts(Outcome<PaymentAnswer> outcome) {
        return Objects.requireNonNull(answered(outcome).facts());
    }

    @Test
    void aWalletIsAskedForByWhatItWasChargedWith() throws InterruptedException {
        warm(Map.of());
        asked(said("pending", AMOUNT));
        var request = taken();
        assertEquals("/gateway/v1/query", request.getTarget());
        assertEquals(
                StrictJson.object("{\"orderNo\":\"T1P0MB0000000000001\",\"paymentMethodType\":\"wechat\"}")
                        .orElseThrow(),
                json(request));
    }

    @ParameterizedTest
    @CsvSource({
        "successed,PAID",
        "SUCCESS,PAID",
        "Succeeded,PAID",
        "captured,PAID",
        "paid,PAID",
        "completed,PAID",
        "settled,PAID",
        "authorized,AUTHORIZED",
        "Authorised,AUTHORIZED",
        "canceled,CANCELLED",
        "CANCELLED,CANCELLED",
        "voided,CANCELLED",
        "failed,DECLINED",
        "fail,DECLINED",
        "declined,DECLINED",
        "refused,DECLINED",
        "rejected,DECLINED",
        "error,DECLINED",
        "expired,CLOSED",
        "closed,CLOSED",
        "timeout,CLOSED",
        "refunded,REFUNDED",
        "partially_refunded,PAID",
        "pending,WAITING",
        "PROCESSING,WAITING",
        "created,WAITING"
    })
    void wordsAreReadWithoutCase(String word, Standing standing) throws InterruptedException {
        warm(Map.of());
        assertEquals(standing, answered(asked(said(word, AMOUNT))).standing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000", "successful?", "unpaid now", "not_paid", "partially_captured", "PAY_OK"})
    void aWordNobodyListedIsUnknownAndKept(String word) throws InterruptedException {
        warm(Map.of());
        var outcome = asked(said(word, AMOUNT));
        assertInstanceOf(Outcome.Unknown.class, outcome);
        assertTrue(outcome.word().contains(word));
    }

    @Test
    void whatTheShopTaughtComesFirst() throws InterruptedException {
        var taught = Map.of("PAY_OK", "paid", "pending", "declined");
        gateway = gateway(Map.of(), taught);
        token();
        assertEquals(Standing.PAID, answered(asked(said("pay_ok", AMOUNT))).standing());
        assertEquals(Standing.DECLINED, answered(asked(said("pending", AMOUNT))).standing());
    }

    @Test
    void heldMoneyIsNotPaid() throws InterruptedException {
        warm(Map.of());
        var order = said("authorized", AMOUNT);
        order.put("orderStatusDesc", "paid successfully");
        assertEquals(Standing.AUTHORIZED, answered(asked(order)).standing());
    }

    @Test
    void responseCode0000AloneSaysNothing() throws InterruptedException {
        warm(Map.of());
        for (var body : List.of(
                Map.<String, Object>of("respCode", "0000", "respMsg", "success"),
                Map.<String, Object>of("respCode", "0000", "orderStatus", "successed", "orderNo", NUMBER.text()),
                Map.<String, Object>of("respCode", "0000", "order", "successed"),
                Map.<String, Object>of("respCode", "0000", "order", List.of(said("successed", AMOUNT))),
                Map.<String, Object>of("order", said("successed", AMOUNT)),
                Map.<String, Object>of("respCode", "1000", "order", said("successed", AMOUNT)))) {
            answer(body);
            assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("wechat")), body::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({"orderNo", "orderStatus", "payAmount", "tradeCurrency"})
    void paidWithoutWhatTheDocumentPromisesIsUnknown(String field) throws InterruptedException {
        warm(Map.of());
        for (var status : List.of("successed", "authorized", "refunded")) {
            var order = said(status, AMOUNT);
            order.remove(field);
            assertInstanceOf(Outcome.Unknown.class, asked(order));
        }
    }

    @Test
    void anotherOrdersAnswerIsUnknown() throws InterruptedException {
        warm(Map.of());
        assertInstanceOf(Outcome.Unknown.class, asked(AcqraAnswers.order("T1P0MB0000000000002", AMOUNT, "successed")));
    }

    @Test
    void anAmountIsReadAsANumberOrAText() throws InterruptedException {
        warm(Map.of());
        var order = said("successed", AMOUNT);
        for (var amount : List.of("88.50", "88.5", new BigDecimal("88.500"))) {
            order.put("payAmount", amount);
            assertEquals(AMOUNT, facts(asked(order)).amount());
        }
        order.put("payAmount", 0);
        assertEquals(hkd(0), facts(asked(order)).amount());
        order.put("tradeCurrency", "USD");
        order.put("payAmount", "88.50");
        assertEquals(
                Money.ofMinor(CurrencyUnit.of("USD"), 8850), facts(asked(order)).amount());
        for (var amount : List.of("88.505", "-88.50", "88,50", "8.85E1", "HKD 88.50", "")) {
            order.put("payAmount", amount);
            assertInstanceOf(Outcome.Unknown.class, asked(order), amount);
        }
    }

    @Test
    void hugeNumbersHurtNobody() throws InterruptedException {
        warm(Map.of());
        var body = AcqraAnswers.queried(said("successed", AMOUNT));
        for (var number : List.of("1e999999999", "1E-999999999", "9".repeat(5000))) {
            answer(body.replace("88.50", number));
            assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("wechat")));
        }
    }

    @Test
    void partOfItCapturedIsHandedOnAsReceived() throws InterruptedException {
        warm(Map.of());
        assertEquals(hkd(5000), facts(asked(said("captured", hkd(5000)))).amount());
    }

    @Test
    void anUnpaidOrderMayGoWithoutItsAmount() throws InterruptedException {
        warm(Map.of());
        var order = said("pending", AMOUNT);
        order.remove("payAmount");
        order.remove("tradeCurrency");
        assertEquals(AMOUNT, facts(asked(order)).amount());
        order.put("payAmount", 0);
        order.put("tradeCurrency", "HKD");
        assertEquals(AMOUNT, facts(asked(order)).amount());
        order.put("payAmount", 12);
        assertEquals(hkd(1200), facts(asked(order)).amount());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T04:00:00Z,2026-11-21T04:00:00Z",
        "2026-11-21T12:00:00+08:00,2026-11-21T04:00:00Z",
        "2026-11-21T04:00:00.123Z,2026-11-21T04:00:00.123Z",
        "2026-11-21 12:00:00,2026-11-21T04:00:00Z",
        "yesterday,",
        "2026-13-41 12:00:00,"
    })
    void timesAreReadInThreeForms(String text, String instant) throws InterruptedException {
        warm(Map.of());
        var order = said("successed", AMOUNT);
        order.put("payTime", text);
        assertEquals(
                instant == null ? null : Instant.parse(instant),
                facts(asked(order)).paidAt());
    }

    @Test
    void aHostedPageIsAskedForAsCardFirstThenByWhatIsKnown() throws InterruptedException {
        warm(Map.of("methods", "wechat,alipay,upay,CASHIER"));
        answer(AcqraAnswers.queried(said("successed", AMOUNT)));
        var found = facts(gateway.query(payment("CASHIER")));
        assertEquals("wechat", found.details().paidWith());
        assertEquals("card", sent().path("paymentMethodType").asString());
        answer(AcqraAnswers.queried(said("successed", AMOUNT)));
        gateway.query(paidWith("upay"));
        assertEquals("upay", sent().path("paymentMethodType").asString());
    }

    @Test
    void aHostedPageThatIsNotFoundIsTriedAFewWaysAtATimeUntilAllWereTried() throws InterruptedException {
        warm(Map.of());
        var tried = new TreeSet<String>();
        for (var round = 0; round < 6; round++) {
            var before = server.getRequestCount();
            for (var each = 0; each < 3; each++) {
                answer(AcqraAnswers.error("2001", "no such order"));
            }
            assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("CASHIER")));
            assertEquals(before + 3, server.getRequestCount());
            for (var each = 0; each < 3; each++) {
                tried.add(sent().path("paymentMethodType").asString());
            }
        }
        assertEquals(
                Set.of(
                        "card",
                        "applePay",
                        "googlePay",
                        "upi",
                        "alipay",
                        "alipayPlus",
                        "wechat",
                        "upay",
                        "payNow",
                        "grabPay",
                        "shopeePay",
                        "paypal"),
                tried);
    }

    @Test
    void aHostedPageFoundByAnotherWayRemembersIt() throws InterruptedException {
        warm(Map.of("methods", "upay,CASHIER"));
        answer(AcqraAnswers.error("2001", "no such order"));
        var order = said("successed", AMOUNT);
        order.remove("paymentMethodType");
        answer(AcqraAnswers.queried(order));
        assertEquals(
                "applePay", facts(gateway.query(payment("CASHIER"))).details().paidWith());
        order.put("orderStatus", "pending");
        answer(AcqraAnswers.queried(order));
        assertNull(facts(gateway.query(payment("CASHIER"))).details().paidWith());
    }

    @Test
    void afterALostAnswerNoOtherWayIsTried() throws InterruptedException {
        warm(Map.of());
        var before = server.getRequestCount();
        status(500);
        assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("CASHIER")));
        assertEquals(before + 1, server.getRequestCount());
    }

    @Test
    void detailsAreKeptAndCardNumbersAreNot() throws InterruptedException {
        warm(Map.of());
        var card = "4012888888881881";
        var order = said("successed", AMOUNT);
        order.put("payNo", card);
        order.put("brand", "VISA " + card);
        order.put("orderStatusDesc", "card 4012-8888-8888-1881 12/27 ok");
        order.put("payName", card);
        order.put("tradeComments", card);
        var extend = Map.of(
                "arn",
                "74012345678901234567890",
                "bin",
                "401288",
                "authorizeCode",
                card,
                "dsInfo",
                Map.of("eci", "05", "enrolled", card),
                "cardNo",
                card);
        answer(StrictJson.write(Map.of(
                "order",
                order,
                "extend",
                extend,
                "billing",
                Map.of("address", Map.of("line1", card)),
                "refund",
                List.of(Map.of("orderNo", "R1", "amount", 1, "currency", "HKD", "desc", card)),
                "respCode",
                "0000",
                "respMsg",
                "paid by " + card + " 1227")));
        var outcome = gateway.query(payment("wechat"));
        var more = facts(outcome).details().more();
        assertEquals("***1881", more.get("payNo"));
        assertEquals("74012345678901234567890", more.get("extend.arn"));
        assertEquals("05", more.get("extend.dsInfo.eci"));
        assertEquals("VISA ***1881", more.get("brand"));
        assertTrue(Objects.requireNonNull(more.get("refund.1")).startsWith("R1 1 HKD"));
        answer(AcqraAnswers.error("9", "card " + card + " 1227 refused"));
        var failure = gateway.query(payment("wechat"));
        var kept = (outcome + "" + failure + exchanges).replaceAll("[^0-9]", "");
        assertFalse(kept.contains(card), () -> outcome + " " + failure + " " + exchanges);
    }

    @Test
    void anAccountNumberThatIsNoCardKeepsItsLastFourDigitsOnly() {
        assertEquals("***4690", AcqraMask.account("6212454545454690"));
        assertEquals("***3456", AcqraMask.account("12-3456-78903456"));
        assertEquals("***1111", AcqraMask.account("411111******1111"));
        assertEquals("****1111", AcqraMask.account("****1111"));
        assertEquals("", AcqraMask.account(""));
    }
}
