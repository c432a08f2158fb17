package till.ui.shipments;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import till.report.ShipmentFiles.Column;
import till.report.ShipmentFiles.Table;
import till.settings.Texts;
import till.ui.kit.CellWidth;
import till.ui.kit.DeedButton;
import till.ui.kit.LabeledField;
import till.ui.kit.ProblemLine;
import till.ui.kit.ToldLabel;
import till.ui.kit.WrappedLabel;
import till.ui.shipments.ImportingShipments.Line;

/** A file of shipments before it is sent, while it is, and what came of each row. */
public final class ImportPane extends VBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    /** The icon of a row and the gap behind it. */
    private static final double ICON = 32;

    private final Label heading = new Label();
    private final WrappedLabel help = new WrappedLabel("muted");
    private final FlowPane columns = new FlowPane();
    private final Label told = new ToldLabel("fth-info", "shipments-told");
    private final ProgressBar progress = new ProgressBar();
    private final CheckBox onlyOdd = new CheckBox();
    private final ListView<Line> list = new ListView<>();
    private final Button send = new DeedButton("import-send", "fth-truck");
    private final Button stop = new DeedButton("import-stop", "fth-pause");
    private final Button save = new DeedButton("import-save", "fth-save");
    private final Button away = new DeedButton("import-away", "fth-x");

    public ImportPane() {
        getStyleClass().addAll("card", "shipments-import");
        heading.getStyleClass().add("section-heading");
        help.managedProperty().bind(help.visibleProperty());
        columns.getStyleClass().add("shipments-columns");
        progress.managedProperty().bind(progress.visibleProperty());
        list.getStyleClass().add("shipments-rows");
        list.setId("import-rows");
        VBox.setVgrow(list, Priority.ALWAYS);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setMinHeight(10);
        send.getStyleClass().addAll("accent", "first-focus");
        var deeds = new FlowPane(send, stop, save, away);
        deeds.getStyleClass().add("shipments-deeds");
        onlyOdd.setId("import-only-odd");
        onlyOdd.getStyleClass().add("touch");
        getChildren().setAll(heading, help, columns, told, progress, onlyOdd, list, deeds);
    }

    /** Follows an import until the subscription ends. */
    Subscription follow(ImportingShipments importing, ShipmentWords words, Runnable leave) {
        var texts = words.texts();
        name(texts);
        help.visibleProperty()
                .bind(Bindings.isEmpty(importing.lines())
                        .and(importing.busyProperty().not()));
        onlyOdd.selectedProperty().bindBidirectional(importing.onlyOddProperty());
        list.setItems(importing.lines());
        list.setCellFactory(_ -> new RowCell(importing, words));
        send.setOnAction(_ -> importing.send());
        stop.setOnAction(_ -> importing.stop());
        save.setOnAction(_ -> importing.saveFailed());
        away.setOnAction(_ -> leave.run());
        send.disableProperty().bind(importing.sendableProperty().not());
        stop.visibleProperty().bind(importing.busyProperty());
        save.visibleProperty().bind(importing.failedProperty());
        away.disableProperty().bind(importing.busyProperty());
        progress.visibleProperty().bind(importing.busyProperty());
        progress.progressProperty().bind(importing.progressProperty());
        return Subscription.combine(
                () -> onlyOdd.selectedProperty().unbindBidirectional(importing.onlyOddProperty()),
                importing.tableProperty().subscribe(table -> choose(table, importing, words)),
                ProblemLine.follow(told, importing.toldProperty(), texts::text));
    }

    private void name(Texts texts) {
        heading.setText(texts.text("shipments.import.title"));
        help.setText(texts.text("shipments.import.help"));
        list.setAccessibleText(texts.text("shipments.import.rows"));
        send.setText(texts.text("shipments.import.send"));
        stop.setText(texts.text("shipments.import.stop"));
        save.setText(texts.text("shipments.import.save"));
        away.setText(texts.text("shipments.import.away"));
        onlyOdd.setText(texts.text("shipments.import.onlyOdd"));
    }

    /** One choice for each column: where it is in the file. */
    private void choose(Optional<Table> table, ImportingShipments importing, ShipmentWords words) {
        columns.getChildren().clear();
        table.ifPresent(read -> {
            for (var column : Column.values()) {
                columns.getChildren().add(choice(column, read, importing, words));
            }
        });
    }

    private static LabeledField choice(Column column, Table read, ImportingShipments importing, ShipmentWords words) {
        var name = words.texts().text("shipments.column." + column.name());
        var none = words.texts().text("shipments.column.none");
        var headings = new ArrayList<String>();
        headings.add(none);
        headings.addAll(read.headings());
        var box = new ComboBox<String>();
        box.getItems().setAll(headings);
        box.getSelectionModel()
                .select(importing.place(column).map(place -> place + 1).orElse(0));
        box.setOnAction(_ -> {
            var place = box.getSelectionModel().getSelectedIndex() - 1;
            importing.place(column, place < 0 ? null : place);
        });
        return new LabeledField(name, box);
    }

    /** A row: its number, what it is for, and what is wrong or came of it. */
    private static final class RowCell extends ListCell<Line> {
        private final ImportingShipments importing;
        private final ShipmentWords words;
        private final DoubleBinding room = CellWidth.of(this).subtract(ICON);

        RowCell(ImportingShipments importing, ShipmentWords words) {
            this.importing = importing;
            this.words = words;
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(null);
            setGraphic(drawn(line));
        }

        private HBox drawn(Line line) {
            var text = line.row().text();
            var head = new WrappedLabel("shipments-line");
            head.setText(Integer.toString(line.row().number() + 1) + "   " + text.order() + "   " + text.carrier()
                    + "   " + text.trackingNo());
            head.prefWidthProperty().bind(room);
            var said = new WrappedLabel("muted");
            said.setText(said(line));
            var words = new VBox(head, said);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            var box = new HBox(new FontIcon(icon(line)), words);
            box.getStyleClass().add("shipments-row");
            box.pseudoClassStateChanged(BAD, line.isBad());
            // a row is as high as its words need beside the icon
            said.prefWidthProperty().bind(room);
            return box;
        }

        private static String icon(Line line) {
            if (line.isBad()) {
                return "fth-x-circle";
            }
            return line.isOdd() ? "fth-alert-triangle" : "fth-check-circle";
        }

        private String said(Line line) {
            var sent = line.sent();
            if (sent != null) {
                return importing.why(sent);
            }
            var texts = words.texts();
            var remarks = line.row().remarks();
            return remarks.isEmpty()
                    ? texts.text("shipments.import.good")
                    : remarks.stream().map(texts::text).collect(Collectors.joining(" "));
        }
    }
}
