package till.ui.charge;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.javafx.FontIcon;
import till.catalogue.CategoryNames;
import till.domain.Basket;
import till.domain.Item;
import till.domain.OrderLine;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.charge.BasketViewModel.Face;
import till.ui.kit.ClearButtons;

/** The order beside the keypad: search, quick buttons, lines, and what can be done with all of them. */
public final class BasketPane extends VBox {
    private final CustomTextField search = new CustomTextField();
    private final ListView<OrderLine> lines = new ListView<>();
    private final ObservableList<OrderLine> shown = FXCollections.observableArrayList();
    private final FlowPane quick = new FlowPane();
    private final ParkedPane parkedFace = new ParkedPane();
    private final StackPane faces = new StackPane();
    private final VBox linesFace = new VBox();
    private final ScrollPane quickFace = scrolled(quick, "basket-quick-scroll");
    private FoundRows results = new FoundRows(_ -> {});
    private final ScrollPane resultsFace = scrolled(results, "basket-results");
    private final Label count = Controls.label("", "basket-count");
    private final Label empty = Controls.told("", "basket-empty");
    private Subscription subscriptions = Subscription.EMPTY;
    private Subscription joined = Subscription.EMPTY;

    public BasketPane() {
        getStyleClass().addAll("card", "basket");
        search.setId("item-search");
        search.getStyleClass().addAll("touch", "basket-search");
        search.setLeft(new FontIcon("fth-search"));
        HBox.setHgrow(search, Priority.ALWAYS);
        lines.setId("lines");
        lines.setItems(shown);
        lines.setFocusTraversable(false);
        lines.getStyleClass().add("basket-lines");
        VBox.setVgrow(lines, Priority.ALWAYS);
        VBox.setVgrow(faces, Priority.ALWAYS);
        quick.getStyleClass().add("basket-quick");
        faces.setAlignment(Pos.TOP_LEFT);
        faces.setMinHeight(0);
    }

    TextField search() {
        return search;
    }

    /** Joins the pane with the order, until it is released. */
    void follow(BasketViewModel model, Texts texts) {
        search.setPromptText(texts.text("basket.search"));
        search.setAccessibleText(texts.text("basket.search"));
        ClearButtons.add(search, texts);
        lines.setCellFactory(_ -> new LineCell(model, texts, model::edit));
        results = new FoundRows(model::addFound);
        resultsFace.setContent(results);
        var line = new LinePane(model, texts);
        linesFace.getChildren().setAll(empty, lines, quickFace);
        linesFace.getStyleClass().add("basket-face");
        var details = details(model, texts);
        getChildren().setAll(head(model, texts), faces, foot(model, texts));
        subscriptions = Subscription.combine(
                Controls.joined(search, model.getSearch().queryProperty()),
                model.faceProperty().subscribe(face -> show(face, line, details)),
                model.getOrder().basketProperty().subscribe(basket -> show(basket, model, texts)),
                model.getSearch().hint().subscribe(_ -> tellEmpty(model, texts)),
                model.getLines().selectedProperty().subscribe(place -> lines.scrollTo(place.intValue())),
                found(model.getSearch(), model, texts),
                model.getSearch().getQuick().subscribe(() -> quick(model)),
                line::release);
        quick(model);
        joined = joined.and(parkedFace.follow(model, texts));
    }

    void release() {
        subscriptions.unsubscribe();
        joined.unsubscribe();
    }

    private HBox head(BasketViewModel model, Texts texts) {
        var details = Controls.sign(
                "details", "fth-file-text", texts.text("basket.details"), () -> model.toggle(Face.DETAILS));
        var head = new HBox(search, details);
        head.getStyleClass().add("basket-head");
        return head;
    }

