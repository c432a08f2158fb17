package till.gateway.qlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.gateway.qlink.QlinkWorld.AMOUNT;
import static till.gateway.qlink.QlinkWorld.NOW;
import static till.gateway.qlink.QlinkWorld.NUMBER;
import static till.gateway.qlink.QlinkWorld.order;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Discount;
import till.domain.GatewayProfile;
import till.domain.ItemNames;
import till.domain.OrderLine;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.Problem;
import till.domain.Secret;
import till.gateway.Outcome;

/** What is sent, and what is not. */
class QlinkOrdersTest {
    private QlinkWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new QlinkWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void anOrderIsSentInTheDocumentsFieldsToTheByte() throws InterruptedException {
        world.answer("");
        world.gateway().create(order(AMOUNT), Map.of());
        var request = world.request();
        assertEquals("/apply", request.getUrl().encodedPath());
        assertEquals(
                "{\"payAccount\":\"account1\",\"payTypeCode\":\"ONLINE\",\"payChannelCode\":\"QRIS\",\"tradeUuid\":\""
                        + NUMBER
                        + "\",\"tradeTime\":\"2026-11-22 04:30:00\",\"source\":\"QERP_ASIA\","
                        + "\"orderCode\":\"t1-20261122-1\",\"country\":\"HK\",\"currency\":\"HKD\",\"amount\":88.50,"
                        + "\"description\":\"Milk tea\",\"items\":[{\"skuCode\":\"t1-20261122-1\","
                        + "\"skuName\":\"Milk tea\",\"quantity\":1}]}",
                QlinkWorld.text(request));
    }

    @Test
    void theLinesGoAsItemsAndMoreThanFiftyAsOne() throws InterruptedException {
        var tea = new OrderLine("TEA", new ItemNames("Tea", "茶", ""), Money.parse("HKD 24.00"), 2, null, Discount.NONE);
        var bag = OrderLine.free(ItemNames.of("Bag"), Money.parse("HKD 40.50"));
        world.answer("");
        world.gateway().create(order(AMOUNT), List.of(tea, bag), Map.of());
        assertTrue(QlinkWorld.text(world.request())
                .endsWith("\"items\":[{\"skuCode\":\"TEA\",\"skuName\":\"Tea\",\"quantity\":2},"
                        + "{\"skuCode\":\"t1-20261122-1\",\"skuName\":\"Bag\",\"quantity\":1}]}"));
        world.answer("");
        world.gateway().create(order(AMOUNT), Collections.nCopies(51, bag), Map.of());
        assertTrue(QlinkWorld.text(world.request())
                .endsWith("\"items\":[{\"skuCode\":\"t1-20261122-1\",\"skuName\":\"Milk tea\",\"quantity\":1}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C"})
    void theSignatureIsOverTheBodyAsItWent(String mode) throws InterruptedException {
        world.answer("");
        world.gateway("signature", mode)
                .create(order("ONLINE/QRIS", AMOUNT, "r", "奶茶 \"大\" a/b\\c"), Map.of("metadata", "{\"a\":\"b\"}"));
        var request = world.request();
        var body = QlinkWorld.text(request);
        var content = switch (mode) {
            case "A" -> "\"" + body.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case "B" -> body;
            default -> "\"" + body + "\"";
        };
        assertTrue(body.contains("奶茶"), body);
        assertEquals("appKeyTEST", request.getHeaders().get("appKey"));
        assertEquals(
                sha1("{\"appKey\":\"appKeyTEST\",\"content\":" + content + "}appSecretTEST"),
                request.getHeaders().get("sign"));
        assertEquals("application/json; charset=utf-8", request.getHeaders().get("Content-Type"));
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "IDR 15000.50, 15000.50",
        "IDR 1.10, 1.10",
        "JPY 100, 100",
        "KWD 1.234, 1.234",
        "HKD 0.01, 0.01",
        "HKD 9999999999.99, 9999999999.99",
        "KWD 0.001, 0.001",
        "VND 250000, 250000"
    })
    void amountsGoInMajorUnitsWithTheCurrencysOwnDecimals(String amount, String sent) throws InterruptedException {
        world.answer("");
        var gateway = world.gateway("currencies", "HKD,IDR,JPY,KWD,VND");
        assertTrue(gateway.check(order(Money.parse(amount)), Map.of()).isEmpty());
        gateway.create(order(Money.parse(amount)), Map.of());
        var body = QlinkWorld.text(world.request());
        assertTrue(body.contains("\"amount\":" + sent + ","), body);
    }

