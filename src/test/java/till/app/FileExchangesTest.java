package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.gateway.ExchangeLog.Exchange;
import till.service.ExchangeLine;

class FileExchangesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void callsAboutOneNumberAreReadBackNewestLast() {
        var store = store();
        store.keep(call("A1", "query", NOON.plusSeconds(2)));
        store.keep(call("B1", "create", NOON.plusSeconds(1)));
        store.keep(call("A1", "create", NOON));
        assertEquals(
                List.of(
                        new ExchangeLine(NOON, "gnete", "A1", "create", Duration.ofMillis(120), 200, "{}", "{\"a\":1}"),
                        new ExchangeLine(
                                NOON.plusSeconds(2),
                                "gnete",
                                "A1",
                                "query",
                                Duration.ofMillis(120),
                                200,
                                "{}",
                                "{\"a\":1}")),
                store.of(List.of("A1", "")));
    }

    @Test
    void aNumberThatOnlyContainsItIsAnother() {
        var store = store();
        store.keep(call("A12", "query", NOON));
        assertEquals(List.of(), store.of(List.of("A1")));
    }

    @Test
    void anotherProcessReadsTheSame() {
        store().keep(call("A1", "query", NOON));
        assertEquals(1, store().of(List.of("A1")).size());
    }

    @Test
    void theLastCallOfAGatewayIsFoundAlsoWithoutANumber() {
        var store = store();
        store.keep(call("A1", "query", NOON.minus(Duration.ofDays(2))));
        store.keep(call("", "probe", NOON));
        assertEquals(Optional.of("probe"), store.last("gnete").map(ExchangeLine::operation));
        assertEquals(Optional.empty(), store.last("gnet"));
    }

    @Test
    void aLineTornByADyingProcessHidesNoOther() throws IOException {
        var store = store();
        store.keep(call("A1", "create", NOON));
        var file = folder.resolve("exchanges/2026-11-21.00001.jsonl");
        Files.write(file, new byte[] {'{', '"', 'A', '1', (byte) 0xe6, (byte) 0xb8}, StandardOpenOption.APPEND);
        store.keep(call("A1", "query", NOON.plusSeconds(1)));
        assertEquals(2, store.of(List.of("A1")).size());
    }

    @Test
    void aStoreThatCannotBeWrittenStopsNothingAndWorksAgainLater() throws IOException {
        var inTheWay = Files.writeString(folder.resolve("exchanges"), "a file where the folder should be");
        var store = store();
        store.keep(call("A1", "create", NOON));
        assertEquals(List.of(), store.of(List.of("A1")));
        Files.delete(inTheWay);
        store.keep(call("A1", "query", NOON));
        assertEquals(1, store.of(List.of("A1")).size());
    }

    @Test
    void theOldestFilesMakeRoomForNewOnes() throws IOException {
        var store = new FileExchanges(folder.resolve("exchanges"), new FileExchanges.Room(60, 1_000, 5_000));
        for (var i = 0; i < 200; i++) {
            store.keep(call("N" + i, "query", NOON.plusSeconds(i)));
        }
        assertTrue(bytes() <= 5_500, "bytes: " + bytes());
        assertEquals(List.of(), store.of(List.of("N0")));
        assertEquals(1, store.of(List.of("N199")).size());
    }

    @Test
    void whatIsTooOldIsForgotten() {
        var store = store();
        store.keep(call("A1", "query", NOON));
        for (var day = 1; day <= 60; day++) {
            store.keep(call("A2", "query", NOON.plus(Duration.ofDays(day))));
        }
        assertEquals(1, store.of(List.of("A1")).size());
        store.keep(call("A2", "query", NOON.plus(Duration.ofDays(61))));
        assertEquals(List.of(), store.of(List.of("A1")));
        assertEquals(61, store.of(List.of("A2")).size());
    }

    @Test
    void aClockSetAheadThrowsNothingAway() {
        var store = store();
        for (var day = 0; day < 30; day++) {
            store.keep(call("A1", "query", NOON.plus(Duration.ofDays(day))));
        }
        store.keep(call("A2", "query", NOON.plus(Duration.ofDays(400))));
        store.keep(call("A3", "query", NOON.plus(Duration.ofDays(31))));
        assertEquals(30, store.of(List.of("A1")).size());
        assertEquals(1, store.of(List.of("A2")).size());
        assertEquals(1, store.of(List.of("A3")).size());
    }

    @Test
    void anEndlessAnswerIsCut() {
        var store = store();
        store.keep(new Exchange("gnete", "A1", "query", NOON, Duration.ZERO, 200, "", "x".repeat(1 << 20)));
        assertFalse(store.of(List.of("A1")).getFirst().answer().length() > 8_001);
    }

    private long bytes() throws IOException {
        try (var files = Files.list(folder.resolve("exchanges"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private FileExchanges store() {
        return new FileExchanges(folder.resolve("exchanges"), FileExchanges.Room.USUAL);
    }

    private static Exchange call(String number, String operation, Instant at) {
        return new Exchange("gnete", number, operation, at, Duration.ofMillis(120), 200, "{}", "{\"a\":1}");
    }
}
