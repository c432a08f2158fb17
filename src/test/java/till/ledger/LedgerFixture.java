package till.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.By;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.PaymentState;
import till.domain.Refund;
import till.domain.RefundNo;

/** A fresh, empty store with a ledger opened on it, and short ways to fill it. */
@SuppressWarnings("NullAway") // it does not see @Nullable on nested types of compiled classes
final class LedgerFixture implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-21T04:00:00.123456Z");
    static final LocalDate DAY = LocalDate.parse("2026-11-21");
    static final Money PRICE = Money.parse("HKD 88.50");

    private final AtomicInteger numbers = new AtomicInteger();
    private final TestStore kind;
    final Store store;
    private final List<Ledger> opened = new ArrayList<>();
    final Ledger ledger;

    LedgerFixture(TestStore kind) {
        this.kind = kind;
        this.store = kind.fresh();
        this.ledger = open("T1");
    }

    Ledger open(String till) {
        try {
            new Schema(store).bringUpToDate();
        } catch (LedgerUnusable e) {
            throw new IllegalStateException(e);
        }
        return open(till, store::connect);
    }

    Ledger open(String till, Connections.Source source) {
        var another = new JdbiLedger(new Transactions(new Connections(source), till, store.kind() != Store.Kind.FILE));
        opened.add(another);
        return another;
    }

    PaymentOrder order(String sale) {
        return order(sale, NOON, "coffee");
    }

    PaymentOrder order(String sale, Instant at, String subject) {
        var number = new OrderNo("T1P%05d".formatted(numbers.incrementAndGet()));
        return new PaymentOrder(number, "", sale, "T1", "gnete", "WX_QR", PRICE, subject, at, at.plusSeconds(300));
    }

    /** An order for a customer who is not in the shop. */
    PaymentOrder linkOrder(String sale) {
        var order = order(sale);
        return new PaymentOrder(
                order.orderNo(),
                "",
                sale,
                order.till(),
                order.gateway(),
                order.method(),
                order.amount(),
                order.subject(),
                NOON,
                NOON.plus(PaymentOrder.LINK_LIVES));
    }

    Payments.Added add(PaymentOrder order, boolean again) {
        return ledger.payments()
                .add(
                        new Payments.Draft(order, DAY, By.NOBODY),
                        order.createdAt().plusSeconds(40),
                        again);
    }

    Payment added(String sale) {
        return added(order(sale));
    }

    Payment added(PaymentOrder order) {
        return ((Payments.Written) add(order, false)).payment();
    }

    Payment reload(Payment payment) {
        return ledger.payments().find(payment.orderNo()).orElseThrow();
    }

    static PaymentMove move(Payment payment, PaymentState to) {
        return move(payment.orderNo(), payment.state(), to, NOON.plusSeconds(10));
    }

    static PaymentMove move(OrderNo orderNo, PaymentState from, PaymentState to, Instant at) {
        var paid = to == PaymentState.PAID;
        var learnt = new PaymentMove.Learnt(null, null, null, paid ? PRICE : null, paid ? at : null, "2");
        return new PaymentMove(orderNo, from, to, at, DAY, "query", learnt, late(from, to), null);
    }

    private static Attention.@Nullable Draft late(PaymentState from, PaymentState to) {
        return from.isLate(to) ? new Attention.Draft(Attention.Kind.PAID_LATE, Map.of("was", from.name())) : null;
    }

    Payment moved(Payment payment, PaymentState... states) {
        var now = payment;
        for (var state : states) {
            if (!ledger.payments().move(move(now, state))) {
                throw new IllegalStateException(now.state() + " did not become " + state);
            }
            now = reload(now);
        }
        return now;
    }

    Payment paid(String sale) {
        return moved(added(sale), PaymentState.PAID);
    }

    Refunds.Draft refundDraft(Payment payment, Money amount) {
        var number = new RefundNo("T1R%05d".formatted(numbers.incrementAndGet()));
        var at = NOON.plusSeconds(60);
        return new Refunds.Draft(
                number,
                payment.orderNo(),
                amount,
                "cold",
                "T1",
                at,
                DAY,
                at.plusSeconds(35),
                false,
                null,
                null,
                By.NOBODY);
    }

    Refund reserved(Payment payment, Money amount) {
        return ((Refunds.Reserved) ledger.refunds().reserve(refundDraft(payment, amount))).refund();
    }

    static Refunds.Move refundMove(RefundNo number, OperationState from, OperationState to) {
        return new Refunds.Move(number, from, to, NOON.plusSeconds(70), DAY, "query", "G1", "2", null, null);
    }

    /** What a tamperer does: SQL beside the ledger. */
    void sql(String text) {
        try (var connection = store.connect();
                var statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The shortest way from a new payment to a state. */
    Payment inState(PaymentState state) {
        return switch (state) {
            case CREATED -> added("");
            case LAPSED, CANCELLED, EXPIRED -> moved(added(""), PaymentState.AWAITING_PAYER, state);
            case AWAITING_PAYER, AUTHORIZED, PAID, DECLINED, UNCERTAIN -> moved(added(""), state);
        };
    }

    Refund inState(OperationState state) {
        var refund = reserved(paid(""), PRICE);
        var way = switch (state) {
            case RESERVED -> List.<OperationState>of();
            case SENT -> List.of(OperationState.SENT);
            case ACCEPTED, DONE, FAILED, UNCERTAIN -> List.of(OperationState.SENT, state);
        };
        var from = OperationState.RESERVED;
        for (var to : way) {
            ledger.refunds().move(refundMove(refund.refundNo(), from, to));
            from = to;
        }
        return ledger.refunds().find(refund.refundNo()).orElseThrow();
    }

    Map<Attention.Kind, Integer> attentionKinds(Payment payment) {
        var kinds = new HashMap<Attention.Kind, Integer>();
        ledger.attention().of(payment.orderNo()).forEach(row -> kinds.merge(row.kind(), 1, Integer::sum));
        return kinds;
    }

    Optional<String> firstFault() {
        return ledger.history().verify().faults().stream().findFirst();
    }

    @Override
    public void close() {
        opened.forEach(Ledger::close);
        kind.drop(store);
    }
}
