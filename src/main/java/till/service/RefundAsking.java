package till.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
import till.domain.RefundNo;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.RefundQueries;
import till.ledger.Payments;
import till.ledger.Refunds;

/**
 * Asks where refunds stand until their end is known, and tells a person of one that stays in doubt. May be shared between
 * threads.
 */
final class RefundAsking {
    private static final Duration IN_DOUBT = Duration.ofHours(1);
    private static final Duration CARRIED_OUT = Duration.ofDays(3);

    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final Feed feed;
    private final PaymentChecks checks;

    RefundAsking(Books books, GatewayDirectory gateways, Surroundings here, Feed feed, PaymentChecks checks) {
        this.books = books;
        this.gateways = gateways;
        this.here = here;
        this.feed = feed;
        this.checks = checks;
    }

    /** Asks where a refund stands and writes the gateway's word. Where another check is under way nothing is asked. */
    Refund check(RefundNo refundNo) {
        return check(refundNo, _ -> true);
    }

    /** As {@link #check}, unless another till has asked since it was found due. */
    Refund checkDue(RefundNo refundNo) {
        return check(refundNo, refund -> refund.watch().isDue(here.clock().instant()));
    }

    private Refund check(RefundNo refundNo, Predicate<Refund> still) {
        var refund = reread(refundNo);
        var payment = books.ledger().payments().find(refund.orderNo()).orElseThrow();
        var owner = here.till() + " " + UUID.randomUUID();
        if ((!refund.state().isFinished() || isWatched(refund))
                && Lease.take(
                        here.clock(),
                        longestCall(payment),
                        (now, until) -> books.ledger().refunds().lease(refundNo, owner, now, until))) {
            // what throws keeps its lease until that runs out, and so is not asked about at every tick
            var now = reread(refundNo);
            if (still.test(now)) {
                ask(now, payment);
            }
            books.ledger().refunds().release(refundNo, owner);
            feed.asked(refund.orderNo());
        }
        return reread(refundNo);
    }

    private void ask(Refund refund, Payment payment) {
        if (refund.state().isFinished()) {
            if (isWatched(refund)) {
                askAfterTheEnd(refund, payment);
            }
            return;
        }
        if (refund.state() == OperationState.RESERVED) {
            neverSent(refund, payment);
            return;
        }
        if (queries(payment).isEmpty()) {
            askPayment(refund, payment);
            return;
        }
        var outcome = standing(refund, payment);
        here.steps().reached(Steps.Step.QUERY_ANSWERED);
        if (outcome instanceof Outcome.Answered<RefundQueries.RefundStanding>(var standing)) {
            said(refund, payment, standing);
        } else {
            heard(refund, outcome.word(), 0);
        }
    }

    /** A failure the gateway says of itself, asked about it, is the end; everything else goes on. */
    private @Nullable Instant next(Refund refund, OperationState to) {
        return to.isFinished() ? null : soon(refund);
    }

    /**
     * What a person ended as failed, or a refusal did, is asked about a few times more: it may have been carried out all the
     * same.
     */
    private static boolean isWatched(Refund refund) {
        return refund.state() == OperationState.FAILED && refund.watch().nextCheckAt() != null;
    }

    private void askAfterTheEnd(Refund refund, Payment payment) {
        if (queries(payment).isEmpty()) {
            // it cannot be asked about itself: that more went back than is known here the payment's own word tells
            checks.check(payment.orderNo());
        }
        var outcome = standing(refund, payment);
        var endedAt = refund.watch().changedAt();
        var next = outcome instanceof Outcome.Answered
                ? Pace.ended(endedAt, refund.watch().askedAt(), now())
                : Pace.endedUnheard(endedAt, refund.watch().askedAt(), now());
        if (outcome instanceof Outcome.Answered<RefundQueries.RefundStanding>(var standing)
                && standing.answer() != null
                && standing.answer().state() != OperationState.FAILED) {
            takenAfterAll(refund, outcome.word());
            next = null;
        }
        books.ledger()
                .refunds()
                .heard(refund.refundNo(), new Payments.Heard(now(), outcome.word(), null, 0, next), endedAt);
    }

    /** Where refunds cannot be asked about, the payment's word that all of it went back is heard by the payment's check. */
    private Outcome<RefundQueries.RefundStanding> standing(Refund refund, Payment payment) {
        var asked = new RefundQueries.RefundRef(refund.refundNo(), refund.gatewayNo(), refund.amount());
        return queries(payment)
                .map(queries -> queries.queryRefund(PaymentChecks.ref(payment), asked))
                .orElseGet(() -> new Outcome.Unknown<>(""));
    }

