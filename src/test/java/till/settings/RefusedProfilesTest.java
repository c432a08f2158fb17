package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Problem;

/** Files that are no profile, or a wrong one: each is refused by name, and nothing of it is kept. */
class RefusedProfilesTest extends GatewayProfileCases {
    @ParameterizedTest
    @CsvSource({
        "notifyUrl, ftp://shop.example",
        "notifyUrl, https://shop.example/?a=b",
        "notifyUrl, https://shop.example/#a",
        "returnUrl, shop.example",
        "returnUrl, https://shop example",
        "clientIp, our till",
        "currencies, hkd",
        "currencies, HKD;CNY",
        "callSeconds, 4",
        "callSeconds, 61",
        "callSeconds, 45s",
        "refundWithinDays, soon",
        "refundsAtMost, 0"
    })
    void wrongOptionalFieldIsNamed(String name, String text) {
        refused(Problem.of("profile.field.wrong", name), GNETE.replace("}", ",\"" + name + "\":\"" + text + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"easylink", "chingching", "qlink", "acqra", "GNETE"})
    void kindWithoutAGatewayInThisVersionIsRefusedPlainly(String kind) {
        var problem = Problem.of("profile.kind.unknown", "gnete");
        refused(problem, GNETE.replace("\"kind\":\"gnete\"", "\"kind\":\"" + kind + "\""));
        var english = Texts.in(Language.ENGLISH).text(problem);
        assertTrue(english.startsWith("This version of the program knows these kinds of gateway: gnete."), english);
    }

    @Test
    void numbersLongerThanTheGatewayTakesAreRefusedBeforeAnythingIsSaved() {
        assertTrue(profiles()
                .importText(GNETE.replace("\"M1\"", "\"" + "M".repeat(31) + "\""), false)
                .failure()
                .isPresent());
        assertTrue(profiles()
                .importText(GNETE.replace("\"A1\"", "\"" + "A".repeat(25) + "\""), false)
                .failure()
                .isPresent());
        assertFalse(profiles().hasLive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "kind", "baseUrl", "mchNo", "appId", "appSecret"})
    void missingFieldIsNamed(String name) {
        var problem = Problem.of("profile.field.missing", name);
        refused(problem, GNETE.replaceFirst("\"" + name + "\":\"[^\"]*\",?", "").replace(",}", "}"));
        refused(problem, GNETE.replaceFirst("(\"" + name + "\"):\"[^\"]*\"", "$1:\" \""));
    }

    @Test
    void wrongFileIsRefusedWithWhatIsWrong() {
        refused(Problem.of("profile.notJson.at", "1"), "not json");
        refused(Problem.of("profile.notJson"), "[" + GNETE + "]");
        refused(Problem.of("profile.notJson"), "");
        refused(Problem.of("profile.notJson.at", "1"), GNETE.replace("\"A1\"", "\"A1\",\"appId\":\"A2\""));
        refused(
                Problem.of("profile.kind.unknown", "gnete"),
                GNETE.replace("\"kind\":\"gnete\"", "\"kind\":\"paypal\""));
        refused(Problem.of("profile.id.wrong"), GNETE.replace("\"id\":\"gnete\"", "\"id\":\"../x\""));
        refused(Problem.of("profile.id.wrong"), GNETE.replace("\"id\":\"gnete\"", "\"id\":\"Gnete\""));
        refused(Problem.of("profile.field.notText", "mchNo"), GNETE.replace("\"M1\"", "123"));
        refused(Problem.of("profile.field.wrong", "mchNo"), GNETE.replace("\"M1\"", "\"M 1\""));
        refused(Problem.of("profile.field.wrong", "appSecret"), GNETE.replace("canary-1", "canary 1"));
        refused(
                Problem.of(
                        "profile.field.unknown",
                        "appsecret",
                        "gnete",
                        "mchNo, appId, appSecret, notifyUrl, returnUrl, clientIp, currencies, scanWays, cardKey, cardPadding,"
                                + " callSeconds, refundWithinDays, refundsAtMost, pictureHosts"),
                GNETE.replace("}", ",\"appsecret\":\"canary\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.example.com",
                "ftp://example.com",
                "https://",
                "https://a b",
                "https://u:p@example.com",
                "https://example.com/?a=b",
                "https://example.com/#a",
                "https:/example.com",
                "https://example.com:99999",
                "javascript:alert(1)"
            })
    void badAddressIsRefused(String url) {
        refused(Problem.of("profile.baseUrl.wrong"), GNETE.replace("https://api.example.com/", url));
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.example.com, api.example.com",
        "HTTP://10.0.0.8:80/x, 10.0.0.8",
        "http://127.0.0.1.example.com, 127.0.0.1.example.com",
        "http://localhost.example.com, localhost.example.com",
        "http://[::2], [::2]"
    })
    void plainHttpToAnotherMachineNeedsToBeAllowed(String url, String host) {
        var json = GNETE.replace("https://api.example.com/", url);
        refused(Problem.of("profile.baseUrl.plainHttp", host), json);
        refused(Problem.of("profile.allowPlainHttp.wrong"), json.replace("}", ",\"allowPlainHttp\":\"true\"}"));
        var allowed = profiles().importText(json.replace("}", ",\"allowPlainHttp\":true}"), false);
        assertTrue(allowed.value().allowPlainHttp());
        assertTrue(profiles().get("gnete").value().allowPlainHttp());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Proxy-Authorization",
                "Cookie",
                "Host",
                "Content-Type",
                "content-length",
                "Transfer-Encoding",
                "appkey",
                "sign",
                "X-Signature",
                "X-Api-Key",
                "x-access-token",
                "Client-Secret",
                "X-Password"
            })
    void headersThatCarryKeysOrBelongToTheProtocolAreRefused(String name) {
        refused(Problem.of("profile.header.reserved", name), with("\"headers\":{\"" + name + "\":\"1\"}"));
    }

