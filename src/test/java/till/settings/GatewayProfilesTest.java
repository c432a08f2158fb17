package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.Result;
import till.domain.Secret;
import till.gateway.TaughtWords;
import till.gateway.gnete.GneteGateway;

class GatewayProfilesTest {
    private static final List<ProfileForm> FORMS = List.of(GneteGateway.form());
    private static final String GNETE = """
            {"id":"gnete","kind":"gnete","baseUrl":"https://api.example.com/","mchNo":"M1","appId":"A1",\
            "appSecret":"canary-1"}""";

    @TempDir
    Path temp;

    private DataFolder folder = new DataFolder(Path.of("."));

    @BeforeEach
    void open() {
        folder = DataFolder.open(temp.resolve("till")).value();
    }

    @Test
    void importedProfileComesBackAndItsFileHoldsNoSecret() throws IOException {
        assertFalse(profiles().hasLive());
        var imported = profiles().importText("\ufeff" + GNETE, false).value();
        assertEquals(gnete("canary-1"), imported);
        assertEquals(gnete("canary-1"), profiles().get("gnete").value());
        assertEquals(List.of(gnete("canary-1")), profiles().list().profiles());
        assertTrue(profiles().hasLive());
        assertFalse(everything().contains("canary"));
    }

    @Test
    void optionalFieldsAreKeptAsGiven() {
        var more = Map.of(
                "notifyUrl", "https://shop.example/notices/8f3",
                "returnUrl", "https://shop.example/thanks?lang=zh",
                "clientIp", "210.73.10.148",
                "currencies", "HKD, CNY",
                "callSeconds", "20");
        var json = new StringBuilder(GNETE.substring(0, GNETE.length() - 1));
        more.forEach((name, text) -> json.append(",\"" + name + "\":\"" + text + "\""));
        assertEquals(Optional.empty(), profiles().importText(json + "}", false).failure());
        var fields = new HashMap<>(more);
        fields.putAll(Map.of("mchNo", "M1", "appId", "A1"));
        assertEquals(fields, profiles().get("gnete").value().fields());
    }

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
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost:9", "http://[::1]:9", "http://127.9.9.9"})
    void plainHttpToThisMachineIsTaken(String url) {
        var json = GNETE.replace("https://api.example.com/", url);
        assertEquals(url, profiles().importText(json, false).value().baseUrl());
    }

