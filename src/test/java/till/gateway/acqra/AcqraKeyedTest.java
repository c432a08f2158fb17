package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import till.domain.CardBuffer.Part;
import till.domain.PayCode;
import till.domain.TestCards;
import till.gateway.KeyedCards;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments.Created;

/** Cards that are typed at the till: what goes out, what comes back, and what stays. */
class AcqraKeyedTest extends AcqraStand {
    private static final String NUMBER_OF_CARD = "4111111111111111";

    private Outcome<Created> charge(Map<String, String> extras) {
        try (var card = TestCards.typed(NUMBER_OF_CARD)) {
            return held(KeyedCards.class).charge(order("card"), card, List.of(), extras);
        }
    }

    private String wrong(Map<String, String> extras) {
        try (var card = TestCards.typed(NUMBER_OF_CARD)) {
            return held(KeyedCards.class)
                    .checkCard(order("card"), card, extras)
                    .map(problem -> problem.key())
                    .orElse("");
        }
    }

    private static Map<String, Object> answer(String status, Map<String, ?> more) {
        var answer = new LinkedHashMap<>(AcqraAnswers.payment(NUMBER.text(), AMOUNT, status));
        answer.put("payUrl", "");
        answer.putAll(more);
        return answer;
    }

    @Test
    void theCardGoesAsTheDocumentHasIt() throws InterruptedException {
        warm(Map.of("captureMethod", "manual", "threeDsMode", "no", "fraudMode", "Y"));
        answer(answer("authorized", Map.of()));
        assertEquals(Standing.AUTHORIZED, answered(charge(Map.of())).standing());
        var sent = sent();
        assertEquals("card", sent.path("paymentMethodType").asString());
        assertEquals("no", sent.path("threeDsMode").asString());
        assertEquals("Y", sent.path("fraudMode").asString());
        assertEquals("Harbour Till", sent.at("/deviceInfo/browser/userAgent").asString());
        assertEquals(
                "{\"captureMethod\":\"manual\",\"cardNo\":\"4111111111111111\",\"cvc\":\"123\",\"expiryMonth\":\"12\","
                        + "\"expiryYear\":\"2031\",\"firstName\":\"Mei\",\"lastName\":\"Chan\"}",
                sent.path("card").toString());
    }

    @Test
    void aNameIsWrittenAsItIs() throws InterruptedException {
        warm(Map.of());
        answer(answer("successed", Map.of()));
        try (var card = TestCards.typed(NUMBER_OF_CARD)) {
            card.clear(Part.LAST_NAME);
            TestCards.type(card, Part.LAST_NAME, "\u9673 \"O\\Neil\" \ud83d\ude00");
            card.clear(Part.CODE);
            answered(held(KeyedCards.class).charge(order("card"), card, List.of(), Map.of()));
        }
        var sent = sent();
        assertEquals(
                "\u9673 \"O\\Neil\" \ud83d\ude00", sent.at("/card/lastName").asString());
        assertFalse(sent.path("card").has("cvc"));
    }

    @Test
    void everyOptionalObjectGoesAlong() throws InterruptedException {
        warm(Map.of());
        answer(answer("successed", Map.of()));
        var address =
                "{\"city\":\"HK\",\"country\":\"HK\",\"line1\":\"1 Queen's Rd\",\"postcode\":\"0\",\"state\":\"HK\"}";
        var extras = Map.of(
                "threeDsMode", "standard",
                "fraudMode", "N",
                "captureMethod", "manual",
                "threeDsData",
                        "{\"cavv\":\"a\",\"dsTransId\":\"b\",\"dsVersion\":\"2.1.0\",\"eci\":\"05\",\"xid\":\"05\"}",
                "billing",
                        "{\"address\":" + address
                                + ",\"customerInitiatedReason\":\"RECURRING\",\"storedcredentials\":\"store\"}",
                "shipping", "{\"address\":" + address + ",\"firstName\":\"M\",\"lastName\":\"C\",\"phone\":{}}",
                "productInfo", "[{\"price\":\"88.50\",\"productName\":\"Tea\",\"quantity\":\"1\",\"sku\":\"T1\"}]",
                "deviceInfo",
                        "{\"browser\":{\"userAgent\":\"Mozilla\",\"javaEnable\":false},\"clientIp\":\"10.1.1.1\","
                                + "\"language\":\"en-US\",\"location\":{\"lat\":\"22.3\",\"lon\":\"114.2\"}}");
        assertEquals("", wrong(extras));
        answered(charge(extras));
        var sent = sent();
        assertEquals("standard", sent.path("threeDsMode").asString());
        assertEquals("N", sent.path("fraudMode").asString());
        assertEquals("manual", sent.at("/card/captureMethod").asString());
        assertEquals("05", sent.at("/threeDsData/eci").asString());
        assertEquals("store", sent.at("/billing/storedcredentials").asString());
        assertEquals("M", sent.at("/shipping/firstName").asString());
        assertEquals("Tea", sent.at("/productInfo/0/productName").asString());
        assertEquals("Mozilla", sent.at("/deviceInfo/browser/userAgent").asString());
        for (var bad : List.of(
                Map.of("billing", "{\"address\":" + address + ",\"storedcredentials\":\"yes\"}"),
                Map.of("threeDsMode", "maybe"),
                Map.of(
                        "deviceInfo",
                        "{\"browser\":{\"userAgent\":\"M\",\"javaEnable\":\"no\"},\"clientIp\":\"1\",\"language\":\"e\"}"),
                Map.of("threeDsData", "{\"eci\":\"05\"}"),
                Map.of("octopus", "1"))) {
            assertEquals("gateway.acqra.extra", wrong(bad), bad.toString());
        }
        assertEquals("gateway.acqra.cards", wrong(Map.of("cardNo", "1")));
        assertEquals(3, server.getRequestCount());
    }

