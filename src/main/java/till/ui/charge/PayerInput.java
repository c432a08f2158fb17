package till.ui.charge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import till.domain.MethodInput;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.service.GatewayDirectory;
import till.ui.Dialogs;

/** Asks for what only the payer of this one payment has, where a way to pay takes such a thing. FX thread only. */
final class PayerInput {
    private final GatewayDirectory gateways;
    private final Dialogs dialogs;

    PayerInput(GatewayDirectory gateways, Dialogs dialogs) {
        this.gateways = gateways;
        this.dialogs = dialogs;
    }

    /** Goes on at once where nothing has to be asked, and not at all where it is not answered. */
    void ask(PaymentMethod method, Consumer<Map<String, String>> then) {
        gateways.inputs(method).stream()
                .filter(input -> input.from() == MethodInput.From.PAYER)
                .findFirst()
                .ifPresentOrElse(input -> ask(method, input, then), () -> then.accept(Map.of()));
    }

    private void ask(PaymentMethod method, MethodInput input, Consumer<Map<String, String>> then) {
        var text = new SimpleStringProperty("");
        var obstacle = new ReadOnlyObjectWrapper<Optional<Problem>>(Optional.empty());
        text.subscribe(now -> obstacle.set(wrong(input, now.strip())));
        dialogs.ask(new Dialogs.Question(
                isAddress(input)
                        ? Problem.of("charge.payer.address.title")
                        : Problem.of("charge.payer.title", method.code()),
                about(input),
                List.of(
                        new Dialogs.Choice(
                                "charge.payer.charge",
                                Dialogs.Weight.PRIMARY,
                                () -> then.accept(given(input, text.get().strip()))),
                        new Dialogs.Choice("charge.payer.back", Dialogs.Weight.PLAIN, () -> {})),
                () -> {},
                Optional.of(new Dialogs.Entry(
                        isAddress(input) ? "charge.payer.address.entry" : "charge.payer.entry",
                        text,
                        obstacle.getReadOnlyProperty(),
                        new SimpleObjectProperty<>(Optional.empty())))));
    }

    /** Of what this asks for only an address has a form. */
    private static boolean isAddress(MethodInput input) {
        return !input.form().isEmpty();
    }

    private static Problem about(MethodInput input) {
        if (isAddress(input)) {
            return Problem.of("charge.payer.address.text");
        }
        return Problem.of(input.demanded() ? "charge.payer.demanded" : "charge.payer.optional", input.name());
    }

    private static Map<String, String> given(MethodInput input, String text) {
        return text.isEmpty() ? Map.of() : Map.of(input.name(), text);
    }

    private static Optional<Problem> wrong(MethodInput input, String text) {
        if (text.isEmpty()) {
            return input.demanded() && !isAddress(input)
                    ? Optional.of(Problem.of("charge.payer.missing"))
                    : input.demanded() ? Optional.of(Problem.of("charge.payer.address.form")) : Optional.empty();
        }
        if (isAddress(input) && !text.matches(input.form())) {
            return Optional.of(Problem.of("charge.payer.address.form"));
        }
        return text.length() > input.longest()
                ? Optional.of(Problem.of("charge.payer.long", Integer.toString(input.longest())))
                : Optional.empty();
    }
}
