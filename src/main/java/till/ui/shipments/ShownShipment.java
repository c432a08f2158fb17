package till.ui.shipments;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Event;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Shipment;
import till.domain.ShipmentChange.Kind;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;

/** The shipment that is looked at, its history, and what can be done with it. FX thread only. */
final class ShownShipment {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Optional<Seen>> seen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable String id;

    ShownShipment(UiDependencies dependencies, Frame frame, Runnable changed) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.changed = changed;
    }

    /** A shipment with its order and what happened to it, oldest first. */
    record Seen(Shipment shipment, Payment payment, List<Event> events) {}

    void look(Shipment shipment) {
        if (!shipment.id().equals(id)) {
            problem.set(Optional.empty());
        }
        id = shipment.id();
        renew();
    }

    /** Reads it anew. */
    void renew() {
        var wanted = id;
        if (wanted != null) {
            dependencies.background().run(() -> read(wanted), this::show, this::failed);
        }
    }

    private void show(Optional<Seen> found) {
        if (!found.map(each -> each.shipment().id()).equals(Optional.ofNullable(id))) {
            return;
        }
        if (!found.equals(seen.get())) {
            seen.set(found);
        }
    }

    private Optional<Seen> read(String wanted) {
        var services = dependencies.services();
        return services.shipments().find(wanted).map(shipment -> {
            var orderNo = shipment.parcel().orderNo();
            return new Seen(
                    shipment,
                    services.payments().find(orderNo).orElseThrow(),
                    services.shipments().history(shipment));
        });
    }

    void check() {
        of(shipment ->
                work(() -> Result.done(dependencies.services().shipments().check(shipment.id()))));
    }

    void again() {
        of(shipment -> frame.approvals()
                .ask(
                        Act.SHIP,
                        null,
                        acting -> work(() -> dependencies.services().shipments().sendAgain(shipment.id(), acting))));
    }

    void delivered() {
        of(shipment -> change(shipment, Kind.DELIVERED, null));
    }

    /** Asks first: a parcel that was called off does not come back. */
    void cancel() {
        of(shipment -> frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of("shipments.cancel.title", shipment.parcel().trackingNo()),
                        Problem.of("shipments.cancel.text"),
                        List.of(
                                new Choice("shipments.cancel.no", Weight.PLAIN, () -> {}),
                                new Choice(
                                        "shipments.cancel.yes",
                                        Weight.DANGER,
                                        () -> change(shipment, Kind.CANCELLED, null))))));
    }

    void rename() {
        of(shipment -> {
            var text = new SimpleStringProperty(shipment.parcel().trackingNo());
            var nothing = new SimpleObjectProperty<>(Optional.<Problem>empty());
            var elsewhere = new SimpleObjectProperty<>(Optional.<Problem>empty());
            text.subscribe(typed -> dependencies
                    .background()
                    .run(
                            () -> dependencies.services().shipments().elsewhere(shipment, typed),
                            elsewhere::set,
                            this::failed));
            frame.dialogs()
                    .ask(new Dialogs.Question(
                            Problem.of("shipments.rename.title"),
                            Problem.of(
                                    "shipments.rename.text", shipment.parcel().trackingNo()),
                            List.of(
                                    new Choice(
                                            "shipments.rename.yes",
                                            Weight.PRIMARY,
                                            () -> change(shipment, Kind.NUMBER, text.get())),
                                    new Choice("shipments.cancel.no", Weight.PLAIN, () -> {})),
                            () -> {},
                            Optional.of(new Dialogs.Entry("shipments.form.number", text, nothing, elsewhere))));
        });
    }

    private void change(Shipment shipment, Kind kind, @Nullable String number) {
        frame.approvals()
                .ask(
                        Act.CHANGE_SHIPMENT,
                        null,
                        acting -> work(
                                () -> dependencies.services().shipments().change(shipment.id(), kind, number, acting)));
    }

    void open() {
        of(shipment -> {
            var url = shipment.parcel().trackingUrl();
            if (url != null) {
                dependencies
                        .background()
                        .run(
                                () -> {
                                    dependencies.outside().browser().open(url);
                                    return url;
                                },
                                _ -> {},
                                failure -> problem.set(Optional.of(
                                        failure instanceof IOException
                                                ? Problem.of("shipments.open.failed")
                                                : frame.unexpected().note(failure))));
            }
        });
    }

    void showOrder() {
        of(shipment -> frame.navigator().go(new Route.Orders(shipment.parcel().orderNo())));
    }

    /** What came back is usually given back for. */
    void refund() {
        of(shipment -> frame.navigator().go(new Route.Refund(shipment.parcel().orderNo())));
    }

    private void of(Consumer<Shipment> deed) {
        seen.get().map(Seen::shipment).ifPresent(deed);
    }

    private void work(Callable<Result<Shipment>> work) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        problem.set(Optional.empty());
        dependencies
                .background()
                .<Result<Shipment>>run(
                        work,
                        result -> {
                            busy.set(false);
                            problem.set(result.failure());
                            changed.run();
                        },
                        this::failed);
    }

    private void failed(Throwable failure) {
        busy.set(false);
        problem.set(Optional.of(frame.unexpected().note(failure)));
    }

    ReadOnlyObjectProperty<Optional<Seen>> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