    @Test
    void whereTheBankWantsToSeeThePayerAPageIsShown() throws InterruptedException {
        warm(Map.of());
        answer(answer("pending", Map.of("payUrl", "https://bank.example/3ds")));
        assertEquals(
                new PayCode(PayCode.Kind.LINK, "https://bank.example/3ds"),
                answered(charge(Map.of())).code());
        answer(answer("3ds", Map.of("lastEvent", "https://bank.example/next")));
        var next = answered(charge(Map.of()));
        assertEquals(new PayCode(PayCode.Kind.LINK, "https://bank.example/next"), next.code());
        assertEquals(Standing.WAITING, next.standing());
        answer(answer(
                "pending",
                Map.of("ddc", Map.of("ddcAction", "https://bank.example/ddc", "jwt", "a\"b", "bin", "411111"))));
        var form = Objects.requireNonNull(answered(charge(Map.of())).code());
        assertEquals(PayCode.Kind.FORM, form.kind());
        assertTrue(form.text().contains("action=\"https://bank.example/ddc\"")
                && form.text().contains("value=\"a&quot;b\""));
        answer(answer(
                "pending", Map.of("payUrl", "javascript:alert(1)", "ddc", Map.of("ddcAction", "file:///etc/passwd"))));
        assertEquals(
                new PayCode(PayCode.Kind.NONE, ""), answered(charge(Map.of())).code());
    }

    @Test
    void anAnswerThatRepeatsTheCardLeavesNothingOfIt() throws InterruptedException {
        warm(Map.of());
        answer(answer(
                "declined",
                Map.of(
                        "desc",
                        "card 4111 1111 1111 1111 says no",
                        "tradeNo",
                        NUMBER_OF_CARD,
                        "respMsg",
                        NUMBER_OF_CARD)));
        var created = answered(charge(Map.of()));
        assertEquals(Standing.DECLINED, created.standing());
        assertEquals("orderStatus declined card **** **** **** 1111 says no", created.word());
        assertEquals("************1111", created.gatewayNo());
        answer(AcqraAnswers.error("51", "no money on 4111-1111-1111-1111"));
        assertFalse(charge(Map.of()).word().contains("4111-1111"));
        answer("{\"respCode\":\"0000\",\"orderNo\":4111111111111111}");
        assertInstanceOf(Outcome.Unknown.class, charge(Map.of()));
        assertEquals(3, exchanges.size());
        for (var each : exchanges) {
            assertFalse(
                    (each.request() + each.answer()).replaceAll("\\D", "").contains(NUMBER_OF_CARD), each.toString());
            assertFalse(each.request().contains("cvc") || each.request().contains("Chan"), each.toString());
        }
    }

    @Test
    void aDoubtIsNoRefusalAndNothingIsSentTwice() throws InterruptedException {
        warm(Map.of());
        var before = server.getRequestCount();
        status(500);
        assertInstanceOf(Outcome.Unknown.class, charge(Map.of()));
        assertEquals(before + 1, server.getRequestCount());
        taken();
        // a 401 means that nothing was done: the same card once more, whole
        status(401);
        answer(AcqraAnswers.token("CANARY-token-0816-END"));
        answer(answer("successed", Map.of()));
        assertEquals(Standing.PAID, answered(charge(Map.of())).standing());
        taken();
        taken();
        assertEquals(NUMBER_OF_CARD, sent().at("/card/cardNo").asString());
    }

    @Test
    void whatIsWrongWithACardIsToldBeforeAnythingIsSent() {
        try (var card = TestCards.typed(NUMBER_OF_CARD, "1026", "123")) {
            assertInstanceOf(
                    Outcome.Refused.class, held(KeyedCards.class).charge(order("card"), card, List.of(), Map.of()));
            assertInstanceOf(
                    Outcome.Refused.class, held(KeyedCards.class).charge(order("wechat"), card, List.of(), Map.of()));
        }
        assertEquals(0, server.getRequestCount());
    }
}
