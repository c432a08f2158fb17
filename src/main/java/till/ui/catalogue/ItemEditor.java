package till.ui.catalogue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import till.catalogue.Column;
import till.catalogue.Fault;
import till.catalogue.ItemCells;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Item;
import till.domain.Problem;
import till.domain.Result;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Question;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;

/** The form of one item, new or known: its fields, what is wrong with them, and what was done last. FX thread only. */
final class ItemEditor {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final @Nullable Acting as;
    private final Consumer<Item> written;
    private final Map<Column, StringProperty> texts = new EnumMap<>(Column.class);
    private final Map<Column, ReadOnlyObjectWrapper<Optional<Problem>>> problems = new EnumMap<>(Column.class);
    private final ReadOnlyObjectWrapper<Optional<Item>> item = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ItemPicture picture;
    private Map<Column, String> filled = Map.of();
    private Optional<Change> last = Optional.empty();

    /** What was done last, for taking it back. */
    private record Change(Item before, Item after) {}

    /**
     * A form.
     *
     * @param as as whom items are changed; null for who works at the window
     * @param written hears of each item that was written
     */
    ItemEditor(UiDependencies dependencies, Frame frame, @Nullable Acting as, Consumer<Item> written) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.as = as;
        this.written = written;
        for (var column : Column.values()) {
            texts.put(column, new SimpleStringProperty(""));
            problems.put(column, new ReadOnlyObjectWrapper<>(Optional.empty()));
        }
        this.picture = new ItemPicture(dependencies, frame, this);
        fill(Optional.empty());
    }

    private void fill(Optional<Item> shown) {
        item.set(shown);
        filled = shown.map(ItemCells::of).orElseGet(this::blank);
        texts.forEach((column, text) -> text.set(filled.getOrDefault(column, "")));
        judged(List.of());
        problem.set(Optional.empty());
    }

    private Map<Column, String> blank() {
        return Map.of(
                Column.CURRENCY,
                dependencies.settings().current().currency().getCode(),
                Column.ON_SALE,
                String.valueOf(true));
    }

    /** Shows an item, or the form of a new one; what was typed and not saved is asked about first. */
    void show(Optional<Item> wanted) {
        leaving(() -> {
            fill(wanted);
            tell(Optional.empty(), Optional.empty());
        });
    }

    /** Shows what was scanned; where it is unknown, it is the barcode of a new item. */
    void scanned(String barcode, Optional<Item> found) {
        if (found.isPresent()) {
            show(found);
        } else if (item.get().isEmpty()) {
            text(Column.BARCODE).set(barcode);
        } else {
            leaving(() -> {
                show(Optional.empty());
                text(Column.BARCODE).set(barcode);
            });
        }
    }

    /** Goes on at once where nothing would be lost. */
    void leaving(Runnable then) {
        if (!isChanged()) {
            then.run();
            return;
        }
        frame.dialogs()
                .ask(new Question(
                        Problem.of("catalogue.unsaved.title"),
                        Problem.of("catalogue.unsaved.text"),
                        List.of(
                                new Choice("catalogue.unsaved.save", Weight.PRIMARY, () -> save(_ -> then.run())),
                                new Choice("catalogue.unsaved.leave", Weight.PLAIN, () -> {
                                    fill(item.get());
                                    then.run();
                                }))));
    }

    /** Takes over what another till changed, where nobody has typed here. */
    void renew(Item newer) {
        if (item.get().filter(newer::isSameAs).isPresent() && !isChanged() && !working.get()) {
            fill(Optional.of(newer));
        }
    }

    /** Whether something was typed and not saved. */
    boolean isChanged() {
        return texts.entrySet().stream()
                .anyMatch(each -> !each.getValue().get().strip().equals(filled.getOrDefault(each.getKey(), "")));
    }

    void save() {
        save(_ -> {});
    }

    private void save(Consumer<Item> then) {
        var cells = new EnumMap<Column, String>(Column.class);
        texts.forEach((column, text) -> cells.put(column, text.get()));
        var before = item.get();
        var read = ItemCells.read(
                cells, before.orElse(null), dependencies.settings().current().currency());
        judged(read.faults());
        problem.set(read.faults().isEmpty() ? Optional.empty() : Optional.of(Problem.of("catalogue.form.wrong")));
        read.item().ifPresent(after -> {
            if (before.isPresent()) {
                change(new Change(before.get(), after), "catalogue.saved", then);
            } else {
                write(who -> dependencies.catalogue().add(after, who), "catalogue.added", then);
            }
        });
    }

    private void judged(List<Fault> faults) {
        problems.forEach((column, wrong) -> wrong.set(faults.stream()
                .filter(fault -> fault.column() == column)
                .map(Fault::problem)
                .findFirst()));
    }

    /** Takes the item off sale, once that was confirmed. */
    void retire() {
        item.get()
                .filter(Item::onSale)
                .ifPresent(sold -> frame.dialogs()
                        .ask(new Question(
                                Problem.of("catalogue.retire.title", name(sold)),
                                Problem.of("catalogue.retire.text"),
                                List.of(
                                        new Choice(
                                                "catalogue.retire.yes",
                                                Weight.DANGER,
                                                () -> change(
                                                        new Change(sold, sold.onSale(false)),
                                                        "catalogue.retired",
                                                        _ -> {})),
                                        new Choice("catalogue.retire.no", Weight.PLAIN, () -> {})))));
    }

    /** Puts the item on sale again. */
    void putBack() {
        item.get()
                .filter(each -> !each.onSale())
                .ifPresent(each -> change(new Change(each, each.onSale(true)), "catalogue.putBack", _ -> {}));
    }

    /** Takes back what was done last. */
    void undo() {
        last.ifPresent(done -> change(new Change(done.after(), done.before()), "catalogue.undone", _ -> {}));
    }

    private void change(Change wanted, String told, Consumer<Item> then) {
        write(who -> dependencies.catalogue().change(wanted.before(), wanted.after(), who), told, after -> {
            if (!told.equals("catalogue.undone")) {
                last = Optional.of(wanted);
                undoable.set(true);
            }
            then.accept(after);
        });
    }

    private void write(Function<Acting, Result<Item>> work, String told, Consumer<Item> then) {
        if (as == null) {
            frame.approvals().ask(Act.CATALOGUE, null, who -> write(work, who, told, then));
        } else {
            write(work, as, told, then);
        }
    }

    private void write(Function<Acting, Result<Item>> work, Acting who, String told, Consumer<Item> then) {
        if (working.get()) {
            return;
        }
        working.set(true);
        dependencies
                .background()
                .<Result<Item>>run(() -> work.apply(who), result -> done(result, told, then), failure -> {
                    working.set(false);
                    problem.set(Optional.of(frame.unexpected().note(failure)));
                });
    }

    private void done(Result<Item> result, String told, Consumer<Item> then) {
        working.set(false);
        switch (result) {
            case Result.Failed<Item>(var why) -> problem.set(Optional.of(why));
            case Result.Done<Item>(var after) -> {
                fill(Optional.of(after));
                tell(Optional.of(Problem.of(told, name(after))), Optional.empty());
                then.accept(after);
                written.accept(after);
            }
        }
    }

    private void tell(Optional<Problem> what, Optional<Change> done) {
        notice.set(what);
        last = done;
        undoable.set(done.isPresent());
    }

    private String name(Item each) {
        return each.name(frame.appearance().texts().language().locale());
    }

    /** The picture of the item in the form. */
    ItemPicture picture() {
        return picture;
    }

    StringProperty text(Column column) {
        return Objects.requireNonNull(texts.get(column));
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem(Column column) {
        return Objects.requireNonNull(problems.get(column)).getReadOnlyProperty();
    }

    /** The item as it is kept; empty for a new one. */
    ReadOnlyObjectProperty<Optional<Item>> itemProperty() {
        return item.getReadOnlyProperty();
    }

    /** Why nothing was written. */
    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What was done last. */
    ReadOnlyObjectProperty<Optional<Problem>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /** Whether what was done last can be taken back. */
    ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }
}
