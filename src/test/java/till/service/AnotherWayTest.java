package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.gateway.PaymentAnswer.Standing;

/** Pay another way: what became of the first payment decides whether the next one may be charged. */
class AnotherWayTest extends TillCases {
    private AnotherWay leave(OrderNo orderNo) {
        return till.services.payments().payAnotherWay(orderNo, Acting.UNNAMED);
    }

    @Test
    void theFirstIsClosedAtItsGatewayBeforeTheSaleIsFree() {
        var first = till.running();
        assertInstanceOf(AnotherWay.Closed.class, leave(first.orderNo()));
        assertEquals(List.of("create", "query", "close", "query"), till.gateway.asked);
        assertEquals(PaymentState.CANCELLED, till.now(first.orderNo()).state());
        assertInstanceOf(
                Started.Running.class,
                till.services.payments().start(till.sale(first.order().sale(), false), Acting.UNNAMED));
    }

    @Test
    void aCustomerWhoWasFasterHasPaid() {
        var first = till.running();
        till.gateway.says(Standing.PAID);
        assertInstanceOf(AnotherWay.PaidMeanwhile.class, leave(first.orderNo()));
        assertEquals(List.of("create", "query"), till.gateway.asked);
    }

    @Test
    void heldMoneyIsTheCustomersPaymentAndStaysHeld() {
        var first = till.running();
        till.gateway.says(Standing.AUTHORIZED);
        assertInstanceOf(AnotherWay.PaidMeanwhile.class, leave(first.orderNo()));
        assertEquals(PaymentState.AUTHORIZED, till.now(first.orderNo()).state());
    }

    @Test
    void withoutACloseItStaysOpenAndHoldsItsSale() {
        till.gateway.cannotClose();
        var first = till.running();
        var open = assertInstanceOf(AnotherWay.StillOpen.class, leave(first.orderNo()));
        assertEquals(false, open.closable());
        assertInstanceOf(
                Started.SaleTaken.class,
                till.services.payments().start(till.sale(first.order().sale(), false), Acting.UNNAMED));
    }

    @Test
    void aDeadLineConfirmsNothing() {
        var first = till.running();
        till.gateway.fallsSilent();
        var open = assertInstanceOf(AnotherWay.StillOpen.class, leave(first.orderNo()));
        assertTrue(open.closable());
        assertEquals(PaymentState.LAPSED, till.now(first.orderNo()).state());
    }

    @Test
    void anEndedPaymentIsAskedAboutOnceMore() {
        var first = till.running();
        leave(first.orderNo());
        till.gateway.says(Standing.PAID);
        assertInstanceOf(AnotherWay.PaidMeanwhile.class, leave(first.orderNo()));
        assertTrue(till.attention().contains(Attention.Kind.PAID_LATE));
    }

    @Test
    void twoTillsThatSwitchOneSaleCloseOnceAndChargeOnce() throws Exception {
        var first = till.running();
        var sale = first.order().sale();
        var tills = List.of(till.racing("T01"), till.racing("T02"));
        var start = new CyclicBarrier(4);
        var charged = 0;
        try (var pool = Executors.newFixedThreadPool(4)) {
            var work = IntStream.range(0, 4)
                    .<Callable<Started>>mapToObj(racer -> () -> {
                        var own = tills.get(racer % 2).payments();
                        start.await();
                        own.payAnotherWay(first.orderNo(), Acting.UNNAMED);
                        return own.start(till.sale(sale, false), Acting.UNNAMED);
                    })
                    .toList();
            for (var started : pool.invokeAll(work)) {
                charged += started.get() instanceof Started.Running ? 1 : 0;
            }
        }
        assertEquals(1, charged);
        assertEquals(1, till.gateway.asked.stream().filter("close"::equals).count());
        assertEquals(2, till.gateway.asked.stream().filter("create"::equals).count());
    }
}
