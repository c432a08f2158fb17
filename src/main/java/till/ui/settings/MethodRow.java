package till.ui.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.AmountText;
import till.domain.MethodInput;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.settings.MethodChoice;

/** One way to pay as it is being set up. FX thread only. */
public final class MethodRow {
    private static final String CAPTURE = "captureMethod";

    private final PaymentMethod method;
    private final boolean listed;
    private final boolean capturable;
    private final BooleanProperty offered = new SimpleBooleanProperty();
    private final FormEntry name;
    private final FormEntry minimum;
    private final FormEntry maximum;
    private final StringProperty capture = new SimpleStringProperty("");
    private final Map<MethodInput, FormEntry> inputs = new LinkedHashMap<>();
    private Map<String, String> kept = Map.of();

    /**
     * A row with nothing decided yet.
     *
     * @param capturable whether money can be held first and taken later
     * @param inputs what it can be sent with
     * @param currency of the limits
     */
    MethodRow(
            PaymentMethod method, boolean listed, boolean capturable, List<MethodInput> inputs, CurrencyUnit currency) {
        this.method = method;
        this.listed = listed;
        this.capturable = capturable;
        var free = new FormEntry.Look(false, false, false, List.of());
        this.name = new FormEntry("name", free, MethodRow::wrongName);
        this.minimum = new FormEntry("minimum", free, text -> wrongAmount(text, currency));
        this.maximum = new FormEntry("maximum", free, text -> wrongAmount(text, currency));
        inputs.stream()
                .filter(input -> input.from() == MethodInput.From.SHOP)
                .forEach(input -> this.inputs.put(
                        input,
                        new FormEntry(
                                input.name(),
                                new FormEntry.Look(false, false, false, input.choices()),
                                text -> wrongInput(input, text))));
    }

    void fill(MethodChoice choice) {
        name.textProperty().set(choice.method().name());
        minimum.textProperty().set(text(choice.minimum()));
        maximum.textProperty().set(text(choice.maximum()));
        capture.set(choice.inputs().getOrDefault(CAPTURE, ""));
        kept = choice.inputs();
        inputs.forEach((input, entry) -> entry.textProperty().set(kept.getOrDefault(input.name(), "")));
    }

    private static String text(@Nullable Money limit) {
        return limit == null ? "" : limit.getAmount().toPlainString();
    }

    private static Optional<Problem> wrongName(String text) {
        return text.length() > 30 ? Optional.of(Problem.of("settings.method.nameLong", "30")) : Optional.empty();
    }

    private static Optional<Problem> wrongInput(MethodInput input, String text) {
        return input.choices().isEmpty() && text.length() > input.longest()
                ? Optional.of(Problem.of("settings.method.inputLong", Integer.toString(input.longest())))
                : Optional.empty();
    }

    private static Optional<Problem> wrongAmount(String text, CurrencyUnit currency) {
        return AmountText.read(text, currency) instanceof AmountText.Wrong(var problem)
                ? Optional.of(problem)
                : Optional.empty();
    }

    /** What is wrong, the first of it. */
    Optional<Problem> judge(CurrencyUnit currency) {
        var wrong = name.judge()
                .or(minimum::judge)
                .or(maximum::judge)
                .or(() -> inputs.values().stream()
                        .flatMap(entry -> entry.judge().stream())
                        .findFirst());
        if (wrong.isPresent()) {
            return wrong;
        }
        var choice = choice(currency);
        return choice.minimum() != null
                        && choice.maximum() != null
                        && choice.minimum().isGreaterThan(choice.maximum())
                ? Optional.of(Problem.of("settings.method.limits", method.code()))
                : Optional.empty();
    }

    MethodChoice choice(CurrencyUnit currency) {
        return new MethodChoice(
                method.named(name.value()),
                money(minimum, currency),
                money(maximum, currency),
                sent(),
                method.isOffUntilWanted() && offered.get(),
                listed);
    }

    /** What is sent with each payment; what is not shown here stays as it was kept. */
    private Map<String, String> sent() {
        var sent = new HashMap<>(kept);
        sent.put(CAPTURE, capture.get());
        inputs.forEach((input, entry) -> sent.put(input.name(), entry.value()));
        sent.values().removeIf(String::isEmpty);
        return sent;
    }

    private static @Nullable Money money(FormEntry entry, CurrencyUnit currency) {
        return !entry.value().isEmpty() && AmountText.read(entry.value(), currency) instanceof AmountText.Amount(var m)
                ? m
                : null;
    }

    /** Whether there is anything to keep about it. */
    boolean isDecided() {
        return listed
                || !name.value().isEmpty()
                || !minimum.value().isEmpty()
                || !maximum.value().isEmpty()
                || (method.isOffUntilWanted() && offered.get())
                || !sent().isEmpty();
    }

    /** As the settings name it. */
    String key() {
        return method.gateway() + "/" + method.code();
    }

    public PaymentMethod method() {
        return method;
    }

    /** Whether a payment by it can be held first and taken later, as the shop chooses. */
    public boolean capturable() {
        return capturable;
    }

    /** What the shop can set up for it, and its field. */
    public Map<MethodInput, FormEntry> inputs() {
        return inputs;
    }

    public BooleanProperty offeredProperty() {
        return offered;
    }

    public FormEntry name() {
        return name;
    }

    public FormEntry minimum() {
        return minimum;
    }

    public FormEntry maximum() {
        return maximum;
    }

    /** How its money is taken: auto, manual, or empty for the gateway's usual way. */
    public StringProperty captureProperty() {
        return capture;
    }
}
