package till.ui.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;
import till.settings.Language;
import till.ui.Appearance;
import till.ui.guide.GuideOwner.Standing;

/** The fields of the guide's pages, joined with what they fill in. */
final class GuideFields {
    private final Pane pages;
    private final GuideViewModel model;
    private final Appearance appearance;
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** @param pages with the fields, found by their ids */
    GuideFields(Pane pages, GuideViewModel model, Appearance appearance) {
        this.pages = pages;
        this.model = model;
        this.appearance = appearance;
    }

    /** Joins them until the subscription ends. */
    Subscription follow() {
        speakers();
        var choices = new GuideChoices(appearance.texts().language().locale(), model.clock());
        choose("guideCurrency", model.currencyProperty(), choices::offerCurrencies);
        choose("guideZone", model.zoneProperty(), choices::offerZones);
        join("guideShop", model.shopNameProperty());
        join("guideTill", model.tillProperty());
        join("guideName", model.getOwner().nameProperty());
        join("guidePin", model.getOwner().pinProperty());
        join("guideAgain", model.getOwner().againProperty());
        subscriptions.add(model.getOwner().standingProperty().subscribe(this::show));
        return Subscription.combine(subscriptions.toArray(Subscription[]::new));
    }

    /** Each language is chosen in its own words, and spoken at once. */
    private void speakers() {
        var group = new ToggleGroup();
        for (var language : Language.values()) {
            var button = find("guide-" + language.tag(), ToggleButton.class);
            button.setToggleGroup(group);
            button.setText(language.ownName());
            var spoken = appearance.texts().language() == language;
            button.setSelected(spoken);
            if (spoken) {
                button.getStyleClass().add("first-focus");
            }
            button.setOnAction(_ -> {
                button.setSelected(true);
                appearance.speak(language);
            });
        }
    }

    /** Fills a box with what can be chosen. */
    @FunctionalInterface
    private interface Offer {
        void to(ComboBox<String> box, ObjectProperty<String> chosen);
    }

    @SuppressWarnings("unchecked")
    private void choose(String id, ObjectProperty<String> chosen, Offer offer) {
        ComboBox<String> box = find(id, ComboBox.class);
        offer.to(box, chosen);
        subscriptions.add(() -> box.valueProperty().unbindBidirectional(chosen));
    }

    private void join(String id, StringProperty text) {
        var field = find(id, TextField.class);
        field.textProperty().bindBidirectional(text);
        subscriptions.add(() -> field.textProperty().unbindBidirectional(text));
    }

    private void show(Standing owner) {
        var texts = appearance.texts();
        put("guideOwnerForm", owner instanceof Standing.None);
        put("guideOwnerKnown", owner instanceof Standing.Known);
        put("guideOwnerMade", owner instanceof Standing.Made);
        if (owner instanceof Standing.Made(var name, var recovery)) {
            find("guideOwnerName", Label.class).setText(texts.text("guide.owner.made", name));
            var code = find("guideRecovery", TextField.class);
            code.setText(recovery.reveal());
            code.requestFocus();
        }
    }

    private void put(String id, boolean there) {
        var node = find(id, Node.class);
        node.setVisible(there);
        node.setManaged(there);
    }

    private <T extends Node> T find(String id, Class<T> kind) {
        return Optional.ofNullable(pages.lookup("#" + id)).map(kind::cast).orElseThrow();
    }
}
