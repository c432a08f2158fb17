package till.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
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

    /** Long for a call of two seconds, and shorter than the half minute in which a single read ends. */
    private static final Duration SOON = Duration.ofSeconds(20);

    protected final MockWebServer server = new MockWebServer();
    protected Gateway gateway;
    private int before;

    /** A gateway whose address is the server's, with a call limit of about a second. */
    protected abstract Gateway gateway(String address, Duration longestCall);

    /** A code the contract's order is charged with. */
    protected abstract String method();

    /** The provider's word that it took the order. */
    protected abstract String created();

    /** Its answer to a query; the test asks only for {@link #standings()}. */
    protected abstract String queried(Standing standing, Money amount);

    /** What its query can say of an order it knows. */
    protected Set<Standing> standings() {
        return EnumSet.of(Standing.WAITING, Standing.PAID, Standing.CLOSED, Standing.DECLINED);
    }

    /** Its answer to a query with a state nobody documented. */
    protected abstract String unknownWord();

    /** Its answer to a query with a wrong signature; empty where the provider signs nothing. */
    protected Optional<String> badSignature() {
        return Optional.empty();
    }

    /** An error on the allow-list of a create; empty where the document has none. */
    protected abstract Optional<Reply> refused();

    /** Its word that it has this order number already; empty where the document has none. */
    protected abstract Optional<Reply> numberExists();

    /** Its word that a refund of all is done or accepted; empty where it gives nothing back. */
    protected abstract Optional<String> refunded();

    protected OperationState refundedState() {
        return OperationState.DONE;
    }

    /** Its word that it has this refund number already; empty where the document has none. */
    protected Optional<Reply> refundNumberExists() {
        return Optional.empty();
    }

    /** Answers to a query, well-formed or not, that this provider's reader must not be led astray by. */
    protected abstract List<String> hostile();

    /** Statuses other than 200 the provider says documented errors with. */
    protected Set<Integer> speakingStatuses() {
        return Set.of();
    }

    /** What must come before the first call: a token. Its requests do not count. */
    protected void warmUp() {}

    /** An answer with its HTTP status. */
    protected record Reply(int status, String body) {
        public static Reply ok(String body) {
            return new Reply(200, body);
        }

        public static Reply of(int status, String body) {
            return new Reply(status, body);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
        reached(Duration.ofSeconds(30));
        before = server.getRequestCount();
    }

    private void reached(Duration longestCall) {
        gateway = gateway("http://127.0.0.1:" + server.getPort(), longestCall);
        warmUp();
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
        answer(given(refused()));
        assertInstanceOf(Outcome.Refused.class, create());
    }

    @Test
    void aRepeatedCreateSaysExists() {
        answer(given(numberExists()));
        assertInstanceOf(Outcome.Exists.class, create());
    }

    @Test
    void aQuerySaysWhereThePaymentStands() {
        for (var expected : standings()) {
            answer(queried(expected, AMOUNT));
            assertEquals(expected, standing());
        }
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
        answer(given(badSignature()));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @Test
    void mutatedAndTruncatedAnswersNeverSayPaidWrongly() {
        for (var unpaid : List.of(queried(Standing.WAITING, AMOUNT), queried(Standing.DECLINED, AMOUNT))) {
            for (var seed = 0; seed < 300; seed++) {
                answer(mutated(unpaid, new Random(seed)));
                var outcome = gateway.query(PAYMENT);
                var wrong = outcome instanceof Outcome.Answered<PaymentAnswer>(var said)
                        && (said.standing() == Standing.PAID || said.standing() == Standing.REFUNDED);
                assertFalse(wrong, "seed " + seed);
            }
        }
    }

    @Test
    void truncatedAnswersThatSayPaidAreUnknown() {
        var paid = queried(Standing.PAID, AMOUNT);
        for (var end = 0; end < paid.length(); end++) {
            answer(paid.substring(0, end));
            assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT), "cut at " + end);
        }
    }

    @Test
    void hostileBodiesAreUnknown() {
        for (var body : hostile()) {
            answer(body);
            assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
        }
        // the parser's numbers end there, and it says so by another exception than for all else
        answer("{\"code\":1e2147483648}");
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
        answer("[".repeat(100_000));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
        answer("x".repeat(3 << 20));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(new byte[] {(byte) 0xff, (byte) 0xfe}))
                .build());
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    /** All that the gateway would say is there and says paid: only that there is too much of it is wrong. */
    @Test
    void anAnswerTooLargeOrTooDeepIsUnknownHoweverWellItReads() {
        var paid = queried(Standing.PAID, AMOUNT);
        answer(paid + " ".repeat(2 << 20));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
        answer(paid.replaceFirst("\\{", "{\"deep\":" + "[".repeat(200) + "]".repeat(200) + ","));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
        answer(paid.replaceFirst("\\{", "{\"deep\":[],"));
        assertEquals(Standing.PAID, standing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "<html>",
                "{\"code\":0}",
                "{\"code\":0,\"code\":0}",
                "{\"code\":1e2147483648}"
            })
    void anEmptyOrUnreadableAnswerIsUnknown(String body) {
        answer(body);
        assertInstanceOf(Outcome.Unknown.class, create());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404, 405, 408, 429, 500, 502, 503})
    void anyOtherStatusIsUnknownAndSentOnce(int status) {
        assumeTrue(!speakingStatuses().contains(status), "this provider says its errors with this status");
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", "0")
                .addHeader("Location", "/elsewhere")
                .body(refused().map(Reply::body).orElse("{}"))
                .build());
        answer(created());
        assertInstanceOf(Outcome.Unknown.class, create());
        assertEquals(before + 1, server.getRequestCount());
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
        assertEquals(before + 2, server.getRequestCount());
    }

    @Test
    void aSilentGatewayIsUnknownWithinTheCallsLimit() {
        reached(Duration.ofSeconds(2));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertInstanceOf(Outcome.Unknown.class, assertTimeout(SOON, this::create));
    }

    /** No single read is long, so that nothing but the limit of the whole call ends it. */
    @Test
    void anAnswerThatDripsIsUnknownWithinTheCallsLimit() {
        reached(Duration.ofSeconds(2));
        server.enqueue(new MockResponse.Builder()
                .body(queried(Standing.PAID, AMOUNT))
                .throttleBody(1, 1, TimeUnit.SECONDS)
                .build());
        assertInstanceOf(Outcome.Unknown.class, assertTimeout(SOON, () -> gateway.query(PAYMENT)));
    }

    @Test
    void aRefusedConnectionIsUnknown() {
        server.close();
        assertInstanceOf(Outcome.Unknown.class, create());
    }

    @Test
    void aRefundIsDoneOnceUnderOneNumber() {
        answer(given(refunded()));
        var answered = assertInstanceOf(Outcome.Answered.class, refund());
        assertEquals(refundedState(), ((Refunds.RefundAnswer) answered.value()).state());
        answer(given(refundNumberExists()));
        assertInstanceOf(Outcome.Exists.class, refund());
    }

    /** Skips what this provider's document does not have. */
    private static <T> T given(Optional<T> hook) {
        assumeTrue(hook.isPresent(), "this provider has no such answer");
        return hook.orElseThrow();
    }

    /** A few characters exchanged, now and then cut short; the same seed does the same. */
    protected static String mutated(String text, Random random) {
        var cut = new StringBuilder(text);
        for (var count = random.nextInt(4); count >= 0; count--) {
            cut.setCharAt(random.nextInt(cut.length()), "0123456789\"{}:,[]".charAt(random.nextInt(17)));
        }
        return random.nextInt(3) == 0 ? cut.substring(0, random.nextInt(cut.length())) : cut.toString();
    }

    protected final void answer(Reply reply) {
        server.enqueue(new MockResponse.Builder()
                .code(reply.status())
                .body(reply.body())
                .build());
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
