package till.ui.training;

import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.settings.Texts;
import till.ui.scan.ScannerTyping;

/** A simulated customer's phone: shows a code of a wallet, and has it scanned into the window as a scanner would. */
public final class PhoneBox extends VBox {
    private final Label shown = new Label();
    private final Button scan = new Button();
    private final HBox phone = new HBox(shown, scan);
    private final MenuButton wallets = new MenuButton();

    public PhoneBox() {
        getStyleClass().add("training-phone");
        shown.getStyleClass().add("training-code");
        shown.setMinWidth(Region.USE_PREF_SIZE);
        shown.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(shown, Priority.ALWAYS);
        scan.setId("scan-shown");
        scan.getStyleClass().addAll("touch", "accent");
        scan.setMinWidth(Region.USE_PREF_SIZE);
        phone.getStyleClass().add("training-shown");
        phone.setAlignment(Pos.CENTER_LEFT);
        phone.managedProperty().bind(phone.visibleProperty());
        wallets.setId("phone");
        wallets.getStyleClass().addAll("touch", "training-troubles");
        wallets.setMaxWidth(Double.MAX_VALUE);
        getChildren().setAll(phone, wallets);
    }

    Subscription follow(TrainingViewModel model, Texts texts) {
        scan.setText(texts.text("training.scan"));
        scan.setOnAction(_ -> model.scan()
                .ifPresent(code -> ScannerTyping.type(getScene(), code.code().text())));
        wallets.setText(texts.text("training.phone"));
        wallets.getItems()
                .setAll(Stream.of(SimulatedPhone.values())
                        .map(phone -> item(phone, model, texts))
                        .toList());
        return model.shownProperty().subscribe(now -> {
            phone.setVisible(now.isPresent());
            shown.setText(now.map(code -> code.code().text()).orElse(""));
        });
    }

    private static MenuItem item(SimulatedPhone phone, TrainingViewModel model, Texts texts) {
        var item = new MenuItem(texts.text("method.brand." + phone.wallet().name()));
        item.setId("phone-" + phone.name());
        item.setOnAction(_ -> model.show(phone));
        return item;
    }
}
