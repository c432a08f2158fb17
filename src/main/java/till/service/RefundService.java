package till.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.By;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundNo;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.Refunds.RefundAnswer;
import till.ledger.Refunds;
import till.ledger.SentLog;

/**
 * Gives money back: reserves the amount in the ledger, sends the refund once, and asks until its end is known. May be
 * shared between threads.
 */
public final class RefundService {

    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final PaymentChecks checks;
    private final Feed feed;
    private final Access access;
    private final RefundAsking asking;
    private final RefundRooms rooms;
    private final RestoredGap gap;

    public RefundService(
            Books books, GatewayDirectory gateways, Surroundings here, PaymentChecks checks, Feed feed, Access access) {
        this.access = access;
        this.books = books;
        this.gateways = gateways;
        this.here = here;
        this.checks = checks;
        this.feed = feed;
        this.asking = new RefundAsking(books, gateways, here, feed, checks);
        this.gap = new RestoredGap(books, here);
        this.rooms = new RefundRooms(books, gateways, here, asking);
    }

    /** Sends a refund of a paid payment. Asks about the payment first, so that the answer is today's. */
    public Refunded refund(RefundRequest request, Acting acting) {
        var decided = alone(request.amount(), of(request.orderNo()), acting);
        var refused = access.guard(acting, Act.REFUND, decided, request.orderNo());
        if (refused.isPresent()) {
            return new Refunded.NotAsked(refused.get());
        }
        var payment = books.ledger().payments().find(request.orderNo()).orElseThrow();
        var gateway = gateways.find(payment.order().gateway());
        if (gateway.isEmpty()) {
            return new Refunded.NotAsked(
                    Problem.of("gateway.unknown", payment.order().gateway()));
        }
        var refunds = gateway.get().find(till.gateway.Refunds.class);
        if (refunds.isEmpty()) {
            return new Refunded.NotAsked(
                    Problem.of("refund.notHere", payment.order().gateway()));
        }
        var wrong = wrong(request, payment).or(() -> gap.obstacle(payment, access, acting));
        if (wrong.isPresent()) {
            return new Refunded.NotAsked(wrong.get());
        }
        var meant = meant(request);
        var current = checks.checkNow(request.orderNo());
        var obstacle = rooms.obstacle(current);
        if (obstacle.isPresent()) {
            return new Refunded.NotAsked(obstacle.get());
        }
        var reservation = books.ledger().refunds().reserve(draft(meant, gateway.get(), acting.by()));
        return reserved(reservation, current, meant, refunds.get());
    }

    /**
     * What a limit is held against: a refund together with what the same person gave back of the payment before and nobody
     * approved. Small ones one after the other reach no further than one.
     */
    public static Money alone(Money amount, List<Refund> earlier, Acting acting) {
        var operator = acting.operator();
        return earlier.stream()
                .filter(refund ->
                        operator != null && operator.id().equals(refund.by().operator()))
                .filter(refund -> refund.by().approver() == null && !refund.outside())
                .filter(refund -> refund.state().reservesMoney() && !isMeant(refund, amount))
                .map(Refund::amount)
                .filter(amount::isSameCurrency)
                .reduce(amount, Money::plus);
    }

    /** What was in doubt when this was asked for is meant by it, and no second one if it turns out done meanwhile. */
    private RefundRequest meant(RefundRequest request) {
        return of(request.orderNo()).stream()
                .filter(other -> request.again() == null && isMeant(other, request.amount()))
                .findFirst()
                .map(other ->
                        new RefundRequest(request.orderNo(), request.amount(), request.reason(), other.refundNo()))
                .orElse(request);
    }

