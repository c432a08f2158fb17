package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import till.simulator.Fault;
import till.simulator.Operation;

/**
 * Every gateway, every operation, every fault of the dial: the real services on a real ledger, through the real adapter, to
 * the simulated gateway over HTTP. Each way is judged by what the gateway says when nothing is wrong any more; what the
 * payment and the refund ended in is written to {@code target/fault-table.txt}.
 */
class FaultTableTest extends AtSimulatedGateways {
    private static final Map<String, Integer> TABLE = new TreeMap<>();

    @AfterAll
    static void write() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("gateway operation fault: payment, refund, attention x count");
        TABLE.forEach((way, count) -> lines.add(way + " x " + count));
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "fault-table.txt"), lines, StandardCharsets.UTF_8);
    }

    static List<Operation> operations() {
        return List.of(
                Operation.CREATE,
                Operation.QUERY,
                Operation.CLOSE,
                Operation.CAPTURE,
                Operation.VOID,
                Operation.REFUND,
                Operation.REFUND_QUERY);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void moneyIsWhereTheGatewaySaysItIs(Operation operation) throws Exception {
        assertTrue(ways(operation, false) > 0, operation.name());
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"CREATE", "QUERY", "CLOSE", "REFUND", "REFUND_QUERY"})
    void moneyOfAScannedCodeIsWhereTheGatewaySaysItIs(Operation operation) throws Exception {
        assertTrue(ways(operation, true) > 0, operation.name());
    }

    private int ways(Operation operation, boolean scan) throws Exception {
        var ways = 0;
        for (var gateway : gateways) {
            for (var fault : Fault.values()) {
                try (var way = new FaultyWay(gateway, operation, fault, clock, scan)) {
                    if (way.possible()) {
                        way.go();
                        ways++;
                        TABLE.merge(way.told(), 1, Integer::sum);
                        assertEquals(List.of(), way.broken(), way.told());
                    }
                }
            }
        }
        return ways;
    }
}
