package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.gateway.Outcome;
import till.gateway.QrPayments;
import till.gateway.http.StrictJson;

class AcqraTokenTest extends AcqraStand {
    private static final String WAITING = AcqraAnswers.queried(AcqraAnswers.order(NUMBER.text(), AMOUNT, "pending"));

    @ParameterizedTest
    @CsvSource({"bearer,'Bearer '", "raw,''"})
    void theTokenGoesWithEveryCallButItsOwn(String authorization, String before) throws InterruptedException {
        gateway = gateway(Map.of("authorization", authorization));
        token();
        answer(WAITING);
        answered(gateway.query(payment("wechat")));
        var first = taken();
        assertEquals("/gateway/v1/connect/token", first.getTarget());
        assertNull(first.getHeaders().get("Authorization"));
        assertEquals(AcqraAnswers.SECRET, json(first).path("secret").asString());
        assertEquals(before + AcqraAnswers.TOKEN, taken().getHeaders().get("Authorization"));
    }

    @Test
    void aTokenIsKeptForFourFifthsOfItsTime() throws InterruptedException {
        answer(AcqraAnswers.token("token-one", 100));
        answer(WAITING);
        answer(WAITING);
        gateway.query(payment("wechat"));
        now.set(NOW.plusMillis(79_999));
        answered(gateway.query(payment("wechat")));
        assertEquals(3, server.getRequestCount());
        now.set(NOW.plusSeconds(80));
        answer(AcqraAnswers.token("token-two", 100));
        answer(WAITING);
        answered(gateway.query(payment("wechat")));
        for (var skipped = 0; skipped < 4; skipped++) {
            taken();
        }
        assertEquals("Bearer token-two", taken().getHeaders().get("Authorization"));
    }

    @Test
    void aClockSetBackDoesNotMakeATokenLastLonger() {
        answer(AcqraAnswers.token("token-one", 100));
        answer(WAITING);
        gateway.query(payment("wechat"));
        now.set(NOW.minusSeconds(3600));
        answer(AcqraAnswers.token("token-two", 100));
        answer(WAITING);
        answered(gateway.query(payment("wechat")));
        assertEquals(4, server.getRequestCount());
    }

    @Test
    void afterHttp401ACreateIsSentOnceMoreWithANewToken() throws InterruptedException {
        answer(AcqraAnswers.token("token-one"));
        status(401);
        answer(AcqraAnswers.token("token-two"));
        answer(AcqraAnswers.payment(NUMBER.text(), AMOUNT, "pending"));
        answered(held(QrPayments.class).create(order("wechat"), Map.of()));
        taken();
        var first = taken();
        taken();
        var second = taken();
        assertEquals(json(first), json(second));
        assertEquals("Bearer token-two", second.getHeaders().get("Authorization"));
    }

    @Test
    void aSecondHttp401IsARefusalAndNothingIsSentAThirdTime() {
        answer(AcqraAnswers.token("token-one"));
        status(401);
        answer(AcqraAnswers.token("token-two"));
        status(401);
        var outcome = held(QrPayments.class).create(order("wechat"), Map.of());
        assertEquals(
                "gateway.acqra.keys",
                assertInstanceOf(Outcome.Refused.class, outcome).problem().key());
        assertEquals(4, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 408, 500, 503})
    void noOtherStatusIsSentAgain(int status) {
        token();
        status(status);
        assertInstanceOf(Outcome.Unknown.class, held(QrPayments.class).create(order("wechat"), Map.of()));
        assertEquals(2, server.getRequestCount());
    }

