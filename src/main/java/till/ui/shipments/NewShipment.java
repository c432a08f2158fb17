package till.ui.shipments;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Parcel.Direction;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Shipment;
import till.service.Carrier;
import till.service.ParcelText;
import till.service.ShipmentService.Twice;
import till.settings.AmountFormat;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;

/** A parcel being filled in, and the one time it is sent. FX thread only. */
final class NewShipment {
    /** As many as one looks through rather than types on. */
    private static final int CHOICES = 30;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final Consumer<Shipment> added;
    private final StringProperty order = new SimpleStringProperty("");
    private final StringProperty carrier = new SimpleStringProperty("");
    private final StringProperty number = new SimpleStringProperty("");
    private final StringProperty date = new SimpleStringProperty("");
    private final StringProperty url = new SimpleStringProperty("");
    private final ObjectProperty<Direction> direction = new SimpleObjectProperty<>(Direction.FORWARD);
    private final ReadOnlyObjectWrapper<Optional<Problem>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> hint = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    private final ObservableList<Payment> choices = FXCollections.observableArrayList();
    private int asked;

    NewShipment(UiDependencies dependencies, Frame frame, Consumer<Shipment> added) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.added = added;
        order.subscribe(_ -> typed());
        direction.subscribe(_ -> typed());
        carrier.subscribe(_ -> fits());
        number.subscribe(_ -> fits());
    }

    void start(Payment payment, boolean back) {
        order.set(payment.order().reference());
        direction.set(back ? Direction.RETURN : Direction.FORWARD);
        number.set("");
    }

    /** An order was chosen from the list. */
    void pick(Payment payment) {
        order.set(payment.order().reference());
    }

    private void typed() {
        problem.set(Optional.empty());
        find();
    }

    /** Reads the paid orders, of which there may be another by now. */
    void find() {
        var text = order.get().strip();
        var way = direction.get();
        var mine = ++asked;
        var shipments = dependencies.services().shipments();
        dependencies
                .background()
                .<Found>run(
                        () -> new Found(shipments.paid(text, CHOICES), shipments.order(text, way)),
                        now -> {
                            if (mine == asked) {
                                show(text, now);
                            }
                        },
                        failure -> problem.set(Optional.of(frame.unexpected().note(failure))));
    }

    /** What is paid and fits what is typed; and which order it means, or why none can be sent for. */
    private record Found(List<Payment> choices, Result<Payment> order) {}

    /** While a number is being typed, what it begins is no mistake yet. */
    private void show(String text, Found now) {
        var named = now.order().failure().isEmpty();
        var begun = now.order().failure().stream().anyMatch(why -> why.key().equals("ship.orderUnknown"))
                && !now.choices().isEmpty();
        var fitting = named ? List.<Payment>of() : now.choices();
        if (!choices.equals(fitting)) {
            choices.setAll(fitting);
        }
        found.set(text.isEmpty() || begun ? Optional.empty() : Optional.of(said(now.order())));
    }

    private Problem said(Result<Payment> result) {
        return switch (result) {
            case Result.Done<Payment>(var payment) ->
                Problem.of(
                        "shipments.form.found",
                        payment.order().reference(),
                        AmountFormat.withCurrency(payment.amount()),
                        frame.gatewayName(payment.order().gateway()));
            case Result.Failed<Payment>(var why) -> why;
        };
    }

    private void fits() {
        problem.set(Optional.empty());
        var typed = number.get().replaceAll("\\s", "");
        hint.set(Carrier.of(carrier.get())
                .map(known -> typed.isEmpty() || known.fits(typed)
                        ? Problem.of("shipments.form.example", known.example())
                        : Problem.of("ship.numberUnlike", known.name(), known.example())));
    }

    void send() {
        if (!sending.get()) {
            frame.approvals().ask(Act.SHIP, null, this::send);
        }
    }

    private void send(Acting acting) {
        send(Twice.ASK, acting);
    }

    private void send(Twice twice, Acting acting) {
        var text = new ParcelText(
                order.get(),
                carrier.get(),
                number.get(),
                date.get(),
                direction.get().name(),
                url.get());
        sending.set(true);
        problem.set(Optional.empty());
        dependencies
                .background()
                .<Result<Shipment>>run(
                        () -> dependencies.services().shipments().add(text, twice, acting),
                        result -> done(result, acting),
                        failure -> {
                            sending.set(false);
                            problem.set(Optional.of(frame.unexpected().note(failure)));
                        });
    }

    private void askTwice(Problem why, Acting acting) {
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of("shipments.twice.title"),
                        why,
                        List.of(
                                new Choice("shipments.twice.no", Weight.PLAIN, () -> {}),
                                new Choice("shipments.twice.yes", Weight.PRIMARY, () -> send(Twice.WANTED, acting)))));
    }

    private void done(Result<Shipment> result, Acting acting) {
        sending.set(false);
        switch (result) {
            case Result.Failed<Shipment>(var why) when why.key().equals("ship.elsewhere") -> askTwice(why, acting);
            case Result.Failed<Shipment>(var why) -> problem.set(Optional.of(why));
            case Result.Done<Shipment>(var shipment) -> {
                order.set("");
                number.set("");
                url.set("");
                added.accept(shipment);
            }
        }
    }

    StringProperty orderProperty() {
        return order;
    }

    StringProperty carrierProperty() {
        return carrier;
    }

    StringProperty numberProperty() {
        return number;
    }

    StringProperty dateProperty() {
        return date;
    }

    StringProperty urlProperty() {
        return url;
    }

    ObjectProperty<Direction> directionProperty() {
        return direction;
    }

    /** Paid orders that fit what is typed; none once it means one of them. */
    ObservableList<Payment> choices() {
        return choices;
    }

    /** Which order it is for. */
    ReadOnlyObjectProperty<Optional<Problem>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** What numbers of the carrier look like. */
    ReadOnlyObjectProperty<Optional<Problem>> hintProperty() {
        return hint.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty sendingProperty() {
        return sending.getReadOnlyProperty();
    }

    /** Today, as a date is written. */
    String today() {
        return dependencies.services().orders().today().toString();
    }
}
