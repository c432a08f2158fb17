package till.ui.charge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import till.domain.Act;
import till.domain.ParkedOrder;
import till.domain.Problem;
import till.domain.Result;
import till.settings.AmountFormat;
import till.ui.Dialogs;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Puts the order on the screen aside, and takes parked ones up again. FX thread only. */
public final class ParkedOrders {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final OpenOrder order;
    private final ObjectProperty<Optional<Problem>> problem;
    private final ParkLabel label;
    private final ObservableList<ParkedOrder> parked = FXCollections.observableArrayList();
    private final ObservableList<ParkedOrder> found = FXCollections.observableArrayList();
    private final StringProperty words = new SimpleStringProperty("");
    private Map<String, String> people = Map.of();

    /** @param problem what the Charge screen shows in place */
    ParkedOrders(UiDependencies dependencies, Frame frame, OpenOrder order, ObjectProperty<Optional<Problem>> problem) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.order = order;
        this.problem = problem;
        this.label = new ParkLabel(frame.dialogs());
        words.subscribe(_ -> sift());
    }

    /** Asks for whom, and puts the order aside; the screen is free for the next customer. */
    public void park() {
        var now = order.basket();
        if (now.lines().isEmpty()) {
            problem.set(Optional.of(Problem.of("parked.empty")));
            return;
        }
        label.ask(now.customer(), whose -> {
            order.about(order.basket().note(), whose);
            putAside();
        });
    }

    private void putAside() {
        var parking = order.written();
        frame.approvals().ask(Act.CHARGE, null, acting -> {
            if (parking.basket().equals(order.basket())) {
                order.inTurn(() -> dependencies.services().inHand().park(parking, acting), this::read);
                order.letGo();
                problem.set(Optional.empty());
            }
        });
    }

    /** Takes a parked order up; what is on the screen is parked in its place. */
    public void recall(ParkedOrder wanted) {
        frame.approvals()
                .ask(
                        Act.CHARGE,
                        null,
                        acting -> dependencies
                                .background()
                                .run(
                                        () -> dependencies.services().inHand().recall(wanted.id(), acting),
                                        this::recalled,
                                        failure -> problem.set(
                                                Optional.of(frame.unexpected().note(failure)))));
    }

    /** Throws a parked order away, once a person is sure. */
    void discard(ParkedOrder unwanted) {
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of("parked.discard.title"),
                        Problem.of("parked.discard.text", AmountFormat.withCurrency(unwanted.total())),
                        List.of(
                                new Dialogs.Choice("parked.discard.no", Dialogs.Weight.PRIMARY, () -> {}),
                                new Dialogs.Choice(
                                        "parked.discard.yes", Dialogs.Weight.DANGER, () -> thrownAway(unwanted)))));
    }

    private void thrownAway(ParkedOrder unwanted) {
        frame.approvals()
                .ask(
                        Act.DISCARD_PARKED,
                        null,
                        acting -> dependencies
                                .background()
                                .run(
                                        () -> dependencies.services().inHand().discard(unwanted.id(), acting),
                                        refused -> {
                                            problem.set(refused);
                                            read();
                                        },
                                        failure -> problem.set(
                                                Optional.of(frame.unexpected().note(failure)))));
    }

    private void recalled(Result<ParkedOrder> result) {
        switch (result) {
            case Result.Done<ParkedOrder>(var taken) -> {
                order.take(taken);
                words.set("");
                problem.set(Optional.empty());
            }
            case Result.Failed<ParkedOrder>(var why) -> problem.set(Optional.of(why));
        }
        read();
    }

    /** Reads what any till has parked. */
    void read() {
        dependencies
                .background()
                .run(this::readAll, this::show, failure -> frame.unexpected().note(failure));
    }

    private record Read(List<ParkedOrder> orders, Map<String, String> people) {}

    private Read readAll() {
        var services = dependencies.services();
        var all = services.inHand().parked();
        // this is read every few seconds: people only where somebody is to be named
        var named = all.stream().anyMatch(each -> each.operator() != null);
        return new Read(all, named ? services.orders().people() : Map.of());
    }

    private void show(Read read) {
        if (!parked.equals(read.orders()) || !people.equals(read.people())) {
            people = read.people();
            parked.setAll(read.orders());
            sift();
        }
    }

    private void sift() {
        var said = words.get();
        found.setAll(parked.stream()
                .filter(each ->
                        said.isBlank() || ParkedSearch.fits(each, person(each).orElse(""), said))
                .toList());
    }

    /** Who parked it, by name where that is known; empty where nobody was named. */
    Optional<String> person(ParkedOrder order) {
        return Optional.ofNullable(order.operator()).map(id -> people.getOrDefault(id, id));
    }

    public ObservableList<ParkedOrder> getAll() {
        return parked;
    }

    /** Those that fit what somebody looks for. */
    ObservableList<ParkedOrder> getFound() {
        return found;
    }

    /** What somebody looks for among them. */
    StringProperty wordsProperty() {
        return words;
    }

    /** Takes up the only one that fits. */
    void recallOnly() {
        if (found.size() == 1) {
            recall(found.getFirst());
        }
    }
}
