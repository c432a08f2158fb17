package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.OrderNo;
import till.ledger.SentLog.Sent;

class FileSentLogTest {
    @TempDir
    private Path folder;

    private static Sent line(String number) {
        return new Sent(
                Instant.parse("2026-11-21T04:00:00.123456789Z"),
                number,
                "create",
                "gnete",
                Money.parse("JPY 880"),
                new OrderNo("A1"));
    }

    @Test
    void linesComeBackInOrder() {
        var file = folder.resolve("sent.log");
        assertEquals(List.of(), FileSentLog.read(file));
        new FileSentLog(file).sent(line("A1"));
        new FileSentLog(file).sent(line("A2"));
        assertEquals(List.of(line("A1"), line("A2")), FileSentLog.read(file));
    }

    @Test
    void aTornLastLineIsPassedAndTheNextOneStandsAlone() throws Exception {
        var file = folder.resolve("sent.log");
        new FileSentLog(file).sent(line("A1"));
        var whole = Files.readString(file);
        for (var cut = 1; cut < whole.length() - 1; cut++) {
            Files.writeString(file, whole + whole.substring(0, cut), StandardOpenOption.TRUNCATE_EXISTING);
            assertEquals(List.of(line("A1")), FileSentLog.read(file), "cut at " + cut);
        }
        new FileSentLog(file).sent(line("A2"));
        assertEquals(List.of(line("A1"), line("A2")), FileSentLog.read(file));
    }

    @Test
    void manyWritersLoseAndMixNothing() throws Exception {
        var file = folder.resolve("sent.log");
        var logs = List.of(new FileSentLog(file), new FileSentLog(file));
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var future : IntStream.range(0, 200)
                    .mapToObj(each -> threads.submit(() -> logs.get(each % 2).sent(line("A" + each))))
                    .toList()) {
                future.get();
            }
        }
        Set<String> numbers = new HashSet<>();
        FileSentLog.read(file).forEach(each -> numbers.add(each.number()));
        assertEquals(200, numbers.size());
    }
}