    @Test
    void headersAndTaughtWordsAreKeptInTheProfilesFile() throws IOException {
        var more = """
                ,"headers":{"X-Store":"7 east"," Accept-Language ":"zh"},"words":{"SETTLED_OK":"paid"," Späte ":"waiting"}}""";
        var imported = profiles().importText(GNETE.replace("}", more), false).value();
        assertEquals(Map.of("X-Store", "7 east", "Accept-Language", "zh"), imported.headers());
        assertEquals(Map.of("SETTLED_OK", "paid", "Späte", "waiting"), imported.words());
        assertEquals(imported, profiles().get("gnete").value());
        assertTrue(Files.readString(folder.gateway("gnete")).contains("SETTLED_OK"));
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

    @Test
    void twoMerchantsOfOneKindStandBesideEachOtherWithTheirOwnKeys() {
        profiles().importText(GNETE, false);
        var second = GNETE.replace("\"id\":\"gnete\"", "\"id\":\"gnete-kiosk\"").replace("canary-1", "canary-2");
        profiles().importText(second, false);
        var both = profiles().list().profiles();
        assertEquals(
                List.of("gnete", "gnete-kiosk"),
                both.stream().map(GatewayProfile::id).toList());
        assertEquals(
                List.of("canary-1", "canary-2"),
                both.stream().map(each -> each.secret("appSecret").reveal()).toList());
        profiles().remove("gnete");
        assertEquals(
                "canary-2",
                profiles().get("gnete-kiosk").value().secret("appSecret").reveal());
    }

    @Test
    void formWithoutASecretKeepsTheOneThatIsStored() {
        profiles().importText(GNETE, false);
        var draft = new GatewayProfile(
                "gnete", "gnete", "https://new.example.com", Map.of("mchNo", "M1", "appId", "A1"), Map.of(), false);
        var checked = profiles().check(draft).value();
        assertEquals("canary-1", checked.secret("appSecret").reveal());
        assertEquals(checked, profiles().save(checked, true).value());
        assertEquals(checked, profiles().get("gnete").value());
        var fresh = new GatewayProfile("other", "gnete", draft.baseUrl(), draft.fields(), Map.of(), false);
        assertEquals(
                Optional.of(Problem.of("profile.field.missing", "appSecret")),
                profiles().check(fresh).failure());
    }

    private static String with(String more) {
        return GNETE.replace("}", "," + more + "}");
    }

    @Test
    void takenIdIsReplacedOnlyWhenAskedFor() {
        profiles().importText(GNETE, false);
        var other = GNETE.replace("canary-1", "canary-2");
        assertEquals(
                Optional.of(Problem.of("profile.id.taken", "gnete")),
                profiles().importText(other, false).failure());
        assertEquals(gnete("canary-1"), profiles().get("gnete").value());
        profiles().importText(other, true);
        assertEquals(gnete("canary-2"), profiles().get("gnete").value());
    }

    @Test
    void failedReplacementLeavesTheOldProfileWithItsOldSecret() throws IOException {
        profiles().importText(GNETE, false);
        var before = Files.readString(folder.gateway("gnete"));
        var failing = new FailingStore();
        var refused = new GatewayProfiles(folder, failing, new Random(1), FORMS, TaughtWords.meanings())
                .importText(GNETE, true);
        assertEquals(Optional.of(Problem.of("secrets.busy")), refused.failure());
        assertEquals(before, Files.readString(folder.gateway("gnete")));
        assertEquals(gnete("canary-1"), profiles().get("gnete").value());
    }

    @Test
    void crashBetweenSecretsAndProfileLeavesTheOldPairTogether() {
        profiles().importText(GNETE, false);
        // What an import does before the profile's file is moved into place.
        store().put("gnete/abc", Map.of("appSecret", new Secret("canary-2")));
        assertEquals(gnete("canary-1"), profiles().get("gnete").value());
    }

    @Test
    void removedProfileTakesItsSecretsAlong() {
        profiles().importText(GNETE, false);
        assertEquals(Optional.empty(), profiles().remove("gnete"));
        assertFalse(profiles().hasLive());
        assertEquals(
                Optional.of(Problem.of("profile.notFound", "gnete")), profiles().remove("gnete"));
        assertEquals(
                Optional.of(Problem.of("profile.notFound", "gnete")),
                profiles().get("gnete").failure());
    }

    @Test
    void damagedProfileNeitherHidesTheOthersNorTurnsTheShopToTraining() throws IOException {
        profiles().importText(GNETE, false);
        Files.writeString(folder.gateway("broken"), "{");
        var listing = profiles().list();
        assertEquals(List.of(gnete("canary-1")), listing.profiles());
        assertEquals(
                List.of(Problem.of(
                        "profile.unreadable", folder.gateway("broken").toString())),
                listing.problems());
        profiles().remove("gnete");
        assertTrue(profiles().hasLive());
    }

    @Test
    void fileThatIsNoProfileIsRefused() throws IOException {
        var missing = temp.resolve("missing.json");
        assertEquals(
                Optional.of(Problem.of("profile.file.missing", missing.toString())),
                profiles().importFile(missing, false).failure());
        var bytes = Files.write(temp.resolve("bytes.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertEquals(
                Optional.of(Problem.of("profile.notJson")),
                profiles().importFile(bytes, false).failure());
        assertEquals(
                Optional.of(Problem.of("profile.file.unreadable", temp.toString())),
                profiles().importFile(temp, false).failure());
        var good = Files.writeString(temp.resolve("good.json"), GNETE);
        assertEquals(gnete("canary-1"), profiles().importFile(good, false).value());
    }

    private void refused(Problem problem, String json) {
        assertEquals(Optional.of(problem), profiles().importText(json, false).failure());
        assertFalse(profiles().hasLive());
        assertFalse(Files.exists(folder.secrets()));
    }

    private String everything() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(temp)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private SealedSecretFile store() {
        return new SealedSecretFile(folder.secrets(), folder.secretsKey(), new SecureRandom());
    }

    private GatewayProfiles profiles() {
        return new GatewayProfiles(folder, store(), new SecureRandom(), FORMS, TaughtWords.meanings());
    }

    private static GatewayProfile gnete(String secret) {
        return new GatewayProfile(
                "gnete",
                "gnete",
                "https://api.example.com",
                Map.of("mchNo", "M1", "appId", "A1"),
                Map.of("appSecret", new Secret(secret)),
                false);
    }

    /** A store that is busy for ever. */
    private static final class FailingStore implements SecretStore {
        @Override
        public Result<Map<String, Secret>> read(String owner) {
            return Result.failed("secrets.busy");
        }

        @Override
        public Optional<Problem> put(String owner, Map<String, Secret> secrets) {
            return Optional.of(Problem.of("secrets.busy"));
        }

        @Override
        public Optional<Problem> putFirst(String owner, Map<String, Secret> secrets) {
            return put(owner, secrets);
        }

        @Override
        public Optional<Problem> remove(String owner) {
            return Optional.of(Problem.of("secrets.busy"));
        }
    }
}
