package till.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.RefundNo;
import till.gateway.PaymentAnswer.Standing;

/** What every gateway must do with good, bad and missing answers, whatever it speaks. */
public abstract class GatewayContractTest {
    protected static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    protected static final Money AMOUNT = Money.ofMinor(CurrencyUnit.of("HKD"), 8850);
    protected static final OrderNo NUMBER = new OrderNo("T1P0MB0000000000001");
    protected static final RefundNo REFUND = new RefundNo("T1R0MB0000000000001");
    protected static final PaymentRef PAYMENT = new PaymentRef(NUMBER, null, "", AMOUNT);

    protected final MockWebServer server = new MockWebServer();
    protected Gateway gateway;

    /** A gateway whose address is the server's, with a call limit of about a second. */
    protected abstract Gateway gateway(String address);

    /** A code the contract's order is charged with. */
    protected abstract String method();

    /** The provider's signed word that it took the order. */
    protected abstract String created();

    /** Its signed answer to a query. */
    protected abstract String queried(Standing standing, Money amount);

    /** Its signed answer with a state nobody documented. */
    protected abstract String unknownWord();

    protected abstract String badSignature();

    /** An error on the allow-list of a create. */
    protected abstract String refused();

    protected abstract String numberExists();

    protected abstract String refunded();

    protected abstract String refundNumberExists();

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
        gateway = gateway("http://127.0.0.1:" + server.getPort());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCreatedOrderWaits() {
        answer(created());
        var answered = assertInstanceOf(Outcome.Answered.class, create());
        assertEquals(Standing.WAITING, ((QrPayments.Created) answered.value()).standing());
    }

    @Test
    void aRefusalOnTheListIsRefused() {
        answer(refused());
        assertInstanceOf(Outcome.Refused.class, create());
    }

    @Test
    void aRepeatedCreateSaysExists() {
        answer(numberExists());
        assertInstanceOf(Outcome.Exists.class, create());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAITING", "PAID", "CLOSED", "DECLINED"})
    void aQuerySaysWhereThePaymentStands(String name) {
        answer(queried(Standing.valueOf(name), AMOUNT));
        assertEquals(Standing.valueOf(name), standing());
    }

    @Test
    void anotherAmountIsHandedOnAsItCame() {
        var other = AMOUNT.plusMinor(1);
        answer(queried(Standing.PAID, other));
        var answered = assertInstanceOf(Outcome.Answered.class, gateway.query(PAYMENT));
        var facts = ((PaymentAnswer) answered.value()).facts();
        assertEquals(other, facts == null ? null : facts.amount());
    }

    @Test
    void anUnknownWordIsUnknown() {
        answer(unknownWord());
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @Test
    void aBadSignatureIsUnknown() {
        answer(badSignature());
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "<html>", "{\"code\":0}", "{\"code\":0,\"code\":0}"})
    void anEmptyOrUnreadableAnswerIsUnknown(String body) {
        answer(body);
        assertInstanceOf(Outcome.Unknown.class, create());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 408, 429, 500, 502, 503, 302})
    void anyOtherStatusIsUnknownAndSentOnce(int status) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", "0")
                .addHeader("Location", "/elsewhere")
                .body(refused())
                .build());
        answer(created());
        assertInstanceOf(Outcome.Unknown.class, create());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void aCutConnectionIsUnknownAndSentOnce() {
        answer(queried(Standing.WAITING, AMOUNT));
        gateway.query(PAYMENT);
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        answer(created());
        assertInstanceOf(Outcome.Unknown.class, create());
        assertEquals(2, server.getRequestCount());
    }

    @Test
    void aSilentGatewayIsUnknownWithinTheCallsLimit() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertInstanceOf(Outcome.Unknown.class, create());
    }

    @Test
    void aRefusedConnectionIsUnknown() {
        server.close();
        assertInstanceOf(Outcome.Unknown.class, create());
    }

    @Test
    void aRefundIsDoneOnceUnderOneNumber() {
        answer(refunded());
        answer(refundNumberExists());
        var answered = assertInstanceOf(Outcome.Answered.class, refund());
        assertEquals(OperationState.DONE, ((Refunds.RefundAnswer) answered.value()).state());
        assertInstanceOf(Outcome.Exists.class, refund());
    }

    protected final void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    protected final PaymentOrder order() {
        return order(method(), "Lunch & tea 100%");
    }

    protected final PaymentOrder order(String method, String subject) {
        return new PaymentOrder(
                NUMBER, "t1-1", "s", "t1", gateway.id(), method, AMOUNT, subject, NOW, NOW.plusSeconds(300));
    }

    protected final Outcome<QrPayments.Created> create() {
        return gateway.find(QrPayments.class).orElseThrow().create(order(), Map.of());
    }

    protected final Outcome<Refunds.RefundAnswer> refund() {
        return gateway.find(Refunds.class).orElseThrow().refund(PAYMENT, REFUND, AMOUNT, "returned");
    }

    protected final Standing standing() {
        var answered = assertInstanceOf(Outcome.Answered.class, gateway.query(PAYMENT));
        return ((PaymentAnswer) answered.value()).standing();
    }
}
