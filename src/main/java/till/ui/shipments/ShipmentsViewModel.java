package till.ui.shipments;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.Payment;
import till.domain.Shipment;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.orders.ListState;

/** The shipments of every till, the one that is looked at, the one being added, and the file being imported. FX thread only. */
public final class ShipmentsViewModel implements ViewModel {
    private static final int MOST = 500;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final NewShipment adding;
    private final ShownShipment looked;
    private final ImportingShipments importing;
    private final ObservableList<ShipmentRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Shown> which = new SimpleObjectProperty<>(Shown.ALL);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(new ListState.Loading());
    private final ReadOnlyObjectWrapper<Side> side = new ReadOnlyObjectWrapper<>(Side.FORM);
    private final ShipmentDeeds deeds;
    private final DaysToShip days;
    private boolean reading;
    private boolean again;
    private boolean closed;
    private Subscription subscriptions = Subscription.EMPTY;

    /** What stands beside the list. */
    public enum Side {
        FORM,
        LOOKED_AT,
        IMPORT
    }

    /** @param order the order a parcel is to be added for; null for none */
    public ShipmentsViewModel(UiDependencies dependencies, Frame frame, @Nullable Payment order, boolean back) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.adding = new NewShipment(dependencies, frame, this::look);
        this.looked = new ShownShipment(dependencies, frame, this::read);
        this.deeds = new ShipmentDeeds(dependencies, frame);
        this.days = new DaysToShip(dependencies, frame, this::read);
        this.importing = new ImportingShipments(dependencies, frame, this::read);
        if (order != null) {
            adding.start(order, back);
        }
    }

    @Override
    public void activated() {
        var feed = dependencies
                .services()
                .feed()
                .subscribe(_ -> dependencies.background().onScreen(this::read));
        subscriptions = Subscription.combine(feed::close, which.subscribe(_ -> read()), search.subscribe(_ -> read()));
    }

    @Override
    public void close() {
        closed = true;
        deeds.close();
        importing.stop();
        subscriptions.unsubscribe();
    }

    @Override
    public boolean isUnderWay() {
        return importing.busyProperty().get();
    }

    /** Reads the list and the shipment that is looked at; however often it is asked for, one reading at a time. */
    public void read() {
        if (closed || reading) {
            again = true;
            return;
        }
        reading = true;
        again = false;
        var shown = which.get();
        var text = search.get().strip();
        var within = days.daysProperty().get();
        dependencies.background().run(() -> rows(shown, text, within), this::wasRead, this::failed);
    }

    private void wasRead(List<ShipmentRow> found) {
        reading = false;
        if (closed) {
            return;
        }
        if (again) {
            read();
        } else {
            show(found);
            adding.find();
        }
    }

    private void failed(Throwable failure) {
        reading = false;
        state.set(new ListState.Failed(frame.unexpected().note(failure)));
    }

    private List<ShipmentRow> rows(Shown shown, String text, int within) {
        var services = dependencies.services();
        if (shown == Shown.WAITING) {
            return services.shipments().waiting(within, false, MOST).stream()
                    .filter(each -> holds(each.payment(), text))
                    .map(each -> new ShipmentRow(null, each.payment(), each.daysLeft()))
                    .toList();
        }
        var found = new ArrayList<ShipmentRow>();
        for (var shipment : services.shipments().list(text, shown.states(), null, null, MOST)) {
            services.payments()
                    .find(shipment.parcel().orderNo())
                    .ifPresent(payment -> found.add(new ShipmentRow(shipment, payment, 0)));
        }
        return found;
    }

    private static boolean holds(Payment payment, String text) {
        return payment.order().reference().contains(text)
                || payment.order().sale().contains(text);
    }

    private void show(List<ShipmentRow> found) {
        if (!found.equals(new ArrayList<>(rows))) {
            rows.setAll(found);
        }
        state.set(found.isEmpty() ? new ListState.Empty() : new ListState.Filled());
        looked.renew();
    }

    /** A line was chosen: a shipment is looked at, an order that waits gets its parcel. */
    void choose(ShipmentRow row) {
        var shipment = row.shipment();
        if (shipment == null) {
            adding.start(row.payment(), false);
            side.set(Side.FORM);
        } else {
            look(shipment);
        }
    }

    private void look(Shipment shipment) {
        looked.look(shipment);
        side.set(Side.LOOKED_AT);
        read();
    }

    void another() {
        side.set(Side.FORM);
    }

    /** Asks for a file and looks at its rows. */
    void importFile() {
        var kind = frame.appearance().texts().text("shipments.import.kind");
        dependencies.outside().places().existingFile(kind, "csv").ifPresent(file -> {
            side.set(Side.IMPORT);
            importing.open(file);
        });
    }

    /** Looks at pasted cells as at a file. */
    void importText(String text) {
        side.set(Side.IMPORT);
        importing.openText(text);
    }

    void exportList() {
        deeds.export(search.get().strip(), which.get().states());
    }

    /** Within how many days an order is to be sent. */
    DaysToShip days() {
        return days;
    }

    /** What is done with the whole list. */
    ShipmentDeeds deeds() {
        return deeds;
    }

    NewShipment adding() {
        return adding;
    }

    ShownShipment looked() {
        return looked;
    }

    ImportingShipments importing() {
        return importing;
    }

    /** Whether any gateway of this till takes parcels. */
    boolean possible() {
        return !dependencies.services().shipments().shipping().isEmpty();
    }

    ObservableList<ShipmentRow> rows() {
        return rows;
    }

    ObjectProperty<Shown> whichProperty() {
        return which;
    }

    StringProperty searchProperty() {
        return search;
    }

    ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Side> sideProperty() {
        return side.getReadOnlyProperty();
    }

    boolean isNarrowed() {
        return which.get() != Shown.ALL || !search.get().isBlank();
    }
}
