package till.gateway.chingching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.Secret;
import till.gateway.Outcome;
import till.gateway.PromptSockets;
import till.gateway.Settlements;
import till.gateway.Settlements.Settlement;
import till.gateway.Settlements.SettlementFile;
import till.gateway.Settlements.SettlementList;

class ChingchingStatementsTest {
    private static final String CSV = "date,amount\n2026-11-20,88.50\n";

    private final MockWebServer server = new MockWebServer();
    private Settlements statements;

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
        var profile = new GatewayProfile(
                "chingching",
                "chingching",
                "http://127.0.0.1:" + server.getPort(),
                Map.of("merchantId", "M001"),
                Map.of("apiKey", new Secret("test_api_key"), "apiSecret", new Secret("test_api_secret")),
                false);
        statements = ChingchingGateway.of(profile, _ -> {}, InstantSource.system())
                .find(Settlements.class)
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"list\":%s,\"total\":1}", "{\"data\":{\"items\":%s}}"})
    void aListIsFoundWhereverItStands(String wrap) {
        var list =
                "[{\"id\":\"S1\",\"currency\":\"HKD\",\"amount\":88.50,\"card\":\"4111111111111111\",\"none\":null,\"more\":{}}]";
        answer("{\"code\":0,\"data\":" + wrap.formatted(list) + "}");
        answer("{\"code\":0,\"data\":" + wrap.formatted(list) + "}");
        assertEquals(
                List.of(new Settlement(
                        "S1", Map.of("id", "S1", "currency", "HKD", "amount", "88.50", "card", "***1111"))),
                list());
    }

    @Test
    void pagesAreAskedForUntilOneBringsNothingNew() throws InterruptedException {
        answer("{\"code\":0,\"data\":[{\"settlement_id\":\"S1\"},{\"settlement_id\":\"S2\"}]}");
        answer("{\"code\":0,\"data\":[{\"settlement_id\":\"S3\"}]}");
        answer("{\"code\":0,\"data\":{\"list\":null}}");
        assertEquals(
                List.of("S1", "S2", "S3"), list().stream().map(Settlement::id).toList());
        assertEquals(
                "/api/v1/settlements?page=1&page_size=100", server.takeRequest().getTarget());
        assertEquals(
                "/api/v1/settlements?page=2&page_size=100", server.takeRequest().getTarget());
    }

    @Test
    void noStatementsAreAnEmptyList() {
        answer("{\"code\":0,\"data\":null}");
        assertEquals(List.of(), list());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "{\"code\":1,\"message\":\"no\"}",
                "{\"code\":0,\"data\":{\"total\":3}}",
                "{\"code\":0,\"data\":[{}]}",
                "{\"code\":0,\"data\":[{\"id\":\"../x\"}]}",
                "{\"code\":0,\"data\":{\"a\":[],\"b\":[]}}"
            })
    void aListThatCannotBeReadWholeIsUnknown(String body) {
        answer(body);
        assertInstanceOf(Outcome.Unknown.class, statements.settlements());
    }

    @Test
    void aFailedSecondPageIsNotPassedOffAsAll() {
        answer("{\"code\":0,\"data\":[{\"id\":\"S1\"}]}");
        answer("{\"code\":1}");
        assertInstanceOf(Outcome.Unknown.class, statements.settlements());
    }

    @Test
    void aFileIsWhatCameUnderANameSafeToSave() throws InterruptedException {
        answer(CSV);
        assertEquals(new SettlementFile("settlement-S1.csv", CSV, "settlement-S1.csv"), file("S1"));
        assertEquals("/api/v1/settlements/S1/download", server.takeRequest().getTarget());
        answer("{\"code\":0,\"data\":\"date\\tamount\\n\"}");
        assertEquals(new SettlementFile("settlement-S1.txt", "date\tamount\n", "settlement-S1.txt"), file("S1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "{\"code\":1,\"message\":\"no\"}",
                "{\"code\":0,\"data\":\"https://files.example/S1\"}",
                "{\"code\":0,\"data\":null}"
            })
    void whatIsNoFileIsUnknown(String body) {
        answer(body);
        assertInstanceOf(Outcome.Unknown.class, statements.download("S1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/../b", "S1?x", "a b"})
    void whatIsNoNumberIsNotAskedFor(String id) {
        assertInstanceOf(Outcome.Unknown.class, statements.download(id));
        assertEquals(0, server.getRequestCount());
    }

    private List<Settlement> list() {
        var answered = assertInstanceOf(Outcome.Answered.class, statements.settlements());
        return ((SettlementList) answered.value()).settlements();
    }

    private SettlementFile file(String id) {
        return (SettlementFile) assertInstanceOf(Outcome.Answered.class, statements.download(id))
                .value();
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }
}
