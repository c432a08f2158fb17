package till.ui.reports;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.report.BookExport.Format;
import till.report.BookExport.What;
import till.report.NightlyExport.Standing;
import till.settings.Texts;
import till.ui.kit.ChoiceWords;
import till.ui.orders.ListPlaceholder;

/** The books as files: what, how, and while one is written, how far it is and a way to give it up. */
public final class FilesPane extends VBox {
    private final ComboBox<What> what = new ComboBox<>();
    private final ComboBox<Format> format = new ComboBox<>();
    private final Button write = new Button();
    private final Button giveUp = new Button();
    private final ProgressBar progress = new ProgressBar();
    private final Label told = new Label();
    private final Label nightly = new Label();
    private final Button everyNight = new Button();

    public FilesPane() {
        getStyleClass().add("files");
        what.getStyleClass().add("touch");
        format.getStyleClass().addAll("touch", "files-format");
        write.setId("write");
        write.getStyleClass().add("touch");
        write.setGraphic(new FontIcon("fth-download"));
        giveUp.setId("giveUp");
        giveUp.getStyleClass().add("touch");
        giveUp.setGraphic(new FontIcon("fth-x"));
        progress.getStyleClass().add("small");
        everyNight.setId("everyNight");
        everyNight.getStyleClass().add("touch");
        nightly.setId("nightly");
        nightly.setWrapText(true);
        nightly.getStyleClass().add("files-night");
        told.setId("told");
        told.setWrapText(true);
        told.getStyleClass().add("files-told");
    }

    /** Shows the files of a report. */
    Subscription follow(ReportsViewModel model, Texts texts) {
        var files = model.getFiles();
        words(texts);
        var heading = new Label(texts.text("reports.files"));
        heading.getStyleClass().add("section-heading");
        var line = new FlowPane(heading, what, format, write, progress, giveUp);
        line.getStyleClass().add("files-line");
        var years = new YearsLine(model.getYears(), texts);
        getChildren().setAll(line, told, nights(files), years);
        what.valueProperty().bindBidirectional(files.whatProperty());
        format.valueProperty().bindBidirectional(files.formatProperty());
        write.setOnAction(_ -> files.write(model.days()));
        giveUp.setOnAction(_ -> files.giveUp());
        return Subscription.combine(
                years.follow(),
                files.writingProperty().subscribe(this::writing),
                files.rowsProperty()
                        .subscribe(rows -> giveUp.setText(texts.text("reports.file.giveUp", rows.longValue()))),
                files.toldProperty().subscribe(now -> tell(now, texts)),
                files.nightlyProperty().subscribe(standing -> stand(standing, files.isLive(), texts)),
                () -> what.valueProperty().unbindBidirectional(files.whatProperty()),
                () -> format.valueProperty().unbindBidirectional(files.formatProperty()));
    }

    /** A long reason wraps: it must not make the screen wider than the window. */
    private HBox nights(BookFiles files) {
        var line = new HBox(nightly, everyNight);
        line.getStyleClass().add("files-nights");
        nightly.setMinWidth(0);
        everyNight.setMinWidth(Region.USE_PREF_SIZE);
        everyNight.setVisible(files.isLive());
        everyNight.setManaged(files.isLive());
        everyNight.setOnAction(_ -> files.everyNight());
        return line;
    }

    private void stand(Standing standing, boolean live, Texts texts) {
        nightly.pseudoClassStateChanged(ListPlaceholder.BAD, standing.failure() != null);
        everyNight.setText(texts.text(standing.plan().isPresent() ? "reports.night.stop" : "reports.night.start"));
        nightly.setText(standing.plan()
                .map(plan -> texts.text(
                        "reports.night.on",
                        plan.folder().toString(),
                        plan.done().toString()))
                .orElseGet(() -> texts.text(live ? "reports.night.off" : "reports.night.training")));
        if (standing.failure() != null) {
            nightly.setText(nightly.getText() + " " + texts.text(standing.failure()));
        }
    }

    private void words(Texts texts) {
        what.setConverter(new ChoiceWords<>(what, each -> texts.text("reports.what." + each.name())));
        what.getItems().setAll(What.values());
        what.setAccessibleText(texts.text("reports.what"));
        format.setConverter(new ChoiceWords<>(format, each -> texts.text("reports.format." + each.name())));
        format.getItems().setAll(Format.values());
        format.setAccessibleText(texts.text("reports.format"));
        write.setText(texts.text("reports.file.write"));
    }

    private void writing(boolean now) {
        write.setDisable(now);
        for (var node : new Node[] {progress, giveUp}) {
            node.setVisible(now);
            node.setManaged(now);
        }
    }

    private void tell(Optional<BookFiles.Told> now, Texts texts) {
        told.setVisible(now.isPresent());
        told.setManaged(now.isPresent());
        now.ifPresent(each -> {
            told.setText(texts.text(each.text()));
            told.pseudoClassStateChanged(ListPlaceholder.BAD, !each.written());
        });
    }
}
