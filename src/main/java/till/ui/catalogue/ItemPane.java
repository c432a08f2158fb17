package till.ui.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import till.catalogue.Column;
import till.domain.Item;
import till.domain.Problem;
import till.settings.Texts;
import till.ui.kit.ProblemLine;

/** The form of an item: each field with what is wrong with it right below. */
public final class ItemPane extends VBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final List<Subscription> subscriptions = new ArrayList<>();
    private final TextField sku = new TextField();

    public ItemPane() {
        getStyleClass().addAll("card", "item-form");
    }

    /** Joins the fields with what is filled in, until the subscription ends. */
    Subscription follow(CatalogueViewModel model, Texts texts) {
        var editor = model.getEditor();
        var fields = new VBox(
                code(editor, texts),
                field(Column.NAME_EN, new TextField(), editor, texts),
                field(Column.NAME_ZH_HANT, new TextField(), editor, texts),
                field(Column.NAME_ZH_HANS, new TextField(), editor, texts),
                price(editor, texts),
                place(model, texts),
                picture(model, texts));
        fields.getStyleClass().add("item-fields");
        var scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("details-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren()
                .setAll(
                        heading(editor, texts),
                        scroll,
                        told(editor, texts),
                        wrong(editor, texts),
                        buttons(editor, texts));
        return Subscription.combine(subscriptions.toArray(Subscription[]::new));
    }

    private Node heading(ItemEditor editor, Texts texts) {
        var heading = new Label();
        heading.getStyleClass().add("section-heading");
        heading.setWrapText(true);
        subscriptions.add(editor.itemProperty().subscribe(item -> {
            heading.setText(
                    item.map(each -> each.name(texts.language().locale())).orElse(texts.text("catalogue.form.new")));
            sku.setEditable(item.isEmpty());
            sku.pseudoClassStateChanged(PseudoClass.getPseudoClass("readonly"), item.isPresent());
        }));
        return heading;
    }

    private Node code(ItemEditor editor, Texts texts) {
        var known = field(Column.SKU, sku, editor, texts);
        sku.getStyleClass().add("first-in-form");
        return pair(known, field(Column.BARCODE, new TextField(), editor, texts));
    }

    private Node price(ItemEditor editor, Texts texts) {
        var amount = field(Column.PRICE, new TextField(), editor, texts);
        var currency = field(Column.CURRENCY, new TextField(), editor, texts);
        currency.getStyleClass().add("item-currency");
        return pair(amount, currency);
    }

    private static Node pair(Node one, Node other) {
        var pair = new HBox(one, other);
        pair.getStyleClass().add("item-pair");
        HBox.setHgrow(one, Priority.ALWAYS);
        HBox.setHgrow(other, Priority.ALWAYS);
        return pair;
    }

    private Node place(CatalogueViewModel model, Texts texts) {
        var editor = model.getEditor();
        var category = new ComboBox<>(model.getCategories());
        category.setEditable(true);
        category.getEditor().setId("item-" + Column.CATEGORY);
        joined(category.getEditor(), Column.CATEGORY, editor);
        return pair(
                box(Column.CATEGORY, category, editor, texts), box(Column.QUICK, quick(model, texts), editor, texts));
    }

    private Node picture(CatalogueViewModel model, Texts texts) {
        var box = new PictureBox();
        subscriptions.add(box.follow(model.getEditor().picture(), model.getEditor(), texts));
        return box;
    }

    private ComboBox<String> quick(CatalogueViewModel model, Texts texts) {
        var quick = new ComboBox<String>();
        quick.setId("item-" + Column.QUICK);
        quick.getItems().add("");
        IntStream.rangeClosed(1, Item.MOST_QUICK).mapToObj(String::valueOf).forEach(quick.getItems()::add);
        quick.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String place) {
                return place == null || place.isEmpty()
                        ? texts.text("catalogue.quick.none")
                        : holder(model.getQuick(), place, texts);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("the list is chosen from, not typed into");
            }
        });
        var text = model.getEditor().text(Column.QUICK);
        subscriptions.add(text.subscribe(quick::setValue));
        subscriptions.add(quick.valueProperty().subscribe((_, place) -> text.set(place == null ? "" : place)));
        return quick;
    }

    /** A place with the item that has it. */
    private static String holder(ObservableList<Item> items, String place, Texts texts) {
        return items.stream()
                .filter(item -> item.quickPlace().map(String::valueOf).equals(Optional.of(place)))
                .findFirst()
                .map(item -> place + " · " + item.name(texts.language().locale()))
                .orElse(place);
    }

    private VBox field(Column column, TextField field, ItemEditor editor, Texts texts) {
        field.setId("item-" + column);
        field.setOnAction(_ -> editor.save());
        joined(field, column, editor);
        return box(column, field, editor, texts);
    }

    private void joined(TextField field, Column column, ItemEditor editor) {
        var text = editor.text(column);
        field.textProperty().bindBidirectional(text);
        subscriptions.add(() -> field.textProperty().unbindBidirectional(text));
    }

    private VBox box(Column column, Control control, ItemEditor editor, Texts texts) {
        var name = texts.text("catalogue.column." + column);
        var label = new Label(name);
        label.setLabelFor(control);
        control.setAccessibleText(name);
        control.getStyleClass().add("touch");
        control.setMaxWidth(Double.MAX_VALUE);
        var wrong = line("field-problem", null);
        subscriptions.add(editor.problem(column).subscribe(problem -> {
            wrong.setText(problem.map(texts::text).orElse(""));
            wrong.setVisible(problem.isPresent());
            control.pseudoClassStateChanged(BAD, problem.isPresent());
        }));
        var box = new VBox(label, control, wrong);
        box.getStyleClass().add("field");
        return box;
    }

    private static Label line(String style, @Nullable String icon) {
        var label = new Label(null, icon == null ? null : new FontIcon(icon));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setVisible(false);
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private Node told(ItemEditor editor, Texts texts) {
        var notice = line("item-notice", "fth-check");
        notice.setId("item-notice");
        subscriptions.add(ProblemLine.follow(notice, editor.noticeProperty(), texts::text));
        var undo = button("item-undo", "fth-rotate-ccw", texts.text("catalogue.undo"), editor::undo);
        undo.visibleProperty().bind(editor.undoableProperty());
        undo.managedProperty().bind(undo.visibleProperty());
        var told = new HBox(notice, undo);
        HBox.setHgrow(notice, Priority.ALWAYS);
        notice.setMaxWidth(Double.MAX_VALUE);
        told.getStyleClass().add("item-told");
        told.visibleProperty().bind(notice.visibleProperty());
        told.managedProperty().bind(notice.visibleProperty());
        return told;
    }

    private Node wrong(ItemEditor editor, Texts texts) {
        var problem = line("item-problem", "fth-alert-circle");
        problem.setId("item-problem");
        subscriptions.add(ProblemLine.follow(problem, editor.problemProperty(), (Problem why) -> texts.text(why)));
        return problem;
    }

    private Node buttons(ItemEditor editor, Texts texts) {
        var save = button("item-save", "fth-check", texts.text("catalogue.save"), editor::save);
        save.getStyleClass().add("accent");
        save.disableProperty().bind(editor.workingProperty());
        var retire = button("item-retire", "fth-slash", texts.text("catalogue.retire"), editor::retire);
        shown(retire, editor, item -> item.onSale());
        var back = button("item-back", "fth-rotate-ccw", texts.text("catalogue.onSaleAgain"), editor::putBack);
        shown(back, editor, item -> !item.onSale());
        var buttons = new FlowPane(save, retire, back);
        buttons.getStyleClass().add("item-buttons");
        return buttons;
    }

    private static void shown(Button button, ItemEditor editor, java.util.function.Predicate<Item> where) {
        button.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> editor.itemProperty().get().filter(where).isPresent(), editor.itemProperty()));
        button.managedProperty().bind(button.visibleProperty());
    }

    private static Button button(String id, String icon, String text, Runnable action) {
        var button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("touch");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** Puts the cursor where typing begins. */
    void begin(boolean fresh) {
        var field = fresh ? sku : lookup("#item-" + Column.PRICE);
        if (field instanceof TextField text) {
            text.requestFocus();
            text.selectAll();
        }
    }
}
