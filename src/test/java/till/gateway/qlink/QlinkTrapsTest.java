package till.gateway.qlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.gateway.qlink.QlinkWorld.AMOUNT;
import static till.gateway.qlink.QlinkWorld.NUMBER;
import static till.gateway.qlink.QlinkWorld.PAYMENT;
import static till.gateway.qlink.QlinkWorld.order;
import static till.gateway.qlink.QlinkWorld.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayDetails;
import till.domain.PayCode;
import till.gateway.Closing.Closed;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Facts;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments.Created;
import till.gateway.TaughtWords;
import till.gateway.http.KeptWords;
import till.gateway.http.StrictJson;

/** What the document leaves open or contradicts, beyond what every gateway's contract holds. */
class QlinkTrapsTest extends QlinkCases {
    @ParameterizedTest
    @CsvSource({
        "PAY_WAIT,WAITING",
        "WAIT,WAITING",
        "wait,WAITING",
        "PAY_PROCESSING,WAITING",
        "INIT,WAITING",
        "PENDING,WAITING",
        "PAY_SUCCESS,PAID",
        "SUCCESS,PAID",
        "pay_success,PAID",
        "PAID,PAID",
        "PAY_FAIL,DECLINED",
        "FAILED,DECLINED",
        "ERROR,DECLINED",
        "PAY_CANCEL,CANCELLED",
        "CANCELED,CANCELLED",
        "CANCELLED,CANCELLED",
        "CANCEL_SUCCESS,CANCELLED",
        "PAY_CLOSED,CLOSED",
        "CLOSE,CLOSED",
        "EXPIRED,CLOSED",
        "PAY_TIMEOUT,CLOSED"
    })
    void theUsualWordsAreRead(String status, Standing standing) {
        assertEquals(standing, said(row(status)).standing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CANCEL_WAIT",
                "CANCEL_FAIL",
                "REFUND_SUCCESS",
                "PAY_REFUND",
                "PAY_PAY_SUCCESS",
                "PAY_",
                "UNPAID",
                "NOT_PAID",
                "SUCCESSFUL",
                "2",
                "PAY_PARTIAL"
            })
    void everyOtherWordIsUnknownAndKept(String status) {
        world.answer(List.of(row(status)));
        assertEquals(new Outcome.Unknown<>(status), gateway.query(PAYMENT));
    }

    @Test
    void taughtWordsComeFirst() {
        var taught = world.taught(Map.of("SETTLING", "waiting", "PAY_FAIL", "waiting", "held", "authorized"));
        for (var word : List.of("settling", "PAY_FAIL")) {
            world.answer(List.of(row(word)));
            var answered = assertInstanceOf(Outcome.Answered.class, taught.query(PAYMENT));
            assertEquals(Standing.WAITING, ((PaymentAnswer) answered.value()).standing());
        }
        var held = row("HELD");
        held.put("amount", null);
        world.answer(List.of(held));
        assertInstanceOf(Outcome.Unknown.class, taught.query(PAYMENT));
    }

    @Test
    void paidCarriesTheGatewaysOwnFactsAndItsLine() {
        var answer = said(row("PAY_SUCCESS"));
        assertEquals(
                new PaymentAnswer(
                        Standing.PAID,
                        new Facts(
                                NUMBER.text(),
                                AMOUNT,
                                "B-" + NUMBER,
                                "pr-1",
                                Instant.parse("2025-08-04T05:45:21Z"),
                                new GatewayDetails(null, Map.of("line", "unverified"))),
                        "PAY_SUCCESS"),
                answer);
    }

    @Test
    void onlyPaidOverPlainHttpIsMarked() {
        assertEquals(GatewayDetails.NONE, facts(row("PAY_WAIT")).details());
        assertTrue(new QlinkProfile(QlinkWorld.profile("HTTP://h", Map.of())).plainHttp());
        var profile = QlinkWorld.profile("https://h", Map.of());
        assertFalse(new QlinkProfile(profile).plainHttp());
    }

    @Test
    void aTimeIsReadInTheProfilesZoneAndAnEmptyOneIsNone() {
        var jakarta = world.gateway("zone", "+07:00");
        world.answer(List.of(row("PAY_SUCCESS")));
        var answered = (Outcome.Answered<PaymentAnswer>) jakarta.query(PAYMENT);
        assertEquals(
                Instant.parse("2025-08-04T06:45:21Z"),
                Objects.requireNonNull(answered.value().facts()).paidAt());
        for (var none : new Object[] {"", null, "2025-02-30 10:00:00", "soon", 20250804}) {
            var row = row("PAY_SUCCESS");
            row.put("payTime", none);
            assertNull(facts(row).paidAt());
        }
    }