    @Test
    void theSamplesNameForTheAccountTheZoneAndOurNumberAsOrderCodeAreSentWhereSaid() throws InterruptedException {
        world.answer("");
        world.gateway("accountField", "glinkAccount", "zone", "+07:00")
                .create(order("ONLINE/QRIS", AMOUNT, "", ""), Map.of());
        var sent = world.sent();
        assertEquals("account1", sent.path("glinkAccount").asString());
        assertFalse(sent.has("payAccount"));
        assertEquals("2026-11-22 03:30:00", sent.path("tradeTime").asString());
        assertEquals(NUMBER.text(), sent.path("orderCode").asString());
        assertEquals("Payment", sent.path("description").asString());
    }

    @Test
    void metadataGoesAsATextAndItemsAsAList() throws InterruptedException {
        var metadata = "{ \"my_custom_id\": \"merchant-123\" }";
        var items = "[{\"skuCode\":\"SKU01\",\"skuName\":\"商品01\",\"quantity\":\"1\",\"url\":\"http://x\"},"
                + "{\"skuName\":\"b\",\"quantity\":2,\"metadata\":\"\"}]";
        world.answer("");
        world.gateway().create(order(AMOUNT), Map.of("metadata", metadata, "items", items));
        var sent = world.sent();
        assertEquals(metadata, sent.path("metadata").asString());
        assertTrue(sent.path("metadata").isString());
        assertEquals(items, sent.path("items").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "metadata|[]",
                "metadata|text",
                "metadata|{\"a\":1,\"a\":2}",
                "metadata|{\"a\":\"\u2028\"}",
                "items|{}",
                "items|[]",
                "items|[1]",
                "items|[{\"price\":\"1\"}]",
                "items|[{\"quantity\":0}]",
                "items|[{\"quantity\":1.5}]",
                "items|[{\"skuName\":{}}]",
                "items|[{\"skuName\":\"\\u2028\"}]",
                "openid|x"
            })
    void extrasThatDoNotFitAreRefusedBeforeAnythingIsSent(String name, String text) {
        var extras = Map.of(name, text);
        var problem = Problem.of("gateway.qlink.extra", name);
        assertEquals(problem, world.gateway().check(order(AMOUNT), extras).orElseThrow());
        assertEquals(new Outcome.Refused<>(problem, "not sent"), world.gateway().create(order(AMOUNT), extras));
        assertEquals(0, world.server.getRequestCount());
    }

    @Test
    void ordersThatDoNotFitAreRefusedBeforeAnythingIsSent() {
        var gateway = world.gateway();
        for (var wrong : Map.of(
                        order("ONLINE/OTHER", AMOUNT, "", "x"), "gateway.qlink.unknownMethod",
                        order("ONLINE", AMOUNT, "", "x"), "gateway.qlink.unknownMethod",
                        order(Money.parse("USD 1.00")), "gateway.qlink.currency",
                        order(Money.parse("HKD 0.00")), "gateway.qlink.amount",
                        order(Money.parse("HKD -1.00")), "gateway.qlink.amount",
                        order(Money.parse("HKD 10000000000.00")), "gateway.qlink.amount",
                        order("ONLINE/QRIS", AMOUNT, "", "x".repeat(101)), "gateway.qlink.subjectTooLong")
                .entrySet()) {
            var problem = gateway.check(wrong.getKey(), Map.of()).orElseThrow();
            assertEquals(wrong.getValue(), problem.key());
            assertInstanceOf(Outcome.Refused.class, gateway.create(wrong.getKey(), Map.of()));
        }
        assertTrue(gateway.check(order("ONLINE/QRIS", AMOUNT, "", "😀".repeat(100)), Map.of())
                .isEmpty());
        assertEquals(0, world.server.getRequestCount());
    }

    @Test
    void charactersThatJsonLibrariesEscapeDifferentlyBecomeBlanks() throws InterruptedException {
        world.answer("");
        world.gateway().create(order("ONLINE/QRIS", AMOUNT, "r", " a\tb\u2028c\u0085d\ud800e\u007f "), Map.of());
        assertEquals("a b c d e", world.sent().path("description").asString());
    }

