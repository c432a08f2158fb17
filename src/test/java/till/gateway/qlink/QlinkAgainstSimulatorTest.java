package till.gateway.qlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.gateway.qlink.QlinkWorld.AMOUNT;
import static till.gateway.qlink.QlinkWorld.NOW;
import static till.gateway.qlink.QlinkWorld.NUMBER;
import static till.gateway.qlink.QlinkWorld.OTHER;
import static till.gateway.qlink.QlinkWorld.OTHER_PAYMENT;
import static till.gateway.qlink.QlinkWorld.PAYMENT;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.PayCode;
import till.gateway.MethodLists.Listed;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments.Created;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.Operation;
import till.simulator.QlinkCredentials;
import till.simulator.QlinkEnvelope;
import till.simulator.QlinkOptions;
import till.simulator.QlinkServer;
import till.simulator.QlinkSigning;
import till.simulator.SimulatedCustomer;

class QlinkAgainstSimulatorTest {
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private @Nullable QlinkServer server;

    private QlinkGateway gateway(QlinkOptions options, String... more) {
        var started = new QlinkServer(
                        CLOCK,
                        threads,
                        scheduler,
                        new QlinkCredentials("appKeyTEST", "appSecretTEST", "account1"),
                        folder.resolve("book"),
                        options)
                .start();
        server = started;
        return QlinkGateway.of(QlinkWorld.profile(started.baseUrl(), Map.of(), more), _ -> {}, CLOCK);
    }

    private QlinkServer server() {
        return Objects.requireNonNull(server);
    }

    @AfterEach
    void stop() {
        server().close();
        threads.shutdownNow();
        scheduler.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"ESCAPED,A,BARE", "NESTED,B,DATA", "QUOTED,C,RESULT", "ESCAPED,A,CONTENT"})
    void anOrderIsCreatedAndPaidInEveryReading(QlinkSigning signing, String signature, QlinkEnvelope envelope) {
        var options = QlinkOptions.standard().withSigning(signing).withEnvelope(envelope);
        var gateway = gateway(options, "signature", signature);
        var created = assertInstanceOf(Outcome.Answered.class, create(gateway));
        assertEquals(
                PayCode.Kind.QR,
                Objects.requireNonNull(((Created) created.value()).code()).kind());
        assertEquals(Standing.WAITING, standing(gateway));
        assertTrue(new SimulatedCustomer(server().book()).pay(NUMBER.text()));
        assertEquals(Standing.PAID, standing(gateway));
        assertEquals(
                List.of(Standing.PAID, Standing.NOT_FOUND),
                gateway.queryAll(List.of(PAYMENT, OTHER_PAYMENT)).values().stream()
                        .map(QlinkAgainstSimulatorTest::standing)
                        .toList());
        assertInstanceOf(Outcome.Unknown.class, gateway.close(PAYMENT));
        assertInstanceOf(Outcome.Unknown.class, create(gateway));
    }

    @Test
    void aPaidPaymentHasTheMomentItWasPaid() {
        var gateway = gateway(QlinkOptions.standard());
        create(gateway);
        new SimulatedCustomer(server().book()).pay(NUMBER.text());
        var answered = (Outcome.Answered<PaymentAnswer>) gateway.query(PAYMENT);
        var facts = Objects.requireNonNull(answered.value().facts());
        assertEquals(NOW, facts.paidAt());
        assertEquals(AMOUNT, facts.amount());
    }

    @Test
    void aWaitingOrderIsCancelled() {
        var now = new QlinkOptions.Pace(Duration.ofHours(2), Duration.ZERO, Duration.ofSeconds(30));
        var gateway = gateway(QlinkOptions.standard().with(now));
        create(gateway);
        gateway.close(PAYMENT);
        assertEquals(Standing.CANCELLED, standing(gateway));
    }

    @Test
    void theProbeAndTheListKnowTheAccountAndTheKey() {
        var gateway = gateway(QlinkOptions.standard());
        assertTrue(gateway.probe().works());
        var listed = (Outcome.Answered<Listed>) gateway.listMethods();
        assertTrue(listed.value().methods().stream().anyMatch(way -> way.code().equals("ONLINE/QRIS")));
        var stranger = QlinkGateway.of(
                QlinkWorld.profile(server().baseUrl(), Map.of(), "payAccount", "other"), _ -> {}, CLOCK);
        assertFalse(stranger.probe().works());
        var badlySigned =
                QlinkGateway.of(QlinkWorld.profile(server().baseUrl(), Map.of(), "signature", "B"), _ -> {}, CLOCK);
        assertEquals("gateway.qlink.probe.error", badlySigned.probe().problem().key());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ANSWER_LOST", "REFUSED_CONNECTION", "SERVER_ERROR", "EMPTY_BODY", "GARBAGE", "CHANNEL_BROKEN"})
    void aSpoiledCreateIsUnknownAndSentOnce(Fault fault) {
        var gateway = gateway(QlinkOptions.standard());
        new FaultDial(server().book()).next(fault, Operation.CREATE, 1);
        assertInstanceOf(Outcome.Unknown.class, create(gateway));
        assertEquals(fault.acts() ? 1 : 0, server().book().creates(NUMBER.text()));
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "SLOW")
    void noFaultOfAQueryMakesAWaitingOrderPaid(Fault fault) {
        var gateway = gateway(QlinkOptions.standard());
        create(gateway);
        var dial = new FaultDial(server().book());
        dial.next(fault, Operation.QUERY, 1);
        var said = gateway.query(PAYMENT);
        assertFalse(
                said instanceof Outcome.Answered<PaymentAnswer>(var answer) && answer.standing() != Standing.WAITING,
                said.toString());
        dial.allOff();
        assertEquals(Standing.WAITING, standing(gateway));
        assertFalse(gateway.queryAll(List.of(OTHER_PAYMENT)).get(OTHER) instanceof Outcome.Unknown);
    }

    private static Outcome<Created> create(QlinkGateway gateway) {
        return gateway.create(QlinkWorld.order(AMOUNT), Map.of());
    }

    private static Standing standing(QlinkGateway gateway) {
        return standing(gateway.query(PAYMENT));
    }

    private static Standing standing(Outcome<PaymentAnswer> said) {
        var answered = assertInstanceOf(Outcome.Answered.class, said);
        return ((PaymentAnswer) answered.value()).standing();
    }
}
