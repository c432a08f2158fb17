package till.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.GatewayDetails;
import till.domain.Limits;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.RefundNo;
import till.gateway.Capability;
import till.gateway.Closing;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments;
import till.gateway.RefundQueries;
import till.gateway.Refunds;

/**
 * One gateway for all tills of the fleet, in the same process: customers pay after some seconds, every answer takes a moment, and
 * each question is held against the one before about the same payment. May be shared between threads.
 */
final class FleetGateway implements Gateway {
    /** The quickest pace of a payment on screen, less what two clocks readings may lie apart. */
    private static final long SLOT = Duration.ofMillis(1_950).toNanos();

    private static final long ANSWER = Duration.ofMillis(20).toNanos();
    private static final int QUICKEST_SECONDS = 3;
    private static final int SLOWEST_SECONDS = 20;
    private static final int WALKS_AWAY = 20;

    final LongAdder queries = new LongAdder();
    final LongAdder creates = new LongAdder();
    final LongAdder refundsSent = new LongAdder();
    final LongAdder twiceInSlot = new LongAdder();
    final LongAdder atOnce = new LongAdder();
    final LongAdder sentTwice = new LongAdder();
    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final Set<RefundNo> refunded = ConcurrentHashMap.newKeySet();

    private static final class Order {
        private final Money amount;
        private final long paidAt;
        private long asked;
        private boolean underWay;
        private boolean handled;
        private boolean closed;

        Order(Money amount, long paidAt) {
            this.amount = amount;
            this.paidAt = paidAt;
        }
    }

    /** From here on somebody at a till asks about it beside the pace. */
    void handled(OrderNo orderNo) {
        var order = orders.get(orderNo.text());
        synchronized (order) {
            order.handled = true;
        }
    }

    /** Whether a customer has paid it by now. */
    boolean isPaid(String orderNo) {
        var order = orders.get(orderNo);
        return order != null && isPaid(order);
    }

    /** Every number that came. */
    Set<String> numbers() {
        return Set.copyOf(orders.keySet());
    }

    /** How many orders customers have paid. */
    long paid() {
        return orders.values().stream().filter(FleetGateway::isPaid).count();
    }

    private static boolean isPaid(Order order) {
        synchronized (order) {
            return !order.closed && System.nanoTime() - order.paidAt >= 0;
        }
    }

    @Override
    public String id() {
        return "gnete";
    }

    @Override
    public Limits limits() {
        return new Limits(
                Set.of(CurrencyUnit.of("HKD")), 1, 99_999_999, 64, Duration.ofMinutes(5), Duration.ofSeconds(20), true);
    }

    @Override
    public List<PaymentMethod> methods() {
        return List.of(new PaymentMethod(
                "gnete", "WX_QR", PaymentMethod.Brand.WECHAT_PAY, PaymentMethod.Form.CODE, List.of()));
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        queries.increment();
        var order = orders.get(payment.orderNo().text());
        if (order == null) {
            return new Outcome.Answered<>(new PaymentAnswer(Standing.NOT_FOUND, null, "none"));
        }
        begin(order);
        LockSupport.parkNanos(ANSWER);
        synchronized (order) {
            order.underWay = false;
            var standing = isPaid(order) ? Standing.PAID : order.closed ? Standing.CLOSED : Standing.WAITING;
            var paidAt = standing == Standing.PAID ? Instant.now() : null;
            var facts = new PaymentAnswer.Facts(
                    payment.orderNo().text(), order.amount, "P" + payment.orderNo(), null, paidAt, GatewayDetails.NONE);
            return new Outcome.Answered<>(new PaymentAnswer(standing, facts, standing.name()));
        }
    }

    private void begin(Order order) {
        synchronized (order) {
            var now = System.nanoTime();
            if (order.underWay) {
                atOnce.increment();
            }
            if (order.asked != 0 && now - order.asked < SLOT && !order.handled) {
                twiceInSlot.increment();
            }
            order.asked = now;
            order.underWay = true;
        }
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return Stream.of(new Codes(), new Closes(), new GivesBack(), new AnswersForRefunds())
                .filter(capability::isInstance)
                .map(capability::cast)
                .findFirst();
    }

    private final class Codes implements QrPayments {
        @Override
        public Optional<Problem> check(PaymentOrder order, Map<String, String> extras) {
            return Optional.empty();
        }

        @Override
        public Outcome<Created> create(PaymentOrder order, Map<String, String> extras) {
            creates.increment();
            var random = ThreadLocalRandom.current();
            var seconds = random.nextInt(WALKS_AWAY) == 0
                    ? Duration.ofHours(1).toSeconds()
                    : random.nextInt(QUICKEST_SECONDS, SLOWEST_SECONDS);
            var kept = new Order(
                    order.amount(),
                    System.nanoTime() + Duration.ofSeconds(seconds).toNanos());
            if (orders.putIfAbsent(order.orderNo().text(), kept) != null) {
                sentTwice.increment();
            }
            LockSupport.parkNanos(ANSWER);
            var code = new PayCode(PayCode.Kind.QR, "https://qr.example/" + order.orderNo());
            return new Outcome.Answered<>(new Created(code, "P" + order.orderNo(), Standing.WAITING, "1"));
        }
    }

    private final class Closes implements Closing {
        @Override
        public Outcome<Closed> close(PaymentRef payment) {
            var order = orders.get(payment.orderNo().text());
            LockSupport.parkNanos(ANSWER);
            if (order == null) {
                return new Outcome.Unknown<>("none");
            }
            synchronized (order) {
                order.handled = true;
                order.closed = order.closed || System.nanoTime() - order.paidAt < 0;
            }
            return new Outcome.Answered<>(new Closed("ok"));
        }
    }

    private final class GivesBack implements Refunds {
        @Override
        public Outcome<RefundAnswer> refund(PaymentRef payment, RefundNo refundNo, Money amount, String reason) {
            refundsSent.increment();
            if (!refunded.add(refundNo)) {
                sentTwice.increment();
            }
            LockSupport.parkNanos(ANSWER);
            return new Outcome.Answered<>(new RefundAnswer(OperationState.ACCEPTED, "R" + refundNo, "1"));
        }
    }

    private static final class AnswersForRefunds implements RefundQueries {
        @Override
        public Outcome<RefundStanding> queryRefund(PaymentRef payment, RefundRef refund) {
            LockSupport.parkNanos(ANSWER);
            var done = new Refunds.RefundAnswer(OperationState.DONE, "R" + refund.refundNo(), "2");
            return new Outcome.Answered<>(new RefundStanding(done, "2"));
        }
    }
}
