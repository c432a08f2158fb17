package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.gateway.TaughtWords;

class GatewayProfilesTest extends GatewayProfileCases {
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

    private String everything() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(temp)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
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
