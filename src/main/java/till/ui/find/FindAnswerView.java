package till.ui.find;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import till.service.BillAnswer;
import till.service.BillAnswer.Says;

/** The gateway's answer, large enough to be read from the customer's side. */
final class FindAnswerView {
    private final VBox panel;
    private final FindWords words;
    private final FontIcon icon = new FontIcon("fth-help-circle");
    private final Label title = label("find-title");
    private final Label text = label("find-text");
    private final Label word = label("find-word");

    FindAnswerView(VBox panel, FindWords words) {
        this.panel = panel;
        this.words = words;
        var seal = new StackPane(icon);
        seal.getStyleClass().add("find-seal");
        panel.getChildren().setAll(seal, title, text, word);
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    void show(Optional<FindRow> best) {
        var said = best.flatMap(FindRow::answer);
        panel.setVisible(said.isPresent());
        Stream.of(Says.values())
                .forEach(each -> panel.pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(style(each)),
                        said.map(BillAnswer::says).filter(each::equals).isPresent()));
        said.ifPresent(this::show);
    }

    private void show(BillAnswer answer) {
        icon.setIconLiteral(icon(answer.says()));
        title.setText(words.title(answer));
        text.setText(words.text(answer));
        word.setText(words.word(answer));
    }

    private static String style(Says says) {
        return says.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String icon(Says says) {
        return switch (says) {
            case PAID -> "fth-check";
            case GIVEN_BACK -> "fth-corner-up-left";
            case HELD -> "fth-lock";
            case CONTRADICTED -> "fth-alert-triangle";
            case NO_ANSWER -> "fth-help-circle";
            case NOT_YET -> "fth-clock";
            case NOT_PAID -> "fth-x";
        };
    }
}
