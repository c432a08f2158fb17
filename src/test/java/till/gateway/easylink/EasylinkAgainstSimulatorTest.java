package till.gateway.easylink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.GatewayProfile;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.RefundNo;
import till.domain.Secret;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments.Created;
import till.gateway.Refunds.RefundAnswer;
import till.simulator.EasylinkCredentials;
import till.simulator.EasylinkHabit;
import till.simulator.EasylinkOptions;
import till.simulator.EasylinkServer;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.Operation;
import till.simulator.SimulatedCustomer;

class EasylinkAgainstSimulatorTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Money AMOUNT = Money.ofMinor(CurrencyUnit.of("HKD"), 8850);
    private static final OrderNo NUMBER = new OrderNo("T1P1");
    private static final RefundNo REFUND = new RefundNo("T1R1");
    private static final PaymentRef PAYMENT = new PaymentRef(NUMBER, null, "WX_H5", AMOUNT);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private EasylinkServer server;
    private EasylinkGateway gateway;

    @BeforeEach
    void start() {
        open(EasylinkOptions.standard().withRefundDelay(Duration.ZERO));
    }

    private void open(EasylinkOptions options) {
        var merchant = new EasylinkCredentials("KC", "pk_live_" + "k".repeat(40));
        var book = folder.resolve("book-" + options.hashCode());
        server = new EasylinkServer(CLOCK, threads, scheduler, merchant, book, options).start();
        gateway = gateway("KC", merchant.apiKey());
    }

    private EasylinkGateway gateway(String code, String key) {
        var profile = new GatewayProfile(
                "easylink",
                "easylink",
                server.baseUrl(),
                Map.of("merchantCode", code),
                Map.of("apiKey", new Secret(key)),
                false);
        return EasylinkGateway.of(profile, _ -> {}, CLOCK);
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
        scheduler.shutdownNow();
    }

    @Test
    void anOrderIsCreatedPaidAndRefundedInParts() {
        assertInstanceOf(Outcome.Answered.class, create());
        assertEquals(Standing.WAITING, standing(PAYMENT));
        assertInstanceOf(Outcome.Exists.class, create());
        assertTrue(new SimulatedCustomer(server.book()).pay(NUMBER.text()));
        assertEquals(Standing.PAID, standing(PAYMENT));
        var part = AMOUNT.minusMinor(1);
        assertEquals(
                new Outcome.Answered<>(new RefundAnswer(OperationState.ACCEPTED, REFUND.text(), "status processing")),
                gateway.refund(PAYMENT, REFUND, part, "returned"));
        var tooMuch = gateway.refund(PAYMENT, new RefundNo("T1R2"), part, "returned");
        assertEquals(
                "gateway.easylink.code4006",
                assertInstanceOf(Outcome.Refused.class, tooMuch).problem().key());
        assertInstanceOf(
                Outcome.Answered.class, gateway.refund(PAYMENT, new RefundNo("T1R3"), AMOUNT.minus(part), "returned"));
        assertEquals(Standing.REFUNDED, standing(PAYMENT));
    }

    @ParameterizedTest
    @EnumSource(EasylinkHabit.class)
    void aPaymentIsFollowedWhateverTheInstallationsHabit(EasylinkHabit habit) {
        server.close();
        open(EasylinkOptions.standard().withRefundDelay(Duration.ZERO).with(habit));
        var created = ((Outcome.Answered<Created>) create()).value();
        var payment = new PaymentRef(NUMBER, created.gatewayNo(), "WX_H5", AMOUNT);
        assertEquals(Standing.NOT_FOUND, standing(new PaymentRef(new OrderNo("T1P9"), null, "WX_H5", AMOUNT)));
        assertTrue(new SimulatedCustomer(server.book()).pay(NUMBER.text()));
        var paid = facts(payment);
        assertEquals(NUMBER.text(), paid.orderNo());
        assertEquals(AMOUNT, paid.amount());
        assertEquals(created.gatewayNo(), paid.gatewayNo());
        assertEquals(habit == EasylinkHabit.SPARSE_ANSWERS ? null : NOW, paid.paidAt());
        assertEquals(habit == EasylinkHabit.OWN_NUMBERS, !NUMBER.text().equals(paid.gatewayNo()));
        assertInstanceOf(Outcome.Answered.class, gateway.refund(payment, REFUND, AMOUNT, "returned"));
        assertEquals(Standing.REFUNDED, standing(payment));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "ANSWER_LOST",
                "REFUSED_CONNECTION",
                "SERVER_ERROR",
                "EMPTY_BODY",
                "GARBAGE",
                "WRONG_AMOUNT",
                "WRONG_CURRENCY",
                "CHANNEL_BROKEN"
            })
    void aSpoiledCreateIsUnknownAndSentOnce(Fault fault) {
        new FaultDial(server.book()).next(fault, Operation.CREATE, 1);
        assertInstanceOf(Outcome.Unknown.class, create());
        assertEquals(fault.acts() ? 1 : 0, server.book().creates(NUMBER.text()));
        assertEquals(fault.acts() ? Standing.WAITING : Standing.NOT_FOUND, standing(PAYMENT));
    }

    @Test
    void aWrongNumberInTheAnswerToACreateLeadsBackToOurs() {
        new FaultDial(server.book()).next(Fault.WRONG_NUMBER, Operation.CREATE, 1);
        var created = ((Outcome.Answered<Created>) create()).value();
        assertEquals(NUMBER.text() + "X", created.gatewayNo());
        var facts = facts(new PaymentRef(NUMBER, created.gatewayNo(), "WX_H5", AMOUNT));
        assertEquals(NUMBER.text(), facts.orderNo());
        assertEquals(NUMBER.text(), facts.gatewayNo());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "ANSWER_LOST",
                "REFUSED_CONNECTION",
                "SERVER_ERROR",
                "EMPTY_BODY",
                "GARBAGE",
                "WRONG_AMOUNT",
                "WRONG_NUMBER",
                "CHANNEL_BROKEN"
            })
    void aSpoiledRefundIsUnknown(Fault fault) {
        create();
        new SimulatedCustomer(server.book()).pay(NUMBER.text());
        new FaultDial(server.book()).next(fault, Operation.REFUND, 1);
        assertInstanceOf(Outcome.Unknown.class, gateway.refund(PAYMENT, REFUND, AMOUNT, "returned"));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void noFaultOfAQueryMakesAWaitingOrderPaid(Fault fault) {
        create();
        var dial = new FaultDial(server.book());
        if (fault == Fault.SLOW) {
            dial.slow(Operation.QUERY, 1, Duration.ofMillis(50));
        } else {
            dial.next(fault, Operation.QUERY, 1);
        }
        var said = gateway.query(PAYMENT);
        assertFalse(
                said instanceof Outcome.Answered<PaymentAnswer>(var answer) && answer.standing() != Standing.WAITING);
        dial.allOff();
        assertEquals(Standing.WAITING, standing(PAYMENT));
    }

    @Test
    void aPaidAnswerAboutSomethingElseIsHandedOnAsItCame() {
        create();
        new SimulatedCustomer(server.book()).pay(NUMBER.text());
        var dial = new FaultDial(server.book());
        dial.next(Fault.WRONG_AMOUNT, Operation.QUERY, 1);
        assertFalse(facts(PAYMENT).amount().equals(AMOUNT));
        dial.next(Fault.WRONG_NUMBER, Operation.QUERY, 1);
        assertEquals(NUMBER.text() + "X", facts(PAYMENT).orderNo());
    }

    @Test
    void theProbeTellsAWrongKeyFromARightOne() {
        assertTrue(gateway.probe().works());
        var wrong = gateway("KC", "pk_live_other").probe();
        assertFalse(wrong.works());
        assertEquals("gateway.easylink.probe.key", wrong.problem().key());
        assertFalse(gateway("OTHER", "pk_live_other").probe().works());
    }

    private Outcome<Created> create() {
        var order = new PaymentOrder(
                NUMBER, "t1-1", "s", "t1", "easylink", "WX_H5", AMOUNT, "測試 & 商品 100%", NOW, NOW.plusSeconds(300));
        return gateway.create(order, Map.of());
    }

    private PaymentAnswer.Facts facts(PaymentRef payment) {
        return Objects.requireNonNull(answer(payment).facts());
    }

    private Standing standing(PaymentRef payment) {
        return answer(payment).standing();
    }

    private PaymentAnswer answer(PaymentRef payment) {
        return ((Outcome.Answered<PaymentAnswer>) gateway.query(payment)).value();
    }
}
