package till.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.Attention.Kind;
import till.domain.By;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;

/** The rules of the SQL attention rows in memory: who raises, what ends by itself, and what a person settles. */
final class MemoryCards implements AttentionList {
    private static final Comparator<Attention> OLDEST_FIRST =
            Comparator.comparing(Attention::raisedAt).thenComparing(Attention::id);
    private static final Set<Kind> COMES_BACK = EnumSet.of(
            Kind.PAID_LATE, Kind.PAID_TWICE, Kind.REFUNDED_ELSEWHERE, Kind.REFUND_IN_DOUBT, Kind.REFUND_FAILED);
    private static final String REFUND = "refundNo";

    private final MemoryBook book;
    private final String till;

    MemoryCards(MemoryBook book, String till) {
        this.book = book;
        this.till = till;
    }

    @Override
    public boolean raise(OrderNo orderNo, Attention.Draft draft, Instant at) {
        var before = of(book.payment(orderNo).orderNo());
        var refund = draft.facts().getOrDefault(REFUND, "");
        var there = before.stream()
                .filter(card -> card.kind() == draft.kind())
                .anyMatch(card -> (card.isOpen() && refund.equals(card.facts().getOrDefault(REFUND, "")))
                        || (card.cure() != null
                                && !COMES_BACK.contains(card.kind())
                                && card.facts().equals(draft.facts())));
        if (there || isAnswered(orderNo, draft)) {
            return false;
        }
        var id = orderNo.text() + "-" + (before.size() + 1);
        book.attention.put(
                id, new Attention(id, draft.kind(), orderNo, draft.facts(), at, null, null, null, null, By.NOBODY));
        book.append(
                till,
                Event.Kind.ATTENTION_RAISED,
                orderNo,
                null,
                at,
                Map.of("attention", draft.kind().name()));
        return true;
    }

    private boolean isAnswered(OrderNo orderNo, Attention.Draft draft) {
        return switch (draft.kind()) {
            case OUTCOME_UNKNOWN -> !book.payment(orderNo).state().isOpen();
            case REFUND_IN_DOUBT ->
                book.refundsOf(orderNo).stream()
                        .filter(refund ->
                                refund.refundNo().text().equals(draft.facts().get(REFUND)))
                        .anyMatch(refund -> refund.state().isFinished());
            default -> false;
        };
    }