    @Test
    void a401ThatCameTooLateForASecondSendingIsARefusal() {
        token();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getTarget().endsWith("token")) {
                    return new MockResponse.Builder()
                            .body(AcqraAnswers.token("t-" + AcqraAnswers.TOKEN))
                            .build();
                }
                now.set(now.get().plusSeconds(6));
                return new MockResponse.Builder().code(401).build();
            }
        });
        var outcome = held(QrPayments.class).create(order("wechat"), Map.of());
        assertInstanceOf(Outcome.Refused.class, outcome);
        assertEquals(2, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "{\"respCode\":\"0000\"}", "{\"respCode\":\"1001\",\"respMsg\":\"bad secret\"}"})
    void withoutATokenNothingIsSent(String body) {
        answer(body);
        assertInstanceOf(Outcome.Refused.class, held(QrPayments.class).create(order("wechat"), Map.of()));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void twentyAtOnceFetchOneToken() throws InterruptedException, ExecutionException {
        var tokens = new AtomicInteger();
        serve(() -> AcqraAnswers.token("token-" + tokens.incrementAndGet()), 200);
        var outcomes = twentyAtOnce();
        assertEquals(
                20, outcomes.stream().filter(Outcome.Answered.class::isInstance).count());
        assertEquals(1, tokens.get());
    }

    @Test
    void twentyAtOnceWithAStaleTokenFetchOneNewOne() throws InterruptedException, ExecutionException {
        var tokens = new AtomicInteger();
        serve(() -> AcqraAnswers.token("token-" + tokens.incrementAndGet()), 200);
        twentyAtOnce();
        serve(() -> AcqraAnswers.token("fresh-" + tokens.incrementAndGet()), 401);
        var outcomes = twentyAtOnce();
        assertEquals(
                20, outcomes.stream().filter(Outcome.Answered.class::isInstance).count());
        assertEquals(2, tokens.get());
    }

    /** Takes a while over a token, so that all others come to wait for it; answers {@code stale} to an old one. */
    private void serve(Callable<String> token, int stale) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getTarget().endsWith("token")) {
                    try {
                        return new MockResponse.Builder()
                                .body(token.call())
                                .headersDelay(300, TimeUnit.MILLISECONDS)
                                .build();
                    } catch (Exception wrong) {
                        throw new IllegalStateException(wrong);
                    }
                }
                var old = Objects.requireNonNull(request.getHeaders().get("Authorization"))
                        .startsWith("Bearer token");
                return old && stale != 200
                        ? new MockResponse.Builder().code(stale).build()
                        : new MockResponse.Builder().body(WAITING).build();
            }
        });
    }

    private List<Outcome<?>> twentyAtOnce() throws InterruptedException, ExecutionException {
        var begin = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Outcome<?>>>();
            for (var caller = 0; caller < 20; caller++) {
                asked.add(callers.submit(() -> {
                    begin.await();
                    return gateway.query(payment("wechat"));
                }));
            }
            begin.countDown();
            var outcomes = new ArrayList<Outcome<?>>();
            for (var each : asked) {
                outcomes.add(each.get());
            }
            return outcomes;
        }
    }

    @Test
    void neitherTokenNorSecretIsKeptOrSaidEvenIfTheGatewayRepeatsThem() {
        var both = AcqraAnswers.TOKEN + " " + AcqraAnswers.SECRET;
        answer(StrictJson.write(
                Map.of("accessToken", AcqraAnswers.TOKEN, "expiresIn", 3600, "respCode", "0000", "respMsg", both)));
        answer(AcqraAnswers.error("1001", both));
        answer(AcqraAnswers.error("1001", "x".repeat(180) + both));
        var answer = AcqraAnswers.payment(NUMBER.text(), AMOUNT, "pending");
        answer.put("desc", both);
        answer.put("payUrl", both);
        answer.put("respMsg", both);
        answer(answer);
        var order = AcqraAnswers.order(NUMBER.text(), AMOUNT, "successed");
        order.put("orderStatusDesc", both);
        order.put("tradeNo", both);
        order.put("brand", both);
        answer(AcqraAnswers.queried(order));
        var said = new StringBuilder();
        said.append(gateway.query(payment("wechat"))).append(gateway.query(payment("wechat")));
        said.append(held(QrPayments.class).create(order("wechat"), Map.of()));
        said.append(answered(gateway.query(payment("wechat"))));
        said.append(exchanges);
        assertEquals(5, exchanges.size());
        assertTrue(said.toString().contains("***"));
        assertFalse(said.toString().contains("CANARY"), said::toString);
        assertFalse(said.toString().contains("Authorization"), said::toString);
    }
}