    @Test
    void wrongHeadersAndWordsAreNamed() {
        refused(Problem.of("profile.header.name", "X Store"), with("\"headers\":{\"X Store\":\"1\"}"));
        refused(Problem.of("profile.header.name", "X\r\nA: b"), with("\"headers\":{\"X\\r\\nA: b\":\"1\"}"));
        refused(Problem.of("profile.header.value", "X-Store"), with("\"headers\":{\"X-Store\":\"a\\r\\nb\"}"));
        refused(Problem.of("profile.header.value", "X-Store"), with("\"headers\":{\"X-Store\":\"\"}"));
        refused(Problem.of("profile.twice", "headers", "x-a"), with("\"headers\":{\"X-A\":\"1\",\"x-a\":\"2\"}"));
        refused(Problem.of("profile.twice", "words", "ok"), with("\"words\":{\"OK\":\"paid\",\"ok\":\"declined\"}"));
        refused(Problem.of("profile.field.notTexts", "words"), with("\"words\":[\"paid\"]"));
        refused(Problem.of("profile.field.notTexts", "headers"), with("\"headers\":{\"X-A\":1}"));
        refused(Problem.of("profile.word.wrong", ""), with("\"words\":{\" \":\"paid\"}"));
        var meanings = "waiting, authorized, paid, refunded, declined, cancelled, closed";
        refused(Problem.of("profile.word.meaning", "OK", meanings), with("\"words\":{\"OK\":\"PAID\"}"));
        refused(Problem.of("profile.word.meaning", "OK", meanings), with("\"words\":{\"OK\":\"not_found\"}"));
    }

    private static String with(String more) {
        return GNETE.replace("}", "," + more + "}");
    }

    private void refused(Problem problem, String json) {
        assertEquals(Optional.of(problem), profiles().importText(json, false).failure());
        assertFalse(profiles().hasLive());
        assertFalse(Files.exists(folder.secrets()));
    }
}
