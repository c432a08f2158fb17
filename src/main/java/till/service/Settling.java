package till.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.Cure;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundNo;
import till.domain.Result;
import till.ledger.AttentionList.Change;
import till.ledger.AttentionList.Ending;
import till.ledger.AttentionList.Settlement;
import till.ledger.PaymentMove;
import till.ledger.Refunds;

/**
 * Settles by hand what no gateway answers: what each card may be settled with, and evidence of money that moved elsewhere.
 * Never rewrites what was written; what the gateway answers meanwhile wins. May be shared between threads.
 */
public final class Settling {
    private static final int SHORTEST = 3;

    private final Books books;
    private final Surroundings here;
    private final Feed feed;
    private final Access access;
    private final Cures cures;
    private final OrdinaryWays ordinary;

    Settling(Books books, Surroundings here, Feed feed, Access access, Cures cures, OrdinaryWays ordinary) {
        this.books = books;
        this.here = here;
        this.feed = feed;
        this.access = access;
        this.cures = cures;
        this.ordinary = ordinary;
    }

    /** What a card can be settled with as things stand now, the usual way first; asking the gateway is always among them. */
    public List<Cure> cures(AttentionService.Card card) {
        return cures.of(card.attention(), card.payment());
    }

    /** What a form may begin with: all that is left for a refund, what was asked for for money that came. */
    public Optional<Money> proposal(AttentionService.Card card, Cure cure) {
        return cures.proposal(card.attention(), card.payment(), cure);
    }

    /**
     * Settles a card, or has done what ends it: a refund, a capture and a question go their ordinary ways, and the card ends
     * with what they bring.
     */
    public Result<Settled> settle(SettleRequest request, Acting acting) {
        var found = books.ledger().attention().find(request.attentionId());
        if (found.isEmpty()) {
            return Result.failed("settle.noCard", request.attentionId());
        }
        var card = found.get();
        var before = standing(card.orderNo());
        // the ordinary ways ask for their own rights, with the amount that counts
        var refused = request.cure().act() == Act.SETTLE
                ? access.guard(acting, Act.SETTLE, null, card.orderNo())
                : Optional.<Problem>empty();
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        // what it is changed from is what the person may change: another may be faster
        var payment = payment(card.orderNo());
        return obstacle(request, card, payment)
                .or(() -> request.cure().evidence() == Cure.Asked.ALWAYS
                        ? changed(card.orderNo(), before)
                        : Optional.empty())
                .<Result<Settled>>map(Result::failed)
                .orElseGet(() -> settle(request, new Case(card, payment, before), acting));
    }

    private Optional<Problem> obstacle(SettleRequest request, Attention card, Payment payment) {
        var cure = request.cure();
        if (!card.isOpen()) {
            return Optional.of(Problem.of("settle.overtaken"));
        }
        if (!cures.of(card, payment).contains(cure)) {
            return Optional.of(Problem.of("settle.notThisWay", payment.state().name()));
        }
        if (cure.amount() == Cure.Asked.ALWAYS && request.amount() == null) {
            return Optional.of(Problem.of("settle.amountMissing"));
        }
        if (request.amount() != null && !request.amount().isPositive()) {
            return Optional.of(Problem.of("settle.amountMissing"));
        }
        if (cure.needsReason() && request.reason().length() < SHORTEST) {
            return Optional.of(Problem.of("settle.reasonMissing"));
        }
        return cure.evidence() == Cure.Asked.ALWAYS ? unproven(request.evidence()) : Optional.empty();
    }

    /**
     * Before anything is recorded by hand the gateway is asked; where that changed something, the person decides anew: what
     * is to be recorded may be the same.
     */
    private Optional<Problem> changed(OrderNo orderNo, Standing before) {
        ordinary.ask(orderNo);
        feed.refresh();
        return before.equals(standing(orderNo)) ? Optional.empty() : Optional.of(Problem.of("settle.overtaken"));
    }

    private record Standing(PaymentState payment, Map<RefundNo, Since> refunds) {}

    /** A refund may be sent again and be in doubt again: the same state, and another sending. */
    private record Since(OperationState state, Instant changedAt) {}

    private Standing standing(OrderNo orderNo) {
        var refunds = books.ledger().refunds().of(orderNo).stream()
                .collect(Collectors.toMap(
                        Refund::refundNo,
                        refund -> new Since(refund.state(), refund.watch().changedAt())));
        return new Standing(payment(orderNo).state(), refunds);
    }

    private static Optional<Problem> unproven(@Nullable String evidence) {
        return evidence == null || evidence.length() < SHORTEST
                ? Optional.of(Problem.of("settle.evidenceMissing"))
                : Optional.empty();
    }

