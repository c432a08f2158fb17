package till.ui.settings;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.domain.Secret;
import till.settings.Texts;

/** The chosen person or the rules for all, what came of the last deed, and a recovery code that is to be written down. */
final class PeopleSide {
    private final VBox form = new VBox();
    private final VBox recovery = new VBox();
    private final Label notice = new Label();
    private final ScrollPane scroll;
    private final PeopleViewModel model;
    private final Texts texts;
    private Subscription bound = Subscription.EMPTY;

    PeopleSide(VBox card, PeopleViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        form.getStyleClass().add("settings-form");
        var top = new VBox(notice, recovery);
        top.getStyleClass().add("settings-results");
        top.visibleProperty().bind(notice.visibleProperty().or(Bindings.isNotEmpty(recovery.getChildren())));
        top.managedProperty().bind(top.visibleProperty());
        notice.setId("peopleNotice");
        recovery.getStyleClass().add("recovery");
        scroll = new ScrollPane(new VBox(top, form));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("details-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var working = new ProgressBar();
        working.getStyleClass().add("small");
        working.setMaxWidth(Double.MAX_VALUE);
        working.visibleProperty().bind(model.workingProperty());
        working.managedProperty().bind(working.visibleProperty());
        card.getChildren().setAll(scroll, working);
    }

    Subscription follow() {
        return Subscription.combine(
                model.formProperty().subscribe(_ -> show()),
                model.getRules().formProperty().subscribe(_ -> show()),
                model.recoveryProperty().subscribe(this::remember),
                model.noticeProperty().subscribe(found -> {
                    FormOutcome.tell(notice, found, texts);
                    scroll.setVvalue(0);
                }),
                () -> bound.unsubscribe());
    }

    private void show() {
        bound.unsubscribe();
        form.getChildren().clear();
        var person = model.formProperty().get();
        bound = person.map(open -> new OperatorPane(form, open, model, texts).fill())
                .or(() -> model.getRules()
                        .formProperty()
                        .get()
                        .map(open -> new RulesPane(form, open, model, texts).fill()))
                .orElse(Subscription.EMPTY);
        scroll.setVvalue(0);
        person.filter(open -> open.stored().isEmpty())
                .map(_ -> form.lookup(".text-input"))
                .ifPresent(Node::requestFocus);
    }

    private void remember(Optional<Secret> code) {
        recovery.getChildren().clear();
        code.ifPresent(secret -> {
            var words = new Label(texts.text("people.recovery"));
            words.setWrapText(true);
            var shown = new TextField(secret.reveal());
            shown.setId("recoveryCode");
            shown.setEditable(false);
            shown.setAccessibleText(texts.text("people.recovery.name"));
            shown.getStyleClass().addAll("touch", "recovery-code");
            var done = new Button(texts.text("people.recovery.done"));
            done.setId("recoveryDone");
            done.getStyleClass().add("touch");
            done.setOnAction(_ -> model.forgetRecovery());
            recovery.getChildren().setAll(words, shown, done);
            done.requestFocus();
        });
    }
}
