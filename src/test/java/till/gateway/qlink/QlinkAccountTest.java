package till.gateway.qlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.gateway.MethodLists.Listed;
import till.gateway.Outcome;

/** What the gateway tells of the account: its ways to pay, and whether it can be used. */
class QlinkAccountTest extends QlinkCases {
    private static final String SAMPLE = """
            [ { "code": "ONLINE", "name": "在线支付", "type": "PAY_TYPE" },
              { "code": "QR_CODE_PAYMENT", "name": "二维码扫描支付", "type": "PAY_TYPE" },
              { "code": "QRIS", "name": "支付渠道", "type": "PAY_CHANNEL" } ]""";

    @Test
    void everyTypeIsListedWithEveryChannelUnderTheGatewaysNames() throws InterruptedException {
        world.answer(SAMPLE);
        assertEquals(
                List.of(
                        new PaymentMethod("qlink", "ONLINE/QRIS", Brand.QRIS, Form.CODE, List.of(), "在线支付 · 支付渠道"),
                        new PaymentMethod(
                                "qlink", "QR_CODE_PAYMENT/QRIS", Brand.QRIS, Form.CODE, List.of(), "二维码扫描支付 · 支付渠道")),
                listed());
        var request = world.request();
        assertEquals("/queryPayAccount", request.getUrl().encodedPath());
        assertEquals("{\"payAccount\":\"account1\"}", QlinkWorld.text(request));
        assertEquals(
                "669854b0a1353408e1c2ad4b96c781bc32c5e3bd", request.getHeaders().get("sign"));
    }

    @Test
    void typesAndChannelsOfDifferentProvidersAreNotJoined() {
        world.answer(List.of(
                Map.of("type", "PAY_TYPE", "code", "ONLINE", "name", "", "serviceProvider", "xendit"),
                Map.of("type", "PAY_CHANNEL", "code", "QRIS", "name", "Q", "serviceProvider", "xendit"),
                Map.of("type", "PAY_CHANNEL", "code", "ALI", "name", "A", "serviceProvider", "other"),
                Map.of("type", "SOMETHING", "code", "X", "name", "X"),
                Map.of("type", "PAY_CHANNEL", "code", "a/b", "name", "not a code")));
        var methods = listed();
        assertEquals(1, methods.size());
        assertEquals("ONLINE/QRIS", methods.getFirst().code());
        assertEquals("ONLINE · Q", methods.getFirst().name());
    }

    @Test
    void theShapeForSoftwareVendorsIsListedForTheShopsCountry() {
        world.answer("""
                {"success":true,"errorCode":"","result":[
                 {"serviceProvider":"xendit","type":"PAY","channelCode":"QRIS","desc":"","country":"HK","currencyList":["HKD"]},
                 {"serviceProvider":"xendit","type":"PAY","channelCode":"DANA","desc":"","country":"ID","currencyList":["IDR"]},
                 {"serviceProvider":"xendit","type":"PAY","channelCode":"GCASH"}]}""");
        assertEquals(
                List.of("PAY/QRIS", "PAY/GCASH"),
                listed().stream().map(PaymentMethod::code).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1]", "{\"success\":false,\"result\":[]}", "<html>"})
    void whatIsNoListOfWaysIsUnknown(String body) {
        world.answer(body);
        assertInstanceOf(Outcome.Unknown.class, gateway.listMethods());
    }

    @Test
    void aProbeTellsInPlainWordsWhatItFound() {
        world.answer(SAMPLE);
        var works = gateway.probe();
        assertTrue(works.works());
        assertEquals("gateway.qlink.probe.worksUnprotected", works.problem().key());
        assertEquals(
                List.of("ONLINE/QRIS, QR_CODE_PAYMENT/QRIS"), works.problem().arguments());
        world.answer("[]");
        assertEquals("gateway.qlink.probe.empty", failing());
        world.answer("{\"success\":false,\"message\":\"签名错误\",\"errorCode\":\"E9\"}");
        var error = gateway.probe();
        assertEquals("gateway.qlink.probe.error", error.problem().key());
        assertTrue(error.word().contains("签名错误") && error.word().contains("E9"), error.word());
        world.answer("<html>");
        assertEquals("gateway.qlink.probe.noAnswer", failing());
        world.answer("{}");
        assertEquals("gateway.qlink.probe.noAnswer", failing());
        world.server.close();
        assertEquals("gateway.qlink.probe.noAnswer", failing());
    }

    private String failing() {
        var probe = gateway.probe();
        assertFalse(probe.works());
        return probe.problem().key();
    }

    private List<PaymentMethod> listed() {
        var answered = assertInstanceOf(Outcome.Answered.class, gateway.listMethods());
        return ((Listed) answered.value()).methods();
    }
}
