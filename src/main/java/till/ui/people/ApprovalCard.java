package till.ui.people;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Operator;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.kit.OverCard;

/** Asks for an approver's PIN over the window: what is to be approved, why, who may, and the keypad; Esc cancels. */
public final class ApprovalCard extends StackPane implements OverCard {
    private final ApprovalQuestion question;
    private final Texts texts;
    private final PinPane pane;
    private final Button cancel;
    private final Subscription subscription;

    public ApprovalCard(ApprovalQuestion question, Texts texts) {
        this.question = question;
        this.texts = texts;
        getStyleClass().add("scrim");
        pane = new PinPane(question.form(), texts);
        cancel = new Button(texts.text("approval.cancel"));
        cancel.setId("approvalCancel");
        cancel.getStyleClass().add("touch");
        cancel.setOnAction(_ -> question.cancel().run());
        var card = new VBox(head(), why(), whoMay(), buttons());
        card.getStyleClass().addAll("question", "approval");
        var scroll = new ScrollPane(card);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("details-scroll", "approval-scroll");
        // its own idea of a height does not know that lines wrap
        scroll.prefViewportHeightProperty().bind(card.heightProperty());
        scroll.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        subscription = question.reason().approvers().isEmpty() ? Subscription.EMPTY : pane.follow();
    }

    private Node head() {
        var wish = question.reason().wish();
        var title = label(texts.text("approval.title"), "question-title");
        var act = label(wished(wish), "approval-act");
        var words = new VBox(title, act);
        var head = new HBox(new FontIcon("fth-shield"), words);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("approval-head");
        return head;
    }

    private String wished(ApprovalQuestion.Wish wish) {
        var who = Optional.ofNullable(wish.acting().operator())
                .map(Operator::name)
                .orElse("");
        var act = texts.text("act." + wish.act().name());
        var amount = wish.amount();
        if (who.isEmpty()) {
            return texts.text("approval.wish.unnamed", act);
        }
        return amount == null
                ? texts.text("approval.wish", who, act)
                : texts.text("approval.wish.amount", who, act, AmountFormat.withCurrency(amount));
    }

    private Node why() {
        var why = label(texts.text(question.reason().obstacle()), "question-text");
        why.setId("approvalWhy");
        return why;
    }

    private Node whoMay() {
        if (question.reason().approvers().isEmpty()) {
            var nobody = label(texts.text("approval.nobody"), "approval-nobody");
            nobody.setId("approvalNobody");
            return nobody;
        }
        return new VBox(label(texts.text("approval.who"), "section-heading"), pane);
    }

    private Node buttons() {
        var buttons = new HBox(cancel);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("approval-buttons");
        return buttons;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            question.cancel().run();
        } else if (event.getCode() == KeyCode.ENTER && cancel.isFocused()) {
            event.consume();
            cancel.fire();
        }
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    public void focusFirst() {
        if (question.reason().approvers().isEmpty()) {
            cancel.requestFocus();
        } else {
            pane.focusFirst();
        }
    }

    @Override
    public void release() {
        subscription.unsubscribe();
    }
}
