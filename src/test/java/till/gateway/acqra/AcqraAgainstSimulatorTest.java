package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Agreement;
import till.domain.AuthCode;
import till.domain.CardExpiry;
import till.domain.CardFacts;
import till.domain.GatewayProfile;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.PaymentOrder;
import till.domain.RefundNo;
import till.domain.Secret;
import till.domain.TestCards;
import till.gateway.Captures;
import till.gateway.CodePayments;
import till.gateway.KeyedCards;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.Probes;
import till.gateway.QrPayments;
import till.gateway.QrPayments.Created;
import till.gateway.Recurring;
import till.gateway.RefundQueries;
import till.gateway.RefundQueries.RefundRef;
import till.gateway.Refunds;
import till.gateway.Shipments;
import till.gateway.Voids;
import till.simulator.AcqraCredentials;
import till.simulator.AcqraOptions;
import till.simulator.AcqraServer;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.Operation;
import till.simulator.SimulatedCustomer;

/** Against a server that was written from the document alone. */
class AcqraAgainstSimulatorTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Money AMOUNT = Money.ofMinor(CurrencyUnit.of("HKD"), 8850);
    private static final Money PART = Money.ofMinor(CurrencyUnit.of("HKD"), 3000);
    private static final OrderNo NUMBER = new OrderNo("T1P0MB0000000000001");
    private static final RefundNo REFUND = new RefundNo("T1R0MB0000000000001");
    private static final String MANUAL = "manual";

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private AcqraServer server;
    private AcqraGateway gateway;

    @BeforeEach
    void start() {
        open(AcqraOptions.standard().withRefundDelay(Duration.ZERO), Map.of());
    }

    private void open(AcqraOptions options, Map<String, String> more) {
        var shop = new AcqraCredentials("100000000000001", "s".repeat(40));
        server = new AcqraServer(CLOCK, threads, scheduler, shop, folder.resolve("book"), options).start();
        var fields = new HashMap<>(more);
        fields.put("appId", shop.appId());
        var profile = new GatewayProfile(
                "acqra", "acqra", server.baseUrl(), fields, Map.of("secret", new Secret(shop.secret())), false);
        gateway = AcqraGateway.of(profile, AcqraAnswers.limits(profile, Duration.ofSeconds(6)), _ -> {}, CLOCK);
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
        scheduler.shutdownNow();
    }

    @Test
    void aCardIsChargedAgainByWhatItsFirstPaymentGave() {
        answered(create("CASHIER", Map.of()));
        assertTrue(new SimulatedCustomer(server.book()).pay(NUMBER.text()));
        var stored = new Recurring.Stored(
                "TI" + server.book().find(NUMBER.text()).orElseThrow().id(),
                Agreement.Kind.RECURRING,
                CardExpiry.read("08/29").orElseThrow());
        var second = new OrderNo("T1P0MB0000000000002");
        var created = answered(recurring().chargeAgain(order(second, AMOUNT), stored));
        assertEquals(Standing.PAID, created.standing());
        assertEquals("920345", created.card().authorisation());
        assertNull(
                created.card().identifier(), "it is kept with the agreement, and masked wherever an answer repeats it");
        var paid = answered(gateway.query(new PaymentRef(second, null, "card", AMOUNT)));
        assertEquals(Standing.PAID, paid.standing());
        assertEquals(
                new CardFacts("VISA", "621245", "4690", "920345", null),
                Objects.requireNonNull(paid.facts()).details().card());
    }

    @Test
    void aChargeThatIsRepeatedDeclinedOrOfNobodysCardSaysSo() {
        answered(create("CASHIER", Map.of()));
        var trade = server.book().find(NUMBER.text()).orElseThrow().id();
        var expiry = CardExpiry.read("08/29").orElseThrow();
        var stored = new Recurring.Stored("TI" + trade, Agreement.Kind.INSTALMENT, expiry);
        var second = order(new OrderNo("T1P0MB0000000000002"), AMOUNT);
        assertInstanceOf(Outcome.Unknown.class, recurring().chargeAgain(second, stored));
        assertTrue(new SimulatedCustomer(server.book()).pay(NUMBER.text()));
        assertEquals(
                Standing.PAID, answered(recurring().chargeAgain(second, stored)).standing());
        assertInstanceOf(Outcome.Unknown.class, recurring().chargeAgain(second, stored));
        var odd = order(new OrderNo("T1P0MB0000000000003"), Money.parse("HKD 20.05"));
        assertEquals(
                Standing.DECLINED,
                answered(recurring().chargeAgain(odd, stored)).standing());
    }

    private Recurring recurring() {
        return gateway.find(Recurring.class).orElseThrow();
    }

    private static PaymentOrder order(OrderNo number, Money amount) {
        return new PaymentOrder(
                number, "T1-1", "A-1", "T1", "acqra", "card", amount, "club", NOW, NOW.plusSeconds(300));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"alipay", "alipayPlus", "wechat", "upay", "payNow", "grabPay", "shopeePay", "paypal", "CASHIER"})
    void everyWayIsCreatedPaidAndRefunded(String method) {
        var created = answered(create(method, Map.of()));
        assertTrue(Objects.requireNonNull(created.code()).text().startsWith(server.baseUrl()));
        assertEquals(Standing.WAITING, standing(method));
        assertTrue(new SimulatedCustomer(server.book()).pay(NUMBER.text()));
        var paid = answered(gateway.query(payment(method)));
        assertEquals(Standing.PAID, paid.standing());
        var facts = Objects.requireNonNull(paid.facts());
        assertEquals(AMOUNT, facts.amount());
        assertEquals(method.equals("CASHIER") ? "card" : method, facts.details().paidWith());
        assertEquals(
                OperationState.ACCEPTED,
                answered(refunds().refund(payment(method), REFUND, PART, "returned"))
                        .state());
        var refund = answered(gateway.find(RefundQueries.class)
                        .orElseThrow()
                        .queryRefund(payment(method), new RefundRef(REFUND, null, PART)))
                .answer();
        assertEquals(OperationState.DONE, refund == null ? null : refund.state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-app", "mini-program", "h5"})
    void wechatsOtherProductsAreTaken(String product) {
        var extras = Map.of("productType", product, "openId", "o1", "subAppId", "wx1");
        var created = answered(create("wechat", extras));
        assertTrue(Objects.requireNonNull(created.code()).text().startsWith("http"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alipay", "alipayPlus", "wechat", "upay"})
    void aScannedCodeIsCharged(String method) {
        var scans = gateway.find(CodePayments.class).orElseThrow();
        answered(scans.charge(order(method), new AuthCode("134567890123456789"), Map.of()));
        assertEquals(Standing.PAID, standing(method));
    }

    @Test
    void heldMoneyIsCapturedInPart() {
        hold();
        assertEquals(Standing.AUTHORIZED, standing("CASHIER"));
        answered(gateway.find(Captures.class).orElseThrow().capture(payment("CASHIER"), PART));
        var paid = answered(gateway.query(payment("CASHIER")));
        assertEquals(Standing.PAID, paid.standing());
        assertEquals(PART, Objects.requireNonNull(paid.facts()).amount());
    }

    @Test
    void heldMoneyIsLetGoOf() {
        hold();
        answered(gateway.find(Voids.class).orElseThrow().letGo(payment("CASHIER")));
        assertEquals(Standing.CANCELLED, standing("CASHIER"));
        assertInstanceOf(
                Outcome.Unknown.class,
                gateway.find(Captures.class).orElseThrow().capture(payment("CASHIER"), AMOUNT));
    }

    private void hold() {
        answered(create("CASHIER", Map.of("captureMethod", MANUAL)));
        assertTrue(new SimulatedCustomer(server.book()).pay(NUMBER.text()));
    }

    @Test
    void aRepeatedNumberOrAnOddWayIsUnknown() {
        create("wechat", Map.of());
        assertInstanceOf(Outcome.Unknown.class, create("wechat", Map.of()));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("alipay")));
    }

    @Test
    void aRefundTheGatewayNeverGotCanBeSentAgainUnderItsNumber() {
        create("wechat", Map.of());
        new SimulatedCustomer(server.book()).pay(NUMBER.text());
        new FaultDial(server.book()).next(Fault.SERVER_ERROR, Operation.REFUND, 1);
        assertInstanceOf(Outcome.Unknown.class, refunds().refund(payment("wechat"), REFUND, PART, "r"));
        var queries = gateway.find(RefundQueries.class).orElseThrow();
        assertEquals(
                null,
                answered(queries.queryRefund(payment("wechat"), new RefundRef(REFUND, null, PART)))
                        .answer());
        answered(refunds().refund(payment("wechat"), REFUND, PART, "r"));
        assertInstanceOf(Outcome.Unknown.class, refunds().refund(payment("wechat"), REFUND, PART, "r"));
    }

    @Test
    void aTokenThatIsNeverTakenEndsInARefusalNotInDoubt() {
        stopServer();
        open(AcqraOptions.standard().withToken(Duration.ZERO, Duration.ofHours(1)), Map.of());
        assertInstanceOf(Outcome.Refused.class, create("wechat", Map.of()));
    }

    @Test
    void theBareTokenIsSentWhereTheGatewayWantsIt() {
        stopServer();
        open(AcqraOptions.standard().withRawToken(true), Map.of("authorization", "raw"));
        answered(create("wechat", Map.of()));
        stopServer();
        open(AcqraOptions.standard().withRawToken(true), Map.of());
        assertInstanceOf(Outcome.Refused.class, create("wechat", Map.of()));
    }

    private void stopServer() {
        server.close();
    }

    @Test
    void parcelsAreAddedChangedAndKnown() {
        create("wechat", Map.of());
        new SimulatedCustomer(server.book()).pay(NUMBER.text());
        var shipments = gateway.find(Shipments.class).orElseThrow();
        assertEquals(List.of("SF1"), answered(shipments.add(parcel("SF1"))).taken());
        assertEquals(
                List.of("SF2", "SF3"),
                answered(shipments.addAll(List.of(parcel("SF1"), parcel("SF2"), parcel("SF3"))))
                        .taken());
        answered(shipments.modify(NUMBER, "SF1", new Shipments.ParcelChange.Status(Shipments.ParcelStatus.DELIVERED)));
        assertEquals(
                Shipments.ParcelStatus.DELIVERED,
                answered(shipments.retrieve(NUMBER, "SF1")).status());
        answered(shipments.modify(NUMBER, "SF2", new Shipments.ParcelChange.TrackingNumber("SF9")));
        assertEquals("SF9", answered(shipments.retrieve(NUMBER, "SF9")).facts().get("trackingNo"));
    }

    @Test
    void aProbeWorks() {
        assertTrue(gateway.find(Probes.class).orElseThrow().probe().works());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "ANSWER_LOST",
                "SERVER_ERROR",
                "EMPTY_BODY",
                "GARBAGE",
                "WRONG_AMOUNT",
                "WRONG_CURRENCY",
                "WRONG_NUMBER"
            })
    void aFaultOnACreateIsUnknown(Fault fault) {
        new FaultDial(server.book()).next(fault, Operation.CREATE, 1);
        assertInstanceOf(Outcome.Unknown.class, create("wechat", Map.of()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "ANSWER_LOST",
                "SERVER_ERROR",
                "EMPTY_BODY",
                "GARBAGE",
                "WRONG_AMOUNT",
                "WRONG_CURRENCY",
                "WRONG_NUMBER"
            })
    void aFaultOnAQueryNeverSaysThatOurAmountWasPaid(Fault fault) {
        create("wechat", Map.of());
        new SimulatedCustomer(server.book()).pay(NUMBER.text());
        new FaultDial(server.book()).next(fault, Operation.QUERY, 1);
        var wrong = gateway.query(payment("wechat")) instanceof Outcome.Answered<PaymentAnswer>(var answer)
                && AMOUNT.equals(Objects.requireNonNull(answer.facts()).amount());
        assertEquals(false, wrong);
    }

    private static Shipments.Parcel parcel(String trackingNo) {
        return new Shipments.Parcel(
                NUMBER,
                "SF",
                trackingNo,
                LocalDate.of(2026, 11, 21),
                Shipments.Direction.FORWARD,
                Shipments.ParcelStatus.SHIPPED,
                null);
    }

    private Outcome<Created> create(String method, Map<String, String> extras) {
        return gateway.find(QrPayments.class).orElseThrow().create(order(method), extras);
    }

    private Refunds refunds() {
        return gateway.find(Refunds.class).orElseThrow();
    }

    private Standing standing(String method) {
        return answered(gateway.query(payment(method))).standing();
    }

    private static PaymentRef payment(String method) {
        return new PaymentRef(NUMBER, null, method, AMOUNT);
    }

    private static PaymentOrder order(String method) {
        return new PaymentOrder(
                NUMBER, "t1-1", "s", "t1", "acqra", method, AMOUNT, "Lunch & tea", NOW, NOW.plusSeconds(300));
    }

    private static <T extends Outcome.Said> T answered(Outcome<T> outcome) {
        return AcqraStand.answered(outcome);
    }

    private Created keyed(String expiry, String code, Map<String, String> extras) {
        try (var card = TestCards.typed("5555555555554444", expiry, code)) {
            return answered(
                    gateway.find(KeyedCards.class).orElseThrow().charge(order("card"), card, List.of(), extras));
        }
    }

    @Test
    void aTypedCardIsChargedAndItsNumberStandsInNoBook() throws IOException {
        assertEquals(Standing.PAID, keyed("1231", "123", Map.of()).standing());
        var paid = answered(gateway.query(payment("card")));
        assertEquals(Standing.PAID, paid.standing());
        var more = Objects.requireNonNull(paid.facts()).details().more();
        assertEquals("MASTERCARD", more.get("brand"));
        assertEquals("555555", more.get("extend.bin"));
        assertEquals("920345", more.get("extend.authorizeCode"));
        assertEquals("***4444", more.get("payNo"));
        var book = Files.readString(folder.resolve("book"));
        assertFalse(book.contains("5555555555554444") || book.contains("\"cvc\""), book);
    }

    @Test
    void aBankThatSaysNoIsHeard() {
        var declined = keyed("1231", "000", Map.of());
        assertEquals(Standing.DECLINED, declined.standing());
        assertEquals("orderStatus failed CVC_MISMATCH", declined.word());
        assertEquals(Standing.DECLINED, standing("card"));
    }

    @Test
    void aBankThatWantsToSeeThePayerIsPaidOnItsPage() {
        var created = keyed("1231", "123", Map.of("threeDsMode", "standard", "captureMethod", MANUAL));
        assertEquals(Standing.WAITING, created.standing());
        assertEquals(PayCode.Kind.LINK, Objects.requireNonNull(created.code()).kind());
        assertEquals(Standing.WAITING, standing("card"));
        assertTrue(new SimulatedCustomer(server.book()).pay(NUMBER.text()));
        assertEquals(Standing.AUTHORIZED, standing("card"));
        answered(gateway.find(Captures.class).orElseThrow().capture(payment("card"), AMOUNT));
        assertEquals(Standing.PAID, standing("card"));
    }
}
