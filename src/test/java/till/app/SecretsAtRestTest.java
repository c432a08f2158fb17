package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Secret;
import till.service.Steps.Step;
import till.simulator.PaymentAuto;

/**
 * A shop's day by the real program with all five gateways, a death in its middle and files given out; afterwards no key, PIN
 * or passphrase of it is in anything the program wrote or said.
 */
class SecretsAtRestTest {
    private static final String[] GATEWAYS = {"gnete", "easylink", "chingching", "qlink", "acqra"};
    private static final String PIN = "739184620517";
    private static final String WRONG_PIN = "504938271605";
    private static final String PASSPHRASE = "canary of the passphrase 8264";
    private static final String MISTYPED = "canary-mistyped-key-5173";
    private static final String PASSWORD = "canary-database-password-9926";

    @TempDir
    private Path folder;

    private Path home;
    private Path given;
    private ShopInTest shop;
    private Program program;
    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<String, String> said = new LinkedHashMap<>();

    @BeforeEach
    void open() throws Exception {
        home = Files.createDirectory(folder.resolve("home"));
        given = Files.createDirectory(folder.resolve("given"));
        shop = new ShopInTest(home, GATEWAYS);
        program = new Program(home);
        for (var gateway : GATEWAYS) {
            new PaymentAuto(shop.simulated(gateway).server().book()).every(Duration.ZERO);
        }
        for (var gateway : GATEWAYS) {
            shop.simulated(gateway)
                    .profile()
                    .secrets()
                    .forEach((name, secret) -> words.put(gateway + " " + name, secret.reveal()));
        }
        words.putAll(Map.of(
                "PIN",
                PIN,
                "wrong PIN",
                WRONG_PIN,
                "passphrase",
                PASSPHRASE,
                "mistyped key",
                MISTYPED,
                "password",
                PASSWORD));
        try (var till = shop.till()) {
            till.addOwner("olga", new Secret(PIN));
        }
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void nothingOfThemIsLeftAnywhere() throws Exception {
        for (var gateway : GATEWAYS) {
            aSale(gateway);
        }
        aDeathInTheMiddle();
        whatIsGivenOut();
        whatIsRefused();
        var traces = new Traces(words);
        assertTrue(Files.exists(given.resolve("sealed.backup")), "sealed");
        assertEquals(Set.of(), traces.in(folder));
        var found = new LinkedHashSet<String>();
        said.forEach((command, text) -> found.addAll(traces.in(command, text)));
        assertEquals(Set.of(), found);
        oneThatIsLeftIsFound(traces);
    }

    /** The same search finds a key that a careless line of a log kept. */
    private void oneThatIsLeftIsFound(Traces traces) throws IOException {
        var key = shop.simulated("gnete")
                .profile()
                .secrets()
                .values()
                .iterator()
                .next()
                .reveal();
        Files.writeString(home.resolve("logs").resolve("careless.log"), "signed with " + key);
        assertEquals(1, traces.in(folder).size());
    }

    /** The simulated customers pay by themselves. */
    private void aSale(String gateway) {
        var money = gateway.equals("qlink") ? "88000" : "88.50";
        var how = List.of("--gateway", gateway, "--method", method(gateway), "--amount", money, "--wait", "60s");
        var sale = "S-" + gateway;
        var charge = new ArrayList<>(List.of("charge", "--order", sale, "--json"));
        charge.addAll(how);
        assertTrue(told(charge.toArray(String[]::new)).contains("PAID"), gateway);
        if (gateway.equals("gnete")) {
            told("refund", sale, "--amount", "1", "--reason", "returned");
        }
    }

    private static String method(String gateway) {
        return switch (gateway) {
            case "gnete" -> "WX_QR";
            case "easylink" -> "ALI_H5";
            case "chingching" -> "LINK";
            case "qlink" -> "ONLINE/QRIS";
            default -> "wechat";
        };
    }

    private void aDeathInTheMiddle() {
        var charge =
                List.of("charge", "--operator", "olga", "--gateway", "gnete", "--method", "WX_QR", "--amount", "5");
        program.killAt(Kill.Point.of(Step.CREATE_ANSWERED), () -> {}, new Program.Call(charge, List.of(PIN), Map.of()));
    }

    private void whatIsGivenOut() {
        told("export", "--out", given.resolve("day.csv").toString(), "--xlsx");
        told("receipt", "S-gnete", "--pdf", given.resolve("receipt.pdf").toString());
        told(
                List.of(PIN, PASSPHRASE),
                with("backup", "--seal", given.resolve("sealed.backup").toString()));
        told("backup", given.resolve("plain.backup").toString());
        told("support", given.resolve("support.zip").toString());
        told("gateways", "--json");
        told("gateways", "test", "gnete", "--exchange");
        told("exchanges", "S-acqra");
    }

    private void whatIsRefused() throws IOException {
        var broken = "{\"id\":\"second\",\"kind\":\"gnete\",\"baseUrl\":\"nowhere\",\"appSecret\":\"" + MISTYPED + "\"";
        var file = Files.writeString(Files.createTempFile("profile", ".json"), broken);
        told("gateways", "import", file.toString(), "--live");
        Files.writeString(file, broken + "}");
        told("gateways", "import", file.toString(), "--live");
        Files.delete(file);
        told(List.of(WRONG_PIN), "refund", "S-gnete", "--amount", "1", "--reason", "x", "--operator", "olga");
        told(List.of(PASSWORD), "ledger", "test", "postgresql://till@127.0.0.1:1/shop");
    }

    private String told(String... arguments) {
        return told(List.of(PIN), with(arguments));
    }

    private String told(List<String> typed, String... arguments) {
        var run = program.run(new Program.Call(List.of(arguments), typed, Map.of()));
        said.put(said.size() + " " + arguments[0], run.out() + run.err());
        return run.out() + run.err();
    }

    private static String[] with(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--operator", "olga"));
        return all.toArray(String[]::new);
    }
}
