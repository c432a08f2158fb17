package till.ui.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import till.domain.AmountText;
import till.domain.Problem;
import till.domain.Role;
import till.settings.AmountFormat;
import till.ui.EditedText;
import till.ui.settings.FormEntry.Look;

/** How much each role may refund alone in one currency, and when the window locks by itself. FX thread only. */
public final class RulesForm {
    /** Those who give money back; an accountant never does. */
    static final List<Role> LIMITED = List.of(Role.CASHIER, Role.MANAGER, Role.OWNER);

    private static final String ZERO = "amount.zero";
    private static final int LONGEST_UNLOCKED = 480;
    private static final Look OPTIONAL = new Look(false, false, false, List.of());

    private final FormEntry currency = new FormEntry("currency", Look.plain(), RulesForm::currencyProblem);
    private final FormEntry minutes = new FormEntry("minutes", Look.plain(), RulesForm::minutesProblem);
    private final Map<Role, FormEntry> limits = new EnumMap<>(Role.class);
    private final EditedText lock = new EditedText(minutes.textProperty());
    private Map<Role, Money> decided = Map.of();
    private Optional<CurrencyUnit> filled = Optional.empty();

    RulesForm(CurrencyUnit shop, int lockMinutes) {
        LIMITED.forEach(role -> limits.put(role, new FormEntry(role.name(), OPTIONAL, this::amountProblem)));
        currency.textProperty().set(shop.getCode());
        showLock(lockMinutes);
    }

    /** Shows after how many minutes the window locks by now, unless something else was typed. */
    void showLock(int lockMinutes) {
        lock.show(Integer.toString(lockMinutes));
    }

    /** Shows what is decided for a currency, if it is still the one that is typed; another amount typed meanwhile stays. */
    void fill(CurrencyUnit unit, Map<Role, Money> found) {
        if (!unit().equals(Optional.of(unit))) {
            return;
        }
        var other = !filled.equals(unit());
        limits.forEach((role, entry) -> {
            var now = Optional.ofNullable(found.get(role));
            if (other || !isEdited(role, entry, unit) || typed(entry, unit).equals(now)) {
                entry.textProperty().set(now.map(AmountFormat::plain).orElse(""));
            }
        });
        decided = Map.copyOf(found);
        filled = unit();
    }

    /** What is no amount was typed too. */
    private boolean isEdited(Role role, FormEntry entry, CurrencyUnit unit) {
        var before = Optional.ofNullable(decided.get(role));
        return !typed(entry, unit).equals(before)
                || (before.isEmpty() && !entry.value().isEmpty());
    }

    /** The currency of the limits; empty while no such currency is typed. */
    Optional<CurrencyUnit> unit() {
        return currencyProblem(currency.value()).isEmpty()
                ? Optional.of(CurrencyUnit.of(currency.value()))
                : Optional.empty();
    }

    private static Optional<Problem> currencyProblem(String text) {
        try {
            CurrencyUnit.of(text);
            return Optional.empty();
        } catch (IllegalCurrencyException _) {
            return Optional.of(Problem.of("settings.currency.wrong", text));
        }
    }

    private static Optional<Problem> minutesProblem(String text) {
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= LONGEST_UNLOCKED
                ? Optional.empty()
                : Optional.of(Problem.of("settings.lockMinutes.wrong", text));
    }

    private Optional<Problem> amountProblem(String text) {
        return unit().flatMap(unit -> AmountText.read(text, unit) instanceof AmountText.Wrong(var wrong)
                        && !wrong.key().equals(ZERO)
                ? Optional.of(wrong)
                : Optional.empty());
    }

    Optional<Problem> judge() {
        return Stream.concat(Stream.of(currency, minutes), limits.values().stream())
                .flatMap(entry -> entry.judge().stream())
                .findFirst();
    }

    /** What changes. */
    List<Change> changes() {
        var unit = unit().orElseThrow();
        return limits.entrySet().stream()
                .map(entry -> new Change(entry.getKey(), unit, typed(entry.getValue(), unit)))
                .filter(change -> !change.most().equals(Optional.ofNullable(decided.get(change.role()))))
                .toList();
    }

    /** Empty where nothing is decided; zero is a decision. */
    private static Optional<Money> typed(FormEntry entry, CurrencyUnit unit) {
        return switch (AmountText.read(entry.value(), unit)) {
            case AmountText.Amount(var money) -> Optional.of(money);
            case AmountText.Wrong(var wrong) ->
                wrong.key().equals(ZERO) ? Optional.of(Money.zero(unit)) : Optional.empty();
        };
    }

    /** The minutes that were typed; empty where they are as they were. */
    Optional<Integer> lockMinutes() {
        return lock.isEdited() ? Optional.of(Integer.valueOf(lock.value())) : Optional.empty();
    }

    /**
     * A limit to be decided anew.
     *
     * @param most empty takes the decision back
     */
    record Change(Role role, CurrencyUnit currency, Optional<Money> most) {}

    public FormEntry currency() {
        return currency;
    }

    public FormEntry minutes() {
        return minutes;
    }

    public Map<Role, FormEntry> limits() {
        return limits;
    }
}
