package till.ui.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import till.report.statement.StatementColumn;

/** What can be chosen about a statement: whose it is, how far apart the days may be, and what its columns are. */
record ReconcileChoices(ReconcileWords words) {
    private static final List<Integer> TOLERANCES = List.of(0, 1, 2, 3, 7);

    void join(ComboBox<String> gateway, ComboBox<Integer> tolerance, ReconcileViewModel model) {
        gateway.getItems().setAll(model.gateways());
        gateway.setConverter(shown(words.frame()::gatewayName));
        gateway.setValue(model.file().gatewayProperty().get());
        gateway.setOnAction(_ -> model.file().gatewayProperty().set(gateway.getValue()));
        tolerance.getItems().setAll(TOLERANCES);
        tolerance.setConverter(shown(days -> words.texts().text("reconcile.tolerance.days", Integer.toString(days))));
        tolerance.setValue(model.toleranceProperty().get());
        tolerance.setOnAction(_ -> model.toleranceProperty().set(tolerance.getValue()));
    }

    static <T> StringConverter<T> shown(java.util.function.Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public @Nullable T fromString(String ignored) {
                return null;
            }
        };
    }

    /** Shows the choices for the columns, opened where some have to be named. */
    void name(TitledPane naming, Pane columns, ReconcileViewModel model) {
        columns.getChildren().setAll(columns(model));
        naming.setVisible(!columns.getChildren().isEmpty());
        if (model.standing()
                .toldProperty()
                .get()
                .filter(ReconcileWords::asksForColumns)
                .isPresent()) {
            naming.setExpanded(true);
        }
    }

    /** One choice for each column: which heading it has. None before a file was read. */
    private List<Node> columns(ReconcileViewModel model) {
        var headings = model.file().headingsProperty().get();
        return headings.isEmpty()
                ? List.of()
                : Stream.of(StatementColumn.values())
                        .<Node>map(column -> choice(column, headings, model))
                        .toList();
    }

    private Node choice(StatementColumn column, List<String> headings, ReconcileViewModel model) {
        var name = words.texts().text("statement.column." + column);
        var all = new ArrayList<String>();
        all.add(words.texts().text("reconcile.recognised"));
        all.addAll(headings);
        var box = new ComboBox<String>();
        box.getItems().setAll(all);
        box.getStyleClass().add("touch");
        box.setAccessibleText(name);
        box.setId("column-" + column);
        box.setValue(model.file().headingOf(column).filter(headings::contains).orElse(all.getFirst()));
        box.setOnAction(_ -> {
            var place = box.getSelectionModel().getSelectedIndex();
            model.file().name(column, place <= 0 ? null : all.get(place));
        });
        var label = new Label(name);
        label.setLabelFor(box);
        var field = new VBox(label, box);
        field.getStyleClass().add("field");
        return field;
    }
}
