package till.ui.settings;

import java.util.List;
import java.util.Set;
import javafx.util.Subscription;
import till.domain.Event;
import till.domain.Operator;
import till.ui.UiDependencies;

/**
 * Shows whom another till or a command added or changed. What is typed stays; a form in which nothing is typed shows what holds
 * now. FX thread only.
 */
final class FollowedPeople {
    private final UiDependencies dependencies;
    private final PeopleViewModel people;

    FollowedPeople(UiDependencies dependencies, PeopleViewModel people) {
        this.dependencies = dependencies;
        this.people = people;
    }

    Subscription follow() {
        var feed = dependencies.services().feed();
        return feed.subscribeTo(
                Set.of(Event.Subject.PEOPLE), () -> dependencies.background().onScreen(this::read))::close;
    }

    /** A deed of this screen reads by itself once it is done. */
    private void read() {
        if (!isWorking()) {
            dependencies.background().run(people.operators()::all, this::show, people::failed);
        }
    }

    private void show(List<Operator> found) {
        if (!isWorking() && !people.getPeople().equals(found)) {
            people.getPeople().setAll(found);
            people.formProperty().get().filter(OperatorForm::isUntouched).ifPresent(open -> renew(open, found));
        }
    }

    private void renew(OperatorForm open, List<Operator> found) {
        found.stream()
                .filter(each -> open.isFirst()
                        || open.stored()
                                .filter(before -> before.id().equals(each.id()))
                                .isPresent())
                .findFirst()
                .filter(now -> open.stored().filter(now::equals).isEmpty())
                .ifPresent(people::open);
    }

    private boolean isWorking() {
        return people.workingProperty().get();
    }
}
