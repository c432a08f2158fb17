package till.gateway.gnete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.MethodInput;
import till.domain.PayCode;
import till.gateway.Outcome;
import till.gateway.QrPayments;

/** Each way to pay, as it is sent, by which inputs, and in which form it is shown to the payer. */
class GneteWaysTest extends GneteCases {
    @ParameterizedTest
    @CsvSource({
        "codeUrl,QR",
        "CODEURL,QR",
        "codeImgUrl,QR_IMAGE",
        "payurl,LINK",
        "payUrl,LINK",
        "form,FORM",
        "payInfo,APP",
        "wxapp,APP",
        "ysfapp,APP",
        "none,NONE",
        "somethingNew,APP"
    })
    void payDataTypesAreReadWithoutCase(String type, PayCode.Kind kind) {
        assertEquals(new PayCode(kind, "x"), GneteWords.code(type, "x"));
        assertEquals(kind == PayCode.Kind.NONE, GneteWords.code(type, "") != null);
    }

    @Test
    void whatIsSentIsExactAndSigned() throws InterruptedException {
        answer(created("codeUrl", "https://qr.example/1"));
        gateway.find(QrPayments.class)
                .orElseThrow()
                .create(order("WX_QR", "Lunch & tea 100%"), Map.of("payDataType", "codeImgUrl"));
        var sent = sent();
        var fields = GneteSignerTest.fields(sent);
        assertTrue(SIGNER.verifies(fields, sent.path("sign").asString()));
        assertTrue(sent.path("amount").isIntegralNumber());
        assertTrue(sent.path("channelExtra").isString());
        fields.remove("sign");
        assertEquals(
                Map.ofEntries(
                        Map.entry("mchNo", MCH),
                        Map.entry("appId", APP),
                        Map.entry("mchOrderNo", NUMBER.text()),
                        Map.entry("wayCode", "WX_QR"),
                        Map.entry("amount", "8850"),
                        Map.entry("currency", "HKD"),
                        Map.entry("subject", "Lunch tea 100"),
                        Map.entry("body", "Lunch tea 100"),
                        Map.entry("expiredTime", "2100"),
                        Map.entry("channelExtra", "{\"payDataType\":\"codeImgUrl\"}"),
                        Map.entry("reqTime", Long.toString(NOW.toEpochMilli())),
                        Map.entry("version", "1.0"),
                        Map.entry("signType", "MD5")),
                fields);
    }

    @Test
    void cardsAreRefusedBeforeAnythingIsSent() {
        var payments = gateway.find(QrPayments.class).orElseThrow();
        var express = payments.check(order("UP_EXPRESS", "x"), Map.of());
        var locked = payments.check(order("UP_OP", "x"), Map.of("accNo", "6250941006528599"));
        assertEquals("gateway.gnete.keyed", express.orElseThrow().key());
        assertEquals("gateway.gnete.cardsRefused", locked.orElseThrow().key());
        var asPayer = payments.check(order("WX_LITE", "x"), Map.of("openid", "4111 1111 1111 1111"));
        assertEquals("gateway.gnete.cardsRefused", asPayer.orElseThrow().key());
        assertInstanceOf(Outcome.Refused.class, payments.create(order("UP_EXPRESS", "x"), Map.of()));
        assertEquals(0, server.getRequestCount());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "WX_JSAPI|openid=o6Bc|{\"openid\":\"o6Bc\"}|wxapp|APP",
                "WX_LITE|subAppid=wx1;openid=o6Bc|{\"openid\":\"o6Bc\",\"subAppid\":\"wx1\"}|wxapp|APP",
                "WX_APP|subAppid=wx1|{\"subAppid\":\"wx1\"}|wxapp|APP",
                "WX_H5|subAppid=wx1|{\"subAppid\":\"wx1\"}|payurl|LINK",
                "ALI_H5|walletType=CN|{\"walletType\":\"CN\"}|payurl|LINK",
                "ALI_H5|walletType=HK|{\"walletType\":\"HK\"}|form|FORM",
                "ALI_JSAPI||``|aliapp|APP",
                "ALI_APP||``|payInfo|APP",
                "UP_OP||``|payurl|LINK",
                "UP_APP||``|ysfapp|APP",
                "NUVEI_H5||``|payurl|LINK"
            })
    void everyWayIsSentWithItsInputsAndShownInItsForm(
            String way, @Nullable String inputs, String sent, String type, PayCode.Kind kind)
            throws InterruptedException {
        var extras = new LinkedHashMap<String, String>();
        for (var pair : inputs == null ? List.<String>of() : List.of(inputs.split(";", -1))) {
            extras.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        answer(created(type, "as it came"));
        var created = gateway.find(QrPayments.class).orElseThrow().create(order(way, "x"), extras);
        var body = sent();
        assertEquals(way, body.path("wayCode").asString());
        assertEquals(sent, body.path("channelExtra").asString(""));
        var code = assertInstanceOf(Outcome.Answered.class, created).value();
        assertEquals(new PayCode(kind, "as it came"), ((QrPayments.Created) code).code());
    }

    @Test
    void whatAShopSetsUpAndWhatEachPayerBringsAreToldApart() {
        var payments = gateway.find(QrPayments.class).orElseThrow();
        assertEquals(
                List.of(MethodInput.ofPayer("openid", 64, true), MethodInput.ofShop("subAppid", 64)),
                payments.inputs("WX_LITE", Map.of()));
        assertEquals(
                MethodInput.ofPayer("openid", 64, false),
                payments.inputs("WX_JSAPI", Map.of("subAppid", "wx1")).getFirst());
        assertEquals(
                List.of(MethodInput.choice("walletType", List.of("HK", "CN"))), payments.inputs("ALI_H5", Map.of()));
        assertEquals(List.of(MethodInput.ofShop("subAppid", 64)), payments.inputs("WX_H5", Map.of()));
        for (var method : gateway.methods()) {
            for (var input : payments.inputs(method.code(), Map.of())) {
                var value = input.choices().isEmpty() ? "a" : input.choices().getFirst();
                var wrong = payments.check(order(method.code(), "x"), Map.of(input.name(), value));
                assertTrue(wrong.isEmpty(), method.code() + " " + input.name());
            }
        }
    }

    @Test
    void thirteenWaysCanBeChargedWithTheirExtras() {
        var payments = gateway.find(QrPayments.class).orElseThrow();
        assertEquals(13, gateway.methods().size());
        for (var method : gateway.methods()) {
            var extras = method.needs().isEmpty() ? Map.<String, String>of() : Map.of("openid", "o6Bc");
            assertTrue(payments.check(order(method.code(), "x"), extras).isEmpty(), method.code());
            assertEquals(
                    !method.needs().isEmpty(),
                    payments.check(order(method.code(), "x"), Map.of()).isPresent());
        }
        assertTrue(
                payments.check(order("ALI_H5", "x"), Map.of("walletType", "US")).isPresent());
        assertTrue(
                payments.check(order("ALI_H5", "x"), Map.of("walletType", "CN")).isEmpty());
        assertTrue(payments.check(order("WX_H5", "x"), Map.of("appid", "a")).isEmpty());
        assertTrue(payments.check(order("WX_QR", "x".repeat(65)), Map.of()).isPresent());
        assertTrue(payments.check(order("WX_QR", "😀".repeat(64)), Map.of()).isEmpty());
    }
}
