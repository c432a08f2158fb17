package till.ui.guide;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.settings.ShopField;
import till.settings.ShopSettings;
import till.settings.Subscription;
import till.ui.EditedText;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** Leads a new till from its language to the first sale; every step has a default and can be gone back. FX thread only. */
public final class GuideViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyObjectWrapper<GuideStep> step = new ReadOnlyObjectWrapper<>(GuideStep.LANGUAGE);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final GuideOwner owner = new GuideOwner();
    private final StringProperty shopName = new SimpleStringProperty("");
    private final ObjectProperty<String> currency = new SimpleObjectProperty<>("");
    private final ObjectProperty<String> zone = new SimpleObjectProperty<>("");
    private final StringProperty till = new SimpleStringProperty("");
    private final Map<ShopField, EditedText> shop = new EnumMap<>(Map.of(
            ShopField.SHOP_NAME, new EditedText(shopName),
            ShopField.CURRENCY, new EditedText(currency),
            ShopField.ZONE, new EditedText(zone),
            ShopField.TILL, new EditedText(till)));
    private Subscription followed = () -> {};

    public GuideViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    @Override
    public void activated() {
        show(dependencies.settings().current());
        followed = dependencies
                .settings()
                .subscribe(now -> dependencies.background().onScreen(() -> show(now)));
        dependencies
                .background()
                .run(() -> dependencies.setup().people().isAnybody(), owner::found, frame.unexpected()::note);
    }

    /** What is typed here stays; what is not shows what another till of the shop says. */
    private void show(ShopSettings now) {
        shop.forEach((field, text) -> text.show(field.text(now)));
    }

    /** Keeps what this step asks for, and goes on; the last step leads to a training sale. */
    public void next() {
        if (working.get()) {
            return;
        }
        problem.set(Optional.empty());
        switch (step.get()) {
            case LANGUAGE -> goOn();
            case SHOP -> keep(ShopField.SHOP_NAME, ShopField.CURRENCY, ShopField.ZONE);
            case TILL -> keep(ShopField.TILL);
            case OWNER -> owner();
            case WORK -> practise();
        }
    }

    /** Only what was changed here: another till of the shop may have changed the rest meanwhile. */
    private void keep(ShopField... asked) {
        var typed = new EnumMap<ShopField, String>(ShopField.class);
        for (var field : asked) {
            var text = Objects.requireNonNull(shop.get(field));
            if (text.isEdited()) {
                typed.put(field, text.value());
            }
        }
        work(() -> kept(typed), kept -> kept.failure().ifPresentOrElse(this::tell, this::goOn));
    }

    private Result<ShopSettings> kept(Map<ShopField, String> typed) {
        var kept = Result.done(dependencies.settings().current());
        for (var field : typed.entrySet()) {
            kept = kept.then(_ -> dependencies.settings().set(field.getKey(), field.getValue()));
        }
        return kept;
    }

    private void goOn() {
        step.set(step.get().after());
    }

    /** To the step before, with nothing lost. */
    public void back() {
        if (!working.get()) {
            problem.set(Optional.empty());
            step.get().before().ifPresent(step::set);
        }
    }

    private void owner() {
        if (owner.isLeftOut()) {
            goOn();
        } else {
            owner.obstacle().ifPresentOrElse(this::tell, this::make);
        }
    }

    private void make() {
        var called = owner.nameProperty().get().strip();
        var secret = new Secret(owner.pinProperty().get());
        work(
                () -> dependencies.setup().people().firstOwner(called, secret),
                made -> owner.made(made).ifPresent(this::tell));
    }

    /** The owner is set up another time. */
    public void later() {
        owner.forget();
        next();
    }

    /** Ends the guide with a sale in training. */
    public void practise() {
        end(new Route.Charge());
    }

    /** Ends the guide where the shop's own gateways are set up. */
    public void goLive() {
        end(new Route.Settings(
                Route.Settings.Part.GATEWAYS, dependencies.session().acting()));
    }

    /** It is not shown by itself again; a till name or time zone counts from the next opening on, which is now. */
    private void end(Route then) {
        if (working.get()) {
            return;
        }
        work(() -> dependencies.settings().change(now -> now.withGuided(true)), kept -> {
            if (then instanceof Route.Charge && isOutdated()) {
                dependencies.setup().restart().run();
            } else {
                frame.navigator().go(then);
            }
        });
    }

    private boolean isOutdated() {
        var here = dependencies.services().here();
        var now = dependencies.settings().current();
        return !now.till().equals(here.till()) || !now.calendar().equals(here.calendar());
    }

    @Override
    public void close() {
        followed.close();
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
                            tell(frame.unexpected().note(failure));
                        });
    }

    private void tell(Problem wrong) {
        problem.set(Optional.of(wrong));
    }

    /** The time of the moment, for what depends on the season. */
    InstantSource clock() {
        return dependencies.services().here().clock();
    }

    public ReadOnlyObjectProperty<GuideStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    public boolean isWorking() {
        return working.get();
    }

    /** The step that sets the owner up. */
    public GuideOwner getOwner() {
        return owner;
    }

    public StringProperty shopNameProperty() {
        return shopName;
    }

    /** The code of what amounts are keyed in. */
    public ObjectProperty<String> currencyProperty() {
        return currency;
    }

    /** The ID of the shop's time zone. */
    public ObjectProperty<String> zoneProperty() {
        return zone;
    }

    public StringProperty tillProperty() {
        return till;
    }
}
