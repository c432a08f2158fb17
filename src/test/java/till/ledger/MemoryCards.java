package till.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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
    private static final Set<Kind> RAISED_AGAIN = EnumSet.of(Kind.PAID_LATE, Kind.PAID_TWICE);
    private static final Set<Kind> COMES_BACK =
            EnumSet.of(Kind.PAID_LATE, Kind.PAID_TWICE, Kind.REFUNDED_ELSEWHERE, Kind.REFUND_IN_DOUBT);

    private final MemoryBook book;
    private final String till;

    MemoryCards(MemoryBook book, String till) {
        this.book = book;
        this.till = till;
    }

    @Override
    public boolean raise(OrderNo orderNo, Attention.Draft draft, Instant at) {
        var before = of(book.payment(orderNo).orderNo());
        var there = before.stream()
                .filter(card -> card.kind() == draft.kind())
                .anyMatch(card -> card.isOpen()
                        || (card.cure() != null
                                && !COMES_BACK.contains(card.kind())
                                && card.facts().equals(draft.facts())));
        if (there) {
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
            ended.addAll(endedBeside(move.orderNo().text(), move.at(), settling));
        }
        return ended;
    }

    /** Cards that name a payment as the other one, which has no money any more. */
    private List<Attention> endedBeside(String other, Instant at, @Nullable String settling) {
        var beside = book.attention.values().stream()
                .sorted(Comparator.comparing(Attention::id))
                .toList();
        return ended(
                beside,
                card -> card.kind() == Kind.PAID_TWICE
                        && other.equals(card.facts().get("other")),
                at,
                settling);
    }

    /** The same of a refund that moved or was recorded. */
    List<Attention> endedBy(Refund refund, Instant at, @Nullable String settling) {
        var number = refund.refundNo().text();
        var cards = of(refund.orderNo());
        var ended = new ArrayList<Attention>();
        if (refund.state().isFinished()) {
            ended.addAll(ended(
                    cards,
                    card -> card.kind() == Kind.REFUND_IN_DOUBT
                            && number.equals(card.facts().get("refundNo")),
                    at,
                    settling));
        }
        if (wentBack(book.payment(refund.orderNo()))) {
            ended.addAll(ended(cards, CardEndings::endsByGivingBack, at, settling));
            ended.addAll(endedBeside(refund.orderNo().text(), at, settling));
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
        var again = new EnumMap<Kind, Attention>(Kind.class);
        of(orderNo).forEach(card -> again.put(card.kind(), card));
        again.values().stream()
                .filter(card -> RAISED_AGAIN.contains(card.kind()))
                .filter(card -> Attention.EVIDENCE.equals(card.resolution()) && card.cure() == null)
                .forEach(card -> raise(orderNo, new Attention.Draft(card.kind(), card.facts()), at));
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
        book.row(payment.orderNo()).value = MemoryPayments.attached(payment, sale);
        book.append(till, Event.Kind.SALE_ATTACHED, payment.orderNo(), null, at, Map.of());
        return Optional.empty();
    }
}
