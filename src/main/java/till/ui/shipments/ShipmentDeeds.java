package till.ui.shipments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Shipment;
import till.domain.ShipmentState;
import till.report.ShipmentLines;
import till.ui.Frame;
import till.ui.UiDependencies;

/** What is done with the whole list: asked about, and written to a file. FX thread only. */
final class ShipmentDeeds {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyObjectWrapper<Optional<Problem>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper();
    private boolean closed;

    ShipmentDeeds(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    void close() {
        closed = true;
    }

    /** Asks about all that are not at their end, one after the other; pressed again it stops. */
    void refresh() {
        if (refreshing.get()) {
            refreshing.set(false);
            return;
        }
        refreshing.set(true);
        dependencies
                .background()
                .run(
                        () -> dependencies.services().shipments().open().stream()
                                .map(Shipment::id)
                                .toList(),
                        open -> ask(open, 0),
                        this::failed);
    }

    private void ask(List<String> open, int at) {
        if (closed || !refreshing.get() || at == open.size()) {
            refreshing.set(false);
            told.set(Optional.of(Problem.of("shipments.refreshed", Integer.toString(at))));
            return;
        }
        told.set(Optional.of(Problem.of("shipments.refreshing", Integer.toString(at), Integer.toString(open.size()))));
        dependencies
                .background()
                .run(
                        () -> dependencies.services().shipments().check(open.get(at)),
                        _ -> ask(open, at + 1),
                        this::failed);
    }

    private void failed(Throwable failure) {
        refreshing.set(false);
        told.set(Optional.of(frame.unexpected().note(failure)));
    }

    void export(String search, Set<ShipmentState> states) {
        frame.approvals()
                .ask(
                        Act.EXPORT,
                        null,
                        acting -> dependencies
                                .outside()
                                .places()
                                .newFile("harbour-till_shipments.csv")
                                .ifPresent(file -> export(file, new ShipmentLines.Wanted(search, states), acting)));
    }

    private void export(Path file, ShipmentLines.Wanted wanted, Acting acting) {
        dependencies
                .background()
                .<Long>run(
                        () -> {
                            var many = ShipmentLines.write(dependencies.services(), file, wanted);
                            dependencies
                                    .services()
                                    .access()
                                    .done(acting, Act.EXPORT, Map.of("shipments", Long.toString(many)));
                            return many;
                        },
                        many -> told.set(
                                Optional.of(Problem.of("shipments.exported", Long.toString(many), file.toString()))),
                        failure -> told.set(Optional.of(Problem.of(
                                "ship.file.unwritable", file.toString(), String.valueOf(failure.getMessage())))));
    }

    ReadOnlyBooleanProperty refreshingProperty() {
        return refreshing.getReadOnlyProperty();
    }

    /** How far it is, or what came of it. */
    ReadOnlyObjectProperty<Optional<Problem>> toldProperty() {
        return told.getReadOnlyProperty();
    }
}
