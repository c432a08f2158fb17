package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.RepeatedTest;
import till.domain.Acting;
import till.domain.Payment;
import till.domain.RefundTerms;

/** Rule 7 where it matters: whoever asks at the same moment, from one till or another, one refund reaches the gateway. */
class RefundOnceTest extends TillCases {
    @RepeatedTest(5)
    void ofManyRefundsOfTheWholeAmountByTwoTillsOneReachesTheGateway() throws Exception {
        var paid = till.paid();
        var asked = atOnce(8, paid, Samples.AMOUNT);
        assertEquals(1, asked.stream().filter(Refunded.Asked.class::isInstance).count());
        assertEquals(1, reachedTheGateway());
        assertEquals(1, till.services.refunds().of(paid.orderNo()).size());
    }

    @RepeatedTest(5)
    void ofTwoPartsThatTogetherAreTooMuchOneReachesTheGateway() throws Exception {
        atOnce(2, till.paid(), Money.parse("HKD 44.26"));
        assertEquals(1, reachedTheGateway());
    }

    @RepeatedTest(3)
    void ofTwoBeyondTheGatewaysCountOneReachesTheGateway() throws Exception {
        till.gateway.terms = new RefundTerms(30, 1);
        atOnce(2, till.paid(), Money.parse("HKD 1.00"));
        assertEquals(1, reachedTheGateway());
    }

    /** So many refunds of one payment, set off together at two tills. */
    private List<Refunded> atOnce(int racers, Payment paid, Money each) throws Exception {
        var tills = List.of(till.racing("T01"), till.racing("T02"));
        var start = new CyclicBarrier(racers);
        var request = new RefundRequest(paid.orderNo(), each, "returned");
        var refunded = new ArrayList<Refunded>();
        try (var pool = Executors.newFixedThreadPool(racers)) {
            var work = IntStream.range(0, racers)
                    .<Callable<Refunded>>mapToObj(racer -> () -> {
                        start.await();
                        return tills.get(racer % 2).refunds().refund(request, Acting.UNNAMED);
                    })
                    .toList();
            for (var one : pool.invokeAll(work)) {
                refunded.add(one.get());
            }
        }
        return refunded;
    }

    private long reachedTheGateway() {
        return till.gateway.asked.stream()
                .filter(call -> call.startsWith("refund "))
                .count();
    }
}
