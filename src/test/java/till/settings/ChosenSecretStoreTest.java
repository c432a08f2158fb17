package till.settings;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.Secret;
import till.gateway.TaughtWords;
import till.gateway.gnete.GneteGateway;

class ChosenSecretStoreTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    /** Passed by once and waited out once. */
    private static final Duration BRIEF = Duration.ofSeconds(3);

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final KeychainSecretStore.Patience ENDLESS = new KeychainSecretStore.Patience(LONG, LONG);
    private static final Map<String, Secret> SECRETS = Map.of("appSecret", new Secret("canary-密鑰-7Q"));

    @TempDir
    Path temp;

    private final FakeKeychain keychain = new FakeKeychain();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("till");

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void letGo() {
        keychain.letGo();
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void newSecretsGoToAKeychainThatWorksAndComeBackFromIt() {
        var store = store(ENDLESS);
        assertEquals("keychain:gnete/1", store.add("gnete/1", SECRETS).value());
        assertEquals(List.of("gnete/1"), keychain.accounts());
        assertEquals("{\"appSecret\":\"canary-\\u5BC6\\u9470-7Q\"}", keychain.items.get("gnete/1"));
        assertEquals(SECRETS, store.read("keychain:gnete/1").value());
        assertFalse(Files.exists(temp.resolve("secrets.bin")));
        assertEquals(Optional.empty(), store.remove("keychain:gnete/1"));
        assertEquals(Map.of(), keychain.items);
    }

    @Test
    void probeWritesReadsAndRemovesOnceAndOnlyWhenSomethingIsToBeKept() {
        var store = store(ENDLESS);
        store.read("gnete/0");
        store.remove("gnete/0");
        store.put("notify:gnete", SECRETS);
        assertEquals(List.of(), keychain.asked);
        store.add("gnete/1", SECRETS);
        store.add("gnete/2", SECRETS);
        var adding = List.of("write gnete", "read gnete", "write gnete", "read gnete");
        assertEquals(List.of("write probe", "read probe", "remove probe"), keychain.asked.subList(0, 3));
        assertEquals(adding, keychain.asked.subList(3, keychain.asked.size()));
    }

    @Test
    void keychainThatDoesNotAnswerInTimeLeavesTheSecretsToTheFile() {
        keychain.hold();
        var store = store(new KeychainSecretStore.Patience(SHORT, LONG));
        assertEquals("gnete/1", store.add("gnete/1", SECRETS).value());
        assertEquals(SECRETS, store.read("gnete/1").value());
        assertEquals(1, log.list.size());
        keychain.letGo();
        await().untilAsserted(() -> assertEquals(List.of("write probe", "read probe", "remove probe"), keychain.asked));
        await().untilAsserted(() -> assertEquals(Map.of(), keychain.items));
        assertEquals("gnete/2", store.add("gnete/2", SECRETS).value());
    }

    @Test
    void keychainThatRefusesOrForgetsLeavesTheSecretsToTheFileAndNothingInTheLog() {
        keychain.refusing = true;
        assertEquals("gnete/1", store(ENDLESS).add("gnete/1", SECRETS).value());
        keychain.refusing = false;
        keychain.deaf = true;
        assertEquals("gnete/2", store(ENDLESS).add("gnete/2", SECRETS).value());
        assertEquals(SECRETS, store(ENDLESS).read("gnete/1").value());
        assertEquals(SECRETS, store(ENDLESS).read("gnete/2").value());
        assertEquals(2, log.list.size());
    }

    @Test
    void writingThatFailsAfterAGoodProbeEndsInTheFileAndLeavesNothingBehind() {
        var store = store(ENDLESS);
        store.add("gnete/1", SECRETS);
        keychain.deaf = true;
        assertEquals("gnete/2", store.add("gnete/2", SECRETS).value());
        keychain.deaf = false;
        keychain.refusing = true;
        assertEquals("gnete/3", store.add("gnete/3", SECRETS).value());
        assertEquals(List.of("gnete/1"), keychain.accounts());
        assertEquals(SECRETS, store.read("gnete/2").value());
        assertEquals(SECRETS, store.read("gnete/3").value());
        saysNothingSecret(store.read("keychain:gnete/1").failure().orElseThrow());
    }

    @Test
    void writingThatComesTooLateIsTakenBack() {
        var store = store(new KeychainSecretStore.Patience(LONG, BRIEF));
        store.add("gnete/1", SECRETS);
        keychain.hold();
        assertEquals("gnete/2", store.add("gnete/2", SECRETS).value());
        keychain.letGo();
        await().untilAsserted(() -> assertTrue(keychain.asked.contains("remove gnete")));
        await().untilAsserted(() -> assertEquals(List.of("gnete/1"), keychain.accounts()));
        assertEquals(SECRETS, store.read("gnete/2").value());
    }

    @ParameterizedTest
    @ValueSource(ints = {1_263, 1_264})
    void whatIsTooLongForWindowsGoesToTheFile(int length) {
        var store = store(ENDLESS);
        var secrets = Map.of("key", new Secret("k".repeat(length)), "a", new Secret(""));
        var entry = store.add("gnete/1", secrets).value();
        var longest = keychain.items.values().stream()
                .mapToInt(text -> 2 * text.length())
                .max();
        assertEquals(length > 1_263 ? "gnete/1" : "keychain:gnete/1", entry);
        assertEquals(length > 1_263 ? 0 : 2_560, longest.orElse(0));
        assertEquals(secrets, store.read(entry).value());
    }

    @Test
    void keychainThatStoppedAnsweringIsAskedOnceAndLosesNothing() {
        var store = store(new KeychainSecretStore.Patience(LONG, BRIEF));
        store.add("gnete/1", SECRETS);
        store.add("qlink/1", SECRETS);
        var before = keychain.asked.size();
        keychain.hold();
        var silent = Problem.of("secrets.keychain.silent", "gnete/1");
        assertEquals(Optional.of(silent), store.read("keychain:gnete/1").failure());
        assertEquals(
                Optional.of(Problem.of("secrets.keychain.silent", "qlink/1")),
                store.read("keychain:qlink/1").failure());
        assertEquals(
                Optional.of(Problem.of("secrets.keychain.notRemoved", "qlink/1")), store.remove("keychain:qlink/1"));
        assertTimeout(Duration.ofSeconds(20), () -> {
            for (var calls = 0; calls < 1_000; calls++) {
                store.read("keychain:gnete/1");
            }
        });
        assertEquals(before + 1, keychain.asked.size());
        keychain.letGo();
        await().untilAsserted(() ->
                assertEquals(SECRETS, store.read("keychain:gnete/1").value()));
        assertEquals(SECRETS, store.read("keychain:qlink/1").value());
    }

    @Test
    void missingOrDamagedItemIsAProblemThatNamesIt() {
        var store = store(ENDLESS);
        keychain.items.put("gnete/2", "{\"canary");
        for (var account : List.of("gnete/1", "gnete/2")) {
            assertEquals(
                    Optional.of(Problem.of("secrets.keychain.refused", account)),
                    store.read("keychain:" + account).failure());
        }
    }

    @Test
    void keychainThatIsNotWantedStillGivesAwayWhatItHas() {
        var inKeychain = inKeychain(ENDLESS);
        new ChosenSecretStore(file(), inKeychain, true).add("gnete/1", SECRETS);
        var unwanted = new ChosenSecretStore(file(), inKeychain, false);
        assertEquals("gnete/2", unwanted.add("gnete/2", SECRETS).value());
        assertEquals(SECRETS, unwanted.read("keychain:gnete/1").value());
        assertEquals(Optional.empty(), unwanted.remove("keychain:gnete/1"));
    }

    @Test
    void savedProfileMovesFromTheFileToTheKeychainAndBack() throws IOException {
        var folder = DataFolder.open(temp.resolve("till")).value();
        var json = """
                {"id":"gnete","kind":"gnete","baseUrl":"https://api.example.com","mchNo":"M1","appId":"A1",\
                "appSecret":"canary-1"}""";
        var sealed = new SealedSecretFile(folder.secrets(), folder.secretsKey(), new SecureRandom());
        var inKeychain = inKeychain(ENDLESS);
        var off = profiles(folder, new ChosenSecretStore(sealed, inKeychain, false));
        var on = profiles(folder, new ChosenSecretStore(sealed, inKeychain, true));
        var profile = off.importText(json, false).value();
        var first = everything();
        assertEquals(profile, on.get("gnete").value());
        assertEquals(List.of(), keychain.asked);

        on.save(profile, true);
        assertEquals(profile, on.get("gnete").value());
        assertEquals(1, keychain.items.size());
        assertTrue(Files.readString(folder.gateway("gnete")).contains("keychain:gnete/"));
        assertFalse(everything().contains("canary"));
        assertTrue(Files.size(folder.secrets()) < first.length());

        off.save(profile, true);
        assertEquals(profile, off.get("gnete").value());
        assertEquals(Map.of(), keychain.items);
        on.save(profile, true);
        assertEquals(Optional.empty(), on.remove("gnete"));
        assertEquals(Map.of(), keychain.items);
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemSaysWhatToDoInEveryLanguage(Language language) {
        for (var key : List.of("secrets.keychain.silent", "secrets.keychain.refused", "secrets.keychain.notRemoved")) {
            var text = Texts.in(language).text(Problem.of(key, "gnete/1"));
            assertTrue(text.contains("gnete/1") && text.contains("Harbour Till"), text);
        }
    }

    @AfterEach
    void nothingSecretIsLogged() {
        for (var event : log.list) {
            assertFalse((event.getFormattedMessage() + event.getThrowableProxy()).contains("canary"));
        }
    }

    private static void saysNothingSecret(Problem problem) {
        for (var language : Language.values()) {
            assertFalse(Texts.in(language).text(problem).contains("canary"));
        }
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

    private static GatewayProfiles profiles(DataFolder folder, SecretStore store) {
        List<ProfileForm> forms = List.of(GneteGateway.form());
        return new GatewayProfiles(folder, store, new SecureRandom(), forms, TaughtWords.meanings());
    }

    private ChosenSecretStore store(KeychainSecretStore.Patience patience) {
        return new ChosenSecretStore(file(), inKeychain(patience), true);
    }

    private SealedSecretFile file() {
        return new SealedSecretFile(temp.resolve("secrets.bin"), temp.resolve("secrets.key"), new SecureRandom());
    }

    private KeychainSecretStore inKeychain(KeychainSecretStore.Patience patience) {
        return new KeychainSecretStore(
                keychain::open, call -> Thread.ofPlatform().daemon().start(call), new Random(1), patience);
    }
}
