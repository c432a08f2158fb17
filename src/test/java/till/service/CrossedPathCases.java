package till.service;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.joda.money.Money;
import till.domain.Acting;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.Refund;
import till.gateway.Outcome;
import till.gateway.RefundQueries.RefundStanding;
import till.gateway.Refunds.RefundAnswer;
import till.poll.Poller;

/** What tills, people and gateways do to each other at an unlucky moment. */
abstract class CrossedPathCases extends TillCases {
    static final Duration AFTER_THE_CALL = Samples.LONGEST_CALL.plus(Pace.MARGIN);

    static Outcome<RefundStanding> stands(OperationState state, String no) {
        return new Outcome.Answered<>(new RefundStanding(new RefundAnswer(state, no, "w"), "w"));
    }

    final Refund refund(Payment payment, Money amount) {
        return till.asked(give(payment, amount));
    }

    final Refunded give(Payment payment, Money amount) {
        return till.services.refunds().refund(new RefundRequest(payment.orderNo(), amount, "returned"), Acting.UNNAMED);
    }

    final void onceDuringAQuestion(Runnable meanwhile) {
        var once = new AtomicBoolean();
        till.gateway.duringQuery(() -> {
            if (!once.getAndSet(true)) {
                meanwhile.run();
            }
        });
    }

    final Poller poller() {
        return new Poller(till.services.checks(), till.services.refunds(), till.clock, Runnable::run);
    }
}