    @Override
    public List<Attention> open() {
        return book.attention.values().stream()
                .filter(Attention::isOpen)
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public List<Attention> of(OrderNo orderNo) {
        return book.attention.values().stream()
                .filter(card -> card.orderNo().equals(orderNo))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public int openCount() {
        return open().size();
    }

    @Override
    public Optional<Attention> find(String id) {
        return Optional.ofNullable(book.attention.get(id));
    }

    /** Ends what a payment's move answers; their events are appended by {@link #tell}. */
    List<Attention> endedBy(PaymentMove move, @Nullable String settling) {
        var kinds = EnumSet.noneOf(Kind.class);
        if (!move.to().isOpen()) {
            kinds.addAll(Set.of(Kind.OUTCOME_UNKNOWN, Kind.CODE_LOST));
        }
        if (move.to() == PaymentState.PAID) {
            kinds.add(Kind.CLAIMED_PAID);
        }
        if (move.from() == PaymentState.AUTHORIZED) {
            kinds.add(Kind.AUTHORIZATION_ENDING);
        }
        var letGo = move.from() == PaymentState.AUTHORIZED && move.to() != PaymentState.PAID;
        if (letGo) {
            kinds.add(Kind.PAID_TWICE);
        }
        var ended =
                new ArrayList<>(ended(of(move.orderNo()), card -> kinds.contains(card.kind()), move.at(), settling));
        if (letGo) {
            ended.addAll(endedBeside(book.payment(move.orderNo()).order().sale(), move.at(), settling));
        }
        return ended;
    }

    /** Cards of a sale whose payment is not on top of another any more. */
    private List<Attention> endedBeside(String sale, Instant at, @Nullable String settling) {
        var onTop = PaidTwice.onTop(withMoney(sale));
        var beside = book.attention.values().stream()
                .sorted(Comparator.comparing(Attention::id))
                .toList();
        return ended(
                beside,
                card -> card.kind() == Kind.PAID_TWICE
                        && sale.equals(card.facts().get("sale"))
                        && !onTop.contains(card.orderNo()),
                at,
                settling);
    }

    private List<Payment> withMoney(String sale) {
        return book.payments.values().stream()
                .map(row -> row.value)
                .filter(payment -> payment.order().sale().equals(sale))
                .filter(this::hasMoney)
                .toList();
    }

    boolean hasMoney(Payment payment) {
        return payment.state() == PaymentState.AUTHORIZED
                || (payment.state() == PaymentState.PAID && !wentBack(payment));
    }

    /** The same of a refund that moved or was recorded. */
    List<Attention> endedBy(Refund refund, Instant at, @Nullable String settling) {
        var number = refund.refundNo().text();
        var cards = of(refund.orderNo());
        var ended = new ArrayList<Attention>();
        if (CardEndings.answersDoubt(refund)) {
            ended.addAll(ended(
                    cards,
                    card -> card.kind() == Kind.REFUND_IN_DOUBT
                            && number.equals(card.facts().get("refundNo")),
                    at,
                    settling));
        }
        ended.addAll(ended(cards, card -> CardEndings.isGivenBackAnew(card, refund), at, settling));
        var payment = book.payment(refund.orderNo());
        if (wentBack(payment)) {
            ended.addAll(ended(of(refund.orderNo()), CardEndings::endsByGivingBack, at, settling));
            ended.addAll(endedBeside(payment.order().sale(), at, settling));
        }
        return ended;
    }

    boolean wentBack(Payment payment) {
        var received = payment.received();
        return received != null
                && book.refundsOf(payment.orderNo()).stream()
                        .filter(refund ->
                                refund.state() == OperationState.ACCEPTED || refund.state() == OperationState.DONE)
                        .map(Refund::amount)
                        .reduce(received, Money::minus)
                        .isZero();
    }

    private List<Attention> ended(
            List<Attention> cards, Predicate<Attention> answered, Instant at, @Nullable String settling) {
        var ended = cards.stream()
                .filter(Attention::isOpen)
                .filter(answered)
                .filter(card -> !card.id().equals(settling))
                .toList();
        ended.forEach(card -> put(card, at, Attention.EVIDENCE, null));
        return ended;
    }

    private Attention put(Attention card, Instant at, String resolution, @Nullable Settlement by) {
        var settled = new Attention(
                card.id(),
                card.kind(),
                card.orderNo(),
                card.facts(),
                card.raisedAt(),
                at,
                resolution,
                by == null ? null : by.cure(),
                by == null ? null : by.evidence(),
                by == null ? By.NOBODY : by.by());
        book.attention.put(card.id(), settled);
        return settled;
    }

    void tell(List<Attention> ended, Instant at) {
        ended.forEach(card -> book.append(till, Event.Kind.ATTENTION_SETTLED, card.orderNo(), null, at, Map.of()));
    }

    /** A refund that failed after all leaves the odd money whose card it had ended as odd as before. */
    void raiseAgain(OrderNo orderNo, Instant at) {
        last(orderNo, Kind.PAID_LATE)
                .filter(card -> Attention.EVIDENCE.equals(card.resolution()) && card.cure() == null)
                .ifPresent(card -> raise(orderNo, new Attention.Draft(card.kind(), card.facts()), at));
        var withMoney = withMoney(book.payment(orderNo).order().sale());
        PaidTwice.onTop(withMoney).stream()
                .filter(onTop -> last(onTop, Kind.PAID_TWICE)
                        .filter(card -> card.cure() != null)
                        .isEmpty())
                .forEach(onTop -> raise(onTop, PaidTwice.besides(PaidTwice.first(withMoney)), at));
    }

    private Optional<Attention> last(OrderNo orderNo, Kind kind) {
        return of(orderNo).stream().filter(card -> card.kind() == kind).reduce((earlier, later) -> later);
    }

    @Override
    public Ending settle(Settlement settlement) {
        var card = find(settlement.id())
                .orElseThrow(() -> new IllegalArgumentException("the ledger has no card " + settlement.id()));
        if (!card.isOpen()) {
            return new Ending.Overtaken();
        }
        return change(card, settlement).orElseGet(() -> {
            var settled = put(card, settlement.at(), settlement.reason(), settlement);
            book.append(till, Event.Kind.ATTENTION_SETTLED, card.orderNo(), null, settlement.at(), Map.of());
            return new Ending.Settled(settled);
        });
    }

    private Optional<Ending> change(Attention card, Settlement settlement) {
        return switch (settlement.change()) {
            case Change.Nothing() -> Optional.empty();
            case Change.Moved(var move) -> unless(new MemoryPayments(book, till).move(move, card.id()));
            case Change.RefundMoved(var move) -> unless(new MemoryRefunds(book, till).move(move, card.id()));
            case Change.RefundRecorded(var refund) -> {
                var recorded = new MemoryRefunds(book, till).record(refund, card.id());
                yield recorded instanceof Refunds.Reserved
                        ? Optional.empty()
                        : Optional.of(new Ending.NotRecorded(recorded));
            }
            case Change.Attached(var sale) -> attach(book.payment(card.orderNo()), sale, settlement.at());
        };
    }

    private static Optional<Ending> unless(boolean moved) {
        return moved ? Optional.empty() : Optional.of(new Ending.Overtaken());
    }

    private Optional<Ending> attach(Payment payment, String sale, Instant at) {
        if (payment.state() != PaymentState.PAID) {
            return Optional.of(new Ending.Overtaken());
        }
        var goingBack = book.refundsOf(payment.orderNo()).stream()
                .filter(refund -> refund.state().isInDoubt())
                .findFirst();
        if (goingBack.isPresent()) {
            return goingBack.map(refund -> new Ending.NotRecorded(new Refunds.InFlight(refund)));
        }
        var holder = book.payments.values().stream()
                .map(row -> row.value)
                .filter(other -> !other.orderNo().equals(payment.orderNo()))
                .filter(other -> other.orderNo().equals(book.saleHolders.get(sale))
                        || (other.order().sale().equals(sale) && other.state() == PaymentState.PAID))
                .min(Comparator.comparing(other -> other.order().createdAt()));
        if (holder.isPresent()) {
            return Optional.of(new Ending.SaleTaken(holder.get()));
        }
        book.saleHolders.remove(payment.order().sale(), payment.orderNo());
        book.saleHolders.put(sale, payment.orderNo());
        book.row(payment.orderNo()).value = ChangedPayment.attached(payment, sale);
        book.append(till, Event.Kind.SALE_ATTACHED, payment.orderNo(), null, at, Map.of());
        return Optional.empty();
    }
}
