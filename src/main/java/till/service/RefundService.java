package till.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.By;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundNo;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.RefundQueries;
import till.gateway.Refunds.RefundAnswer;
import till.ledger.Payments;
import till.ledger.Refunds;
import till.ledger.SentLog;

/**
 * Gives money back: reserves the amount in the ledger, sends the refund once, and asks until its end is known. May be
 * shared between threads.
 */
public final class RefundService {
    private static final Duration IN_DOUBT = Duration.ofHours(1);
    private static final int TOLD_TWICE = 2;

    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final PaymentChecks checks;
    private final Feed feed;
    private final Access access;

    public RefundService(Books books, GatewayDirectory gateways, Surroundings here, PaymentChecks checks, Feed feed, Access access) {
        this.access = access;
        this.books = books;
        this.gateways = gateways;
        this.here = here;
        this.checks = checks;
        this.feed = feed;
    }

    /** Sends a refund of a paid payment. Asks about the payment first, so that the answer is today's. */
    public Refunded refund(RefundRequest request, Acting acting) {
        var refused = access.guard(acting, Act.REFUND, request.amount(), request.orderNo());
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
        if (request.reason().isBlank()) {
            return new Refunded.NotAsked(Problem.of("refund.reasonMissing"));
        }
        var current = checks.checkNow(request.orderNo());
        if (givenBackElsewhere(request.orderNo())) {
            return notAsked("refund.elsewhere", current.order().reference());
        }
        var reservation = books.ledger().refunds().reserve(draft(request, gateway.get(), acting.by()));
        return reserved(reservation, current, request, refunds.get());
    }

    private Refunded reserved(
            Refunds.Reservation reservation, Payment current, RefundRequest request, till.gateway.Refunds gateway) {
        return switch (reservation) {
            case Refunds.Reserved(var refund) -> send(current, refund, gateway);
            case Refunds.TooMuch(var left) -> notAsked("refund.tooMuch", left.toString());
            case Refunds.InFlight(var other) when mayBeSentAgain(other, request) -> send(current, other, gateway);
            case Refunds.InFlight(var other) ->
                notAsked("refund.inFlight", other.amount().toString());
            case Refunds.NotPaid() -> notAsked("refund.notPaid", current.state().name());
        };
    }

    /** Until a person has settled how much went back elsewhere, none of it is given back from here. */
    private boolean givenBackElsewhere(OrderNo orderNo) {
        return books.ledger().attention().of(orderNo).stream()
                .anyMatch(row -> row.kind() == Attention.Kind.REFUNDED_ELSEWHERE && row.settledAt() == null);
    }

