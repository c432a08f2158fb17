package till.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Refund;
import till.domain.RefundNo;

/** The rules of the SQL refunds in memory. */
final class MemoryRefunds implements Refunds {
    static final Comparator<Refund> OLDEST_FIRST = Comparator.comparing(Refund::createdAt)
            .thenComparing(refund -> refund.refundNo().text());

    private static final WatchedRow.Kind<Refund> KIND = new WatchedRow.Kind<>(
            Refund::watch,
            (refund, watch) -> copy(refund, refund.state(), watch),
            refund -> refund.refundNo().text());

    private final MemoryBook book;
    private final String till;

    MemoryRefunds(MemoryBook book, String till) {
        this.book = book;
        this.till = till;
    }

    @Override
    public Reservation reserve(Draft draft) {
        if (!draft.amount().isPositive()) {
            throw new IllegalArgumentException("a refund gives back more than nothing");
        }
        var received = book.payment(draft.orderNo()).received();
        if (received == null || !received.isSameCurrency(draft.amount())) {
            return new NotPaid();
        }
        var elsewhere = new MemoryCards(book, till)
                .of(draft.orderNo()).stream()
                        .anyMatch(card -> card.isOpen() && card.kind() == Attention.Kind.REFUNDED_ELSEWHERE);
        if (elsewhere) {
            return new GoneElsewhere();
        }
        var others = book.refundsOf(draft.orderNo());
        var obstacle = JdbiRefunds.obstacle(draft, received, others);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        book.refunds.put(draft.refundNo().text(), new WatchedRow<>(reserved(draft)));
        book.append(till, Event.Kind.REFUND_RESERVED, draft.orderNo(), draft.refundNo(), draft.at(), Map.of());
        return new Reserved(book.row(draft.refundNo()).value);
    }

    private static Refund reserved(Draft draft) {
        return new Refund(
                draft.refundNo(),
                draft.orderNo(),
                draft.amount(),
                draft.reason(),
                draft.till(),
                OperationState.RESERVED,
                null,
                draft.at(),
                null,
                null,
                draft.by(),
                null,
                new Payment.Watch(draft.nextCheckAt(), 0, 0, null, null, draft.at()));
    }

    @Override
    public Reservation record(Outside refund) {
        return record(refund, null);
    }

    Reservation record(Outside refund, @Nullable String settling) {
        var payment = book.payment(refund.orderNo());
        var received = payment.received();
        if (received == null || !received.isSameCurrency(refund.amount())) {
            return new NotPaid();
        }
        var others = book.refundsOf(refund.orderNo());
        var inDoubt = others.stream().filter(other -> other.state().isInDoubt()).findFirst();
        if (inDoubt.isPresent()) {
            return new InFlight(inDoubt.get());
        }
        var left = Refund.left(received, others);
        if (refund.amount().isGreaterThan(left)) {
            return new TooMuch(left);
        }
        book.refunds.put(refund.refundNo().text(), new WatchedRow<>(recorded(refund)));
        var cards = new MemoryCards(book, till);
        var ended = cards.endedBy(recorded(refund), refund.at(), settling);
        book.append(till, Event.Kind.REFUND_RECORDED, refund.orderNo(), refund.refundNo(), refund.at(), Map.of());
        cards.tell(ended, refund.at());
        return new Reserved(recorded(refund));
    }

    private static Refund recorded(Outside refund) {
        return new Refund(
                refund.refundNo(),
                refund.orderNo(),
                refund.amount(),
                refund.reason(),
                refund.till(),
                OperationState.DONE,
                null,
                refund.at(),
                refund.at(),
                refund.day(),
                refund.by(),
                refund.evidence(),
                new Payment.Watch(null, 0, 0, null, null, refund.at()));
    }

    @Override
    public Optional<Refund> find(RefundNo refundNo) {
        return Optional.ofNullable(book.refunds.get(refundNo.text())).map(row -> row.value);
    }

    @Override
    public List<Refund> of(OrderNo orderNo) {
        return book.refundsOf(orderNo);
    }

    @Override
    public boolean move(Move move) {
        return move(move, null);
    }

