package till.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.Limits;
import till.domain.OperationState;
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
 * A gateway that keeps a book, and whose line loses requests and answers by a seeded die. It refuses no refund for its
 * amount: what keeps refunds within what was paid is the till alone.
 */
final class BookedGateway implements Gateway {
    static final Duration LONGEST_CALL = Samples.LONGEST_CALL;

    final Map<String, Order> orders = new LinkedHashMap<>();
    final List<String> creates = new ArrayList<>();
    private final Random random;
    private final MovableClock clock;
    private final Runnable meanwhile;
    boolean honest;
    int depth;

    /** @param meanwhile what others do while a call is under way */
    BookedGateway(Random random, MovableClock clock, Runnable meanwhile) {
        this.random = random;
        this.clock = clock;
        this.meanwhile = meanwhile;
    }

    /** One order in the book. */
    static final class Order {
        final Money amount;
        final Map<String, Refund> refunds = new LinkedHashMap<>();
        Standing standing = Standing.WAITING;
        /** Whether the till was told that it is paid. */
        boolean toldPaid;

        Order(Money amount) {
            this.amount = amount;
        }

        boolean isPaid() {
            return standing == Standing.PAID || standing == Standing.REFUNDED;
        }

        Money refunded() {
            return refunds.values().stream()
                    .filter(refund -> refund.state != OperationState.FAILED)
                    .map(refund -> refund.amount)
                    .reduce(amount.minus(amount), Money::plus);
        }
    }

    /** One refund in the book. */
    static final class Refund {
        final Money amount;
        OperationState state = OperationState.ACCEPTED;

        Refund(Money amount) {
            this.amount = amount;
        }
    }

    /** How a call goes. */
    private enum Line {
        CLEAR,
        LOST_BEFORE,
        LOST_AFTER,
        UNKNOWN_WORD
    }

    private Line line() {
        var die = honest ? 0 : random.nextInt(10);
        return switch (die) {
            case 7 -> Line.LOST_BEFORE;
            case 8 -> Line.LOST_AFTER;
            case 9 -> Line.UNKNOWN_WORD;
            default -> Line.CLEAR;
        };
    }

    private <T extends Outcome.Said> Outcome<T> call(Supplier<Outcome<T>> work) {
        var line = line();
        pass();
        if (line == Line.LOST_BEFORE) {
            pass();
            return new Outcome.Unknown<>("no connection");
        }
        var outcome = work.get();
        pass();
        return line == Line.CLEAR ? outcome : new Outcome.Unknown<>(line.name());
    }

    /** Within one call at most a third of its longest time each. */
    private void pass() {
        if (depth == 0 && !honest) {
            clock.pass(Duration.ofMillis(random.nextInt(10) == 0 ? LONGEST_CALL.toMillis() / 3 : 20));
            depth++;
            meanwhile.run();
            depth--;
        }
    }

    private Order order(String number) {
        return Objects.requireNonNull(orders.get(number), number);
    }

    @Override
    public String id() {
        return "gnete";
    }

    @Override
    public Limits limits() {
        return new Limits(Set.of(CurrencyUnit.of("HKD")), 1, 99_999_999, 64, Duration.ofMinutes(5), LONGEST_CALL, true);
    }

    @Override
    public List<PaymentMethod> methods() {
        return List.of();
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        var told = new Standing[1];
        Outcome<PaymentAnswer> outcome = call(() -> {
            var order = orders.get(payment.orderNo().text());
            told[0] = order == null ? Standing.NOT_FOUND : order.standing;
            return Samples.says(told[0], payment.orderNo().text(), payment.amount());
        });
        if (outcome instanceof Outcome.Answered && told[0] == Standing.PAID) {
            order(payment.orderNo().text()).toldPaid = true;
        }
        return outcome;
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return List.of(new Codes(), new Closes(), new GivesBack(), new AnswersForRefunds()).stream()
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
            var number = order.orderNo().text();
            creates.add(number);
            return call(() -> {
                if (!honest && random.nextInt(12) == 0) {
                    return new Outcome.Refused<>(Problem.of("any"), "refused");
                }
                orders.put(number, new Order(order.amount()));
                var code = new PayCode(PayCode.Kind.QR, "https://qr.example/" + number);
                return new Outcome.Answered<>(new Created(code, "P" + number, Standing.WAITING, "1"));
            });
        }
    }

    private final class Closes implements Closing {
        @Override
        public Outcome<Closed> close(PaymentRef payment) {
            return call(() -> {
                var order = orders.get(payment.orderNo().text());
                if (order == null || order.standing != Standing.WAITING) {
                    return new Outcome.Refused<>(Problem.of("any"), "not open");
                }
                order.standing = Standing.CLOSED;
                return new Outcome.Answered<>(new Closed("ok"));
            });
        }
    }

    private final class GivesBack implements Refunds {
        @Override
        public Outcome<RefundAnswer> refund(PaymentRef payment, RefundNo refundNo, Money amount, String reason) {
            return call(() -> {
                var refunds = order(payment.orderNo().text()).refunds;
                if (refunds.containsKey(refundNo.text())) {
                    return new Outcome.Exists<>("exists");
                }
                if (!honest && random.nextInt(12) == 0) {
                    return new Outcome.Refused<>(Problem.of("any"), "refused");
                }
                refunds.put(refundNo.text(), new Refund(amount));
                return new Outcome.Answered<>(new RefundAnswer(OperationState.ACCEPTED, "R" + refundNo, "1"));
            });
        }
    }

    private final class AnswersForRefunds implements RefundQueries {
        @Override
        public Outcome<RefundStanding> queryRefund(PaymentRef payment, RefundRef refund) {
            return call(() -> orders.values().stream()
                    .map(order -> order.refunds.get(refund.refundNo().text()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .<Outcome<RefundStanding>>map(kept -> new Outcome.Answered<>(new RefundStanding(
                            new Refunds.RefundAnswer(kept.state, "R" + refund.refundNo(), "2"), "2")))
                    .orElseGet(() -> new Outcome.Answered<>(new RefundStanding(null, "no such refund"))));
        }
    }
}
