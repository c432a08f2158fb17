package till.ui.shipments;

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
import till.domain.Act;
import till.domain.Acting;
import till.domain.Parcel.Direction;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Shipment;
import till.service.Carrier;
import till.service.ParcelText;
import till.settings.AmountFormat;
import till.ui.Frame;
import till.ui.UiDependencies;

/** A parcel being filled in, and the one time it is sent. FX thread only. */
final class NewShipment {
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
    private int asked;

    NewShipment(UiDependencies dependencies, Frame frame, Consumer<Shipment> added) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.added = added;
        order.subscribe(_ -> find());
        carrier.subscribe(_ -> fits());
        number.subscribe(_ -> fits());
    }

    void start(Payment payment, boolean back) {
        order.set(payment.order().reference());
        direction.set(back ? Direction.RETURN : Direction.FORWARD);
        number.set("");
    }

    /** Says which order a number means, or why none can be sent for. */
    private void find() {
        problem.set(Optional.empty());
        var text = order.get().strip();
        var mine = ++asked;
        if (text.isEmpty()) {
            found.set(Optional.empty());
            return;
        }
        dependencies
                .background()
                .<Result<Payment>>run(
                        () -> dependencies.services().shipments().order(text),
                        result -> {
                            if (mine == asked) {
                                found.set(Optional.of(said(result)));
                            }
                        },
                        failure -> problem.set(Optional.of(frame.unexpected().note(failure))));
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
                        () -> dependencies.services().shipments().add(text, acting), this::done, failure -> {
                            sending.set(false);
                            problem.set(Optional.of(frame.unexpected().note(failure)));
                        });
    }

    private void done(Result<Shipment> result) {
        sending.set(false);
        switch (result) {
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
