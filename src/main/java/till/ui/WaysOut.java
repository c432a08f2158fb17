package till.ui;

import java.util.List;
import java.util.Optional;
import till.domain.Ability;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Result;
import till.service.AnotherWay;
import till.settings.AmountFormat;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;

/**
 * The ways out of a payment: to cancel it, or to let the customer pay another way. Both close it at its gateway; where it
 * may be paid all the same the person is told before anything else is charged. FX thread only.
 */
public final class WaysOut {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Place place;

    public WaysOut(UiDependencies dependencies, Frame frame, Place place) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.place = place;
    }

    /** The screen that shows the payment which is left. */
    public interface Place {
        /** The gateway is being asked. */
        void leaving();

        /**
         * It is over: the payment is to be shown as it stands now.
         *
         * @param why what to tell; empty where there is nothing to tell
         */
        void stays(Optional<Problem> why);

        /** Whether the screen was left by itself meanwhile. */
        boolean isGone();
    }

    /** Asks whether to cancel, then cancels at the gateway; one that cannot close is only waited for no longer. */
    public void cancel(Payment payment) {
        var closes = closes(payment);
        var key = closes ? "code.cancel" : "code.leave";
        var text = Problem.of(
                closes ? closing(payment) : leaving(payment),
                frame.gatewayName(payment.order().gateway()));
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of(key + ".title"),
                        text,
                        List.of(
                                new Choice(key + ".yes", Weight.DANGER, () -> close(payment)),
                                new Choice("code.close.no", Weight.PLAIN, () -> {}))));
    }

    /** Cancels at the gateway. */
    public void close(Payment payment) {
        frame.approvals().ask(Act.CANCEL, null, acting -> {
            if (!place.isGone()) {
                place.leaving();
                dependencies
                        .background()
                        .run(
                                () -> dependencies.services().payments().cancel(payment.orderNo(), acting),
                                result -> place.stays(said(result)),
                                this::failed);
            }
        });
    }

    /** A check already under way keeps a cancellation from being sent; the payment is then as open as before. */
    private static Optional<Problem> said(Result<Payment> result) {
        return switch (result) {
            case Result.Done<Payment>(var now)
            when now.state().isOpen() && stillShown(now) -> Optional.of(Problem.of("code.close.notYet"));
            case Result.Done<Payment> _ -> Optional.empty();
            case Result.Failed<Payment>(var why) -> Optional.of(why);
        };
    }

    /** Charges the same sale another way. A code that works on whatever the till does is left only by choice. */
    public void payAnotherWay(Payment payment) {
        if (payment.state().isOpen() && stillShown(payment) && !closes(payment)) {
            ask(payment, "another.open.noClose", () -> leave(payment, true));
        } else {
            leave(payment, false);
        }
    }

    private static boolean stillShown(Payment payment) {
        return switch (payment.state()) {
            case AWAITING_PAYER, UNCERTAIN, CREATED -> true;
            case LAPSED, AUTHORIZED, PAID, DECLINED, CANCELLED, EXPIRED -> false;
        };
    }

    private boolean closes(Payment payment) {
        return dependencies
                .services()
                .gateways()
                .abilities(payment.order().gateway())
                .contains(Ability.CLOSE);
    }

    private void leave(Payment payment, boolean chosen) {
        frame.approvals().ask(Act.CANCEL, null, acting -> leave(payment, chosen, acting));
    }

    private void leave(Payment payment, boolean chosen, Acting acting) {
        if (place.isGone()) {
            return;
        }
        place.leaving();
        dependencies
                .background()
                .run(
                        () -> dependencies.services().payments().payAnotherWay(payment.orderNo(), acting),
                        left -> done(left, chosen),
                        this::failed);
    }

    private void failed(Throwable failure) {
        place.stays(Optional.of(frame.unexpected().note(failure)));
    }

    private void done(AnotherWay left, boolean chosen) {
        if (place.isGone()) {
            return;
        }
        switch (left) {
            case AnotherWay.Closed(var payment) -> charge(payment, false);
            case AnotherWay.PaidMeanwhile(var payment) -> frame.navigator().go(new Route.Result(payment.orderNo()));
            case AnotherWay.StillOpen(var payment, var _) when chosen -> charge(payment, true);
            case AnotherWay.StillOpen(var payment, var closable) -> {
                place.stays(Optional.empty());
                var text = closable ? "another.open.notConfirmed" : "another.open.noClose";
                ask(payment, text, () -> chargeUnlessPaid(payment));
            }
            case AnotherWay.NotYet _ -> place.stays(Optional.of(Problem.of("code.close.notYet")));
            case AnotherWay.NotAllowed(var problem) -> place.stays(Optional.of(problem));
        }
    }

    private static String closing(Payment payment) {
        if (payment.keyed()) {
            return "code.keyed.close.text";
        }
        return payment.scanned() ? "code.scanned.close.text" : "code.close.text";
    }

    private static String leaving(Payment payment) {
        if (payment.keyed()) {
            return "code.keyed.open.text";
        }
        return payment.scanned() ? "code.scanned.open.text" : "code.open.text";
    }

    private void ask(Payment payment, String text, Runnable chargeAllTheSame) {
        var gateway = frame.gatewayName(payment.order().gateway());
        var said = payment.keyed() ? "another.open.keyed" : payment.scanned() ? "another.open.scanned" : text;
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of("another.open.title"),
                        Problem.of(said, gateway, AmountFormat.withCurrency(payment.amount())),
                        List.of(
                                new Choice("another.open.keep", Weight.PRIMARY, () -> {}),
                                new Choice("another.open.charge", Weight.DANGER, chargeAllTheSame))));
    }

    /** While the question stood on screen the money may have come. */
    private void chargeUnlessPaid(Payment payment) {
        dependencies
                .background()
                .run(
                        () -> dependencies
                                .services()
                                .payments()
                                .find(payment.orderNo())
                                .orElseThrow(),
                        now -> {
                            if (now.state() == PaymentState.PAID || now.state() == PaymentState.AUTHORIZED) {
                                frame.navigator().go(new Route.Result(now.orderNo()));
                            } else {
                                charge(now, now.state().isOpen());
                            }
                        },
                        this::failed);
    }

    private void charge(Payment payment, boolean again) {
        frame.navigator().go(new Route.Charge(Route.Sale.of(payment, again)));
    }
}
