package till.ui.settings;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import till.device.GrayPicture;
import till.settings.ReceiptField;
import till.settings.ReceiptSettings.Languages;
import till.settings.ReceiptSettings.Printer;
import till.settings.ReceiptSettings.Roll;
import till.settings.Texts;
import till.ui.kit.Grays;

/** Lays out the settings of receipts, with a receipt as it will look beside them. */
final class ReceiptsPane {
    private static final double WIDEST = 440;
    private static final double NARROWEST = 120;

    private final ReceiptsViewModel model;
    private final Texts texts;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Label notice = new Label();
    private final VBox paper = new VBox();
    private double widest = WIDEST;

    ReceiptsPane(ReceiptsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /** Fills both cards, and follows the model until the subscription ends. */
    Subscription fill(Parent parts) {
        var form = (VBox) parts.lookup("#receiptsForm");
        var look = (VBox) parts.lookup("#receiptsLook");
        var fields = new VBox(
                named(ReceiptField.PRINTER, choice(ReceiptField.PRINTER, Printer.values())),
                where(),
                named(ReceiptField.PAPER, choice(ReceiptField.PAPER, Roll.values())),
                named(ReceiptField.LANGUAGES, choice(ReceiptField.LANGUAGES, Languages.values())),
                tick(ReceiptField.AUTOMATIC),
                tick(ReceiptField.DRAWER),
                named(ReceiptField.COPIES, field(ReceiptField.COPIES)),
                named(ReceiptField.HEADER, area(ReceiptField.HEADER)),
                named(ReceiptField.FOOTER, area(ReceiptField.FOOTER)),
                named(ReceiptField.LOGO, logo()));
        fields.getStyleClass().add("settings-form");
        var scroll = scroll(fields);
        notice.setId("receiptsNotice");
        notice.setMinHeight(Region.USE_PREF_SIZE);
        form.getChildren().setAll(scroll, notice, buttons());
        paper.getStyleClass().add("receipt-paper");
        var desk = new VBox(paper);
        desk.getStyleClass().add("receipt-desk");
        var view = scroll(desk);
        look.getChildren().setAll(view);
        subscriptions.add(view.viewportBoundsProperty().subscribe(bounds -> fit(bounds.getWidth(), desk)));
        subscriptions.add(model.noticeProperty().subscribe(found -> FormOutcome.tell(notice, found, texts)));
        subscriptions.add(model.previewProperty().subscribe(this::show));
        return Subscription.combine(subscriptions.toArray(Subscription[]::new));
    }

    private static ScrollPane scroll(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("details-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private void show(List<GrayPicture> pages) {
        paper.getChildren().setAll(pages.stream().map(this::page).toList());
        pages().forEach(page -> page.setFitWidth(widest));
    }

    /** As wide as there is room for, and no wider than is pleasant to look at. */
    private void fit(double width, VBox desk) {
        var beside = Stream.of(desk.getInsets(), paper.getInsets())
                .mapToDouble(insets -> insets.getLeft() + insets.getRight())
                .sum();
        widest = Math.clamp(width - beside, NARROWEST, WIDEST);
        pages().forEach(page -> page.setFitWidth(widest));
    }

    private Stream<ImageView> pages() {
        return paper.getChildren().stream().map(ImageView.class::cast);
    }

    private ImageView page(GrayPicture picture) {
        var view = new ImageView(Grays.image(picture));
        view.setPreserveRatio(true);
        view.setAccessibleText(texts.text("receipt.preview"));
        return view;
    }

    private Node buttons() {
        var box = new FlowPane(
                button("saveReceipts", "settings.save", model::save, "accent"),
                button("testPrint", "settings.receipts.test", model::test, "button"),
                button("openDrawer", "settings.receipts.open", model::openDrawer, "button"));
        box.getStyleClass().addAll("details-actions", "receipts-buttons");
        return box;
    }

    private Button button(String id, String key, Runnable action, String style) {
        var button = new Button(texts.text(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll("touch", style);
        button.disableProperty().bind(model.workingProperty());
        button.setOnAction(_ -> action.run());
        return button;
    }

    private String name(ReceiptField field) {
        return texts.text("settings.receipts." + field.key());
    }

    private VBox named(ReceiptField field, Node control) {
        var label = new Label(name(field));
        label.setLabelFor(control);
        label.setWrapText(true);
        var box = new VBox(label, control);
        box.getStyleClass().add("field");
        return box;
    }

    private TextField field(ReceiptField field) {
        var control = new TextField();
        control.setId("receipts-" + field.key());
        control.setAccessibleText(name(field));
        control.getStyleClass().add("touch");
        control.textProperty().bindBidirectional(model.text(field));
        subscriptions.add(() -> control.textProperty().unbindBidirectional(model.text(field)));
        redraw(field);
        return control;
    }

    private TextArea area(ReceiptField field) {
        var control = new TextArea();
        control.setId("receipts-" + field.key());
        control.setAccessibleText(name(field));
        control.setPrefRowCount(3);
        control.setMinHeight(Region.USE_PREF_SIZE);
        control.textProperty().bindBidirectional(model.text(field));
        subscriptions.add(() -> control.textProperty().unbindBidirectional(model.text(field)));
        redraw(field);
        return control;
    }

    private void redraw(ReceiptField field) {
        subscriptions.add(model.text(field).subscribe((_, _) -> model.draw()));
    }

    /** Not asked for where there is nothing to say. */
    private VBox where() {
        var control = field(ReceiptField.WHERE);
        var help = new Label();
        help.setWrapText(true);
        help.setMinHeight(Region.USE_PREF_SIZE);
        help.getStyleClass().addAll("muted", "field-help");
        help.managedProperty().bind(help.visibleProperty());
        subscriptions.add(model.text(ReceiptField.PRINTER).subscribe(printer -> {
            control.setDisable(printer.equals(Printer.NONE.name()));
            control.setPromptText(
                    texts.find("settings.receipts.where." + printer).orElse(""));
            help.setText(texts.find("settings.receipts.where.help." + printer).orElse(""));
            help.setVisible(!help.getText().isEmpty());
        }));
        var box = named(ReceiptField.WHERE, control);
        box.getChildren().add(help);
        return box;
    }

    private Node logo() {
        var control = field(ReceiptField.LOGO);
        HBox.setHgrow(control, Priority.ALWAYS);
        var choose = new Button(texts.text("settings.receipts.choose"));
        choose.getStyleClass().add("touch");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(_ -> chosen(control).ifPresent(file -> control.setText(file.toString())));
        var line = new HBox(control, choose);
        line.getStyleClass().add("pair-line");
        return line;
    }

    private Optional<File> chosen(Node beside) {
        var chooser = new FileChooser();
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        name(ReceiptField.LOGO), "*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp"));
        return Optional.ofNullable(chooser.showOpenDialog(beside.getScene().getWindow()));
    }

    private CheckBox tick(ReceiptField field) {
        var box = new CheckBox(name(field));
        box.setId("receipts-" + field.key());
        box.setWrapText(true);
        var text = model.text(field);
        subscriptions.add(text.subscribe(now -> box.setSelected(Boolean.parseBoolean(now))));
        subscriptions.add(box.selectedProperty().subscribe((_, now) -> text.set(Boolean.toString(now))));
        return box;
    }

    private ComboBox<String> choice(ReceiptField field, Enum<?>[] constants) {
        var box = new ComboBox<String>();
        box.setId("receipts-" + field.key());
        box.setAccessibleText(name(field));
        box.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().add("touch");
        box.getItems().setAll(Stream.of(constants).map(Enum::name).toList());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String constant) {
                return constant == null ? "" : texts.text("settings.receipts." + field.key() + "." + constant);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        var text = model.text(field);
        subscriptions.add(text.subscribe(now -> box.setValue(now.isEmpty() ? null : now)));
        subscriptions.add(box.valueProperty().subscribe((_, now) -> {
            if (now != null) {
                text.set(now);
            }
        }));
        redraw(field);
        return box;
    }
}