    /** A card and its payment, as they were when they were looked at. */
    private record Case(Attention card, Payment payment, Standing before) {}

    private Result<Settled> settle(SettleRequest request, Case found, Acting acting) {
        var card = found.card();
        return switch (request.cure()) {
            case REFUND -> {
                var asked = Optional.ofNullable(request.amount())
                        .or(() -> cures.proposal(card, found.payment(), Cure.REFUND));
                yield ordinary.go(request.withAmount(asked.orElse(null)), card, acting)
                        .map(this::now);
            }
            case CHECK, CAPTURE, LET_GO -> ordinary.go(request, card, acting).map(this::now);
            case KEEP -> end(request, new Change.Nothing(), acting);
            case ATTACH -> {
                var sale = Optional.ofNullable(request.sale())
                        .orElseGet(() -> found.payment().order().sale());
                yield end(request, new Change.Attached(sale), acting);
            }
            case RECORD_PAID -> end(request, paid(request, found.payment(), acting), acting);
            case RECORD_NOT_PAID -> end(request, notPaid(found.payment(), acting), acting);
            case RECORD_REFUND -> {
                var refund = new RecordedRefund(card.orderNo(), amount(request), request.reason(), evidence(request));
                yield end(request, new Change.RefundRecorded(outside(refund, acting)), acting);
            }
            case REFUND_DONE -> refundEnded(request, found, OperationState.DONE, acting);
            case REFUND_FAILED -> refundEnded(request, found, OperationState.FAILED, acting);
        };
    }

    private Result<Settled> refundEnded(SettleRequest request, Case found, OperationState to, Acting acting) {
        var refund = cures.refund(found.card(), request.refundNo());
        if (refund.isEmpty()) {
            return Result.failed("settle.refundEnded");
        }
        var seen = found.before().refunds().get(refund.get().refundNo());
        if (seen == null) {
            return Result.failed("settle.overtaken");
        }
        var obstacle = cures.endObstacle(refund.get(), to);
        if (obstacle.isPresent()) {
            return Result.failed(obstacle.get());
        }
        var hand = new Refunds.Hand(request.reason(), evidence(request), acting.by(), seen.changedAt());
        return end(request, new Change.RefundMoved(byHand(refund.get(), to, hand)), acting);
    }

    /** One that is called failed is asked about a few times more all the same: its amount may be given back again now. */
    private Refunds.Move byHand(Refund refund, OperationState to, Refunds.Hand hand) {
        var now = here.clock().instant();
        var next = to == OperationState.FAILED ? Pace.justEnded(now) : null;
        return Refunds.Move.byHand(refund, to, now, here.today(), hand, next);
    }

    /** Money that came after the payment had ended stays late and a card of its own: where it belongs is still open. */
    private Change paid(SettleRequest request, Payment payment, Acting acting) {
        var received = amount(request);
        var draft = payment.state().isLate(PaymentState.PAID)
                ? new Attention.Draft(Attention.Kind.PAID_LATE, Cures.byHand(received, payment))
                : null;
        var learnt = new PaymentMove.Learnt(null, null, null, received, null, null);
        return new Change.Moved(new PaymentMove(
                payment.orderNo(),
                payment.state(),
                PaymentState.PAID,
                here.clock().instant(),
                here.today(),
                "hand",
                learnt,
                draft,
                null,
                acting.by()));
    }

    /** It is looked at a few times more all the same, as everything that ended unpaid after its code was out. */
    private Change notPaid(Payment payment, Acting acting) {
        var now = here.clock().instant();
        return new Change.Moved(new PaymentMove(
                payment.orderNo(),
                payment.state(),
                payment.state() == PaymentState.AUTHORIZED ? PaymentState.CANCELLED : PaymentState.DECLINED,
                now,
                here.today(),
                "hand",
                new PaymentMove.Learnt(null, null, null, null, null, null),
                null,
                Pace.justEnded(now),
                acting.by()));
    }

    private Result<Settled> end(SettleRequest request, Change change, Acting acting) {
        var ending = books.ledger()
                .attention()
                .settle(new Settlement(
                        request.attentionId(),
                        request.cure(),
                        here.clock().instant(),
                        request.reason(),
                        request.evidence(),
                        acting.by(),
                        change));
        feed.refresh();
        return switch (ending) {
            case Ending.Settled(var card) ->
                Result.done(now(new Settled(card, payment(card.orderNo()), refund(change))));
            case Ending.Overtaken() -> Result.failed("settle.overtaken");
            case Ending.NotRecorded(var why) -> Result.failed(problem(why));
            case Ending.SaleTaken(var holder) ->
                Result.failed(
                        "settle.saleTaken",
                        holder.order().sale(),
                        holder.order().reference());
        };
    }

