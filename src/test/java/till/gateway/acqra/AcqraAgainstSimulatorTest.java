package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.AuthCode;
import till.domain.OperationState;
import till.gateway.Captures;
import till.gateway.CodePayments;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Probes;
import till.gateway.RefundQueries;
import till.gateway.RefundQueries.RefundRef;
import till.gateway.Refunds;
import till.gateway.Shipments;
import till.gateway.Voids;
import till.simulator.AcqraOptions;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.Operation;
import till.simulator.SimulatedCustomer;

/** Against a server that was written from the document alone. */
class AcqraAgainstSimulatorTest extends AcqraSimulatorCases {
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

    private Refunds refunds() {
        return gateway.find(Refunds.class).orElseThrow();
    }
}
