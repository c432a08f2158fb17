package till.ui.settings;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import till.service.ExchangeLine;
import till.service.GatewaySetup;
import till.settings.Texts;
import till.ui.settings.GatewaysViewModel.Notice;

/** What saving, removing or testing a gateway showed, with the redacted exchange to copy. */
final class FormOutcome {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final VBox pane;
    private final Texts texts;

    FormOutcome(VBox pane, Texts texts) {
        this.pane = pane;
        this.texts = texts;
    }

    void show(GatewaysViewModel model) {
        pane.getChildren().clear();
        model.noticeProperty().get().ifPresent(found -> {
            var label = new Label();
            tell(label, Optional.of(found), texts);
            pane.getChildren().add(label);
        });
        model.testedProperty().get().ifPresent(this::add);
        pane.setVisible(!pane.getChildren().isEmpty());
        pane.setManaged(pane.isVisible());
    }

    /** Shows a sentence, or takes the label away. */
    static void tell(Label label, Optional<Notice> found, Texts texts) {
        label.setVisible(found.isPresent());
        label.setManaged(found.isPresent());
        found.ifPresent(notice -> dress(label, notice.good(), texts.text(notice.words())));
    }

    private static void dress(Label label, boolean good, String words) {
        label.setText(words);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setGraphic(new FontIcon(good ? "fth-check-circle" : "fth-alert-triangle"));
        label.getStyleClass().setAll("label", "settings-notice");
        label.pseudoClassStateChanged(BAD, !good);
    }

    private void add(GatewaySetup.Tested tested) {
        var told = new Label();
        told.setId("tested");
        dress(told, tested.works(), texts.text(tested.problem()));
        pane.getChildren().add(told);
        if (!tested.word().isBlank()) {
            var word = new Label(texts.text("settings.test.word", tested.word()));
            word.setWrapText(true);
            word.getStyleClass().add("muted");
            pane.getChildren().add(word);
        }
        if (!tested.said().isEmpty()) {
            exchange(tested.said().stream().map(this::text).collect(Collectors.joining("\n\n")));
        }
    }

    private void exchange(String text) {
        var area = new TextArea(text);
        area.setId("exchange");
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(6);
        area.setAccessibleText(texts.text("settings.test.exchange"));
        area.getStyleClass().add("exchange");
        var copy = new Button(texts.text("settings.test.copy"), new FontIcon("fth-copy"));
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        var heading = new Label(texts.text("settings.test.exchange"));
        heading.getStyleClass().add("section-heading");
        pane.getChildren().addAll(heading, area, copy);
    }

    private String text(ExchangeLine line) {
        var head = texts.text(
                "settings.test.line",
                line.operation(),
                Integer.toString(line.status()),
                Long.toString(line.took().toMillis()));
        return head + "\n> " + line.request() + "\n< " + line.answer();
    }
}