    boolean move(Move move, @Nullable String settling) {
        var row = book.row(move.refundNo());
        var before = row.value;
        var again = move.from() == OperationState.UNCERTAIN && move.to() == OperationState.SENT;
        var hand = move.hand();
        var changed = hand != null && !before.watch().changedAt().equals(hand.since());
        if (changed || before.state() != move.from() || (again && before.watch().missing() < Refund.DENIALS)) {
            return false;
        }
        row.value = moved(before, move);
        var cards = new MemoryCards(book, till);
        var ended = cards.endedBy(row.value, move.at(), settling);
        var facts = moves(move.from(), move.to());
        book.append(till, Event.Kind.REFUND_MOVED, before.orderNo(), move.refundNo(), move.at(), facts);
        cards.tell(ended, move.at());
        if (move.attention() != null) {
            cards.raise(before.orderNo(), move.attention(), move.at());
        }
        if (move.from() == OperationState.ACCEPTED && move.to() == OperationState.FAILED) {
            cards.raiseAgain(before.orderNo(), move.at());
        }
        return true;
    }

    private static Refund moved(Refund before, Move move) {
        var counted = move.to() == OperationState.ACCEPTED || move.to() == OperationState.DONE;
        var watch = before.watch();
        return new Refund(
                before.refundNo(),
                before.orderNo(),
                before.amount(),
                before.reason(),
                before.till(),
                move.to(),
                move.gatewayNo() == null ? before.gatewayNo() : Sql.shortened(move.gatewayNo()),
                before.createdAt(),
                counted ? Objects.requireNonNullElse(before.refundedAt(), move.at()) : null,
                counted ? Objects.requireNonNullElse(before.businessDay(), move.day()) : null,
                before.by(),
                before.evidence(),
                new Payment.Watch(
                        move.nextCheckAt(),
                        watch.checks(),
                        move.to() == OperationState.SENT ? 0 : watch.missing(),
                        watch.askedAt(),
                        move.word() == null ? watch.word() : Sql.shortText(move.word()),
                        move.at()));
    }

    static Map<String, String> moves(Enum<?> from, Enum<?> to) {
        return Map.of("from", from.name(), "to", to.name());
    }

    private static Refund copy(Refund refund, OperationState state, Payment.Watch watch) {
        return new Refund(
                refund.refundNo(),
                refund.orderNo(),
                refund.amount(),
                refund.reason(),
                refund.till(),
                state,
                refund.gatewayNo(),
                refund.createdAt(),
                refund.refundedAt(),
                refund.businessDay(),
                refund.by(),
                refund.evidence(),
                watch);
    }

    @Override
    public void heard(RefundNo refundNo, Payments.Heard heard, Instant since) {
        Objects.requireNonNull(book.refunds.get(refundNo.text())).heard(KIND, heard, since);
    }

    @Override
    public List<RefundNo> due(Instant now, int most) {
        return WatchedRow.due(book.refunds.values(), KIND, now)
                .map(Refund::refundNo)
                .limit(most)
                .toList();
    }

    @Override
    public boolean lease(RefundNo refundNo, String owner, Instant now, Instant until) {
        var row = book.refunds.get(refundNo.text());
        return row != null && row.lease(owner, now, until);
    }

    @Override
    public void release(RefundNo refundNo, String owner) {
        Objects.requireNonNull(book.refunds.get(refundNo.text())).release(owner);
    }

    @Override
    public int sweep(Instant now) {
        return (int) book.refunds.values().stream()
                .filter(row -> !row.value.state().isFinished())
                .filter(row -> row.sweep(KIND, now, row.value.state() == OperationState.SENT))
                .count();
    }

    @Override
    public List<Refund> unfinished(int most) {
        return book.refunds.values().stream()
                .map(row -> row.value)
                .filter(refund -> !refund.state().isFinished())
                .sorted(OLDEST_FIRST)
                .limit(most)
                .toList();
    }

    @Override
    public List<Refund> recent(int most) {
        return book.refunds.values().stream()
                .map(row -> row.value)
                .sorted(OLDEST_FIRST.reversed())
                .limit(most)
                .toList();
    }
}
