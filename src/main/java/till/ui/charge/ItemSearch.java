package till.ui.charge;

import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import till.domain.Act;
import till.domain.Event;
import till.domain.Item;
import till.ui.UiDependencies;
import till.ui.Unexpected;

/** Finds items while somebody types, one search at a time: what is typed meanwhile is searched for next. FX thread only. */
public final class ItemSearch {
    private static final int MOST = 30;

    private final UiDependencies dependencies;
    private final Unexpected unexpected;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Item> found = FXCollections.observableArrayList();
    private final ObservableList<Item> quick = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper fruitless = new ReadOnlyStringWrapper("");
    private final BooleanProperty empty = new SimpleBooleanProperty();
    private final ObservableValue<String> hint;
    private String searched = "";
    private boolean searching;
    private Runnable pending = () -> {};

    ItemSearch(UiDependencies dependencies, Unexpected unexpected) {
        this.dependencies = dependencies;
        this.unexpected = unexpected;
        var asks = dependencies.session().asks(Act.CATALOGUE);
        this.hint = Bindings.when(empty)
                .then(Bindings.when(asks).then("basket.empty.askManager").otherwise("basket.empty.noItems"))
                .otherwise("basket.empty");
        query.subscribe(_ -> look());
    }

    /** What the shop has quick buttons for, and whether it has any items. */
    private record Shelf(List<Item> quick, boolean empty) {}

    /** Reads the quick buttons, and again whenever somebody changed an item: no old price is charged. */
    Subscription follow() {
        readShelf();
        var feed = dependencies.services().feed();
        return feed.subscribeTo(
                Set.of(Event.Subject.ITEM), () -> dependencies.background().onScreen(this::readShelf))::close;
    }

    private void readShelf() {
        var catalogue = dependencies.catalogue();
        dependencies
                .background()
                .run(
                        () -> new Shelf(catalogue.quick(), catalogue.size() == 0),
                        shelf -> {
                            if (!quick.equals(shelf.quick())) {
                                quick.setAll(shelf.quick());
                            }
                            empty.set(shelf.empty());
                        },
                        unexpected::note);
    }

    /** Follows once what was typed is found, unless something else is typed before. */
    void onceFound(Runnable then) {
        pending = then;
    }

    private void look() {
        pending = () -> {};
        var words = query.get().strip();
        if (words.isEmpty()) {
            found.clear();
            fruitless.set("");
            searched = "";
        } else {
            seek();
        }
    }

    private void seek() {
        var words = query.get().strip();
        if (!searching && !words.equals(searched)) {
            searching = true;
            searched = words;
            dependencies.background().run(() -> dependencies.catalogue().search(words, MOST), this::show, failure -> {
                searching = false;
                unexpected.note(failure);
            });
        }
    }

    private void show(List<Item> items) {
        searching = false;
        if (!query.get().isBlank()) {
            found.setAll(items);
            selected.set(0);
            fruitless.set(items.isEmpty() && isUpToDate() ? searched : "");
            if (isUpToDate()) {
                var then = pending;
                pending = () -> {};
                then.run();
            } else {
                seek();
            }
        }
    }

    /** Whether what is shown is what was typed: while it is not, nothing is added by a key. */
    public boolean isUpToDate() {
        return !searching && searched.equals(query.get().strip());
    }

    public void clear() {
        query.set("");
    }

    /** Selects the item so many places further on. */
    public void select(int by) {
        selected.set(Math.clamp(selected.get() + (long) by, 0, Math.max(0, found.size() - 1)));
    }

    public StringProperty queryProperty() {
        return query;
    }

    public ObservableList<Item> getFound() {
        return found;
    }

    public ObservableList<Item> getQuick() {
        return quick;
    }

    /** The words that fit nothing on sale; empty where something was found, or is being looked for. */
    public ReadOnlyStringProperty fruitlessProperty() {
        return fruitless.getReadOnlyProperty();
    }

    /** The text's key for an order nothing is on; where the shop has no items yet it names who may add them. */
    public ObservableValue<String> hint() {
        return hint;
    }

    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }
}
