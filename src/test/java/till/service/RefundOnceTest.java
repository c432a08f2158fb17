package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import till.domain.Acting;
import till.domain.RefundTerms;

/** Rule 7 where it matters: whoever asks at the same moment, from one till or another, one refund reaches the gateway. */
class RefundOnceTest {
    private static final int RACERS = 8;

    private TillForTests till;

    @BeforeEach
    void open() throws Exception {
        till = new TillForTests();
    }

    @AfterEach
    void close() {
        till.close();
    }

    @RepeatedTest(5)
    void ofManyRefundsOfTheWholeAmountByTwoTillsOneReachesTheGateway() throws Exception {
        var paid = till.paid();
        var tills = List.of(till.racing("T01"), till.racing("T02"));
        var start = new CyclicBarrier(RACERS);
        var asked = 0;
        try (var pool = Executors.newFixedThreadPool(RACERS)) {
            var work = IntStream.range(0, RACERS)
                    .<Callable<Refunded>>mapToObj(racer -> () -> {
                        start.await();
                        return tills.get(racer % 2)
                                .refunds()
                                .refund(new RefundRequest(paid.orderNo(), Samples.AMOUNT, "returned"), Acting.UNNAMED);
                    })
                    .toList();
            for (var refunded : pool.invokeAll(work)) {
                asked += refunded.get() instanceof Refunded.Asked ? 1 : 0;
            }
        }
        assertEquals(1, asked);
        assertEquals(
                1,
                till.gateway.asked.stream()
                        .filter(call -> call.startsWith("refund "))
                        .count());
        assertEquals(1, till.services.refunds().of(paid.orderNo()).size());
    }

    @RepeatedTest(5)
    void ofTwoPartsThatTogetherAreTooMuchOneReachesTheGateway() throws Exception {
        var paid = till.paid();
        var tills = List.of(till.racing("T01"), till.racing("T02"));
        var start = new CyclicBarrier(2);
        try (var pool = Executors.newFixedThreadPool(2)) {
            var work = IntStream.range(0, 2)
                    .<Callable<Refunded>>mapToObj(racer -> () -> {
                        start.await();
                        return tills.get(racer)
                                .refunds()
                                .refund(
                                        new RefundRequest(paid.orderNo(), Money.parse("HKD 44.26"), "returned"),
                                        Acting.UNNAMED);
                    })
                    .toList();
            pool.invokeAll(work);
        }
        assertEquals(
                1,
                till.gateway.asked.stream()
                        .filter(call -> call.startsWith("refund "))
                        .count());
    }

    @RepeatedTest(3)
    void ofTwoBeyondTheGatewaysCountOneReachesTheGateway() throws Exception {
        till.gateway.terms = new RefundTerms(30, 1);
        var paid = till.paid();
        var tills = List.of(till.racing("T01"), till.racing("T02"));
        var start = new CyclicBarrier(2);
        try (var pool = Executors.newFixedThreadPool(2)) {
            var work = IntStream.range(0, 2)
                    .<Callable<Refunded>>mapToObj(racer -> () -> {
                        start.await();
                        return tills.get(racer)
                                .refunds()
                                .refund(
                                        new RefundRequest(paid.orderNo(), Money.parse("HKD 1.00"), "returned"),
                                        Acting.UNNAMED);
                    })
                    .toList();
            pool.invokeAll(work);
        }
        assertEquals(
                1,
                till.gateway.asked.stream()
                        .filter(call -> call.startsWith("refund "))
                        .count());
    }
}
