package till.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;
import till.ui.Shortcut;
import till.ui.kit.OverCard;

/** The list of all keys over the window, narrowed as one types; Esc and its own key close it. */
final class ShortcutsCard extends StackPane implements OverCard {
    private final ShortcutList list;
    private final Texts texts;
    private final TextField search = new TextField();
    private final FlowPane groups = new FlowPane();

    ShortcutsCard(ShortcutList list, Texts texts) {
        this.list = list;
        this.texts = texts;
        getStyleClass().add("scrim");
        search.setId("shortcutSearch");
        search.getStyleClass().add("touch");
        search.setPromptText(texts.text("shortcuts.search"));
        search.setAccessibleText(texts.text("shortcuts.search"));
        search.textProperty().subscribe(this::show);
        groups.getStyleClass().add("shortcut-groups");
        var scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(texts.text("shortcuts.title"));
        scroll.getStyleClass().add("details-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var card = new VBox(head(), search, scroll);
        card.getStyleClass().addAll("question", "shortcuts");
        getChildren().add(card);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Node head() {
        var title = new Label(texts.text("shortcuts.title"));
        title.getStyleClass().add("question-title");
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var close = new Button();
        close.setId("shortcutsClose");
        close.setGraphic(new FontIcon("fth-x"));
        close.setAccessibleText(texts.text("shortcuts.close"));
        close.getStyleClass().addAll("button-icon", "flat", "touch-icon");
        close.setOnAction(_ -> list.close());
        var head = new HBox(title, spring, close);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void show(String wanted) {
        var found = list.groups(texts, wanted);
        groups.getChildren().setAll(found.stream().map(ShortcutsCard::group).toList());
        if (found.isEmpty()) {
            var none = new Label(texts.text("shortcuts.none"));
            none.getStyleClass().add("muted");
            groups.getChildren().setAll(none);
        }
    }

    private static Node group(ShortcutList.Group group) {
        var box = new VBox();
        box.getStyleClass().add("shortcut-group");
        var place = new Label(group.place());
        place.getStyleClass().add("section-heading");
        box.getChildren().add(place);
        group.lines().forEach(line -> box.getChildren().add(line(line)));
        return box;
    }

    private static Node line(ShortcutList.Line line) {
        var keys = new Label(line.keys());
        keys.getStyleClass().add("shortcut-keys");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        var does = new Label(line.does());
        does.setWrapText(true);
        var row = new HBox(keys, does);
        row.setAccessibleRole(AccessibleRole.TEXT);
        row.setAccessibleText(line.keys() + " " + line.does());
        row.getStyleClass().add("shortcut-line");
        return row;
    }

    private void pressed(KeyEvent event) {
        if (Shortcut.QUESTION_NOTHING.matches(event)) {
            event.consume();
            list.close();
        }
    }

    @Override
    public void focusFirst() {
        search.requestFocus();
    }

    @Override
    public void release() {}
}
