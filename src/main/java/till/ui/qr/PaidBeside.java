package till.ui.qr;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.settings.AmountFormat;
import till.settings.TimeFormat;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;

/**
 * Watches the other payments of a sale while one code is shown, and speaks up once when one of them was paid after all. FX
 * thread only, but for {@link #concerns}.
 */
final class PaidBeside {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Runnable close;
    private volatile Set<OrderNo> others = Set.of();
    private boolean told;

    /** @param close closes the code that is shown */
    PaidBeside(UiDependencies dependencies, Frame frame, Runnable close) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.close = close;
    }

    boolean concerns(Set<OrderNo> changed) {
        return others.stream().anyMatch(changed::contains);
    }

    void seen(List<Payment> beside) {
        others = beside.stream().map(Payment::orderNo).collect(Collectors.toSet());
        beside.stream()
                .filter(payment -> payment.paidAt() != null && !told)
                .findFirst()
                .ifPresent(this::tell);
    }

    private void tell(Payment paid) {
        told = true;
        var at = paid.paidAt() == null ? paid.watch().changedAt() : paid.paidAt();
        var time =
                TimeFormat.minute(at, dependencies.services().here().calendar().zone());
        var name = frame.methods().name(paid, frame.appearance().texts());
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of("code.beside.title"),
                        Problem.of("code.beside.text", AmountFormat.withCurrency(paid.amount()), name, time),
                        List.of(
                                new Choice("code.beside.close", Weight.PRIMARY, close),
                                new Choice("code.beside.keep", Weight.PLAIN, () -> {}))));
    }
}
