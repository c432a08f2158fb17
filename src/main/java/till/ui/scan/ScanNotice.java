package till.ui.scan;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;

/** Says over the whole window what came of a scan that no screen took. */
public final class ScanNotice extends HBox {
    private final ScanDesk desk;
    private final Label words = new Label();
    private final Button close = new Button(null, new FontIcon("fth-x"));

    public ScanNotice(ScanDesk desk) {
        this.desk = desk;
        getStyleClass().add("scan-notice");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        close.getStyleClass().addAll("button-icon", "flat", "touch-icon");
        close.setFocusTraversable(false);
        close.setOnAction(_ -> desk.dismiss());
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        getChildren().setAll(new FontIcon("fth-maximize"), words, close);
        setVisible(false);
    }

    /** Says what it says in another language. */
    public void speak(Texts texts) {
        close.setAccessibleText(texts.text("scan.close"));
        words.setText(
                desk.noticeProperty().get().map(words -> words.apply(texts)).orElse(""));
    }

    /** Follows the desk, in the language of the moment. */
    public Subscription follow(Supplier<Texts> texts) {
        return desk.noticeProperty().subscribe(now -> {
            words.setText(now.map(each -> each.apply(texts.get())).orElse(""));
            setVisible(now.isPresent());
        });
    }
}