    private @Nullable Refund refund(Change change) {
        return switch (change) {
            case Change.RefundMoved(var move) ->
                books.ledger().refunds().find(move.refundNo()).orElseThrow();
            case Change.RefundRecorded(var refund) ->
                books.ledger().refunds().find(refund.refundNo()).orElseThrow();
            case Change.Nothing _, Change.Moved _, Change.Attached _ -> null;
        };
    }

    /**
     * Writes down a refund that was made in the gateway's portal or elsewhere: it counts today, is kept from being given
     * back once more, and nothing is sent.
     */
    public Result<Refund> record(RecordedRefund refund, Acting acting) {
        var refused = access.guard(acting, Act.SETTLE, null, refund.orderNo())
                .or(() -> wanting(refund.reason(), refund.evidence()));
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        if (!refund.amount().isPositive()) {
            return Result.failed("settle.amountMissing");
        }
        var changed = changed(refund.orderNo(), standing(refund.orderNo()));
        if (changed.isPresent()) {
            return Result.failed(changed.get());
        }
        var recorded = books.ledger().refunds().record(outside(refund, acting));
        feed.refresh();
        return recorded instanceof Refunds.Reserved(var written)
                ? Result.done(written)
                : Result.failed(problem(recorded));
    }

    /**
     * Ends one of our own refunds by what somebody read elsewhere: the way for a gateway that cannot be asked. A card about
     * it ends with it.
     */
    public Result<Refund> end(RefundEvidence evidence, Acting acting) {
        var refund = books.ledger().refunds().find(evidence.refundNo()).orElseThrow();
        var refused = access.guard(acting, Act.SETTLE, null, refund.orderNo())
                .or(() -> wanting(evidence.reason(), evidence.evidence()));
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var to = evidence.done() ? OperationState.DONE : OperationState.FAILED;
        var before = standing(refund.orderNo());
        var obstacle = cures.endObstacle(refund, to).or(() -> changed(refund.orderNo(), before));
        if (obstacle.isPresent()) {
            return Result.failed(obstacle.get());
        }
        var hand = new Refunds.Hand(
                evidence.reason(),
                evidence.evidence(),
                acting.by(),
                refund.watch().changedAt());
        var moved = books.ledger().refunds().move(byHand(refund, to, hand));
        feed.refresh();
        return moved
                ? Result.done(books.ledger().refunds().find(evidence.refundNo()).orElseThrow())
                : Result.failed("settle.overtaken");
    }

    private static Optional<Problem> wanting(String reason, String evidence) {
        return reason.length() < SHORTEST ? Optional.of(Problem.of("settle.reasonMissing")) : unproven(evidence);
    }

    private Refunds.Outside outside(RecordedRefund refund, Acting acting) {
        return new Refunds.Outside(
                here.numbers().nextRefund(),
                refund.orderNo(),
                refund.amount(),
                refund.reason(),
                refund.evidence(),
                here.till(),
                here.clock().instant(),
                here.today(),
                acting.by());
    }

    private static Problem problem(Refunds.Reservation why) {
        return switch (why) {
            case Refunds.TooMuch(var left) -> Problem.of("settle.tooMuch", Problem.amount(left));
            case Refunds.InFlight(var other) ->
                Problem.of("settle.inDoubt", Problem.amount(other.amount()), number(other.refundNo()));
            case Refunds.NotPaid() -> Problem.of("settle.notPaid");
            case Refunds.TooMany _, Refunds.Ended _, Refunds.GoneElsewhere() ->
                throw new IllegalStateException("what was made elsewhere is recorded all the same");
            case Refunds.Reserved _ -> throw new IllegalStateException("it was recorded");
        };
    }

    private static String number(RefundNo refundNo) {
        return refundNo.text();
    }

    /** As the ledger has it now: a question or a refund may have ended the card meanwhile. */
    private Settled now(Settled settled) {
        var card = books.ledger().attention().find(settled.card().id()).orElseThrow();
        return new Settled(card, payment(card.orderNo()), settled.refund());
    }

    private Payment payment(OrderNo orderNo) {
        return books.ledger().payments().find(orderNo).orElseThrow();
    }

    private static Money amount(SettleRequest request) {
        var amount = request.amount();
        if (amount == null) {
            throw new IllegalStateException("the amount was asked for");
        }
        return amount;
    }

    private static String evidence(SettleRequest request) {
        var evidence = request.evidence();
        if (evidence == null) {
            throw new IllegalStateException("the evidence was asked for");
        }
        return evidence;
    }
}