    /** The gateway has taken a refund that is called failed here: its amount is gone, and may be given back again. */
    void takenAfterAll(Refund refund, String word) {
        if (reread(refund.refundNo()).state() == OperationState.FAILED) {
            var gone = new Attention.Draft(
                    Attention.Kind.REFUNDED_ELSEWHERE,
                    Map.of(
                            "refundNo",
                            refund.refundNo().text(),
                            "orderNo",
                            refund.orderNo().text(),
                            "amount",
                            refund.amount().toString(),
                            "word",
                            word));
            books.ledger().attention().raise(refund.orderNo(), gone, now());
        }
    }

    /** Whether its sending may be under way at this moment. */
    boolean isUnderWay(Refund refund) {
        var payment = books.ledger().payments().find(refund.orderNo()).orElseThrow();
        return refund.state() == OperationState.SENT && !callIsOver(refund, payment);
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
        } else if (refund.state().canBecome(answer.state())) {
            var moved = move(
                    refund, answer.state(), "query", answer.gatewayNo(), answer.word(), next(refund, answer.state()));
            if (!moved && answer.state() != OperationState.FAILED) {
                takenAfterAll(refund, answer.word());
            }
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
        heard(counted(refund), word, over ? refund.watch().missing() + 1 : 0);
    }

    /** A denial counts for the sending that was asked about, and not for one that went out meanwhile. */
    private Refund counted(Refund asked) {
        var now = reread(asked.refundNo());
        var same = now.state() == OperationState.UNCERTAIN
                && now.watch().missing() == asked.watch().missing();
        return asked.state() == OperationState.SENT && same ? now : asked;
    }

    /** Whether the last sending, which is when it last changed, cannot be under way any more. */
    private boolean callIsOver(Refund refund, Payment payment) {
        return !now().isBefore(
                        refund.watch().changedAt().plus(longestCall(payment)).plus(Pace.MARGIN));
    }

    private void heard(Refund refund, String word, int missing) {
        if (isInDoubt(refund, missing)) {
            var doubt = new Attention.Draft(Attention.Kind.REFUND_IN_DOUBT, told(refund, word));
            books.ledger().attention().raise(refund.orderNo(), doubt, now());
        }
        var next = soon(refund);
        var heard = new Payments.Heard(now(), word, null, missing, next);
        books.ledger().refunds().heard(refund.refundNo(), heard, refund.watch().changedAt());
    }

    /**
     * What a gateway that can be asked has taken it carries out within days; after three a person is told. One that cannot
     * be asked says no more: its word of having taken the refund counts, and ages until the payment's word or evidence.
     */
    private boolean isInDoubt(Refund refund, int missing) {
        var age = Duration.between(refund.createdAt(), now());
        return refund.state() == OperationState.ACCEPTED
                ? age.compareTo(CARRIED_OUT) >= 0 && canBeAsked(refund)
                : age.compareTo(IN_DOUBT) >= 0 || missing >= Refund.DENIALS;
    }

    private boolean canBeAsked(Refund refund) {
        var payment = books.ledger().payments().find(refund.orderNo()).orElseThrow();
        return queries(payment).isPresent();
    }

    private Optional<RefundQueries> queries(Payment payment) {
        return gateways.find(payment.order().gateway()).flatMap(gateway -> gateway.find(RefundQueries.class));
    }

    boolean move(
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
                        failedAfterAll(refund, to, word),
                        to == OperationState.DONE ? null : next));
    }

    /** The customer may hold a receipt of a refund that the gateway had taken. */
    private static Attention.@Nullable Draft failedAfterAll(Refund refund, OperationState to, String word) {
        return refund.state() == OperationState.ACCEPTED && to == OperationState.FAILED
                ? new Attention.Draft(Attention.Kind.REFUND_FAILED, told(refund, word))
                : null;
    }

    private static Map<String, String> told(Refund refund, String word) {
        return Map.of(
                "refundNo", refund.refundNo().text(), "amount", refund.amount().toString(), "word", word);
    }

    /** What is left to give back, exactly; empty where nothing was received. */
    Optional<Money> left(Payment payment) {
        var received = payment.received();
        if (received == null || payment.state() != PaymentState.PAID) {
            return Optional.empty();
        }
        return Optional.of(Refund.left(received, books.ledger().refunds().of(payment.orderNo())));
    }

    Instant afterTheCall(Payment payment) {
        return now().plus(longestCall(payment)).plus(Pace.MARGIN);
    }

    private Duration longestCall(Payment payment) {
        return gateways.find(payment.order().gateway())
                .map(gateway -> gateway.limits().longestCall())
                .orElse(Duration.ZERO);
    }

    Instant soon(Refund refund) {
        return Pace.refund(refund.watch().changedAt(), now());
    }

    private Refund reread(RefundNo refundNo) {
        return books.ledger().refunds().find(refundNo).orElseThrow();
    }

    private Instant now() {
        return here.clock().instant();
    }
}
