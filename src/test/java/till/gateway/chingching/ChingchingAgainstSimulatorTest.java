package till.gateway.chingching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.GatewayProfile;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PayCode.Kind;
import till.domain.PaymentOrder;
import till.domain.RefundNo;
import till.domain.Secret;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.Probes;
import till.gateway.QrPayments.Created;
import till.gateway.RefundQueries.RefundRef;
import till.gateway.RefundQueries.RefundStanding;
import till.gateway.Refunds.RefundAnswer;
import till.gateway.Settlements;
import till.gateway.Settlements.SettlementFile;
import till.gateway.Settlements.SettlementList;
import till.simulator.ChingchingCredentials;
import till.simulator.ChingchingOptions;
import till.simulator.ChingchingOptions.Signature;
import till.simulator.ChingchingServer;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.Operation;
import till.simulator.SimulatedCustomer;

class ChingchingAgainstSimulatorTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Money AMOUNT = Money.parse("HKD 88.50");
    private static final OrderNo NUMBER = new OrderNo("T1P1");
    private static final RefundNo REFUND = new RefundNo("T1R1");
    private static final ChingchingOptions STANDARD = ChingchingOptions.standard();

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private ChingchingServer server;
    private ChingchingGateway gateway;

    @BeforeEach
    void start() {
        start(STANDARD, Map.of());
    }

    private void start(ChingchingOptions options, Map<String, String> more) {
        var merchant = new ChingchingCredentials("key-of-the-shop", "secret-of-the-shop", "M001");
        server = new ChingchingServer(CLOCK, threads, scheduler, merchant, folder.resolve("book"), options).start();
        var fields = new LinkedHashMap<>(Map.of(
                "merchantId",
                "M001",
                "channelId",
                "7",
                "methods",
                "WECHAT_QR,ALIPAY_WAP:payment_inst=ALIPAYHK",
                "storeId",
                "S1",
                "completeUrl",
                "https://shop.example/done"));
        fields.putAll(more);
        var profile = new GatewayProfile(
                "chingching",
                "chingching",
                server.baseUrl(),
                fields,
                Map.of("apiKey", new Secret(merchant.apiKey()), "apiSecret", new Secret(merchant.apiSecret())),
                false);
        assertTrue(ChingchingGateway.problems(profile).isEmpty());
        gateway = ChingchingGateway.of(profile, _ -> {}, CLOCK);
    }

    private void restart(ChingchingOptions options, Map<String, String> more) {
        server.close();
        start(options, more);
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
        scheduler.shutdownNow();
    }

    @Test
    void aLinkIsPaidAndRefunded() {
        restart(STANDARD.withRefundDelay(Duration.ZERO), Map.of());
        assertEquals(Kind.LINK, kind(created("LINK")));
        assertEquals(Standing.WAITING, standing(null));
        assertTrue(customer().pay(NUMBER.text()));
        assertEquals(Standing.PAID, standing(null));
        assertInstanceOf(Outcome.Answered.class, gateway.refund(payment(null), REFUND, AMOUNT, "returned"));
        assertEquals(OperationState.DONE, Objects.requireNonNull(refund()).state());
        // a second refund, or the same once more, is an error nobody documented
        assertInstanceOf(Outcome.Unknown.class, gateway.refund(payment(null), REFUND, AMOUNT, "returned"));
        assertInstanceOf(Outcome.Unknown.class, gateway.refund(payment(null), new RefundNo("T1R2"), AMOUNT, "more"));
    }

    @Test
    void aRefundUnderWayIsAcceptedAndOneNeverSentIsNotFound() {
        created("LINK");
        customer().pay(NUMBER.text());
        assertNull(refund());
        assertInstanceOf(Outcome.Answered.class, gateway.refund(payment(null), REFUND, AMOUNT, "returned"));
        assertEquals(OperationState.ACCEPTED, Objects.requireNonNull(refund()).state());
    }

    @ParameterizedTest
    @CsvSource({"LINK_CHECKOUT,LINK", "WECHAT_QR,LINK", "ALIPAY_WAP:payment_inst=ALIPAYHK,LINK"})
    void everyWayToPayIsTaken(String method, Kind kind) {
        var created = created(method);
        assertEquals(kind, kind(created));
        assertEquals(Standing.WAITING, standing(created.gatewayNo()));
        assertTrue(customer().pay(NUMBER.text()));
        assertEquals(Standing.PAID, standing(created.gatewayNo()));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,false"})
    void aLinkWithoutATransactionWaitsByItsDetail(boolean linkHasNone, boolean unknownIsError) {
        restart(STANDARD.withLinkHasNoTransaction(linkHasNone).withUnknownIsError(unknownIsError), Map.of());
        var paymentId = created("LINK").gatewayNo();
        assertEquals(Standing.WAITING, standing(paymentId));
        assertTrue(customer().decline(NUMBER.text()));
        assertEquals(Standing.DECLINED, standing(paymentId));
    }

    @Test
    void whatWasNeverSentIsNotFoundOnlyWhereThatIsSaidClearly() {
        assertEquals(Standing.NOT_FOUND, standing(null));
        restart(STANDARD.withUnknownIsError(true), Map.of());
        assertInstanceOf(Outcome.Unknown.class, gateway.query(payment(null)));
    }

    @ParameterizedTest
    @CsvSource({"UPPER_HEX,HEX", "BASE64,base64"})
    void theOtherSignaturesAreAcceptedAsWell(Signature theirs, String ours) {
        restart(STANDARD.withSignature(theirs), Map.of("signature", ours));
        assertEquals(Kind.LINK, kind(created("LINK")));
        assertTrue(probe().works());
    }

    @Test
    void aProbeWorksWithTheRightKeysAndSaysWhatIsWrongWithOthers() {
        assertTrue(probe().works());
        restart(STANDARD.withUnknownIsError(true), Map.of());
        assertTrue(probe().works());
        restart(STANDARD, Map.of("signature", "base64"));
        assertEquals("gateway.chingching.probe.keys", probe().problem().key());
    }

    @Test
    void theDaysStatementIsListedAndFetched() {
        created("LINK");
        customer().pay(NUMBER.text());
        var statements = gateway.find(Settlements.class).orElseThrow();
        var listed = assertInstanceOf(Outcome.Answered.class, statements.settlements());
        var list = ((SettlementList) listed.value()).settlements();
        assertEquals(1, list.size());
        assertEquals("8850", list.getFirst().facts().get("amount"));
        var fetched = assertInstanceOf(
                Outcome.Answered.class, statements.download(list.getFirst().id()));
        assertTrue(((SettlementFile) fetched.value()).text().contains(NUMBER.text()));
        assertInstanceOf(Outcome.Unknown.class, statements.download("19990101HKD"));
    }

    @Test
    void aNumberUsedTwiceIsUnknownAndChangesNothing() {
        created("LINK");
        assertInstanceOf(Outcome.Unknown.class, create("LINK"));
        assertEquals(Standing.WAITING, standing(null));
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
                "WRONG_NUMBER",
                "CHANNEL_BROKEN"
            })
    void aSpoiledCreateIsUnknownAndSentOnce(Fault fault) {
        new FaultDial(server.book()).next(fault, Operation.CREATE, 1);
        assertInstanceOf(Outcome.Unknown.class, create("LINK"));
        assertEquals(fault.acts() ? 1 : 0, server.book().creates(NUMBER.text()));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void noFaultOfAQueryMakesAWaitingOrderPaid(Fault fault) {
        var paymentId = created("LINK").gatewayNo();
        var dial = new FaultDial(server.book());
        if (fault == Fault.SLOW) {
            dial.slow(Operation.QUERY, 2, Duration.ofMillis(50));
        } else {
            dial.next(fault, Operation.QUERY, 2);
        }
        var said = gateway.query(payment(paymentId));
        assertFalse(
                said instanceof Outcome.Answered<PaymentAnswer>(var answer) && answer.standing() != Standing.WAITING);
        dial.allOff();
        assertEquals(Standing.WAITING, standing(paymentId));
    }

    private SimulatedCustomer customer() {
        return new SimulatedCustomer(server.book());
    }

    private Probes.Probe probe() {
        return gateway.find(Probes.class).orElseThrow().probe();
    }

    private static PaymentRef payment(@Nullable String gatewayNo) {
        return new PaymentRef(NUMBER, gatewayNo, "LINK", AMOUNT);
    }

    private Outcome<Created> create(String method) {
        var order = new PaymentOrder(
                NUMBER, "t1-1", "s", "t1", "chingching", method, AMOUNT, "測試商品", NOW, NOW.plusSeconds(300));
        return gateway.create(order, Map.of());
    }

    private Created created(String method) {
        return (Created)
                assertInstanceOf(Outcome.Answered.class, create(method)).value();
    }

    private static Kind kind(Created created) {
        return Objects.requireNonNull(created.code()).kind();
    }

    private Standing standing(@Nullable String gatewayNo) {
        var said = gateway.query(payment(gatewayNo));
        var answered = assertInstanceOf(Outcome.Answered.class, said, said::word);
        return ((PaymentAnswer) answered.value()).standing();
    }

    private @Nullable RefundAnswer refund() {
        var outcome = gateway.queryRefund(payment(null), new RefundRef(REFUND, null, AMOUNT));
        return ((RefundStanding)
                        assertInstanceOf(Outcome.Answered.class, outcome).value())
                .answer();
    }
}
