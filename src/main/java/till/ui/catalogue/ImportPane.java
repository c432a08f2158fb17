package till.ui.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.catalogue.ImportPlan;
import till.catalogue.ImportRow;
import till.catalogue.ImportRow.Kind;
import till.catalogue.TextCode;
import till.settings.Texts;
import till.ui.catalogue.ImportDesk.Phase;
import till.ui.kit.ChoiceWords;
import till.ui.kit.ProblemLine;

/** A file before it is imported: what is new, what changes, and what is wrong, row by row. */
public final class ImportPane extends VBox {
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Label heading = new Label();
    private final FlowPane kinds = new FlowPane();
    private final ComboBox<TextCode> code = new ComboBox<>();
    private final ListView<ImportRow> rows = new ListView<>();
    private final Button write = button("import-write", "fth-check");
    private final Button saveWrong = button("import-save", "fth-download");
    private final Button cancel = button("import-cancel", "fth-x");
    private final CheckBox leaveOut = new CheckBox();

    public ImportPane() {
        getStyleClass().addAll("card", "import-card");
        heading.getStyleClass().add("section-heading");
        heading.setWrapText(true);
        kinds.getStyleClass().add("import-kinds");
        rows.setId("import-rows");
        rows.getStyleClass().add("item-list");
        VBox.setVgrow(rows, Priority.ALWAYS);
        write.getStyleClass().addAll("accent", "first-focus");
        cancel.getStyleClass().add("first-focus");
        code.setId("import-code");
        code.getStyleClass().add("touch");
        leaveOut.setId("import-leave");
        leaveOut.getStyleClass().add("touch");
        leaveOut.setWrapText(true);
    }

    private static Button button(String id, String icon) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("touch");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /** Follows the file until the subscription ends. */
    Subscription follow(ImportDesk desk, Texts texts) {
        rows.setItems(desk.getRows());
        rows.setCellFactory(_ -> new ImportCell(texts));
        rows.setAccessibleText(texts.text("catalogue.import.rows"));
        rows.setPlaceholder(new Label(texts.text("catalogue.import.noRows")));
        leaveOut.setText(texts.text("catalogue.import.leaveOut"));
        saveWrong.setText(texts.text("catalogue.import.saveWrong"));
        leaveOut.selectedProperty().bindBidirectional(desk.leaveOutProperty());
        subscriptions.add(() -> leaveOut.selectedProperty().unbindBidirectional(desk.leaveOutProperty()));
        choose(desk, texts);
        write.setOnAction(_ -> desk.write());
        saveWrong.setOnAction(_ -> desk.saveWrong());
        cancel.setOnAction(_ -> desk.cancel());
        getChildren()
                .setAll(
                        heading,
                        code,
                        kinds,
                        rows,
                        progress(desk, texts),
                        told(desk, texts, true),
                        told(desk, texts, false),
                        leaveOut,
                        buttons());
        List.of(desk.phaseProperty(), desk.planProperty(), desk.leaveOutProperty())
                .forEach(each -> subscriptions.add(each.subscribe(() -> show(desk, texts))));
        show(desk, texts);
        return Subscription.combine(subscriptions.toArray(Subscription[]::new));
    }

    private void choose(ImportDesk desk, Texts texts) {
        code.setConverter(new ChoiceWords<>(code, each -> texts.text("catalogue.code." + each)));
        code.setAccessibleText(texts.text("catalogue.code.choose"));
        code.setOnAction(_ -> readAs(desk));
    }

    private Node buttons() {
        var buttons = new FlowPane(write, saveWrong, cancel);
        buttons.getStyleClass().add("item-buttons");
        return buttons;
    }