    /** A refund the gateway certainly does not have is not doubled by sending its own number again. */
    private static boolean mayBeSentAgain(Refund other, RefundRequest request) {
        return other.state() == OperationState.UNCERTAIN
                && other.watch().missing() >= TOLD_TWICE
                && other.amount().equals(request.amount());
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
                now().plus(gateway.limits().longestCall()).plus(Pace.MARGIN),
                gateway.limits().oneRefundInFlight(),
                by);
    }

    private Refunded send(Payment payment, Refund refund, till.gateway.Refunds gateway) {
        here.steps().reached(Steps.Step.REFUND_RESERVED);
        feed.refresh();
        var unlogged = logged(payment, refund);
        if (unlogged.isPresent()) {
            return notLogged(refund, unlogged.get());
        }
        if (!move(refund, OperationState.SENT, "refund", null, "", afterTheCall(payment))) {
            return notAsked("refund.takenOver", refund.amount().toString());
        }
        here.steps().reached(Steps.Step.REFUND_WRITTEN);
        var sent = reread(refund.refundNo());
        var outcome = gateway.refund(PaymentChecks.ref(payment), refund.refundNo(), refund.amount(), refund.reason());
        here.steps().reached(Steps.Step.REFUND_ANSWERED);
        var result = answered(sent, outcome, refund.state() == OperationState.UNCERTAIN);
        feed.refresh();
        return result;
    }

    private Optional<Problem> logged(Payment payment, Refund refund) {
        return books.logged(
                new SentLog.Sent(
                        now(),
                        refund.refundNo().text(),
                        "refund",
                        payment.order().gateway(),
                        refund.amount(),
                        refund.orderNo()),
                "refund.notLogged");
    }

    private Refunded notLogged(Refund refund, Problem problem) {
        if (refund.state() != OperationState.RESERVED) {
            return new Refunded.NotAsked(problem);
        }
        move(refund, OperationState.FAILED, "neverSent", null, "", null);
        feed.refresh();
        return new Refunded.Declined(reread(refund.refundNo()), problem);
    }

    private Refunded answered(Refund sent, Outcome<RefundAnswer> outcome, boolean sentBefore) {
        return switch (outcome) {
            // what the answer to the refund itself says is a hint; the query behind it decides
            case Outcome.Answered<RefundAnswer>(var answer)
            when answer.state() == OperationState.FAILED -> {
                move(sent, OperationState.FAILED, "refund", answer.gatewayNo(), answer.word(), null);
                yield new Refunded.Declined(
                        reread(sent.refundNo()), Problem.of("refund.failedAtGateway", answer.word()));
            }
            case Outcome.Answered<RefundAnswer>(var answer) -> {
                move(sent, OperationState.ACCEPTED, "refund", answer.gatewayNo(), answer.word(), soon(sent));
                yield new Refunded.Asked(check(sent.refundNo()));
            }
            // a refusal of a number that was sent before may only say that the first sending was done
            case Outcome.Refused<RefundAnswer>(var problem, var word) when sentBefore -> uncertain(sent, word);
            case Outcome.Refused<RefundAnswer>(var problem, var word) -> {
                move(sent, OperationState.FAILED, "refund", null, word, null);
                yield new Refunded.Declined(reread(sent.refundNo()), problem);
            }
            case Outcome.Exists<RefundAnswer>(var word) -> uncertain(sent, word);
            case Outcome.Unknown<RefundAnswer>(var word) -> uncertain(sent, word);
        };
    }

    private Refunded uncertain(Refund sent, String word) {
        move(sent, OperationState.UNCERTAIN, "refund", null, word, soon(sent));
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
        var refund = reread(refundNo);
        var payment = books.ledger().payments().find(refund.orderNo()).orElseThrow();
        var owner = here.till() + " " + UUID.randomUUID();
        if (!refund.state().isFinished()
                && books.ledger().refunds().lease(refundNo, owner, now(), afterTheCall(payment))) {
            // what throws keeps its lease until that runs out, and so is not asked about at every tick
            ask(reread(refundNo), payment);
            books.ledger().refunds().release(refundNo, owner);
            feed.asked(refund.orderNo());
        }
        return reread(refundNo);
    }

    private void ask(Refund refund, Payment payment) {
        if (refund.state().isFinished()) {
            return;
        }
        if (refund.state() == OperationState.RESERVED) {
            neverSent(refund, payment);
            return;
        }
        var queries = gateways.find(payment.order().gateway()).flatMap(gateway -> gateway.find(RefundQueries.class));
        if (queries.isEmpty()) {
            askPayment(refund, payment);
            return;
        }
        var asked = new RefundQueries.RefundRef(refund.refundNo(), refund.gatewayNo(), refund.amount());
        var outcome = queries.get().queryRefund(PaymentChecks.ref(payment), asked);
        here.steps().reached(Steps.Step.QUERY_ANSWERED);
        if (outcome instanceof Outcome.Answered<RefundQueries.RefundStanding>(var standing)) {
            said(refund, payment, standing);
        } else {
            heard(refund, outcome.word(), 0);
        }
    }

    /** A gateway that cannot be asked about refunds may still say of the payment that all of it went back. */
    private void askPayment(Refund refund, Payment payment) {
        var outcome = gateways.find(payment.order().gateway())
                .<Outcome<PaymentAnswer>>map(gateway -> gateway.query(PaymentChecks.ref(payment)))
                .orElseGet(() -> new Outcome.Unknown<>(""));
        here.steps().reached(Steps.Step.QUERY_ANSWERED);
        var allWentBack = left(payment).filter(Money::isZero).isPresent();
        if (allWentBack && saysRefunded(outcome, payment) && refund.state().canBecome(OperationState.DONE)) {
            move(refund, OperationState.DONE, "query", null, outcome.word(), null);
        } else {
            heard(refund, outcome.word(), 0);
        }
    }

    private static boolean saysRefunded(Outcome<PaymentAnswer> outcome, Payment payment) {
        return outcome instanceof Outcome.Answered<PaymentAnswer>(var answer)
                && answer.standing() == PaymentAnswer.Standing.REFUNDED
                && answer.facts() != null
                && answer.facts().orderNo().equals(payment.orderNo().text());
    }

    /** A reservation left behind by a process that died before it sent anything gives its amount back. */
    private void neverSent(Refund refund, Payment payment) {
        if (!callIsOver(refund, payment)) {
            heard(refund, "", 0);
        } else {
            move(refund, OperationState.FAILED, "neverSent", null, "", null);
        }
    }

    private void said(Refund refund, Payment payment, RefundQueries.RefundStanding standing) {
        var answer = standing.answer();
        if (answer == null) {
            notFound(refund, payment, standing.word());
        } else if (refund.state() != answer.state() && refund.state().canBecome(answer.state())) {
            move(refund, answer.state(), "query", answer.gatewayNo(), answer.word(), soon(refund));
        } else {
            heard(refund, answer.word(), 0);
        }
    }

    /**
     * A refund the gateway does not know stays in doubt: only a refusal or a failure word ends it. Once the longest call is
     * over and it was said twice, the same number may be sent again, and a person is told.
     */
    private void notFound(Refund refund, Payment payment, String word) {
        var over = refund.watch().missing() > 0 || callIsOver(refund, payment);
        if (over && refund.state() == OperationState.SENT) {
            move(refund, OperationState.UNCERTAIN, "query", null, word, soon(refund));
        }
        heard(reread(refund.refundNo()), word, over ? refund.watch().missing() + 1 : 0);
    }

    /** Whether the last sending, which is when it last changed, cannot be under way any more. */
    private boolean callIsOver(Refund refund, Payment payment) {
        return !now().isBefore(
                        refund.watch().changedAt().plus(longestCall(payment)).plus(Pace.MARGIN));
    }

    private void heard(Refund refund, String word, int missing) {
        var old = Duration.between(refund.createdAt(), now()).compareTo(IN_DOUBT) >= 0;
        if (refund.state() != OperationState.ACCEPTED && (old || missing >= TOLD_TWICE)) {
            var doubt = new Attention.Draft(
                    Attention.Kind.REFUND_IN_DOUBT,
                    Map.of(
                            "refundNo",
                            refund.refundNo().text(),
                            "amount",
                            refund.amount().toString(),
                            "word",
                            word));
            books.ledger().attention().raise(refund.orderNo(), doubt, now());
        }
        var next = Pace.refund(refund.createdAt(), now());
        books.ledger().refunds().heard(refund.refundNo(), new Payments.Heard(now(), word, null, missing, next));
    }

    private boolean move(
            Refund refund,
            OperationState to,
            String because,
            @Nullable String gatewayNo,
            String word,
            @Nullable Instant next) {
        return books.ledger()
                .refunds()
                .move(new Refunds.Move(
                        refund.refundNo(),
                        refund.state(),
                        to,
                        now(),
                        here.today(),
                        because,
                        gatewayNo,
                        word,
                        null,
                        to.isFinished() ? null : next));
    }

    /** What is left to give back, exactly; empty where nothing was received. */
    public Optional<Money> left(Payment payment) {
        var received = payment.received();
        if (received == null || payment.state() != PaymentState.PAID) {
            return Optional.empty();
        }
        return Optional.of(books.ledger().refunds().of(payment.orderNo()).stream()
                .filter(refund -> refund.state().reservesMoney())
                .map(Refund::amount)
                .reduce(received, Money::minus));
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

    private Instant afterTheCall(Payment payment) {
        return now().plus(longestCall(payment)).plus(Pace.MARGIN);
    }

    private Duration longestCall(Payment payment) {
        return gateways.find(payment.order().gateway())
                .map(gateway -> gateway.limits().longestCall())
                .orElse(Duration.ZERO);
    }

    private Instant soon(Refund refund) {
        return Pace.refund(refund.createdAt(), now());
    }

    private Refund reread(RefundNo refundNo) {
        return books.ledger().refunds().find(refundNo).orElseThrow();
    }

    private Instant now() {
        return here.clock().instant();
    }
}
