package till.ui.charge;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import till.domain.Act;
import till.domain.Basket;
import till.domain.ItemNames;
import till.domain.OrderLine;
import till.domain.ParkedOrder;
import till.domain.Problem;
import till.settings.TimeFormat;
import till.ui.Frame;
import till.ui.UiDependencies;

/** The order beside the keypad of the Charge screen: search, lines, what is noted about it, and what was parked. FX thread only. */
public final class BasketViewModel {
    private static final int SECONDS_BETWEEN_READS = 5;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final OpenOrder order;
    private final ObjectProperty<Optional<Problem>> problem;
    private final ItemSearch search;
    private final LineDesk lines;
    private final ParkedOrders parked;
    private final WholeDiscount whole;
    private final ReadOnlyObjectWrapper<Face> face = new ReadOnlyObjectWrapper<>(Face.LINES);
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty customer = new SimpleStringProperty("");
    private List<OrderLine> shown = List.of();
    private Subscription subscriptions = Subscription.EMPTY;
    private boolean following;
    private int seconds;

    /** What the pane shows. */
    public enum Face {
        LINES,
        RESULTS,
        LINE,
        DETAILS,
        PARKED
    }

    /** @param problem what the Charge screen shows in place */
    BasketViewModel(
            UiDependencies dependencies, Frame frame, OpenOrder order, ObjectProperty<Optional<Problem>> problem) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.order = order;
        this.problem = problem;
        this.search = new ItemSearch(dependencies, frame.unexpected());
        var currency = dependencies.settings().current().currency();
        this.lines = new LineDesk(order, frame.approvals(), currency, problem);
        this.whole = new WholeDiscount(frame, order, currency);
        this.parked = new ParkedOrders(dependencies, frame, order, problem);
    }

    void activated() {
        subscriptions = Subscription.combine(
                order.basketProperty().subscribe(this::follow),
                note.subscribe(_ -> noted()),
                customer.subscribe(_ -> noted()),
                search.queryProperty().subscribe(this::searching),
                search.follow());
        parked.read();
    }

    void close() {
        subscriptions.unsubscribe();
        order.save();
    }

    /** A second passed: what changed is kept. */
    void tick() {
        order.save();
        seconds = (seconds + 1) % SECONDS_BETWEEN_READS;
        if (seconds == 0) {
            parked.read();
        }
    }

    private void follow(Basket now) {
        following = true;
        set(note, now.note());
        set(customer, now.customer());
        following = false;
        lines.follow(now);
        if (!shown.equals(now.lines())) {
            shown = now.lines();
            face.set(Face.LINES);
            search.clear();
        }
    }

    /** A blank that is just being typed is no other text. */
    private static void set(StringProperty text, String now) {
        if (!text.get().strip().equals(now)) {
            text.set(now);
        }
    }

    private void noted() {
        if (!following) {
            order.about(note.get(), customer.get());
        }
    }

    private void searching(String words) {
        if (!words.isBlank()) {
            face.set(Face.RESULTS);
        } else if (face.get() == Face.RESULTS) {
            face.set(Face.LINES);
        }
    }

    /** Adds what the search found at a place, from 0. */
    public void addFound(int place) {
        if (place >= 0 && place < search.getFound().size()) {
            lines.add(search.getFound().get(place));
            search.clear();
        }
    }

    /** Adds the item selected; whoever types faster than the search gets the first one once it is found. */
    void addSelected() {
        if (search.isUpToDate()) {
            addFound(search.selectedProperty().get());
        } else {
            search.onceFound(() -> addFound(0));
        }
    }

    /** Looks a scanned barcode up; what is in no catalogue somebody else may know. */
    void scanned(String barcode, Runnable otherwise) {
        dependencies
                .background()
                .run(
                        () -> dependencies.catalogue().byBarcode(barcode),
                        found -> found.ifPresentOrElse(lines::add, otherwise),
                        failure -> problem.set(Optional.of(frame.unexpected().note(failure))));
    }

    /** Opens a line to change it; the selected one where there is any. */
    public void edit(int place) {
        if (lines.edit(place)) {
            face.set(Face.LINE);
        }
    }

    /** Takes the changes of a line over. */
    public void applyLine() {
        lines.applyForm(() -> face.set(Face.LINES));
    }

    /** Shows a face, or the lines again where it is shown already. */
    public void toggle(Face wanted) {
        if (wanted == Face.PARKED) {
            parked.read();
        }
        face.set(face.get() == wanted ? Face.LINES : wanted);
    }

    /** Back to the lines; false where they are shown already. */
    boolean back() {
        var away = face.get() != Face.LINES;
        search.clear();
        face.set(Face.LINES);
        return away;
    }

    /** What puts back all that keys change here, as it stands now. */
    Runnable remembered() {
        var before = order.snapshot();
        var shownFace = face.get();
        var words = search.queryProperty().get();
        var place = lines.selected();
        return () -> {
            order.putBack(before);
            search.queryProperty().set(words);
            face.set(shownFace);
            lines.selectAt(place);
        };
    }

    /** A line's name in the language of the screen. */
    public String name(ItemNames names) {
        return names.in(frame.appearance().texts().language().locale());
    }

    /** When, where and by whom an order was parked. */
    String who(ParkedOrder parkedOrder) {
        var time = TimeFormat.minute(
                parkedOrder.at(), dependencies.services().here().calendar().zone());
        var where = time + "  ·  " + parkedOrder.till();
        return parked.person(parkedOrder).map(name -> where + "  ·  " + name).orElse(where);
    }

    public ReadOnlyObjectProperty<Face> faceProperty() {
        return face.getReadOnlyProperty();
    }

    public ItemSearch getSearch() {
        return search;
    }

    public LineDesk getLines() {
        return lines;
    }

    public ParkedOrders getParked() {
        return parked;
    }

    WholeDiscount getWhole() {
        return whole;
    }

    public OpenOrder getOrder() {
        return order;
    }

    /** Whether another price than the catalogue's needs another person. */
    public BooleanBinding asksProperty() {
        return dependencies.session().asks(Act.DISCOUNT);
    }

    /** The shop's own note. */
    public StringProperty noteProperty() {
        return note;
    }

    /** Whose order it is, in the shop's own words. */
    public StringProperty customerProperty() {
        return customer;
    }
}
