package till.ui.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.joda.money.CurrencyUnit;
import till.domain.Ability;
import till.domain.Act;
import till.domain.Acting;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Form;
import till.domain.Problem;
import till.domain.Result;
import till.settings.MethodChoice;
import till.settings.ShopSettings;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.settings.GatewaysViewModel.Notice;

/** Which ways to pay the counter offers, in which order, by which names and within which limits. FX thread only. */
public final class MethodsViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ObservableList<MethodRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();

    MethodsViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    /** Shows what is kept. */
    void load() {
        var wanted = dependencies.settings().current().methods();
        var found = new ArrayList<MethodRow>();
        for (var method : dependencies.services().gateways().methods()) {
            if (method.worksAtTheCounter() || method.isOffUntilWanted()) {
                found.add(row(method, wanted));
            }
        }
        found.sort(Comparator.comparingInt((MethodRow row) -> {
                    var place = wanted.order().indexOf(row.key());
                    return place < 0 ? Integer.MAX_VALUE : place;
                })
                .thenComparing(row -> row.method().isOffUntilWanted()));
        rows.setAll(found);
    }

    private MethodRow row(PaymentMethod method, ShopSettings.Methods wanted) {
        var kept = dependencies.setup().methods().of(method.gateway()).stream()
                .filter(choice -> choice.method().code().equals(method.code()))
                .findFirst();
        var row = row(method, kept.map(MethodChoice::listed).orElse(false));
        kept.ifPresent(row::fill);
        row.offeredProperty()
                .set(
                        method.isOffUntilWanted()
                                ? kept.map(MethodChoice::switchedOn).orElse(false)
                                : !wanted.hidden().contains(row.key()));
        return row;
    }

    private MethodRow row(PaymentMethod method, boolean listed) {
        var abilities = dependencies.services().gateways().abilities(method.gateway());
        var capturable = (method.form() == Form.PAGE || method.isKeyed()) && abilities.contains(Ability.CAPTURE);
        var inputs = dependencies.services().gateways().inputs(method);
        return new MethodRow(method, listed, capturable, inputs, currency());
    }

    /** Moves a row up (-1) or down (1). */
    public void move(MethodRow row, int by) {
        var from = rows.indexOf(row);
        var to = from + by;
        if (from >= 0 && to >= 0 && to < rows.size()) {
            rows.remove(from);
            rows.add(to, row);
        }
    }

    /** Keeps all of it; the counter follows at once. */
    public void save() {
        var wrong = rows.stream().flatMap(row -> row.judge(currency()).stream()).findFirst();
        if (wrong.isPresent()) {
            tell(false, wrong.get());
            return;
        }
        var order = rows.stream().map(MethodRow::key).toList();
        var hidden = new HashSet<String>();
        rows.stream()
                .filter(row -> !row.offeredProperty().get() && !row.method().isOffUntilWanted())
                .forEach(row -> hidden.add(row.key()));
        var choices = rows.stream()
                .filter(MethodRow::isDecided)
                .map(row -> row.choice(currency()))
                .toList();
        var decided = new Decided(order, hidden, choices);
        frame.approvals()
                .ask(
                        Act.SET_UP,
                        null,
                        acting -> work(() -> keep(decided, acting), failed -> {
                            if (failed.isPresent()) {
                                tell(false, failed.get());
                            } else {
                                tell(true, Problem.of("settings.methods.saved"));
                            }
                        }));
    }

    private record Decided(List<String> order, Set<String> hidden, List<MethodChoice> choices) {}

    private Optional<Problem> keep(Decided decided, Acting acting) {
        var access = dependencies.services().access();
        return access.guard(acting, Act.SET_UP, null, null)
                .or(() -> keep(decided))
                .or(() -> {
                    access.done(acting, Act.SET_UP, Map.of("what", "waysToPay"));
                    return Optional.empty();
                });
    }

    private Optional<Problem> keep(Decided decided) {
        for (var gateway : dependencies.services().gateways().ids()) {
            var mine = decided.choices().stream()
                    .filter(choice -> choice.method().gateway().equals(gateway))
                    .toList();
            var failed = dependencies.setup().methods().save(gateway, mine);
            if (failed.isPresent()) {
                return failed;
            }
        }
        return dependencies
                .settings()
                .change(settings -> settings.withMethods(new ShopSettings.Methods(decided.order(), decided.hidden())))
                .failure();
    }

    /** Asks a gateway which ways to pay it has opened for the shop, and adds those that are new. */
    public void fetch(String gateway) {
        work(() -> dependencies.services().gateways().listed(gateway), listed -> {
            switch (listed) {
                case Result.Failed<List<PaymentMethod>>(var problem) -> tell(false, problem);
                case Result.Done<List<PaymentMethod>>(var methods) -> take(gateway, methods);
            }
        });
    }

    private void take(String gateway, List<PaymentMethod> methods) {
        var known = rows.stream().map(MethodRow::key).toList();
        var fresh = methods.stream()
                .map(method -> row(method, true))
                .filter(row -> !known.contains(row.key()))
                .filter(row -> row.method().worksAtTheCounter())
                .toList();
        fresh.forEach(row -> row.offeredProperty().set(true));
        rows.addAll(fresh);
        tell(true, Problem.of("settings.methods.fetched", gateway, Integer.toString(fresh.size())));
    }

    private <T> void work(Callable<T> task, Consumer<T> then) {
        working.set(true);
        dependencies
                .background()
                .run(
                        task,
                        found -> {
                            working.set(false);
                            then.accept(found);
                        },
                        failure -> {
                            working.set(false);
                            tell(false, frame.unexpected().note(failure));
                        });
    }

    private void tell(boolean good, Problem words) {
        notice.set(Optional.of(new Notice(good, words)));
    }

    /** The gateways that can be asked for their list. */
    public List<String> getListing() {
        var gateways = dependencies.services().gateways();
        return gateways.ids().stream()
                .filter(id -> gateways.abilities(id).contains(Ability.LIST_METHODS))
                .toList();
    }

    /** The currency of the limits. */
    public CurrencyUnit currency() {
        return dependencies.settings().current().currency();
    }

    public ObservableList<MethodRow> getRows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }
}