    @Test
    void theShopsMethodsAreOfferedUnderTheirNames() {
        assertEquals(
                new PaymentMethod("qlink", "ONLINE/QRIS", Brand.QRIS, Form.CODE, List.of()),
                world.gateway().methods().getFirst());
        var methods = world.gateway("methods", "ONLINE/QRIS, QR_CODE_PAYMENT/ABC,ONLINE/DANA")
                .methods();
        assertEquals(3, methods.size());
        assertEquals(
                new PaymentMethod("qlink", "QR_CODE_PAYMENT/ABC", Brand.OTHER, Form.CODE, List.of(), "ABC"),
                methods.get(1));
        assertEquals(
                new PaymentMethod("qlink", "ONLINE/DANA", Brand.OTHER, Form.PAGE, List.of(), "DANA"), methods.get(2));
    }

    @ParameterizedTest
    @CsvSource({"ID,IDR", "CN,CNY", "HK,HKD", "SG,SGD", "MY,MYR", "TH,THB", "PH,PHP", "VN,VND", "JP,JPY", "KW,KWD"})
    void aCountryHasItsCurrency(String country, String currency) {
        assertEquals(
                Set.of(CurrencyUnit.of(currency)),
                world.gateway("country", country).limits().currencies());
    }

    @Test
    void longestCallAndNoOpenRefundComeFromTheProfile() {
        assertEquals(45, world.gateway().limits().longestCall().toSeconds());
        assertEquals(7, world.gateway("callSeconds", "7").limits().longestCall().toSeconds());
        assertEquals(5, world.gateway().limits().codeLifetime().toMinutes());
        assertFalse(world.gateway().limits().oneRefundInFlight());
    }

    @ParameterizedTest
    @CsvSource({
        "appKey,'',missing",
        "appKey,a b,field",
        "payAccount,'',missing",
        "country,'',missing",
        "country,hk,field",
        "country,XX,currencies",
        "source,'',missing",
        "source,QERP,field",
        "currencies,HKD;USD,field",
        "currencies,ZZZ,currencies",
        "methods,QRIS,field",
        "methods,A/B/C,field",
        "zone,8,field",
        "zone,+08:60,field",
        "signature,D,field",
        "accountField,account,field",
        "callSeconds,4,field"
    })
    void aWrongFieldIsNamed(String field, String value, String problem) {
        var profile = QlinkWorld.profile("http://h", Map.of(), field, value);
        var argument = problem.equals("currencies") ? profile.required("country") : field;
        assertEquals(
                Problem.of("gateway.qlink." + problem, argument),
                QlinkGateway.problems(profile).getFirst());
    }

    @Test
    void aProfileAsTheDocumentNeedsItHasNoProblems() {
        var full = QlinkWorld.profile(
                "https://h/open-platform-api/pay",
                Map.of(),
                "currencies",
                "IDR, HKD",
                "methods",
                "ONLINE/QRIS, QR_CODE_PAYMENT/X.Y-z",
                "zone",
                "-03:30",
                "signature",
                "C",
                "accountField",
                "glinkAccount",
                "callSeconds",
                "60");
        assertTrue(QlinkGateway.problems(full).isEmpty());
        assertTrue(
                QlinkGateway.problems(QlinkWorld.profile("http://h", Map.of())).isEmpty());
        var names =
                QlinkGateway.form().fields().stream().map(field -> field.name()).collect(Collectors.toSet());
        assertTrue(names.containsAll(full.fields().keySet()));
    }

    @Test
    void anEmptySecretAndABrokenAddressAreNamed() {
        var good = QlinkWorld.profile("not an address", Map.of());
        var bad = new GatewayProfile(
                "qlink", "qlink", good.baseUrl(), good.fields(), Map.of("appSecret", new Secret("")), false);
        assertEquals(
                List.of(
                        Problem.of("gateway.qlink.address", "not an address"),
                        Problem.of("gateway.qlink.missing", "appSecret")),
                QlinkGateway.problems(bad));
    }

    @Test
    void headersOfTheProfileGoBesideTheSignature() throws InterruptedException {
        var plain = QlinkWorld.profile("http://127.0.0.1:" + world.server.getPort(), Map.of());
        var vendor = new GatewayProfile(
                plain.id(),
                plain.kind(),
                plain.baseUrl(),
                plain.fields(),
                plain.secrets(),
                false,
                Map.of("serviceProvider", "xendit"),
                Map.of());
        world.answer("[]");
        QlinkGateway.of(vendor, _ -> {}, InstantSource.fixed(NOW)).query(QlinkWorld.PAYMENT);
        var headers = world.request().getHeaders();
        assertEquals("xendit", headers.get("serviceProvider"));
        assertEquals("appKeyTEST", headers.get("appKey"));
    }
}
