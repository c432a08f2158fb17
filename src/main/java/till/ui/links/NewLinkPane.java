package till.ui.links;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.Property;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.service.PaymentLinks.Offer;
import till.settings.Texts;
import till.ui.kit.ChoiceWords;
import till.ui.kit.LabeledField;
import till.ui.kit.ProblemLine;

/** The form of a new link. */
public final class NewLinkPane extends VBox {
    private final TextField amount = new TextField();
    private final ComboBox<Offer> method = new ComboBox<>();
    private final ComboBox<Duration> lifetime = new ComboBox<>();
    private final TextField subject = new TextField();
    private final TextField sale = new TextField();
    private final Label impossible = told("fth-info", "links-told");
    private final Label problem = told("fth-alert-circle", "links-problem");
    private final Button make = new Button(null, new FontIcon("fth-link"));

    public NewLinkPane() {
        getStyleClass().addAll("card", "links-form");
        amount.setId("amount");
        method.setId("method");
        lifetime.setId("lifetime");
        subject.setId("subject");
        sale.setId("sale");
        make.setId("make");
        amount.getStyleClass().addAll("links-amount-field", "first-focus");
        make.getStyleClass().addAll("touch", "accent");
        make.setMaxWidth(Double.MAX_VALUE);
    }

    private static Label told(String icon, String style) {
        var label = new Label(null, new FontIcon(icon));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setVisible(false);
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** Joins the fields with what is filled in, until the subscription ends. */
    Subscription follow(NewLink link, LinkWords words) {
        var texts = words.texts();
        lay(link, texts);
        subject.setPromptText(texts.text("links.subject.prompt"));
        sale.setPromptText(texts.text("charge.sale.prompt"));
        impossible.setText(texts.text("links.impossible"));
        make.setText(texts.text("links.make"));
        make.disableProperty()
                .bind(link.makingProperty().or(link.possibleProperty().not()));
        make.setOnAction(_ -> link.make());
        List.of(amount, subject, sale).forEach(field -> field.setOnAction(_ -> link.make()));
        method.setConverter(new ChoiceWords<>(method, words::offer));
        lifetime.setConverter(new ChoiceWords<>(lifetime, words::lifetime));
        method.setItems(link.getOffers());
        lifetime.setItems(link.getLifetimes());
        return Subscription.combine(
                joined(amount.textProperty(), link.amountProperty()),
                joined(subject.textProperty(), link.subjectProperty()),
                joined(sale.textProperty(), link.saleProperty()),
                joined(method.valueProperty(), link.offerProperty()),
                joined(lifetime.valueProperty(), link.lifetimeProperty()),
                link.possibleProperty().subscribe(possible -> impossible.setVisible(!possible)),
                ProblemLine.follow(problem, link.problemProperty(), texts::text));
    }

    private void lay(NewLink link, Texts texts) {
        var heading = new Label(texts.text("links.new"));
        heading.getStyleClass().add("section-heading");
        getChildren()
                .setAll(
                        heading,
                        new LabeledField(texts.text("links.amount", link.currencyCode()), amount),
                        new LabeledField(texts.text("links.method"), method),
                        new LabeledField(texts.text("links.lifetime"), lifetime),
                        new LabeledField(texts.text("links.subject"), subject),
                        new LabeledField(texts.text("links.sale"), sale),
                        impossible,
                        problem,
                        make);
    }

    private static <T> Subscription joined(Property<T> field, Property<T> filled) {
        field.bindBidirectional(filled);
        return () -> field.unbindBidirectional(filled);
    }
}
