package till.cli;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import till.domain.CardBuffer;
import till.domain.PayCode;
import till.domain.Payment;
import till.domain.PaymentState;
import till.service.ChargeRequest;
import till.service.Started;

/**
 * Carries one charge out once it is clear what is to be charged.
 *
 * @param picture where the code goes as a picture; null for nowhere
 * @param most how long to wait for the money; null to return as soon as the code is there
 */
record Charging(
        Run run,
        OpenedTill till,
        @Nullable QrFile picture,
        @Nullable Duration most) {
    ExitCode charge(ChargeRequest request) throws Stopped {
        return ended(till.services().payments().start(request, run.acting()));
    }

    /** With a card that was typed in; it is overwritten when this returns. */
    ExitCode charge(ChargeRequest request, CardBuffer card) throws Stopped {
        return ended(till.services().payments().startKeyed(request, card, run.acting()));
    }

    private ExitCode ended(Started started) throws Stopped {
        return switch (started) {
            case Started.NotStarted(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
            case Started.SaleTaken(var holder) -> view().end(holder, saleTaken(holder), ExitCode.REFUSED);
            case Started.Declined(var payment, var problem) ->
                view().end(payment, run.texts().text(problem), ExitCode.REFUSED);
            case Started.Running(var payment) -> running(payment);
        };
    }

    private String saleTaken(Payment holder) {
        return run.texts()
                .text(
                        "cli.charge.saleTaken",
                        holder.order().sale(),
                        holder.order().reference(),
                        run.texts().text("payment.state." + holder.state()));
    }

    private ExitCode running(Payment started) {
        var written = written(started);
        var payment = most == null ? started : waited(started, most);
        var code = written || payment.state() == PaymentState.PAID ? code(payment.state()) : ExitCode.INTERNAL;
        return view().end(payment, view().message(payment), code);
    }

    /** Whether the picture, where one was asked for, is there; that it is not must not hide the payment. */
    private boolean written(Payment payment) {
        if (picture == null || payment.codeLost() || !payment.state().isOpen()) {
            return true;
        }
        var code = payment.shownCode().filter(Charging::drawable);
        if (code.isEmpty()) {
            run.output().progress("cli.charge.notDrawable", payment.order().reference());
            return true;
        }
        try {
            picture.write(code.get().text());
            run.output().say("cli.charge.pictureWritten", picture.path().toString());
            return true;
        } catch (IOException _) {
            var reference = payment.order().reference();
            run.output().progress("cli.charge.pictureFailed", picture.path().toString(), reference);
            return false;
        }
    }

    private static boolean drawable(PayCode code) {
        return switch (code.kind()) {
            case QR, LINK -> true;
            case QR_IMAGE, FORM, TEXT, APP, NONE -> false;
        };
    }

    private Payment waited(Payment started, Duration time) {
        var reference = started.order().reference();
        var progress = new Progress(run.output(), reference);
        run.output().progress("cli.charge.waiting", reference, Long.toString(time.toSeconds()));
        try (var waiting = new Waiting(till.services().feed(), started.orderNo());
                var _ = till.onInterrupt(() -> run.output().progress("cli.charge.interrupted", reference))) {
            progress.seen(started);
            till.startPolling();
            return waiting.until(
                    time,
                    () -> progress.seen(
                            till.services().payments().find(started.orderNo()).orElse(started)),
                    payment -> !payment.state().isOpen() || payment.state() == PaymentState.LAPSED);
        }
    }

    private ExitCode code(PaymentState state) {
        return switch (state) {
            case PAID -> ExitCode.DONE;
            case AWAITING_PAYER, AUTHORIZED -> most == null ? ExitCode.DONE : ExitCode.NOT_YET;
            case DECLINED -> ExitCode.REFUSED;
            case CREATED, UNCERTAIN, LAPSED -> ExitCode.UNCERTAIN;
            case CANCELLED, EXPIRED -> ExitCode.NOT_YET;
        };
    }

    private PaymentView view() {
        return new PaymentView(run.output(), till.services());
    }

    /** Tells of each change of state once. */
    private static final class Progress {
        private final Output output;
        private final String reference;
        private @Nullable PaymentState told;

        Progress(Output output, String reference) {
            this.output = output;
            this.reference = reference;
        }

        Payment seen(Payment payment) {
            var state = payment.state();
            if (state != told) {
                told = state;
                output.progress("cli.charge.progress", reference, output.texts().text("payment.state." + state));
            }
            return payment;
        }
    }
}
