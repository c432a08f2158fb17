package till.ui.reports;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;
import till.ui.orders.ListPlaceholder;

/** Whole years below the files: put away, taken out, and while that goes on how far it is and a way to stop. */
final class YearsLine extends VBox {
    private final YearDesk desk;
    private final Texts texts;
    private final Label told = new Label();

    YearsLine(YearDesk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    Subscription follow() {
        var heading = new Label(texts.text("years.heading"));
        heading.getStyleClass().add("section-heading");
        var putAway = button("years-putAway", "years.putAway", "fth-archive", desk::putAway);
        var takeOut = button("years-takeOut", "years.takeOut", "fth-scissors", desk::takeOut);
        var stop = button("years-stop", "years.stop", "fth-x", desk::stop);
        var progress = new ProgressBar();
        progress.getStyleClass().add("small");
        told.setId("yearsTold");
        told.setWrapText(true);
        told.setMinHeight(Region.USE_PREF_SIZE);
        told.getStyleClass().add("files-told");
        var line = new FlowPane(heading, putAway, takeOut, progress, stop);
        line.getStyleClass().add("files-line");
        getChildren().setAll(line, told);
        return Subscription.combine(
                desk.busyProperty().subscribe(busy -> {
                    List.of(putAway, takeOut).forEach(each -> each.setDisable(busy));
                    List.of(progress, stop).forEach(each -> {
                        each.setVisible(busy);
                        each.setManaged(busy);
                    });
                }),
                desk.toldProperty().subscribe(this::tell));
    }

    private Button button(String id, String key, String icon, Runnable act) {
        var button = new Button(texts.text(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("touch");
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void tell(Optional<BookFiles.Told> now) {
        told.setVisible(now.isPresent());
        told.setManaged(now.isPresent());
        now.ifPresent(each -> {
            told.setText(texts.text(each.text()));
            told.pseudoClassStateChanged(ListPlaceholder.BAD, !each.written());
        });
    }
}
