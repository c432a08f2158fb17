package till.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.Attention.Kind;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;

/**
 * Ends the cards that a move of a payment or refund answers, in the move's transaction. Doubt about an outcome ends with the
 * outcome; late, double or odd money needs a person, unless all of it went back.
 */
final class CardEndings {
    private static final Set<Kind> BY_ANY_END = EnumSet.of(Kind.OUTCOME_UNKNOWN, Kind.CODE_LOST);
    private static final Set<Kind> BY_GIVING_BACK =
            EnumSet.of(Kind.PAID_LATE, Kind.PAID_TWICE, Kind.REFUNDED_ELSEWHERE, Kind.REFUND_FAILED);

    private final Write write;
    private final @Nullable String settling;
    private final List<Attention> ended = new ArrayList<>();

    /** @param settling the card a person is settling in this transaction, which is not ended here; null for none */
    CardEndings(Write write, @Nullable String settling) {
        this.write = write;
        this.settling = settling;
    }

    /** Changes rows only, so that it stands before the first event; {@link #tell} appends theirs. */
    void paymentMoved(PaymentMove move) {
        var kinds = EnumSet.noneOf(Kind.class);
        if (!move.to().isOpen()) {
            kinds.addAll(BY_ANY_END);
        }
        if (move.to() == PaymentState.PAID) {
            kinds.add(Kind.CLAIMED_PAID);
        }
        var letGo = move.from() == PaymentState.AUTHORIZED && move.to() != PaymentState.PAID;
        if (move.from() == PaymentState.AUTHORIZED) {
            kinds.add(Kind.AUTHORIZATION_ENDING);
        }
        if (letGo) {
            kinds.add(Kind.PAID_TWICE);
        }
        if (!kinds.isEmpty()) {
            end(open(move.orderNo()), card -> kinds.contains(card.kind()), move.at());
        }
        if (letGo) {
            endBeside(PaymentRows.existing(write.handle(), move.orderNo()), move.at());
        }
    }

    /** As {@link #paymentMoved}, after a refund moved or was recorded. */
    void refundMoved(Payment payment, Refund refund, Instant at) {
        var number = refund.refundNo().text();
        var cards = open(payment.orderNo());
        if (answersDoubt(refund)) {
            end(
                    cards,
                    card -> card.kind() == Kind.REFUND_IN_DOUBT
                            && number.equals(card.facts().get("refundNo")),
                    at);
        }
        end(cards, card -> isGivenBackAnew(card, refund), at);
        if (wentBack(write.handle(), payment)) {
            end(cards, CardEndings::endsByGivingBack, at);
            endBeside(payment, at);
        }
    }

    /** What was sent again is judged anew: whoever looked before looked at another sending. */
    static boolean answersDoubt(Refund refund) {
        return refund.state().isFinished() || refund.state() == OperationState.SENT;
    }

    /** Whether a refund carries out what another one, which failed after all, did not. */
    static boolean isGivenBackAnew(Attention card, Refund refund) {
        var counts = refund.state() == OperationState.ACCEPTED || refund.state() == OperationState.DONE;
        return card.kind() == Kind.REFUND_FAILED
                && counts
                && !refund.createdAt().isBefore(card.raisedAt())
                && refund.amount().toString().equals(card.facts().get("amount"));
    }

    /** What a refund thought failed gave back all the same lies on top of all the others: only a person settles that. */
    static boolean endsByGivingBack(Attention card) {
        return BY_GIVING_BACK.contains(card.kind())
                && !(card.kind() == Kind.REFUNDED_ELSEWHERE && card.facts().containsKey("refundNo"));
    }

    /** Appends the events of what was ended. */
    void tell(Instant at) {
        for (var card : ended) {
            var facts = new Facts()
                    .with("id", card.id())
                    .with("attention", card.kind())
                    .with("resolution", Attention.EVIDENCE);
            write.append(Event.Kind.ATTENTION_SETTLED, card.orderNo(), null, at, facts);
        }
    }

    static boolean wentBack(Handle handle, Payment payment) {
        var received = payment.received();
        return received != null
                && JdbiRefunds.of(handle, payment.orderNo()).stream()
                        .filter(refund ->
                                refund.state() == OperationState.ACCEPTED || refund.state() == OperationState.DONE)
                        .map(Refund::amount)
                        .reduce(received, Money::minus)
                        .isZero();
    }

    private List<Attention> open(OrderNo orderNo) {
        return write.handle()
                .createQuery("""
                        select * from attention where order_no = :orderNo and open_key is not null
                        order by raised_at, id
                        """)
                .bind("orderNo", orderNo.text())
                .map((row, context) -> Rows.attention(row))
                .list();
    }

    /** The payment has no money any more: of the others of its sale the first is not on top of anything now. */
    private void endBeside(Payment payment, Instant at) {
        var sale = payment.order().sale();
        var onTop = PaidTwice.onTop(PaidTwice.withMoney(write.handle(), sale));
        var cards = write.handle()
                .createQuery("select * from attention where kind = :kind and open_key is not null order by id")
                .bind("kind", Kind.PAID_TWICE.name())
                .map((row, context) -> Rows.attention(row))
                .list();
        end(cards, card -> sale.equals(card.facts().get("sale")) && !onTop.contains(card.orderNo()), at);
    }

    private void end(List<Attention> cards, Predicate<Attention> answered, Instant at) {
        cards.stream()
                .filter(answered)
                .filter(card -> !card.id().equals(settling))
                .filter(card -> end(card, at))
                .forEach(ended::add);
    }

    private boolean end(Attention card, Instant at) {
        return write.handle()
                        .createUpdate("""
                                update attention set open_key = null, settled_at = :at, resolution = :resolution
                                where id = :id and settled_at is null
                                """)
                        .bind("id", card.id())
                        .bind("at", Sql.at(at))
                        .bind("resolution", Attention.EVIDENCE)
                        .execute()
                == 1;
    }
}