    @Test
    void whileNobodyHasPaidTheAmountMayBeMissing() {
        for (var status : List.of("PAY_WAIT", "PAY_FAIL", "PAY_CANCEL", "PAY_EXPIRED")) {
            var row = row(status);
            row.put("amount", null);
            assertEquals(AMOUNT, facts(row).amount());
            row.put("currency", "");
            assertEquals(AMOUNT, facts(row).amount());
            row.put("currency", "IDR");
            world.answer(List.of(row));
            assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HKD,88.5,HKD 88.50",
        "HKD,88.50000,HKD 88.50",
        "HKD,88,HKD 88.00",
        "JPY,100,JPY 100",
        "JPY,100.00,JPY 100",
        "KWD,1.234,KWD 1.234",
        "IDR,1.1,IDR 1.10",
        "HKD,8.85E1,HKD 88.50"
    })
    void amountsAreReadExactly(String currency, BigDecimal amount, String money) {
        var row = row("PAY_SUCCESS");
        row.put("currency", currency);
        row.put("amount", amount);
        assertEquals(Money.parse(money), facts(row).amount());
        row.put("amount", amount.toPlainString());
        assertEquals(Money.parse(money), facts(row).amount());
    }

    @ParameterizedTest
    @CsvSource({"HKD,88.505", "JPY,100.5", "KWD,1.2345", "IDR,1.101", "hkd,88.50", "XXQ,88.50", "HKD,9999999999999999"})
    void whatWouldHaveToBeRoundedOrGuessedIsUnknown(String currency, BigDecimal amount) {
        var row = row("PAY_SUCCESS");
        row.put("currency", currency);
        row.put("amount", amount);
        world.answer(List.of(row));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @Test
    void anErrorCodeIsShownAndWithPaidItIsUnknown() {
        var row = row("PAY_FAIL");
        row.put("errorCode", "CHANNEL_DOWN");
        assertEquals("PAY_FAIL errorCode CHANNEL_DOWN", said(row).word());
        row.put("status", "PAY_SUCCESS");
        world.answer(List.of(row));
        var unknown = assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
        assertTrue(unknown.word().contains("CHANNEL_DOWN"), unknown.word());
        row.put("errorCode", "0000");
        assertEquals(Standing.PAID, said(row).standing());
    }

    @ParameterizedTest
    @CsvSource({
        "https://pay.example/x,LINK",
        "HTTP://pay.example/x,LINK",
        "00020101021226,QR",
        "8808123456789012,TEXT",
        "http,TEXT",
        "weixin://x,TEXT",
        "x https://a,TEXT"
    })
    void aCodeIsToldByHowItBegins(String value, PayCode.Kind kind) {
        world.answer(Map.of("billCode", "B1", "actionValue", value, "errorCode", ""));
        assertEquals(new PayCode(kind, value), created().code());
    }

    @Test
    void aBillWithoutACodeIsTakenAndItsCodeLost() {
        world.answer("{\"billCode\":\"B1\",\"paymentRequestId\":\"\",\"actionValue\":null,\"errorCode\":\"\"}");
        var created = created();
        assertNull(created.code());
        assertEquals("B1", created.gatewayNo());
        assertEquals(Standing.WAITING, created.standing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true,\"message\":\"\",\"billCode\":\"B1\",\"actionValue\":\"000201\"}",
                "{\"success\":true,\"errorCode\":\"\",\"result\":{\"billCode\":\"B1\",\"actionValue\":\"000201\"}}",
                "{\"success\":true,\"data\":{\"billCode\":\"B1\",\"actionValue\":\"000201\"}}",
                "{\"success\":\"true\",\"content\":{\"billCode\":\"B1\",\"actionValue\":\"000201\"}}"
            })
    void everyEnvelopeIsOpened(String body) {
        world.answer(body);
        var created = created();
        assertEquals("B1", created.gatewayNo());
        assertEquals(new PayCode(PayCode.Kind.QR, "000201"), created.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":false,\"message\":\"签名错误\",\"errorCode\":\"E9\"}",
                "{\"success\":false,\"billCode\":\"B1\",\"actionValue\":\"000201\",\"errorCode\":\"E9\"}",
                "{\"success\":true,\"errorCode\":\"E9\",\"result\":{\"billCode\":\"B1\",\"actionValue\":\"000201\"}}",
                "{\"billCode\":\"B1\",\"actionValue\":\"000201\",\"errorCode\":\"E9\"}"
            })
    void noErrorOfACreateIsARefusalAndItsCodeIsShown(String body) {
        world.answer(body);
        var unknown = assertInstanceOf(Outcome.Unknown.class, gateway.create(order(AMOUNT), Map.of()));
        assertTrue(unknown.word().contains("E9"), unknown.word());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":null,\"billCode\":\"B1\",\"actionValue\":\"000201\"}",
                "{\"paymentRequestId\":\"pr\",\"errorCode\":\"\"}",
                "{\"success\":true}",
                "{\"tradeUuid\":\"X\",\"billCode\":\"B1\",\"actionValue\":\"000201\"}",
                "[{\"billCode\":\"B1\",\"actionValue\":\"000201\"}]"
            })
    void whatIsNotAnOrderOfOursIsUnknown(String body) {
        world.answer(body);
        assertInstanceOf(Outcome.Unknown.class, gateway.create(order(AMOUNT), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAIT", "CANCEL_WAIT", "SUCCESS", "CANCEL_SUCCESS", "cancel_success"})
    void aTakenCancelIsAnsweredAndTheQueryDecides(String status) throws InterruptedException {
        world.answer(Map.of("status", status, "cancelTime", "", "errorCode", ""));
        assertEquals(new Outcome.Answered<>(new Closed("cancel " + status)), gateway.close(PAYMENT));
        var request = world.request();
        assertEquals("/cancel", request.getUrl().encodedPath());
        assertEquals("{\"tradeUuid\":\"" + NUMBER + "\"}", QlinkWorld.text(request));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"FAIL\",\"errorCode\":\"E1\"}",
                "{\"status\":\"PAY_SUCCESS\"}",
                "{\"status\":\"PAY_WAIT\"}",
                "{\"status\":\"\"}",
                "{\"status\":\"SUCCESS\",\"errorCode\":\"E1\"}",
                "{\"status\":\"SUCCESS\",\"tradeUuid\":\"OTHER\"}",
                "{\"success\":false,\"status\":\"SUCCESS\"}",
                "{\"success\":true}",
                "[]",
                ""
            })
    void everyOtherWordOfACancelIsUnknown(String body) {
        world.answer(body);
        assertInstanceOf(Outcome.Unknown.class, gateway.close(PAYMENT));
    }

    @Test
    void aSingleObjectIsNoListAndSaysNothingOfAPayment() {
        world.answer(row("PAY_SUCCESS"));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @Test
    void theDocumentsBrokenSampleIsUnknown() {
        world.answer("[ { \"amount\": null, \"status\": \"PAY_WAIT\", \"paymentRequestId\": paymentRequestId\"\","
                + " \"tradeUuid\": \"uuid1\" } ]");
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @Test
    void overHttpsPaidIsNotMarked() {
        var secure = new QlinkProfile(QlinkWorld.profile("https://h", Map.of()));
        var answers = new QlinkAnswers(secure, new QlinkWords(new TaughtWords(Map.of())), new KeptWords(List.of()));
        var list = StrictJson.container(StrictJson.write(List.of(row("PAY_SUCCESS"))))
                .orElseThrow();
        var said = answers.payments(List.of(PAYMENT), new QlinkClient.Reply.Payload(list, ""))
                .get(NUMBER);
        var answered = (Outcome.Answered<PaymentAnswer>) Objects.requireNonNull(said);
        assertEquals(
                GatewayDetails.NONE,
                Objects.requireNonNull(answered.value().facts()).details());
    }

    private Created created() {
        var answered = assertInstanceOf(Outcome.Answered.class, gateway.create(order(AMOUNT), Map.of()));
        return (Created) answered.value();
    }

    private PaymentAnswer said(Map<String, Object> row) {
        world.answer(List.of(row));
        var answered = assertInstanceOf(Outcome.Answered.class, gateway.query(PAYMENT));
        return (PaymentAnswer) answered.value();
    }

    private Facts facts(Map<String, Object> row) {
        return Objects.requireNonNull(said(row).facts());
    }
}
