package till.ui.people;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.util.Subscription;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Event;
import till.domain.Mode;
import till.domain.Operator;
import till.domain.Problem;
import till.ui.Frame;
import till.ui.Session;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/**
 * Who works at the window, as the shop's book has it now: locks it where the one who works here may no longer, or where
 * people are set up while nobody is named. FX thread only.
 */
public final class WhoWorks implements ViewModel {
    private static final int SECONDS_BETWEEN_LOOKS = 10;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final Session session;
    private final ReadOnlyBooleanWrapper anybody = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper reminding = new ReadOnlyBooleanWrapper();
    private Subscription subscriptions = Subscription.EMPTY;
    private int seconds;

    public WhoWorks(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.session = dependencies.session();
    }

    private record Standing(List<Operator> operators, boolean unnamed, Set<Act> beyond) {}

    @Override
    public void activated() {
        subscriptions = Subscription.combine(
                dependencies.ticker().everySecond(this::tick)::close,
                dependencies
                        .services()
                        .feed()
                        .subscribeTo(
                                Set.of(Event.Subject.PEOPLE),
                                () -> dependencies.background().onScreen(this::look))::close,
                session.operatorProperty().subscribe(_ -> look()));
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    private void tick() {
        if (++seconds % SECONDS_BETWEEN_LOOKS == 0) {
            look();
        }
    }

    /** Reads the shop's book now. */
    public void look() {
        var acting = session.acting();
        dependencies
                .background()
                .run(() -> read(acting), found -> showIfStill(acting, found), frame.unexpected()::note);
    }

    private Standing read(Acting acting) {
        var access = dependencies.services().access();
        var beyond = EnumSet.noneOf(Act.class);
        for (var act : Act.values()) {
            if (access.obstacle(acting, act, null).isPresent()) {
                beyond.add(act);
            }
        }
        return new Standing(access.operators(), access.unnamed(), beyond);
    }

    private void showIfStill(Acting acting, Standing found) {
        if (!acting.equals(session.acting())) {
            return;
        }
        anybody.set(!found.operators().isEmpty());
        reminding.set(found.operators().isEmpty() && dependencies.services().mode() == Mode.LIVE);
        session.limit(found.beyond());
        session.operatorProperty().get().ifPresentOrElse(now -> follow(now, found), () -> {
            if (!found.unnamed()) {
                session.lock();
            }
        });
    }

    private void follow(Operator now, Standing found) {
        found.operators().stream()
                .filter(each -> each.id().equals(now.id()))
                .findFirst()
                .ifPresentOrElse(session::renew, session::lock);
    }

    /** Locks the window; where nobody is set up it would stay locked, so that is said instead. */
    public void lock() {
        if (anybody.get()) {
            session.lock();
        } else {
            frame.dialogs().tell(Problem.of("lock.impossible.title"), Problem.of("lock.impossible.text"));
        }
    }

    /** Whether whoever sits here moves real money as owner, because nobody is set up. */
    public ReadOnlyBooleanProperty remindingProperty() {
        return reminding.getReadOnlyProperty();
    }

    /** The one who works here; empty where nobody is named. */
    public ReadOnlyObjectProperty<Optional<Operator>> operatorProperty() {
        return session.operatorProperty();
    }

    /** Whether any operator is set up. */
    public ReadOnlyBooleanProperty anybodyProperty() {
        return anybody.getReadOnlyProperty();
    }

    /** What the one who works here may not do alone. */
    public ReadOnlyObjectProperty<Set<Act>> beyondProperty() {
        return session.beyondProperty();
    }
}
