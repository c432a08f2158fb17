package till.ui.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Event;
import till.domain.Problem;
import till.domain.Role;
import till.settings.Subscription;
import till.ui.UiDependencies;

/** How much each role may refund alone, and when the window locks by itself: opened, shown and kept. FX thread only. */
public final class RulesDesk {
    private final UiDependencies dependencies;
    private final PeopleViewModel people;
    private final ReadOnlyObjectWrapper<Optional<RulesForm>> form = new ReadOnlyObjectWrapper<>(Optional.empty());

    RulesDesk(UiDependencies dependencies, PeopleViewModel people) {
        this.dependencies = dependencies;
        this.people = people;
    }

    void open() {
        var settings = dependencies.settings().current();
        var opened = new RulesForm(settings.currency(), settings.lockMinutes());
        form.set(Optional.of(opened));
        opened.currency().textProperty().subscribe(_ -> opened.unit().ifPresent(unit -> read(opened, unit)));
    }

    void close() {
        form.set(Optional.empty());
    }

    private void read(RulesForm opened, CurrencyUnit unit) {
        dependencies.background().run(() -> limits(unit), found -> opened.fill(unit, found), people::failed);
    }

    private Map<Role, Money> limits(CurrencyUnit unit) {
        var found = new EnumMap<Role, Money>(Role.class);
        RulesForm.LIMITED.forEach(
                role -> people.operators().refundLimit(role, unit).ifPresent(most -> found.put(role, most)));
        return found;
    }

    /** Shows what other tills and commands decide meanwhile, where nothing was typed. */
    Subscription follow() {
        var background = dependencies.background();
        var limits = dependencies
                .services()
                .feed()
                .subscribeTo(Set.of(Event.Subject.PEOPLE), () -> background.onScreen(this::read));
        var minutes = dependencies
                .settings()
                .subscribe(now ->
                        background.onScreen(() -> form.get().ifPresent(open -> open.showLock(now.lockMinutes()))));
        return () -> {
            limits.close();
            minutes.close();
        };
    }

    /** A deed of this screen reads by itself once it is done. */
    private void read() {
        if (!people.workingProperty().get()) {
            form.get().ifPresent(open -> open.unit().ifPresent(unit -> read(open, unit)));
        }
    }

    /** Keeps what was changed here. */
    public void save() {
        form.get()
                .filter(_ -> !people.workingProperty().get())
                .ifPresent(
                        open -> open.judge().ifPresentOrElse(problem -> people.tell(false, problem), () -> keep(open)));
    }

    private void keep(RulesForm open) {
        var changes = open.changes();
        var minutes = open.lockMinutes();
        people.approved(who -> people.work(() -> keep(changes, minutes, who), failed -> {
            failed.ifPresentOrElse(
                    problem -> people.tell(false, problem), () -> people.tell(true, Problem.of("people.rules.saved")));
            open.showLock(dependencies.settings().current().lockMinutes());
            open.unit().ifPresent(unit -> read(open, unit));
        }));
    }

    private Optional<Problem> keep(List<RulesForm.Change> changes, Optional<Integer> minutes, Acting who) {
        // the lock's minutes are a file of the till: no service asks who changes them
        var refused = dependencies.services().access().guard(who, Act.PEOPLE, null, null);
        if (refused.isPresent()) {
            return refused;
        }
        for (var change : changes) {
            var most = change.most().orElse(null);
            var failed = people.operators().refundLimit(change.role(), change.currency(), most, who);
            if (failed.isPresent()) {
                return failed;
            }
        }
        return minutes.flatMap(wanted -> keep(wanted, who));
    }

    private Optional<Problem> keep(int minutes, Acting who) {
        var access = dependencies.services().access();
        var failed = access.guard(who, Act.PEOPLE, null, null)
                .or(() -> dependencies
                        .settings()
                        .change(settings -> settings.withLockMinutes(minutes))
                        .failure());
        if (failed.isEmpty()) {
            access.done(who, Act.PEOPLE, Map.of("what", "lockMinutes", "minutes", Integer.toString(minutes)));
        }
        return failed;
    }

    public ReadOnlyObjectProperty<Optional<RulesForm>> formProperty() {
        return form.getReadOnlyProperty();
    }
}
