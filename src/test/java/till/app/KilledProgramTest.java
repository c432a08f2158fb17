package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.service.Steps.Step;
import till.simulator.SimulatedCustomer;
import till.simulator.SimulatedRefund;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real program, killed with SIGKILL and started again as a process, with its own clock and the four seconds the database
 * takes for a lock that was left behind; the gateway's own book is the judge. {@link KillsTest} has all the steps.
 */
class KilledProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @TempDir
    private Path folder;

    private GatewayInTest gateway;
    private Program program;

    @BeforeEach
    void open() throws IOException {
        gateway = new GatewayInTest(folder);
        program = new Program(folder.resolve("home"));
        assertEquals(
                0,
                program.run("gateways", "import", gateway.profile(folder).toString(), "--live")
                        .code());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void killedAfterTheRequestLeftAPaidPaymentIsPaidAndWasCreatedOnce() {
        killedWhileCharging();
        var order = gateway.book().orders().getFirst();
        assertTrue(new SimulatedCustomer(gateway.book()).pay(order.number()));
        assertEquals("PAID", ends(this::payment).path("state").asString());
        assertEquals(1, gateway.book().creates(order.number()));
        wholeLedger();
    }

    @Test
    void killedWhileRefundingTheWholeAmountIsGivenBackExactlyOnce() {
        charge();
        pay();
        assertEquals(0, program.run("status", "S-1", "--refresh").code());
        program.killAt(Step.REFUND_ANSWERED, "refund", "S-1", "--amount", "all", "--reason", "faulty goods");
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            program.run("refund", "S-1", "--amount", "88.50", "--reason", "faulty goods", "--wait", "1s");
            return refundsDone(payment()) == 1;
        });
        assertEquals(8850, refundedAtTheGateway());
        assertEquals(1, gateway.book().refunds().size());
        wholeLedger();
    }

    private static long refundsDone(JsonNode payment) {
        return payment.path("refunds")
                .valueStream()
                .filter(refund -> refund.path("state").asString().equals("DONE"))
                .count();
    }

    private void killedWhileCharging() {
        program.killAt(
                Step.CREATE_ANSWERED,
                "charge",
                "--gateway",
                "gnete",
                "--method",
                "WX_QR",
                "--amount",
                "88.50",
                "--order",
                "S-1");
    }

    private void charge() {
        assertEquals(0, charge("S-1").code());
    }

    private Program.Run charge(String sale) {
        return program.run("charge", "--gateway", "gnete", "--method", "WX_QR", "--amount", "88.50", "--order", sale);
    }

    private void pay() {
        new SimulatedCustomer(gateway.book()).pay(payment().path("orderNo").asString());
    }

    private JsonNode payment() {
        return payment("S-1");
    }

    private JsonNode payment(String sale) {
        return JsonMapper.shared()
                .readTree(program.run("status", sale, "--refresh", "--json").out());
    }

    /** Asks as staff would until the state is one of the ends. */
    private static JsonNode ends(Supplier<JsonNode> payment) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(payment::get, found -> switch (found.path("state").asString()) {
                    case "PAID", "DECLINED", "CANCELLED", "EXPIRED" -> true;
                    default -> false;
                });
    }

    private long refundedAtTheGateway() {
        return gateway.book().refunds().stream()
                .filter(refund -> refund.state() == SimulatedRefund.State.DONE)
                .mapToLong(refund -> refund.amount())
                .sum();
    }

    private void wholeLedger() {
        var verified = program.run("verify");
        assertEquals(0, verified.code(), verified.out() + verified.err());
    }
}
