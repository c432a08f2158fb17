package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Event;
import till.domain.Mode;

/** Gateways listed, imported and removed by command. */
class GatewaysCommandTest extends CommandCases {
    private static final String PROFILE = """
            {"id":"gnete","kind":"gnete","baseUrl":"https://pay.example.com","mchNo":"M1","appId":"A1","appSecret":"canary"}
            """;

    @Test
    void gatewaysAreListedWithTheirMethods() {
        var json = cli.till("gateways --json").json();
        assertEquals("TRAINING", json.get("mode").asString());
        assertEquals("gnete", json.get("gateways").get(0).get("id").asString());
        assertEquals(
                "WX_QR",
                json.get("gateways").get(0).get("methods").get(0).get("method").asString());
        assertTrue(cli.till("gateways").out().contains("Gateway gnete\n  WX_QR\n"));
    }

    @Test
    void importNeedsLiveAndStoresTheKeysApart() throws Exception {
        var file = Files.writeString(folder.resolve("gnete.json"), PROFILE);
        var refused = cli.run("gateways", "import", file.toString());
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("Add --live"), refused.err());
        var done = cli.run("gateways", "import", file.toString(), "--live");
        assertEquals(0, done.code());
        assertTrue(done.out().startsWith("Live: real money moves.\n"), done.out());
        assertTrue(done.out().contains("can be deleted"), done.out());
        assertFalse(Files.readString(folder.resolve("home/gateways/gnete.json")).contains("canary"));
        assertEquals(2, cli.run("gateways", "import", file.toString(), "--live").code());
        assertEquals(
                0,
                cli.run("gateways", "import", file.toString(), "--live", "--replace")
                        .code());
        assertFalse(cli.opened.contains("till"));
    }

    private List<Event> taught() {
        return cli.till.ledger.history().after(Map.of(), 10).stream()
                .filter(event -> event.kind() == Event.Kind.GATEWAY_TAUGHT)
                .toList();
    }

    @Test
    void wordsForMoneyAreShownConfirmedAndWrittenIntoTheChain() throws Exception {
        var file = Files.writeString(
                folder.resolve("gnete.json"),
                PROFILE.replace("}", ",\"words\":{\"OK2\":\"paid\",\"HOLD\":\"waiting\"}}"));
        var refused = cli.run("gateways", "import", file.toString(), "--live");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("OK2 = paid"), refused.err());
        assertFalse(refused.err().contains("HOLD"), refused.err());
        assertFalse(Files.exists(folder.resolve("home/gateways/gnete.json")));
        assertEquals(Map.of(), cli.till.ledger.history().heads());

        cli.interactive = true;
        cli.typed = "live\nteach\n";
        assertEquals(0, cli.run("gateways", "import", file.toString()).code());
        var taught = taught();
        assertEquals(1, taught.size());
        assertEquals("OK2", taught.getFirst().facts().get("word"));
        assertEquals("import", taught.getFirst().facts().get("by"));

        cli.interactive = false;
        assertEquals(
                0,
                cli.run("gateways", "import", file.toString(), "--live", "--replace")
                        .code());
        assertEquals(1, taught().size(), "a word already taught is not told again");
        cli.till.services.feed().refresh();
        assertEquals(0, cli.till("verify").code());
    }

    @Test
    void gatewayIsRemovedOnlyWhenSaidAndNeverWithUnfinishedPaymentsBehindTheBack() throws Exception {
        var file = Files.writeString(folder.resolve("gnete.json"), PROFILE);
        cli.run("gateways", "import", file.toString(), "--live");
        assertEquals(2, cli.till("gateways remove nobody --yes").code());
        assertEquals(2, cli.till("gateways remove gnete").code());
        cli.waiting();
        var refused = cli.till("gateways remove gnete --yes");
        assertEquals(3, refused.code());
        assertTrue(refused.err().contains("still unfinished (1)"), refused.err());
        assertTrue(cli.profiles().hasLive());
        assertEquals(
                0, cli.till("gateways remove gnete --yes --even-unfinished").code());
        assertFalse(cli.profiles().hasLive());

        cli.run("gateways", "import", file.toString(), "--live");
        cli.interactive = true;
        cli.typed = "gnete\n";
        assertEquals(0, cli.till("gateways remove gnete --even-unfinished").code());
    }

    @Test
    void gatewayDoesNotBecomeAnotherMerchantWhileItsPaymentsAreUnfinished() throws Exception {
        var file = Files.writeString(folder.resolve("gnete.json"), PROFILE);
        cli.run("gateways", "import", file.toString(), "--live");
        var other = Files.writeString(folder.resolve("other.json"), PROFILE.replace("\"M1\"", "\"M2\""));
        cli.waiting();
        var refused = cli.run("gateways", "import", other.toString(), "--live", "--replace");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("another merchant"), refused.err());
        assertEquals(
                0,
                cli.run("gateways", "import", file.toString(), "--live", "--replace")
                        .code());
        assertEquals(
                0,
                cli.run("gateways", "import", other.toString(), "--live", "--replace", "--even-unfinished")
                        .code());
    }

    @Test
    void listNamesKindAddressAndWarnings() throws Exception {
        var plain = PROFILE.replaceFirst("https://", "http://")
                .replace("}", ",\"allowPlainHttp\":true,\"words\":{\"HOLD\":\"waiting\"}}");
        var file = Files.writeString(folder.resolve("gnete.json"), plain);
        assertEquals(0, cli.run("gateways", "import", file.toString(), "--live").code());
        cli.mode = Mode.LIVE;
        var gateway = cli.till("gateways list --json").json().get("gateways").get(0);
        assertEquals("gnete", gateway.get("kind").asString());
        assertEquals(2, gateway.get("warnings").size());
        var shown = cli.till("gateways");
        assertTrue(shown.err().contains("HOLD = waiting"), shown.err());
        assertFalse((shown.out() + shown.err() + gateway).contains("canary"));
    }

    @Test
    void personAtTheTerminalMayConfirmTheImport() throws Exception {
        var file = Files.writeString(folder.resolve("gnete.json"), PROFILE);
        cli.interactive = true;
        cli.typed = "no\n";
        assertEquals(2, cli.run("gateways", "import", file.toString()).code());
        cli.typed = "live\n";
        assertEquals(0, cli.run("gateways", "import", file.toString()).code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"id\":\"gnete\",\"kind\":\"gnete\",\"baseUrl\":\"https://x.example\",\"mchNo\":\"M1\",\"appId\":\"A1\"}",
                "{\"id\":\"x\",\"kind\":\"paypal\",\"baseUrl\":\"https://x.example\"}",
                "{\"id\":\"g\",\"kind\":\"gnete\",\"baseUrl\":\"http://x.example\",\"mchNo\":\"M\",\"appId\":\"A\",\"appSecret\":\"S\"}"
            })
    void badProfileIsOneSentenceAndNothingIsSaved(String profile) throws Exception {
        var file = Files.writeString(folder.resolve("bad.json"), profile);
        var answer = cli.run("gateways", "import", file.toString(), "--live");
        assertEquals(2, answer.code());
        assertEquals(1, answer.err().lines().count());
        assertTrue(answer.err().contains("Nothing was saved."), answer.err());
        try (var files = Files.list(folder.resolve("home/gateways"))) {
            assertEquals(0, files.count());
        }
    }
}
