package till.ui.people;

import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import till.domain.Mode;
import till.domain.Operator;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** The locked window: who is there, and the PIN that opens it. Tells nothing of what is behind it. FX thread only. */
public final class LockViewModel implements ViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int SECONDS_BETWEEN_LOOKS = 10;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final PinForm<Operator> form;
    private final ReadOnlyStringWrapper clock = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper watching = new ReadOnlyBooleanWrapper();
    private Subscription subscriptions = Subscription.EMPTY;
    private int seconds;

    public LockViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.form = new PinForm<>(
                PinForm.Surroundings.of(dependencies, frame),
                (person, pin) -> dependencies.services().access().signIn(person.id(), pin),
                dependencies.session()::signIn);
    }

    @Override
    public void activated() {
        subscriptions = Subscription.combine(dependencies.ticker().everySecond(this::tick)::close, form::close);
        tick();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    private void tick() {
        var here = dependencies.services().here();
        clock.set(TIME.format(here.clock().instant().atZone(here.calendar().zone())));
        watching.set(UnderWay.at(frame.navigator()));
        form.tick();
        if (seconds++ % SECONDS_BETWEEN_LOOKS == 0) {
            dependencies
                    .background()
                    .run(() -> dependencies.services().access().operators(), this::offer, this::failed);
        }
    }

    private void offer(List<Operator> found) {
        if (!found.equals(form.getPeople())) {
            form.offer(found);
        }
    }

    private void failed(Throwable failure) {
        form.tell(frame.unexpected().note(failure));
    }

    /** In training nobody has to say who they are. */
    public void workUnnamed() {
        if (isTraining()) {
            dependencies.session().workUnnamed();
        }
    }

    public boolean isTraining() {
        return dependencies.services().mode() == Mode.TRAINING;
    }

    public PinForm<Operator> getForm() {
        return form;
    }

    public String getShopName() {
        return dependencies.settings().current().shopName();
    }

    public String getTill() {
        return dependencies.services().here().till();
    }

    public ReadOnlyStringProperty clockProperty() {
        return clock.getReadOnlyProperty();
    }

    public String getClock() {
        return clock.get();
    }

    /** Whether a payment goes on behind the lock. */
    public ReadOnlyBooleanProperty watchingProperty() {
        return watching.getReadOnlyProperty();
    }

    public boolean isWatching() {
        return watching.get();
    }
}