    /** What no gateway has to be asked for. */
    private static Optional<Problem> wrong(RefundRequest request, Payment payment) {
        if (request.reason().isBlank()) {
            return Optional.of(Problem.of("refund.reasonMissing"));
        }
        if (!request.amount().isPositive()) {
            return Optional.of(Problem.of(request.amount().isZero() ? "amount.zero" : "amount.negative"));
        }
        return request.amount().isSameCurrency(payment.amount())
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "refund.currency", payment.amount().getCurrencyUnit().getCode()));
    }

    private Refunded reserved(
            Refunds.Reservation reservation, Payment current, RefundRequest request, till.gateway.Refunds gateway) {
        return switch (reservation) {
            case Refunds.Reserved(var refund) -> send(current, refund, gateway);
            case Refunds.TooMuch(var left) -> notAsked("refund.tooMuch", Problem.amount(left));
            case Refunds.InFlight(var other) when isMeant(other, request.amount()) -> send(current, other, gateway);
            case Refunds.InFlight(var other) -> notAsked("refund.inFlight", Problem.amount(other.amount()));
            case Refunds.Ended(var again) -> notAsked(ended(again.state()), Problem.amount(again.amount()));
            case Refunds.TooMany(var atMost) -> notAsked("refund.tooMany", Integer.toString(atMost));
            case Refunds.GoneElsewhere() ->
                notAsked("refund.elsewhere", current.order().reference());
            case Refunds.NotPaid() -> notAsked("refund.notPaid", current.state().name());
        };
    }

    private static String ended(OperationState state) {
        return switch (state) {
            case DONE -> "refund.nowDone";
            case ACCEPTED -> "refund.nowAccepted";
            case FAILED -> "refund.nowFailed";
            case RESERVED, SENT, UNCERTAIN -> "refund.inFlight";
        };
    }

    /** The refund in doubt that goes out again under its own number where so much is asked for. */
    private static boolean isMeant(Refund other, Money amount) {
        return other.mayBeSentAgain() && other.amount().equals(amount);
    }

    private static Refunded notAsked(String key, String argument) {
        return new Refunded.NotAsked(Problem.of(key, argument));
    }

    private Refunds.Draft draft(RefundRequest request, Gateway gateway, By by) {
        return new Refunds.Draft(
                here.numbers().nextRefund(),
                request.orderNo(),
                request.amount(),
                request.reason().strip(),
                here.till(),
                now(),
                here.today(),
                now().plus(gateway.limits().longestCall()).plus(Pace.MARGIN),
                gateway.limits().oneRefundInFlight(),
                gateway.limits().refundTerms().atMost(),
                request.again(),
                by);
    }

    private Refunded send(Payment payment, Refund refund, till.gateway.Refunds gateway) {
        here.steps().reached(Steps.Step.REFUND_RESERVED);
        feed.refresh();
        var unlogged = logged(payment, refund);
        if (unlogged.isPresent()) {
            return notLogged(refund, unlogged.get());
        }
        if (!asking.move(refund, OperationState.SENT, "refund", null, "", asking.afterTheCall(payment))) {
            return notAsked("refund.takenOver", Problem.amount(refund.amount()));
        }
        here.steps().reached(Steps.Step.REFUND_WRITTEN);
        var sent = reread(refund.refundNo());
        // a till whose clock is ahead may have taken the call for over: it asks on, and nothing goes out behind its
        // back
        if (sent.state() != OperationState.SENT) {
            return notAsked("refund.takenOver", Problem.amount(refund.amount()));
        }
        if (now().isAfter(sent.watch().changedAt().plus(Pace.LATEST_SENDING))) {
            return slept(sent, refund.state() == OperationState.UNCERTAIN);
        }
        var outcome = gateway.refund(PaymentChecks.ref(payment), refund.refundNo(), refund.amount(), refund.reason());
        here.steps().reached(Steps.Step.REFUND_ANSWERED);
        var result = answered(sent, outcome, refund.state() == OperationState.UNCERTAIN);
        feed.refresh();
        return result;
    }

    /** Whoever slept since then sends nothing: a person may have been told meanwhile that it never arrived. */
    private Refunded slept(Refund sent, boolean sentBefore) {
        if (sentBefore) {
            return uncertain(sent, "not sent");
        }
        asking.move(sent, OperationState.FAILED, "neverSent", null, "not sent", null);
        feed.refresh();
        return new Refunded.Declined(reread(sent.refundNo()), Problem.of("operation.tooLate"));
    }

    private Optional<Problem> logged(Payment payment, Refund refund) {
        return books.logged(SentLog.Sent.refunded(now(), payment, refund), "refund.notLogged");
    }

    private Refunded notLogged(Refund refund, Problem problem) {
        if (refund.state() != OperationState.RESERVED) {
            return new Refunded.NotAsked(problem);
        }
        asking.move(refund, OperationState.FAILED, "neverSent", null, "", null);
        feed.refresh();
        return new Refunded.Declined(reread(refund.refundNo()), problem);
    }

    private Refunded answered(Refund sent, Outcome<RefundAnswer> outcome, boolean sentBefore) {
        return switch (outcome) {
            // what the answer to the refund itself says is a hint; the query behind it decides
            case Outcome.Answered<RefundAnswer>(var answer)
            when answer.state() == OperationState.FAILED && sentBefore -> uncertain(sent, answer.word());
            case Outcome.Answered<RefundAnswer>(var answer)
            when answer.state() == OperationState.FAILED -> {
                asking.move(
                        sent,
                        OperationState.FAILED,
                        "refund",
                        answer.gatewayNo(),
                        answer.word(),
                        Pace.justEnded(now()));
                yield new Refunded.Declined(
                        reread(sent.refundNo()), Problem.of("refund.failedAtGateway", answer.word()));
            }
            case Outcome.Answered<RefundAnswer>(var answer) -> taken(sent, answer);
            // a refusal of a number that was sent before may only say that the first sending was done
            case Outcome.Refused<RefundAnswer>(var problem, var word) when sentBefore -> uncertain(sent, word);
            case Outcome.Refused<RefundAnswer>(var problem, var word) -> {
                asking.move(sent, OperationState.FAILED, "refund", null, word, Pace.justEnded(now()));
                yield new Refunded.Declined(reread(sent.refundNo()), problem);
            }
            case Outcome.Exists<RefundAnswer>(var word) -> uncertain(sent, word);
            case Outcome.Unknown<RefundAnswer>(var word) -> uncertain(sent, word);
        };
    }

    private Refunded taken(Refund sent, RefundAnswer answer) {
        var next = asking.soon(sent);
        if (!asking.move(sent, OperationState.ACCEPTED, "refund", answer.gatewayNo(), answer.word(), next)) {
            asking.takenAfterAll(sent, answer.word());
        }
        return new Refunded.Asked(check(sent.refundNo()));
    }

    private Refunded uncertain(Refund sent, String word) {
        asking.move(sent, OperationState.UNCERTAIN, "refund", null, word, asking.soon(sent));
        return new Refunded.Asked(reread(sent.refundNo()));
    }

    /** Refunds to ask about now, longest due first. */
    public List<RefundNo> due(int most) {
        return books.ledger().refunds().due(now(), most);
    }

    /** Brings every unfinished refund's check forward to now. */
    public int sweep() {
        return books.ledger().refunds().sweep(now());
    }

    /** Asks where a refund stands and writes the gateway's word. Where another check is under way nothing is asked. */
    public Refund check(RefundNo refundNo) {
        return asking.check(refundNo);
    }

    /** As {@link #check}, unless another till has asked since it was found due. */
    public Refund checkDue(RefundNo refundNo) {
        return asking.checkDue(refundNo);
    }

    /** What can be given back of a payment now, until when and how often, and what stands in the way. Asks no gateway. */
    public RefundRoom room(Payment payment) {
        return rooms.of(payment);
    }

    /** What is left to give back, exactly; empty where nothing was received. */
    public Optional<Money> left(Payment payment) {
        return asking.left(payment);
    }

    public List<Refund> of(OrderNo orderNo) {
        return books.ledger().refunds().of(orderNo);
    }

    /** Refunds whose end is not known yet, oldest first. */
    public List<Refund> unfinished(int most) {
        return books.ledger().refunds().unfinished(most);
    }

    /** Refunds in any state, newest first. */
    public List<Refund> recent(int most) {
        return books.ledger().refunds().recent(most);
    }

    /** Whether its sending may be under way at this moment: nobody can know yet what comes of it. */
    boolean isUnderWay(Refund refund) {
        return asking.isUnderWay(refund);
    }

    private Refund reread(RefundNo refundNo) {
        return books.ledger().refunds().find(refundNo).orElseThrow();
    }

    private Instant now() {
        return here.clock().instant();
    }
}
