package till.gateway.easylink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.gateway.easylink.EasylinkForTests.PAYMENT;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Problem;
import till.gateway.ExchangeLog;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;

/** Which errors prove that nothing happened, in every shape and with every status they may come in. */
class EasylinkErrorsTest {
    @RegisterExtension
    private final EasylinkForTests easylink = new EasylinkForTests();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":false,\"code\":4001,\"message\":\"m\"}",
                "{\"success\":false,\"code\":\"4001\",\"error\":\"m\"}",
                "{\"success\":false,\"errorCode\":4001,\"error\":\"m\"}",
                "{\"success\":false,\"error\":{\"code\":\"4001\",\"message\":\"m\"}}",
                "{\"success\":false,\"error\":{\"code\":4001,\"message\":\"m\"},\"code\":4001}",
                "{\"code\":4001,\"msg\":\"m\"}"
            })
    void aCodeIsFoundWhereverItStandsAndWithAnyStatusOfTheGateway(String body) {
        for (var status : new int[] {200, 400, 401, 403, 404, 422, 500}) {
            easylink.answer(status, body);
            var refused = assertInstanceOf(Outcome.Refused.class, easylink.create());
            var word = (status == 200 ? "" : "HTTP " + status + " ") + "4001 m";
            assertEquals(new Outcome.Refused<>(Problem.of("gateway.easylink.code4001", word), word), refused);
        }
    }

    @Test
    void aRefusalOfTheGatewaysOwnSaidWith500IsAnAnswerAndATroubledServersIsNone() {
        easylink.answer(500, "{\"success\":false,\"error\":\"Channel closed\"}");
        easylink.answer(500, "{\"status\":500,\"error\":\"Internal Server Error\"}");
        easylink.answer(500, "Worker threw exception");
        easylink.answer(503, "{\"success\":false,\"error\":\"busy\"}");
        easylink.answer(404, "{\"success\":false,\"error\":\"Order not found\"}");
        for (var call = 0; call < 5; call++) {
            easylink.create();
        }
        assertEquals(
                List.of(true, false, false, false, true),
                easylink.exchanges.stream().map(ExchangeLog.Exchange::answered).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 408, 429, 502, 503, 504})
    void aCodeWithTheStatusOfSomebodyOnTheWayProvesNothing(int status) {
        easylink.answer(status, code("4001"));
        assertInstanceOf(Outcome.Unknown.class, easylink.create());
        easylink.answer(status, code("4003"));
        assertInstanceOf(Outcome.Unknown.class, easylink.gateway().query(PAYMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4001", "4002", "4003", "4004", "4005", "4006", "5001"})
    void whatADocumentedCodeMeansIsSaidAlsoWhereItProvesNothing(String code) {
        easylink.answer(400, code(code));
        var word = easylink.refund().word();
        assertEquals(
                Optional.of(Problem.of("gateway.easylink.code" + code, word)),
                easylink.gateway().explain(word));
        assertEquals(Optional.empty(), easylink.gateway().explain("status pending"));
        assertEquals(Optional.empty(), easylink.gateway().explain("40011 m"));
    }

    @ParameterizedTest
    @CsvSource({
        "4001,true,true",
        "4002,true,true",
        "4003,true,true",
        "4004,false,false",
        "4005,false,false",
        "4006,false,true",
        "5001,false,false",
        "4000,false,false",
        "9999,false,false",
        "04001,false,false",
        "0,false,false"
    })
    void onlyTheCodesOnTheListAreRefusals(String code, boolean ofACreate, boolean ofARefund) {
        easylink.answer(400, code(code));
        easylink.answer(400, code(code));
        var created = easylink.create();
        var refunded = easylink.refund();
        assertEquals(ofACreate, created instanceof Outcome.Refused);
        assertEquals(!ofACreate, created instanceof Outcome.Unknown);
        assertEquals(ofARefund, refunded instanceof Outcome.Refused);
        assertEquals(!ofARefund, refunded instanceof Outcome.Unknown);
        assertEquals("HTTP 400 " + code + " m", created.word());
    }

    @Test
    void codesThatDifferAreNoCodeAndStayVisible() {
        easylink.answer(400, "{\"success\":false,\"code\":4001,\"errorCode\":5001}");
        assertEquals(new Outcome.Unknown<>("HTTP 400 4001/5001"), easylink.create());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|Invalid amount",
                "400|Payment creation failed",
                "404|Not found",
                "404|Order not found",
                "404|Merchant not found",
                "500|Internal error",
                "401|Unauthorized",
                "403|Forbidden",
                "400|Refund amount exceeds order amount"
            })
    void aTextAloneIsNoRefusal(int status, String text) {
        easylink.answer(status, text(text));
        easylink.answer(status, text(text));
        assertEquals(new Outcome.Unknown<>("HTTP " + status + " " + text), easylink.create());
        assertInstanceOf(Outcome.Unknown.class, easylink.refund());
    }

    @ParameterizedTest
    @CsvSource({"200", "404", "500", "502"})
    void aNumberExistsOnlyWithItsOwnStatus(int status) {
        easylink.answer(status, text("Order number already exists"));
        assertInstanceOf(Outcome.Unknown.class, easylink.create());
    }

    @Test
    void aLongerTextDoesNotSayThatANumberExists() {
        easylink.answer(400, text("Order number already exists?"));
        easylink.answer(400, text("Order number already exists"));
        assertInstanceOf(Outcome.Unknown.class, easylink.create());
        assertInstanceOf(Outcome.Unknown.class, easylink.refund());
    }

    @Test
    void aSuccessBesideAnErrorIsUnknown() {
        var paid = EasylinkForTests.success();
        easylink.answer(500, paid);
        easylink.answer(200, paid.replaceFirst("\\{", "{\"code\":5001,"));
        easylink.answer(200, paid.replace("true", "\"maybe\""));
        easylink.answer(200, paid.replace("true", "null"));
        for (var times = 0; times < 4; times++) {
            assertInstanceOf(Outcome.Unknown.class, easylink.gateway().query(PAYMENT));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"success\":false,\"code\":4003}|true",
                "404|{\"success\":false,\"errorCode\":\"4003\"}|true",
                "404|{\"success\":false,\"error\":\"Order not found\"}|true",
                "404|{\"success\":false,\"error\":\"Not found\"}|false",
                "404|{\"success\":false,\"error\":\"Merchant not found\"}|false",
                "500|{\"success\":false,\"error\":\"Order not found\"}|false",
                "404|{\"success\":false,\"code\":5001,\"error\":\"Order not found\"}|false",
                "404||false",
                "404|<html>Order not found|false"
            })
    void onlyItsOwnWordsSayThatThereIsNoSuchOrder(int status, String body, boolean said) {
        easylink.answer(status, body == null ? "" : body);
        var outcome = easylink.gateway().query(PAYMENT);
        assertEquals(
                said,
                outcome instanceof Outcome.Answered<PaymentAnswer>(var answer)
                        && answer.standing() == Standing.NOT_FOUND);
        assertEquals(!said, outcome instanceof Outcome.Unknown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404|{\"success\":false,\"error\":\"Order not found\"}|true|probe.works",
                "200|{\"success\":false,\"code\":4003}|true|probe.works",
                "401|{\"success\":false,\"error\":\"Unauthorized\"}|false|probe.key",
                "403||false|probe.key",
                "200|{\"success\":false,\"code\":4002}|false|probe.key",
                "404|{\"success\":false,\"error\":\"Merchant not found\"}|false|probe.merchant",
                "404|{\"success\":false,\"error\":\"Not found\"}|false|probe.error",
                "400|{\"success\":false,\"code\":4001}|false|code4001",
                "400|{\"success\":false,\"code\":4004}|false|code4004",
                "400|{\"success\":false,\"code\":4005}|false|code4005",
                "400|{\"success\":false,\"code\":4006}|false|code4006",
                "500|{\"success\":false,\"code\":5001}|false|code5001",
                "500|<html>|false|probe.error",
                "200||false|probe.noAnswer"
            })
    void aProbeTellsWhatIsWrong(int status, String body, boolean works, String key) throws InterruptedException {
        easylink.answer(status, body == null ? "" : body);
        var probe = easylink.gateway().probe();
        assertEquals(works, probe.works());
        assertEquals("gateway.easylink." + key, probe.problem().key());
        assertTrue(easylink.asked().startsWith("PROBE"));
    }

    private static String code(String code) {
        return "{\"success\":false,\"code\":\"" + code + "\",\"error\":\"m\"}";
    }

    private static String text(String error) {
        return "{\"success\":false,\"error\":\"" + error + "\"}";
    }
}