    private FlowPane foot(BasketViewModel model, Texts texts) {
        var undo = Controls.sign("undo", "fth-rotate-ccw", texts.text("basket.undo"), model.getLines()::undo);
        undo.visibleProperty().bind(model.getOrder().undoableProperty());
        undo.managedProperty().bind(undo.visibleProperty());
        var park = Controls.button("park", texts.text("basket.park"), "fth-pause", model.getParked()::park);
        var recall = Controls.button("recall", "", "fth-inbox", () -> model.toggle(Face.PARKED));
        recall.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.text(
                                "basket.parked",
                                Integer.toString(model.getParked().getAll().size())),
                        model.getParked().getAll()));
        var clear = Controls.sign("empty", "fth-trash", texts.text("basket.clear"), model.getLines()::empty);
        var whole =
                Controls.sign("whole-discount", "fth-percent", texts.text("basket.whole.title"), model.getWhole()::ask);
        for (var button : List.of(park, whole, clear)) {
            button.visibleProperty().bind(Bindings.isNotEmpty(shown));
            button.managedProperty().bind(button.visibleProperty());
        }
        var foot = new FlowPane(park, recall, whole, undo, clear, count);
        foot.getStyleClass().add("basket-foot");
        return foot;
    }

    static ScrollPane scrolled(Region inside, String style) {
        var scroll = new ScrollPane(inside);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("basket-scroll", style);
        return scroll;
    }

    private VBox details(BasketViewModel model, Texts texts) {
        var order = model.getOrder();
        var form = new VBox(
                Controls.pair(
                        detail(
                                "sale",
                                texts.text("charge.sale"),
                                texts.text("charge.sale.prompt"),
                                order.saleProperty()),
                        detail(
                                "subject",
                                texts.text("charge.subject"),
                                texts.text("charge.subject.prompt"),
                                order.subjectProperty())),
                Controls.pair(
                        detail(
                                "customer",
                                texts.text("basket.customer"),
                                texts.text("basket.customer.prompt"),
                                model.customerProperty()),
                        detail(
                                "note",
                                texts.text("basket.note"),
                                texts.text("basket.note.prompt"),
                                model.noteProperty())),
                Controls.button("details-back", texts.text("basket.back"), "", model::back));
        form.getStyleClass().add("basket-form");
        return form;
    }

    private VBox detail(String id, String name, String prompt, StringProperty text) {
        var field = new CustomTextField();
        field.setId(id);
        field.setPromptText(prompt);
        joined = joined.and(Controls.joined(field, text));
        return Controls.field(name, field);
    }

    private void show(Face face, LinePane line, VBox details) {
        Node node = switch (face) {
            case LINES -> linesFace;
            case RESULTS -> resultsFace;
            case LINE -> line;
            case DETAILS -> details;
            case PARKED -> parkedFace;
        };
        faces.getChildren().setAll(node);
        if (face == Face.LINE) {
            line.open();
        } else if (face == Face.DETAILS) {
            details.lookup("#sale").requestFocus();
        } else if (face == Face.PARKED) {
            parkedFace.open();
        }
    }

    private void show(Basket basket, BasketViewModel model, Texts texts) {
        if (!shown.equals(basket.lines())) {
            shown.setAll(basket.lines());
            lines.scrollTo(model.getLines().selected());
        }
        var any = !basket.lines().isEmpty();
        lines.setVisible(any);
        lines.setManaged(any);
        VBox.setVgrow(quickFace, any ? Priority.NEVER : Priority.ALWAYS);
        count.setText(any ? texts.text("basket.count", basket.pieces()) : "");
        tellEmpty(model, texts);
    }

    private void tellEmpty(BasketViewModel model, Texts texts) {
        empty.setText(texts.text(model.getSearch().hint().getValue()));
        empty.setVisible(shown.isEmpty());
        empty.setManaged(shown.isEmpty());
    }

    private void quick(BasketViewModel model) {
        var tiles = model.getSearch().getQuick().stream()
                .map(item -> tile(model, item))
                .toList();
        quick.getChildren().setAll(tiles);
        quickFace.setVisible(!tiles.isEmpty());
        quickFace.setManaged(!tiles.isEmpty());
    }

    private static Button tile(BasketViewModel model, Item item) {
        var name = Controls.label(model.name(item.names()), "quick-name");
        var tile = Controls.button(
                "quick-" + item.quickPlace().orElse(0),
                null,
                "",
                () -> model.getLines().add(item));
        var words = new VBox(name, Controls.label(AmountFormat.grouped(item.price()), "quick-price"));
        words.setAlignment(Pos.CENTER_LEFT);
        tile.setGraphic(words);
        tile.setAccessibleText(model.name(item.names()) + ", " + AmountFormat.withCurrency(item.price()));
        tile.setFocusTraversable(false);
        tile.getStyleClass().add("quick-tile");
        return tile;
    }

    private Subscription found(ItemSearch search, BasketViewModel model, Texts texts) {
        return Subscription.combine(
                search.getFound().subscribe(() -> found(model, texts)),
                search.fruitlessProperty()
                        .subscribe(
                                words -> results.tell(words.isEmpty() ? "" : texts.text("basket.results.none", words))),
                search.selectedProperty().subscribe(place -> results.select(place.intValue(), resultsFace)),
                results::release);
    }

    private void found(BasketViewModel model, Texts texts) {
        results.show(model.getSearch().getFound().stream()
                .map(item -> new FoundRows.Words(
                        model.name(item.names()),
                        item.category().isEmpty()
                                ? item.sku()
                                : item.sku() + "  ·  " + CategoryNames.shown(item.category(), texts),
                        AmountFormat.grouped(item.price())))
                .toList());
    }
}
