package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Basket;
import till.domain.By;
import till.domain.GatewayDetails;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.Payment;
import till.domain.PaymentOrder;

/** The payments of the ledger. */
public interface Payments {
    /**
     * Writes a new payment in CREATED, on disk when this returns. The reference is made here: till-yyyymmdd-n.
     *
     * @param draft what is asked for
     * @param nextCheckAt when the poller looks at it if nobody else does: after the longest call, with a margin
     * @param again releases the sale from the payment that holds it (pay another way, explicit again)
     */
    Added add(Draft draft, Instant nextCheckAt, boolean again);

    /** What asking for a payment gave. */
    sealed interface Added {}

    /** It is written. */
    record Written(Payment payment) implements Added {}

    /** Nothing was written: this payment, open or paid, stands for the sale. */
    record SaleTaken(Payment holder) implements Added {}

    /** Nothing was written: the customer's code was scanned before, for this payment, and goes out once only. */
    record CodeSpent(Payment holder) implements Added {}

    /** Nothing was written: the sale was paid, or the customer's code used, in a year that was taken out of the ledger. */
    record Archived(int year) implements Added {}

    /**
     * A payment to be written.
     *
     * @param order all of it but reference and, where {@code sale} is empty, the sale: both are filled in here
     * @param day the business day the reference names
     * @param by who takes it
     * @param scanMark by what the customer's own code is known again; null where a code is to be shown
     * @param basket what is paid for: its lines are written with the payment or not at all
     * @param keyed whether a card was typed in: no code is expected, though a page may still come with the answer
     */
    record Draft(
            PaymentOrder order,
            LocalDate day,
            By by,
            @Nullable String scanMark,
            Basket basket,
            boolean keyed) {
        /** One for which a code is to be shown. */
        public Draft(PaymentOrder order, LocalDate day, By by) {
            this(order, day, by, null);
        }

        /** One for a plain amount. */
        public Draft(PaymentOrder order, LocalDate day, By by, @Nullable String scanMark) {
            this(order, day, by, scanMark, Basket.NONE);
        }

        /** One for which a code is to be shown, or was scanned. */
        public Draft(PaymentOrder order, LocalDate day, By by, @Nullable String scanMark, Basket basket) {
            this(order, day, by, scanMark, basket, false);
        }

        /** What stands for the code from the start where there is none to show, so that nobody takes it for lost. */
        @Nullable
        PayCode code() {
            if (keyed) {
                return PayCode.KEYED;
            }
            return scanMark == null ? null : new PayCode(PayCode.Kind.NONE, "");
        }
    }

    Optional<Payment> find(OrderNo orderNo);

    /** What a payment is for; without lines where it is for a plain amount. */
    Basket basket(OrderNo orderNo);

    /** Every payment that was made for an order, oldest first. */
    List<Payment> madeFor(String basket);

    /** All payments this number means: ours, the reference, the sale, the gateway's or the wallet's number. */
    List<Payment> named(String number);

    /**
     * Moves a payment if it is still in {@code move.from()}, with its event and attention row in one transaction; a
     * move to PAID is on disk when this returns. Where another payment of the sale has money already, received or held,
     * money that comes in raises PAID_TWICE too.
     *
     * @return false where another writer was first: a normal result
     */
    boolean move(PaymentMove move);

    /**
     * Keeps what the gateway told of a payment beside its state; what it does not tell stays as it is. Not an event, as
     * nothing is decided by it, but for the card: later charges build on that.
     */
    void learn(OrderNo orderNo, GatewayDetails details, Instant at);

    /**
     * Keeps what a check heard where no state changed: word, counters, the time of the next check. Not an event.
     *
     * @param since when the state that was asked about began; what was heard sets no pace of a later one
     */
    void heard(OrderNo orderNo, Heard heard, Instant since);

    /**
     * What a check heard.
     *
     * @param gatewayNo learnt by the way; null leaves it as it is
     * @param missing how often in a row the gateway knew no such order
     * @param nextCheckAt null: never again
     */
    record Heard(
            Instant at,
            @Nullable String word,
            @Nullable String gatewayNo,
            int missing,
            @Nullable Instant nextCheckAt) {}

    /** Brings the next check forward, never back. */
    void checkBy(OrderNo orderNo, Instant at);

    /** Payments whose check is due and that nobody has leased, longest due first. */
    default List<OrderNo> due(Instant now, int most) {
        return due(now, most, Set.of());
    }

    /**
     * As {@link #due(Instant, int)}.
     *
     * @param leftOut gateways that have all they can answer
     */
    List<OrderNo> due(Instant now, int most, Set<String> leftOut);

    /** Through which gateway each of these payments goes. */
    Map<OrderNo, String> gateways(List<OrderNo> orderNos);

    /**
     * Takes the one right to ask about a payment until {@code until}, or extends it; false where somebody else has it.
     *
     * @param owner unique to one check, not to a process
     */
    boolean lease(OrderNo orderNo, String owner, Instant now, Instant until);

    /** Gives a lease back, if {@code owner} still has it. */
    void release(OrderNo orderNo, String owner);

    /**
     * Brings every open payment's check forward to now: the sweep at start and at day end. Left out are those never asked
     * about whose create may still be under way: their first check is set to when it must be over.
     */
    int sweep(Instant now);

    /** A page of payments, newest first. */
    List<Payment> search(PaymentSearch search);

    /** What a list of payments adds up to, by currency; the search's words and position are not looked at. */
    List<Sum> sums(PaymentSearch search);

    /**
     * The payments of one currency.
     *
     * @param count all of them, paid or not
     * @param taken what was received
     * @param refunded what went back of it
     */
    record Sum(long count, Money taken, Money refunded) {}

    /** How many payments are open; a link that a customer has and has not paid is not counted: nothing is to be done. */
    int openCount();

    /** How many payments of a gateway are open themselves, or have an unfinished refund, capture, void or close. */
    int unfinishedCount(String gateway);
}
