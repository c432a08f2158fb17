package till.ledger;

import static till.ledger.ChangedPayment.or;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import till.domain.Basket;
import till.domain.Event;
import till.domain.GatewayDetails;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.PaymentState;

/** The rules of the SQL payments in memory. */
final class MemoryPayments implements Payments {
    private static final WatchedRow.Kind<Payment> KIND = new WatchedRow.Kind<>(
            Payment::watch, ChangedPayment::with, payment -> payment.orderNo().text());
    private static final List<Function<Payment, @Nullable String>> NUMBERS = List.of(
            payment -> payment.orderNo().text(),
            payment -> payment.order().reference(),
            payment -> payment.order().sale(),
            Payment::gatewayNo,
            Payment::channelNo);

    private final MemoryBook book;
    private final String till;

    MemoryPayments(MemoryBook book, String till) {
        this.book = book;
        this.till = till;
    }

    @Override
    public Added add(Draft draft, Instant nextCheckAt, boolean again) {
        var asked = draft.order();
        if (draft.scanMark() != null && book.scanned.containsKey(draft.scanMark())) {
            return new CodeSpent(book.payment(book.scanned.get(draft.scanMark())));
        }
        var holder = holder(asked.sale());
        if (!again && holder.isPresent()) {
            return new SaleTaken(holder.get());
        }
        var reference = reference(asked.till(), draft.day());
        var order = new PaymentOrder(
                asked.orderNo(),
                reference,
                asked.sale().isEmpty() ? reference : asked.sale(),
                asked.till(),
                asked.gateway(),
                asked.method(),
                asked.amount(),
                asked.subject(),
                asked.createdAt(),
                asked.expiresAt());
        holder.filter(other -> !other.superseded()).ifPresent(other -> release(other, order));
        book.payments.put(order.orderNo().text(), new WatchedRow<>(created(draft, order, nextCheckAt)));
        book.saleHolders.put(order.sale(), order.orderNo());
        if (draft.scanMark() != null) {
            book.scanned.put(draft.scanMark(), order.orderNo());
        }
        book.append(till, Event.Kind.PAYMENT_ADDED, order.orderNo(), null, order.createdAt(), Map.of());
        return new Written(book.payment(order.orderNo()));
    }

