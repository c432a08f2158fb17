package till.ui.agreements;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.domain.Agreement;
import till.domain.Agreement.Charge;
import till.domain.Agreement.State;
import till.domain.Schedule;
import till.settings.Texts;
import till.ui.Shortcut;
import till.ui.kit.DeedButton;
import till.ui.kit.ProblemLine;
import till.ui.kit.ToldLabel;
import till.ui.kit.WrappedLabel;

/** The agreement that is looked at: what was agreed, where it stands, every charge, and what can be done with it. */
public final class ShownAgreementPane extends VBox {
    private final Label amount = new WrappedLabel("agreements-shown-amount");
    private final HBox state = new HBox();
    private final Label customer = new WrappedLabel("agreements-shown-customer");
    private final Label next = new WrappedLabel("agreements-shown-next");
    private final Label rule = new WrappedLabel("muted");
    private final Label card = new WrappedLabel("muted");
    private final Label consent = new WrappedLabel("muted");
    private final Label why = new ToldLabel("fth-pause-circle", "agreements-told");
    private final Label told = new ToldLabel("fth-info", "agreements-told");
    private final Label heading = new WrappedLabel("section-heading");
    private final ListView<Charge> charges = new ListView<>();
    private final Button another = new DeedButton("another", "fth-plus");
    private final Button charge = new DeedButton("charge", "fth-repeat");
    private final Button pause = new DeedButton("pause", "fth-pause");
    private final Button expiry = new DeedButton("expiry", "fth-credit-card");
    private final Button payment = new DeedButton("payment", "fth-list");
    private final Button cancel = new DeedButton("cancel", "fth-x");

    public ShownAgreementPane() {
        getStyleClass().addAll("card", "agreements-shown");
        amount.setWrapText(false);
        amount.setMinWidth(USE_PREF_SIZE);
        state.setMinWidth(USE_PREF_SIZE);
        another.getStyleClass().add("first-focus");
        charge.getStyleClass().add("accent");
        cancel.getStyleClass().addAll("danger", "button-outlined");
        charges.setId("charges");
        charges.getStyleClass().addAll("agreements-list", "agreements-charges");
        VBox.setVgrow(charges, Priority.ALWAYS);
        var head = new FlowPane(amount, state, another);
        head.getStyleClass().add("agreements-head");
        var deeds = new FlowPane(charge, pause, expiry, payment, cancel);
        deeds.getStyleClass().add("agreements-deeds");
        getChildren().setAll(head, customer, next, rule, card, consent, why, told, deeds, heading, charges);
    }

    /**
     * Follows what is looked at until the subscription ends.
     *
     * @param away looks at none
     */
    Subscription follow(ShownAgreement shown, AgreementWords words, Runnable away) {
        name(words.texts());
        another.setOnAction(_ -> away.run());
        charge.setOnAction(_ -> shown.chargeNow());
        pause.setOnAction(_ -> shown.pauseOrResume());
        expiry.setOnAction(_ -> shown.renewExpiry());
        payment.setOnAction(_ -> shown.open(charges.getSelectionModel().getSelectedItem()));
        cancel.setOnAction(_ -> shown.cancel());
        charges.setItems(shown.getCharges());
        charges.setCellFactory(_ -> new ChargeCell(words));
        charges.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.AGREEMENT_OPEN.matches(event)) {
                event.consume();
                shown.open(charges.getSelectionModel().getSelectedItem());
            }
        });
        var all = Bindings.createObjectBinding(Object::new, shown.shownProperty(), shown.busyProperty());
        return Subscription.combine(
                all.subscribe(_ -> shown.shownProperty()
                        .get()
                        .ifPresent(agreement ->
                                show(agreement, shown.busyProperty().get(), words))),
                ProblemLine.follow(told, shown.toldProperty(), words.texts()::text));
    }

    private void name(Texts texts) {
        another.setText(texts.text("agreements.another"));
        charge.setText(texts.text("agreements.charge"));
        expiry.setText(texts.text("agreements.expiry"));
        payment.setText(texts.text("agreements.payment"));
        cancel.setText(texts.text("agreements.cancel"));
        heading.setText(texts.text("agreements.charges"));
        charges.setAccessibleText(texts.text("agreements.charges"));
        var none = new WrappedLabel("muted");
        none.setText(texts.text("agreements.charges.none"));
        charges.setPlaceholder(none);
    }

    private void show(Agreement agreement, boolean busy, AgreementWords words) {
        var texts = words.texts();
        var standing = agreement.standing();
        state.getChildren().setAll(words.badge(standing.state()));
        amount.setText(words.amount(agreement));
        customer.setText(words.customer(agreement) + "  ·  " + agreement.id());
        next.setText(words.next(agreement));
        rule.setText(words.rule(agreement));
        card.setText(words.card(agreement) + "  ·  " + words.gateway(agreement) + "  ·  "
                + texts.text("agreements.first", agreement.first().orderNo().text()));
        consent.setText(words.agreed(agreement));
        var reason = standing.state() == State.PAUSED ? standing.reason() : null;
        why.setVisible(reason != null);
        why.setText(reason == null ? "" : texts.text("agreements.why." + reason));
        pause.setText(texts.text(standing.state() == State.PAUSED ? "agreements.resume" : "agreements.pause"));
        charge.setVisible(agreement.terms().schedule().unit() == Schedule.Unit.NONE);
        charge.setDisable(busy || standing.state() != State.ACTIVE);
        for (var deed : java.util.List.of(pause, expiry, cancel)) {
            deed.setDisable(busy || standing.state().isOver());
        }
    }
}