    private Node progress(ImportDesk desk, Texts texts) {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(texts.text("catalogue.import.progress"));
        var count = new Label();
        subscriptions.add(desk.progressProperty().subscribe(done -> {
            var all = desk.planProperty().get().map(ImportPane::toWrite).orElse(0);
            bar.setProgress(all == 0 ? ProgressBar.INDETERMINATE_PROGRESS : done.doubleValue() / all);
            count.setText(texts.text("catalogue.import.step", String.valueOf(done)));
        }));
        var line = new HBox(bar, count);
        HBox.setHgrow(bar, Priority.ALWAYS);
        line.getStyleClass().add("import-progress");
        line.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> desk.phaseProperty().get() == Phase.READING
                                || desk.phaseProperty().get() == Phase.WRITING,
                        desk.phaseProperty()));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private static int toWrite(ImportPlan plan) {
        return plan.counts().getOrDefault(Kind.NEW, 0) + plan.counts().getOrDefault(Kind.CHANGED, 0);
    }

    private Node told(ImportDesk desk, Texts texts, boolean good) {
        var label = new Label(null, new FontIcon(good ? "fth-check" : "fth-alert-circle"));
        label.setId(good ? "import-notice" : "import-problem");
        label.getStyleClass().add(good ? "item-notice" : "item-problem");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        subscriptions.add(
                ProblemLine.follow(label, good ? desk.noticeProperty() : desk.problemProperty(), texts::text));
        return label;
    }

    private void show(ImportDesk desk, Texts texts) {
        var plan = desk.planProperty().get();
        var phase = desk.phaseProperty().get();
        heading.setText(plan.map(found -> texts.text("catalogue.import.heading", found.file()))
                .orElse(texts.text("catalogue.import.title")));
        kinds.getChildren().setAll(plan.map(found -> kinds(found, desk, texts)).orElse(List.of()));
        var looking = phase == Phase.LOOKING && plan.isPresent();
        var wrong = plan.filter(found -> !found.isSound()).isPresent();
        var count = plan.map(ImportPane::toWrite).orElse(0);
        seen(rows, plan.isPresent());
        plan.ifPresent(this::offer);
        seen(code, looking && code.getItems().size() > 1);
        seen(write, looking);
        write.setText(texts.text("catalogue.import.write", String.valueOf(count)));
        write.setDisable(count == 0 || (wrong && !desk.leaveOutProperty().get()));
        seen(leaveOut, looking && wrong);
        seen(saveWrong, wrong && (looking || phase == Phase.DONE));
        cancel.setText(texts.text(phase == Phase.DONE ? "catalogue.import.close" : "catalogue.import.cancel"));
    }

    /** A file that can be nothing else is not asked about. */
    private void offer(ImportPlan plan) {
        var choices = plan.code() == TextCode.UTF_8 ? List.<TextCode>of() : plan.possible();
        if (!code.getItems().equals(choices)) {
            code.getItems().setAll(choices);
        }
        code.setValue(plan.code());
    }

    private void readAs(ImportDesk desk) {
        var wanted = code.getValue();
        if (wanted != null
                && desk.planProperty()
                        .get()
                        .filter(plan -> plan.code() != wanted)
                        .isPresent()) {
            desk.readAs(wanted);
        }
    }

    private static void seen(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static List<Node> kinds(ImportPlan plan, ImportDesk desk, Texts texts) {
        var group = new ToggleGroup();
        var all = new ArrayList<Node>();
        all.add(kind(
                group,
                Optional.empty(),
                texts.text("catalogue.row.all", String.valueOf(plan.rows().size())),
                desk));
        for (var each : Kind.values()) {
            var text = texts.text(
                    "catalogue.import.kind",
                    texts.text("catalogue.row." + each),
                    String.valueOf(plan.counts().get(each)));
            all.add(kind(group, Optional.of(each), text, desk));
        }
        return all;
    }

    private static Node kind(ToggleGroup group, Optional<Kind> which, String text, ImportDesk desk) {
        var button = new ToggleButton(text);
        button.setId("import-" + which.map(Kind::name).orElse("ALL"));
        button.getStyleClass().addAll("touch", "chip");
        button.setMinWidth(USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setSelected(which.equals(desk.kindProperty().get()));
        button.setOnAction(_ -> {
            button.setSelected(true);
            desk.kindProperty().set(which);
        });
        return button;
    }

    /** Puts the focus on what is done next. */
    void begin() {
        (write.isVisible() && !write.isDisabled() ? write : cancel).requestFocus();
    }
}
