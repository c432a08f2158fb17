package till.ui.agreements;

import java.util.List;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Agreement.Kind;
import till.domain.Payment;
import till.domain.Schedule.Unit;
import till.ui.agreements.NewAgreement.Field;
import till.ui.kit.ChoiceWords;
import till.ui.kit.LabeledField;
import till.ui.kit.ProblemLine;
import till.ui.kit.ToldLabel;
import till.ui.kit.WrappedLabel;

/** The form of a new agreement. */
public final class NewAgreementPane extends VBox {
    private static final int CONSENT_ROWS = 3;

    private final ComboBox<Payment> candidate = new ComboBox<>();
    private final ComboBox<Kind> kind = new ComboBox<>();
    private final ComboBox<Unit> unit = new ComboBox<>();
    private final VBox fields = new VBox();
    private final TextArea consent = new TextArea();
    private final Label problem = new ToldLabel("fth-alert-circle", "agreements-problem");
    private final Button make = new Button(null, new FontIcon("fth-repeat"));
    private Subscription subscriptions = Subscription.EMPTY;

    public NewAgreementPane() {
        getStyleClass().addAll("card", "agreements-form");
        fields.getStyleClass().add("agreements-fields");
        candidate.setId("candidate");
        candidate.getStyleClass().add("first-focus");
        kind.setId("kind");
        unit.setId("unit");
        consent.setId("consent");
        consent.setWrapText(true);
        consent.setPrefRowCount(CONSENT_ROWS);
        make.setId("make");
        make.getStyleClass().addAll("touch", "accent");
        make.setMaxWidth(Double.MAX_VALUE);
    }

    /** Joins the fields with what is filled in, until the subscription ends. */
    Subscription follow(NewAgreement agreement, AgreementWords words) {
        subscriptions = Subscription.EMPTY;
        var texts = words.texts();
        candidate.setConverter(new ChoiceWords<>(candidate, words::candidate));
        candidate.setItems(agreement.getCandidates());
        kind.setConverter(new ChoiceWords<>(kind, each -> texts.text("agreements.kind." + each)));
        kind.getItems().setAll(Kind.values());
        unit.setConverter(new ChoiceWords<>(unit, each -> texts.text("agreements.unit." + each)));
        unit.getItems().setAll(Unit.DAYS, Unit.WEEKS, Unit.MONTHS);
        join(candidate.valueProperty(), agreement.candidateProperty());
        join(kind.valueProperty(), agreement.kindProperty());
        join(unit.valueProperty(), agreement.unitProperty());
        join(consent.textProperty(), agreement.text(Field.CONSENT));
        consent.setPromptText(texts.text("agreements.prompt.CONSENT"));
        make.setText(texts.text("agreements.make"));
        make.disableProperty().bind(agreement.makingProperty());
        make.setOnAction(_ -> agreement.add());
        lay(agreement, words);
        return subscriptions.and(ProblemLine.follow(problem, agreement.problemProperty(), texts::text));
    }

    private void lay(NewAgreement agreement, AgreementWords words) {
        var heading = new WrappedLabel("section-heading");
        heading.setText(words.texts().text("agreements.new"));
        var about = new WrappedLabel("muted");
        about.setText(words.texts().text("agreements.new.text"));
        var dates = List.of(
                row(field(Field.EVERY, agreement, words), named(unit, "agreements.field.UNIT", words)),
                row(field(Field.FIRST, agreement, words), field(Field.TIMES, agreement, words)),
                row(field(Field.UNTIL, agreement, words), field(Field.RETRIES, agreement, words)));
        dates.forEach(row -> {
            row.visibleProperty().bind(kind.valueProperty().isNotEqualTo(Kind.UNSCHEDULED));
            row.managedProperty().bind(row.visibleProperty());
        });
        fields.getChildren()
                .setAll(
                        about,
                        named(candidate, "agreements.field.CANDIDATE", words),
                        row(field(Field.PAYMENT, agreement, words), field(Field.IDENTIFIER, agreement, words)),
                        row(field(Field.CUSTOMER, agreement, words), field(Field.SUBJECT, agreement, words)),
                        row(field(Field.AMOUNT, agreement, words), field(Field.EXPIRY, agreement, words)),
                        named(kind, "agreements.field.KIND", words));
        fields.getChildren().addAll(dates);
        fields.getChildren().add(named(consent, "agreements.field.CONSENT", words));
        var scroll = new ScrollPane(fields);
        scroll.getStyleClass().add("details-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(heading, scroll, problem, make);
    }

    private static HBox row(Node... fields) {
        var row = new HBox(fields);
        row.getStyleClass().add("agreements-row");
        row.setMinHeight(Region.USE_PREF_SIZE);
        for (var field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
            ((Region) field).setPrefWidth(1);
        }
        return row;
    }

    private LabeledField field(Field which, NewAgreement agreement, AgreementWords words) {
        var text = new TextField();
        text.setId("agreement-" + which);
        text.setPromptText(words.texts().text("agreements.prompt." + which));
        text.setOnAction(_ -> agreement.add());
        join(text.textProperty(), agreement.text(which));
        return named(text, "agreements.field." + which, words);
    }

    private static LabeledField named(Control control, String key, AgreementWords words) {
        return new LabeledField(words.texts().text(key), control);
    }

    private <T> void join(Property<T> field, Property<T> filled) {
        field.bindBidirectional(filled);
        subscriptions = subscriptions.and(() -> field.unbindBidirectional(filled));
    }
}
