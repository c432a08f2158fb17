package till.service;

import till.domain.Payment;
import till.domain.Problem;

/** What became of a payment that is left for another way to pay. */
public sealed interface AnotherWay {
    /** It is confirmed that nobody can pay it any more: the next code may be shown. */
    record Closed(Payment payment) implements AnotherWay {}

    /** The customer was faster: it is paid, or its money is held. */
    record PaidMeanwhile(Payment payment) implements AnotherWay {}

    /**
     * The till has let go of it, and the customer may still pay it: it stays watched beside whatever comes next.
     *
     * @param closable whether its gateway knows a close, which was then not confirmed
     */
    record StillOpen(Payment payment, boolean closable) implements AnotherWay {}

    /** It is as it was: another check of it is under way or its order is just being sent. To be tried again. */
    record NotYet(Payment payment) implements AnotherWay {}

    /** Somebody who may not do this asked for it. */
    record NotAllowed(Problem problem) implements AnotherWay {}
}
