package till.ui.orders;

import java.time.Year;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import till.report.YearArchive;
import till.settings.Texts;

/** What stands in a list's place while there is nothing in it: why, and what to do. */
public final class ListPlaceholder extends VBox {
    /** Marks what says that something went wrong. */
    public static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private ListPlaceholder(String icon, String title, String text) {
        getStyleClass().add("placeholder");
        setAlignment(Pos.CENTER);
        var heading = new Label(title);
        heading.getStyleClass().add("placeholder-title");
        heading.setWrapText(true);
        var about = new Label(text);
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(new FontIcon(icon), heading, about);
    }

    /** @param stem the text key that {@code .title} and {@code .text} are added to */
    public static ListPlaceholder empty(Texts texts, String icon, String stem) {
        return new ListPlaceholder(icon, texts.text(stem + ".title"), texts.text(stem + ".text"));
    }

    /** What was there was put away with its year. */
    public static ListPlaceholder archived(Texts texts, Year year) {
        return new ListPlaceholder(
                "fth-archive",
                texts.text("list.archived.title", year.toString()),
                texts.text("list.archived.text", year.toString(), YearArchive.folderName(year)));
    }

    public static ListPlaceholder loading(Texts texts) {
        return new ListPlaceholder("fth-clock", texts.text("list.loading"), "");
    }

    /** With a button that tries again. */
    public static ListPlaceholder failed(Texts texts, ListState.Failed failed, Runnable again) {
        var placeholder =
                new ListPlaceholder("fth-alert-triangle", texts.text("list.failed"), texts.text(failed.problem()));
        placeholder.pseudoClassStateChanged(BAD, true);
        return placeholder.with(texts.text("list.again"), again);
    }

    /** Adds a button. */
    public ListPlaceholder with(String text, Runnable action) {
        var button = new Button(text);
        button.getStyleClass().add("touch");
        button.setOnAction(_ -> action.run());
        getChildren().add(button);
        return this;
    }
}
