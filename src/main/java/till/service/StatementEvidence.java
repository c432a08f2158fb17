package till.service;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.OperationState;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundNo;
import till.domain.Result;
import till.ledger.Ledger;
import till.ledger.PaymentMove;

/**
 * Uses what a gateway's statement proves, by the ledger's own rules: the gateway is asked first, what it answers meanwhile
 * wins, and money is never booked without a card. Doing the same twice does it once. May be shared between threads.
 */
public final class StatementEvidence {
    private static final Set<PaymentState> ENDED =
            EnumSet.of(PaymentState.DECLINED, PaymentState.CANCELLED, PaymentState.EXPIRED);

    private final Ledger ledger;
    private final Surroundings here;
    private final Feed feed;
    private final Access access;
    private final Settling settling;
    private final OrdinaryWays ordinary;

    StatementEvidence(Books books, Surroundings here, Feed feed, Access access, Cures cures, OrdinaryWays ordinary) {
        this.ledger = books.ledger();
        this.here = here;
        this.feed = feed;
        this.access = access;
        this.settling = new Settling(books, here, feed, access, cures, ordinary);
        this.ordinary = ordinary;
    }

    Settling settling() {
        return settling;
    }

    /**
     * Where something is told.
     *
     * @param name of the statement's file
     * @param sha256 of the file, in hexadecimal
     * @param row its place in the file
     */
    public record Place(String name, String sha256, long row) {
        /** For people and for the history. */
        String text() {
            return name + ", " + row;
        }
    }

    /**
     * What the statement has of a payment.
     *
     * @param gatewayNo the gateway's number; empty where there is none
     * @param channelNo the wallet's number; empty where there is none
     */
    public record PaidThere(OrderNo orderNo, Money amount, String gatewayNo, String channelNo) {}

    /** Why somebody may not do this; a refusal is recorded. */
    public Optional<Problem> refused(Act act, Acting acting) {
        return access.guard(acting, act, null, null);
    }

    /** Who can look into what differs. */
    public List<Operator> people() {
        return access.operators();
    }

    /** The business day it is. */
    public LocalDate today() {
        return here.today();
    }

    /** The statement has a refund that nobody here could be sure of. */
    public Result<Refund> refundDone(RefundNo refundNo, Place place, Acting acting) {
        var refund = ledger.refunds().find(refundNo).orElseThrow();
        if (refund.state() == OperationState.DONE) {
            return Result.done(refund);
        }
        return settling.end(new RefundEvidence(refundNo, true, place.text(), "SHA-256 " + place.sha256()), acting);
    }

    /** The statement vouches for a payment that came over a line nobody could vouch for; false where it was done before. */
    public Result<Boolean> vouched(OrderNo orderNo, Place place, Acting acting) {
        var refused = access.guard(acting, Act.SETTLE, null, orderNo);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var proven = ledger.reconciliations()
                .prove(orderNo, place.sha256(), here.clock().instant(), acting.by());
        feed.refresh();
        return Result.done(proven);
    }

    /**
     * The statement has money for a payment that ended unpaid here: it becomes late money with its card, to be settled as late
     * money is. One that is still open only gets a card: there a person decides.
     */
    public Result<Payment> paid(PaidThere there, Place place, Acting acting) {
        var refused = access.guard(acting, Act.SETTLE, null, there.orderNo());
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        ordinary.ask(there.orderNo());
        var payment = payment(there.orderNo());
        if (payment.state() == PaymentState.PAID) {
            return Result.done(payment);
        }
        if (!there.amount().equals(payment.amount())) {
            return Result.failed("evidence.amount", there.orderNo().text());
        }
        var facts = facts(there, place);
        if (!ENDED.contains(payment.state())) {
            ledger.attention()
                    .raise(
                            there.orderNo(),
                            new Attention.Draft(Attention.Kind.CLAIMED_PAID, facts),
                            here.clock().instant());
            feed.refresh();
            return Result.done(payment);
        }
        var moved = ledger.payments().move(late(payment, there, place, acting));
        feed.refresh();
        return moved ? Result.done(payment(there.orderNo())) : Result.failed("settle.overtaken");
    }

    private PaymentMove late(Payment payment, PaidThere there, Place place, Acting acting) {
        var learnt = new PaymentMove.Learnt(
                null,
                unknown(payment.gatewayNo(), there.gatewayNo()),
                unknown(payment.channelNo(), there.channelNo()),
                there.amount(),
                null,
                "statement " + place.sha256() + " row " + place.row());
        return new PaymentMove(
                payment.orderNo(),
                payment.state(),
                PaymentState.PAID,
                here.clock().instant(),
                here.today(),
                PaymentMove.STATEMENT,
                learnt,
                new Attention.Draft(Attention.Kind.PAID_LATE, facts(there, place)),
                null,
                acting.by());
    }

    private static Map<String, String> facts(PaidThere there, Place place) {
        var facts = new HashMap<>(Cures.byHand(there.amount(), there.orderNo()));
        facts.put("statement", place.text());
        return facts;
    }

    private static @Nullable String unknown(@Nullable String here, String there) {
        return here == null && !there.isEmpty() ? there : null;
    }

    private Payment payment(OrderNo orderNo) {
        return ledger.payments().find(orderNo).orElseThrow();
    }
}
