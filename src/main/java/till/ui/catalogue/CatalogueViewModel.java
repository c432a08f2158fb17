package till.ui.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.catalogue.CatalogueFiles;
import till.catalogue.Found;
import till.catalogue.Wanted;
import till.device.Scan;
import till.domain.Acting;
import till.domain.Item;
import till.domain.Problem;
import till.domain.Result;
import till.domain.WalletCode;
import till.ui.Frame;
import till.ui.TakesScans;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.orders.ListState;

/** The shop's items, the one that is looked at, and a file that is imported. FX thread only. */
public final class CatalogueViewModel implements ViewModel, TakesScans {
    /** More are found by another word: nobody scrolls through fifty thousand. */
    private static final int MOST = 1_000;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final ItemEditor editor;
    private final ImportDesk importing;
    private final ObservableList<Item> items = FXCollections.observableArrayList();
    private final ObservableList<String> categories = FXCollections.observableArrayList();
    private final ObservableList<Item> quick = FXCollections.observableArrayList();
    private final StringProperty words = new SimpleStringProperty("");
    private final ObjectProperty<Optional<String>> category = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty retiredToo = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(new ListState.Loading());
    private final ReadOnlyObjectWrapper<Optional<Problem>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private long version = -1;
    private int size;
    private int reading;
    private boolean closed;
    private Subscription subscriptions = Subscription.EMPTY;

    /** @param as as whom items are changed; null for who works at the window */
    public CatalogueViewModel(UiDependencies dependencies, Frame frame, @Nullable Acting as) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.editor = new ItemEditor(dependencies, frame, as, _ -> read());
        this.importing = new ImportDesk(dependencies, frame, as, this::read);
    }

    @Override
    public void activated() {
        var ticks = dependencies.ticker().everySecond(this::lookForChanges);
        subscriptions = Subscription.combine(
                ticks::close,
                words.subscribe(_ -> read()),
                category.subscribe((_, _) -> read()),
                retiredToo.subscribe((_, _) -> read()));
    }

    @Override
    public void close() {
        closed = true;
        importing.close();
        subscriptions.unsubscribe();
    }

    /** Items are not locked away while they are written. */
    @Override
    public boolean isUnderWay() {
        return importing.phaseProperty().get() == ImportDesk.Phase.WRITING;
    }

    /** What was scanned is looked for; where it is unknown, it is the barcode of the new item. */
    @Override
    public boolean scanned(Scan scan, Optional<WalletCode> code) {
        if (code.isPresent() || importing.phaseProperty().get() != ImportDesk.Phase.CLOSED) {
            return false;
        }
        var text = scan.text();
        dependencies
                .background()
                .run(
                        () -> dependencies.catalogue().byBarcode(text),
                        found -> editor.scanned(text, found),
                        failure -> frame.unexpected().report(failure));
        return true;
    }

    private record Seen(Found found, List<String> categories, List<Item> quick, int size, long version) {}

    private Seen look(Wanted wanted) {
        var catalogue = dependencies.catalogue();
        return new Seen(
                catalogue.search(wanted),
                catalogue.categories(),
                catalogue.quick(),
                catalogue.size(),
                catalogue.version());
    }

    private void lookForChanges() {
        var known = version;
        dependencies
                .background()
                .run(
                        () -> dependencies.catalogue().version(),
                        now -> {
                            if (now != known) {
                                read();
                            }
                        },
                        failure -> state.set(
                                new ListState.Failed(frame.unexpected().note(failure))));
    }

    /** Reads the list as it is asked for now; of several at once, only the last is shown. */
    void read() {
        var mine = ++reading;
        var wanted = new Wanted(words.get(), category.get().orElse(null), retiredToo.get(), MOST);
        dependencies
                .background()
                .run(
                        () -> look(wanted),
                        seen -> {
                            if (mine == reading && !closed) {
                                show(seen);
                            }
                        },
                        failure -> state.set(
                                new ListState.Failed(frame.unexpected().note(failure))));
    }

    private void show(Seen seen) {
        version = seen.version();
        size = seen.size();
        if (!categories.equals(seen.categories())) {
            categories.setAll(seen.categories());
        }
        quick.setAll(seen.quick());
        if (!items.equals(seen.found().items())) {
            items.setAll(seen.found().items());
        }
        count.set(seen.found().count());
        seen.found().items().forEach(editor::renew);
        state.set(items.isEmpty() ? new ListState.Empty() : new ListState.Filled());
    }

    /** Has a file chosen and looks at what importing it would do. */
    void choose() {
        var kind = frame.appearance().texts().text("catalogue.import.csv");
        dependencies
                .outside()
                .places()
                .existingFile(kind, "csv")
                .ifPresent(file -> editor.leaving(() -> importing.look(file)));
    }

    /** Writes all items to a file where the person says. */
    void export() {
        dependencies.outside().places().newFile("harbour-till_items.csv").ifPresent(this::export);
    }

    private void export(Path place) {
        notice.set(Optional.empty());
        dependencies
                .background()
                .<Result<Integer>>run(
                        () -> new CatalogueFiles(dependencies.catalogue()).export(place),
                        result -> notice.set(Optional.of(
                                switch (result) {
                                    case Result.Failed<Integer>(var why) -> why;
                                    case Result.Done<Integer>(var written) ->
                                        Problem.of("catalogue.exported", String.valueOf(written), place.toString());
                                })),
                        failure -> notice.set(Optional.of(frame.unexpected().note(failure))));
    }

    ItemEditor getEditor() {
        return editor;
    }

    ImportDesk getImporting() {
        return importing;
    }

    public ObservableList<Item> getItems() {
        return items;
    }

    public ObservableList<String> getCategories() {
        return categories;
    }

    /** The items that have a quick button, by its place. */
    ObservableList<Item> getQuick() {
        return quick;
    }

    public StringProperty wordsProperty() {
        return words;
    }

    /** Whose items are listed; empty for all. */
    ObjectProperty<Optional<String>> categoryProperty() {
        return category;
    }

    /** Whether those no longer sold are listed too. */
    BooleanProperty retiredTooProperty() {
        return retiredToo;
    }

    /** How many items there are of those asked for, also where not all are listed. */
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What came of an export. */
    ReadOnlyObjectProperty<Optional<Problem>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether there is no item at all. */
    boolean isBare() {
        return size == 0;
    }
}
