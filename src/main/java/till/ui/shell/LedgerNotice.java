package till.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;

/** The line under the top bar that says that the ledger cannot be reached, or has no backup. It takes no focus. */
public final class LedgerNotice extends HBox {
    private final Label text = new Label();

    public LedgerNotice() {
        getStyleClass().addAll("reminder", "ledger-notice");
        setAlignment(Pos.CENTER_LEFT);
        text.getStyleClass().add("reminder-text");
        text.setId("ledgerNotice");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().setAll(new FontIcon("fth-database"), text);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Lets the one in the shell say what there is to be said, until the subscription ends. */
    static Subscription follow(Parent shell, LedgerStanding standing, Texts texts) {
        return shell.lookup(".ledger-notice") instanceof LedgerNotice notice
                ? notice.follow(standing, texts)
                : Subscription.EMPTY;
    }

    private Subscription follow(LedgerStanding standing, Texts texts) {
        return standing.saidProperty().subscribe(now -> {
            setVisible(now.isPresent());
            text.setText(now.map(texts::text).orElse(""));
        });
    }
}