    private Optional<Payment> holder(String sale) {
        if (sale.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(book.saleHolders.get(sale))
                .map(book::payment)
                .or(() -> book.payments.values().stream()
                        .map(row -> row.value)
                        .filter(payment -> payment.order().sale().equals(sale) && payment.state() == PaymentState.PAID)
                        .min(Comparator.comparing(payment -> payment.order().createdAt())));
    }

    private void release(Payment holder, PaymentOrder by) {
        book.saleHolders.remove(holder.order().sale(), holder.orderNo());
        book.row(holder.orderNo()).value = ChangedPayment.superseded(holder);
        book.append(till, Event.Kind.SALE_RELEASED, holder.orderNo(), null, by.createdAt(), Map.of());
    }

    private String reference(String ofTill, LocalDate day) {
        return "%s-%s-%04d"
                .formatted(ofTill, DateTimeFormatter.BASIC_ISO_DATE.format(day), book.nextReference(ofTill, day));
    }

    private static Payment created(Draft draft, PaymentOrder order, Instant nextCheckAt) {
        return new Payment(
                order,
                PaymentState.CREATED,
                draft.code(),
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                GatewayDetails.NONE,
                draft.by(),
                new Payment.Watch(nextCheckAt, 0, 0, null, null, order.createdAt()));
    }

    @Override
    public Optional<Payment> find(OrderNo orderNo) {
        return Optional.ofNullable(book.payments.get(orderNo.text())).map(row -> row.value);
    }

    /** Simulated tills sell plain amounts. */
    @Override
    public Basket basket(OrderNo orderNo) {
        return Basket.NONE;
    }

    @Override
    public List<Payment> madeFor(String basket) {
        return List.of();
    }

    @Override
    public List<Payment> named(String number) {
        var found = new LinkedHashMap<OrderNo, Payment>();
        for (var numbered : NUMBERS) {
            book.payments.values().stream()
                    .map(row -> row.value)
                    .filter(payment -> number.equals(numbered.apply(payment)))
                    .sorted(Comparator.comparing(payment -> payment.order().createdAt()))
                    .forEach(payment -> found.putIfAbsent(payment.orderNo(), payment));
        }
        book.refunds.values().stream()
                .map(row -> row.value)
                .filter(refund -> refund.refundNo().text().equals(number) || number.equals(refund.gatewayNo()))
                .map(refund -> book.payment(refund.orderNo()))
                .forEach(payment -> found.putIfAbsent(payment.orderNo(), payment));
        return List.copyOf(found.values());
    }

    @Override
    public boolean move(PaymentMove move) {
        return move(move, null);
    }

    boolean move(PaymentMove move, @Nullable String settling) {
        var row = book.row(move.orderNo());
        var before = row.value;
        if (before.state() != move.from()) {
            return false;
        }
        var paid = move.to() == PaymentState.PAID;
        var sale = before.order().sale();
        var rival = paid
                ? Optional.ofNullable(book.saleHolders.get(sale)).filter(other -> !other.equals(move.orderNo()))
                : Optional.<OrderNo>empty();
        var holds = move.to().holdsSale() && rival.isEmpty() && (!before.superseded() || paid);
        if (holds) {
            book.saleHolders.put(sale, move.orderNo());
        } else {
            book.saleHolders.remove(sale, move.orderNo());
        }
        row.value = ChangedPayment.moved(before, move, before.superseded() && !(paid && holds));
        if (move.isNeverSent()) {
            book.scanned.values().remove(move.orderNo());
        }
        var cards = new MemoryCards(book, till);
        var ended = cards.endedBy(move, settling);
        var facts = MemoryRefunds.moves(move.from(), move.to());
        book.append(till, Event.Kind.PAYMENT_MOVED, move.orderNo(), null, move.at(), facts);
        cards.tell(ended, move.at());
        if (move.attention() != null) {
            cards.raise(move.orderNo(), move.attention(), move.at());
        }
        if (move.to() == PaymentState.AUTHORIZED || (paid && move.from() != PaymentState.AUTHORIZED)) {
            withMoney(before, cards)
                    .map(PaidTwice::besides)
                    .ifPresent(twice -> cards.raise(move.orderNo(), twice, move.at()));
        }
        return true;
    }

    private Optional<Payment> withMoney(Payment payment, MemoryCards cards) {
        return book.payments.values().stream()
                .map(each -> each.value)
                .filter(other -> other.order().sale().equals(payment.order().sale()))
                .filter(other -> !other.orderNo().equals(payment.orderNo()))
                .filter(cards::hasMoney)
                .min(Comparator.comparing(other -> other.order().createdAt()));
    }

    @Override
    public void learn(OrderNo orderNo, GatewayDetails details, Instant at) {
        var row = book.payments.get(orderNo.text());
        if (row != null) {
            var known = row.value.details();
            var both = new GatewayDetails(
                    or(details.paidWith(), known.paidWith()),
                    details.more().isEmpty() ? known.more() : details.more(),
                    details.card().over(known.card()));
            row.value = ChangedPayment.with(row.value, both);
        }
    }

    @Override
    public void heard(OrderNo orderNo, Heard heard, Instant since) {
        var row = book.payments.get(orderNo.text());
        if (row != null) {
            row.heard(KIND, heard, since);
            var payment = row.value;
            var number = or(payment.gatewayNo(), Sql.shortened(heard.gatewayNo()));
            row.value = ChangedPayment.numbered(payment, number);
        }
    }

    @Override
    public void checkBy(OrderNo orderNo, Instant at) {
        var row = book.payments.get(orderNo.text());
        if (row != null) {
            var next = row.value.watch().nextCheckAt();
            if (next == null || next.isAfter(at)) {
                row.checkAt(KIND, at);
            }
        }
    }

    @Override
    public List<OrderNo> due(Instant now, int most, Set<String> leftOut) {
        return WatchedRow.due(book.payments.values(), KIND, now)
                .filter(payment -> !leftOut.contains(payment.order().gateway()))
                .map(Payment::orderNo)
                .limit(most)
                .toList();
    }

    @Override
    public Map<OrderNo, String> gateways(List<OrderNo> orderNos) {
        return orderNos.stream()
                .collect(Collectors.toMap(
                        each -> each, each -> find(each).orElseThrow().order().gateway()));
    }

    @Override
    public boolean lease(OrderNo orderNo, String owner, Instant now, Instant until) {
        var row = book.payments.get(orderNo.text());
        return row != null && row.lease(owner, now, until);
    }

    @Override
    public void release(OrderNo orderNo, String owner) {
        Objects.requireNonNull(book.payments.get(orderNo.text())).release(owner);
    }

    @Override
    public int sweep(Instant now) {
        return (int) book.payments.values().stream()
                .filter(row -> row.value.state().isOpen())
                .filter(row -> row.sweep(KIND, now, row.value.state() == PaymentState.CREATED))
                .count();
    }

    @Override
    public List<Payment> search(PaymentSearch search) {
        throw new UnsupportedOperationException("simulated tills do not search");
    }

    @Override
    public List<Sum> sums(PaymentSearch search) {
        throw new UnsupportedOperationException("simulated tills do not add up");
    }

    @Override
    public int openCount() {
        return (int) book.payments.values().stream()
                .filter(row -> row.value.state().isOpen())
                .filter(row -> !row.value.isLinkOut())
                .count();
    }

    @Override
    public int unfinishedCount(String gateway) {
        return (int) book.payments.values().stream()
                .map(row -> row.value)
                .filter(payment -> payment.order().gateway().equals(gateway))
                .filter(this::isUnfinished)
                .count();
    }

    private boolean isUnfinished(Payment payment) {
        return payment.state().isOpen()
                || book.refundsOf(payment.orderNo()).stream()
                        .anyMatch(refund -> !refund.state().isFinished())
                || book.operations.values().stream()
                        .anyMatch(operation -> operation.orderNo().equals(payment.orderNo())
                                && !operation.state().isFinished());
    }
}
