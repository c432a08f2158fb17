package till.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.Basket;
import till.domain.Event;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
import till.ledger.PaymentSearch;
import till.ledger.Payments;

/** What screens and commands read of the ledger: lists, one order with everything about it, numbers looked up. */
public final class OrderBook {
    private final Books books;
    private final Surroundings here;
    private final RefundService refunds;

    public OrderBook(Books books, Surroundings here, RefundService refunds) {
        this.books = books;
        this.here = here;
        this.refunds = refunds;
    }

    /**
     * What a list shows.
     *
     * @param text part of a subject or sale, the beginning of a number, an amount; empty for all
     * @param from first business day
     * @param to last business day, inclusive
     * @param states empty for all
     * @param gateway null for all
     */
    public record Search(
            String text,
            LocalDate from,
            LocalDate to,
            Set<PaymentState> states,
            @Nullable String gateway) {}

    /** A page of payments, newest first; {@code after} is the last one of the page before. */
    public List<Payment> list(Search search, @Nullable Payment after, int most) {
        return books.ledger().payments().search(inLedger(search, after, most));
    }

    private PaymentSearch inLedger(Search search, @Nullable Payment after, int most) {
        var position = after == null
                ? null
                : new PaymentSearch.Position(
                        after.order().createdAt(), after.orderNo().text());
        return new PaymentSearch(
                search.text(),
                here.calendar().startOf(search.from()),
                here.calendar().startOf(search.to().plusDays(1)),
                search.states(),
                search.gateway(),
                position,
                most);
    }

    /** What all payments of the days, states and gateway add up to, by currency; the text is not looked at. */
    public List<Sum> sums(Search search) {
        return books.ledger().payments().sums(inLedger(search, null, 0)).stream()
                .map(sum -> new Sum(sum.count(), sum.taken(), sum.refunded()))
                .toList();
    }

    /**
     * The payments of one currency.
     *
     * @param count all of them, paid or not
     */
    public record Sum(long count, Money taken, Money refunded) {}

    /** What of a payment went back to the customer: accepted and done refunds. */
    public Money refunded(Payment payment) {
        var received = payment.received() == null ? payment.amount() : payment.received();
        return refunds.of(payment.orderNo()).stream()
                .filter(refund -> refund.state() == OperationState.ACCEPTED || refund.state() == OperationState.DONE)
                .map(Refund::amount)
                .reduce(Money.zero(received.getCurrencyUnit()), Money::plus);
    }

    /** Every payment a number may mean: ours, the reference, the sale, the gateway's, the wallet's, a refund's. */
    public List<Payment> named(String number) {
        return books.ledger().payments().named(number);
    }

    /** In which year's archive the payment of a number is, where it was taken out of the ledger. */
    public Optional<Integer> archiveOf(String number) {
        return books.ledger().years().archiveOf(number);
    }

    /** One payment with all that belongs to it. */
    public Optional<Details> details(OrderNo orderNo) {
        return books.ledger()
                .payments()
                .find(orderNo)
                .map(payment -> new Details(
                        payment,
                        refunds.of(orderNo),
                        books.ledger().operations().of(orderNo),
                        books.ledger().attention().of(orderNo),
                        books.ledger().history().of(orderNo),
                        refunds.left(payment),
                        books.ledger().payments().basket(orderNo)));
    }

    /** The operators' names by their ids, those disabled meanwhile included: history speaks of them too. */
    public Map<String, String> people() {
        return books.ledger().people().all().stream().collect(Collectors.toMap(Operator::id, Operator::name));
    }

    /** What of a business day is still open: what to say before its books are written to a file. */
    public OpenThings openOf(LocalDate day) {
        var cards = books.ledger().attention().open().stream()
                .filter(card -> on(card.raisedAt(), day)
                        || books.ledger()
                                .payments()
                                .find(card.orderNo())
                                .filter(payment -> isOf(payment, day))
                                .isPresent())
                .count();
        var open = EnumSet.noneOf(PaymentState.class);
        Arrays.stream(PaymentState.values()).filter(PaymentState::isOpen).forEach(open::add);
        var payments = count(inLedger(new Search("", day, day, open, null), null, 0))
                - count(inLedger(new Search("", day, day, Set.of(PaymentState.AWAITING_PAYER), null), null, 0)
                        .ofLinks());
        var inDoubt = refunds.unfinished(Integer.MAX_VALUE).stream()
                .filter(refund -> refund.state().isInDoubt() && on(refund.createdAt(), day))
                .count();
        return new OpenThings(cards, payments, inDoubt);
    }

    private long count(PaymentSearch search) {
        return books.ledger().payments().sums(search).stream()
                .mapToLong(Payments.Sum::count)
                .sum();
    }

    private boolean isOf(Payment payment, LocalDate day) {
        return day.equals(payment.businessDay()) || on(payment.order().createdAt(), day);
    }

    private boolean on(Instant at, LocalDate day) {
        return here.calendar().dayOf(at).equals(day);
    }

    /**
     * What is open.
     *
     * @param cards what a person has to settle
     * @param payments those whose end is not known; a link that waits for its customer is none of them
     * @param refunds those of which it is not known whether they happened
     */
    public record OpenThings(long cards, long payments, long refunds) {
        public boolean none() {
            return cards + payments + refunds == 0;
        }
    }

    /** The other payments of the same sale, oldest first. */
    public List<Payment> beside(Payment payment) {
        return named(payment.order().sale()).stream()
                .filter(other -> other.order().sale().equals(payment.order().sale()))
                .filter(other -> !other.orderNo().equals(payment.orderNo()))
                .toList();
    }

    public LocalDate today() {
        return here.today();
    }

    /** How many payments are open; a link that waits for its customer is not counted. */
    public int openCount() {
        return books.ledger().payments().openCount();
    }

    /**
     * One payment with all that belongs to it.
     *
     * @param left what can still be given back; empty where nothing was received
     * @param basket what it is for, line by line, and what is noted about it
     */
    public record Details(
            Payment payment,
            List<Refund> refunds,
            List<Operation> operations,
            List<Attention> attention,
            List<Event> history,
            Optional<Money> left,
            Basket basket) {
        public Details {
            refunds = List.copyOf(refunds);
            operations = List.copyOf(operations);
            attention = List.copyOf(attention);
            history = List.copyOf(history);
        }

        /** Every number of ours that calls about this payment carry. */
        public List<String> numbers() {
            return Stream.concat(
                            Stream.of(payment.orderNo().text()),
                            refunds.stream().map(refund -> refund.refundNo().text()))
                    .toList();
        }
    }
}
