package till.gateway.gnete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import till.domain.AuthCode;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.RefundNo;
import till.domain.Secret;
import till.gateway.CodePayments;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments.Created;
import till.gateway.RefundQueries;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.GneteCredentials;
import till.simulator.GneteOptions;
import till.simulator.GneteServer;
import till.simulator.Operation;
import till.simulator.SimulatedCustomer;

class GneteAgainstSimulatorTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Money AMOUNT = Money.ofMinor(CurrencyUnit.of("HKD"), 8850);
    private static final OrderNo NUMBER = new OrderNo("T1P1");
    private static final RefundNo REFUND = new RefundNo("T1R1");
    private static final PaymentRef PAYMENT = new PaymentRef(NUMBER, null, "WX_QR", AMOUNT);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final List<String> kept = new ArrayList<>();
    private GneteServer server;
    private GneteGateway gateway;

    @BeforeEach
    void start() {
        var merchant = new GneteCredentials("M1621873433953", "60cc09bce4b0f1c0b83761c9", "k".repeat(128));
        server = new GneteServer(CLOCK, threads, scheduler, merchant, folder.resolve("book"), GneteOptions.standard())
                .start();
        var profile = new GatewayProfile(
                "gnete",
                "gnete",
                server.baseUrl(),
                Map.of("mchNo", merchant.mchNo(), "appId", merchant.appId(), "scanWays", "ALI_BAR, WX_BAR"),
                Map.of("appSecret", new Secret(merchant.appSecret())),
                false);
        gateway = GneteGateway.of(profile, exchange -> kept.add(exchange.toString()), CLOCK);
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
        scheduler.shutdownNow();
    }

    private Outcome<Created> scan(String way, String code, long minor) {
        var money = Money.ofMinor(CurrencyUnit.of("HKD"), minor);
        var order = new PaymentOrder(
                NUMBER, "R", "", "T1", "gnete", way, money, "Tea", NOW, NOW.plus(Duration.ofMinutes(5)));
        return gateway.find(CodePayments.class).orElseThrow().charge(order, new AuthCode(code), Map.of());
    }

    private static Standing standing(Outcome<Created> outcome) {
        return outcome instanceof Outcome.Answered<Created>(var created) ? created.standing() : Standing.NOT_FOUND;
    }

    @Test
    void aScannedCodeIsChargedAtOnceOrOnceTheCustomerConfirmed() {
        assertEquals(
                List.of("ALI_BAR", "WX_BAR"),
                gateway.find(CodePayments.class).orElseThrow().scanMethods().stream()
                        .map(PaymentMethod::code)
                        .toList());
        assertEquals(Standing.PAID, standing(scan("WX_BAR", "134567890123456789", 8850)));
        assertEquals(Standing.PAID, standing());
        assertInstanceOf(Outcome.Exists.class, scan("WX_BAR", "134567890123456789", 8850));
        assertEquals(
                List.of(),
                kept.stream()
                        .filter(each -> each.contains("134567890123456789"))
                        .toList());
    }

    @Test
    void aLargeScannedAmountWaitsForTheCustomerAndACodeOfAnotherWalletIsDeclined() {
        assertEquals(Standing.WAITING, standing(scan("ALI_BAR", "280812820366966512", 100_000)));
        assertEquals(Standing.WAITING, standing());
        new SimulatedCustomer(server.book()).pay(NUMBER.text());
        assertInstanceOf(Outcome.Refused.class, scan("YSF_BAR", "6212345678901234567", 8850));
    }

    @Test
    void aCodeTheChannelDoesNotKnowIsDeclined() {
        assertEquals(Standing.DECLINED, standing(scan("ALI_BAR", "134567890123456789", 8850)));
    }

    @Test
    void anOrderIsCreatedPaidAndRefunded() {
        assertInstanceOf(Outcome.Answered.class, create());
        assertEquals(Standing.WAITING, standing());
        assertTrue(new SimulatedCustomer(server.book()).pay(NUMBER.text()));
        assertEquals(Standing.PAID, standing());
        assertInstanceOf(Outcome.Refused.class, gateway.close(PAYMENT));
        assertInstanceOf(Outcome.Exists.class, create());
        assertInstanceOf(Outcome.Answered.class, gateway.refund(PAYMENT, REFUND, AMOUNT, "returned"));
        assertInstanceOf(
                Outcome.Answered.class,
                gateway.queryRefund(PAYMENT, new RefundQueries.RefundRef(REFUND, null, AMOUNT)));
    }

    @Test
    void aWaitingOrderIsClosed() {
        create();
        assertInstanceOf(Outcome.Answered.class, gateway.close(PAYMENT));
        assertEquals(Standing.CLOSED, standing());
        assertTrue(gateway.probe().works());
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
                "BAD_SIGNATURE",
                "WRONG_NUMBER"
            })
    void aSpoiledCreateIsUnknownAndSentOnce(Fault fault) {
        new FaultDial(server.book()).next(fault, Operation.CREATE, 1);
        assertInstanceOf(Outcome.Unknown.class, create());
        assertEquals(fault.acts() ? 1 : 0, server.book().creates(NUMBER.text()));
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
        assertEquals(Standing.WAITING, standing());
    }

    private Outcome<till.gateway.QrPayments.Created> create() {
        var order = new PaymentOrder(
                NUMBER, "t1-1", "s", "t1", "gnete", "WX_QR", AMOUNT, "測試商品", NOW, NOW.plusSeconds(300));
        return gateway.create(order, Map.of());
    }

    private Standing standing() {
        var answered = assertInstanceOf(Outcome.Answered.class, gateway.query(PAYMENT));
        return ((PaymentAnswer) answered.value()).standing();
    }
}
