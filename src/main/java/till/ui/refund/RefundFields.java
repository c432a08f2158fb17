package till.ui.refund;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.CustomTextField;
import till.domain.Problem;
import till.service.RefundRoom;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.kit.ClearButtons;
import till.ui.orders.OrderWords;

/** The fields of a refund: amount, reason, and what proves it where it was made elsewhere. */
final class RefundFields {
    private final Node root;
    private final RefundViewModel model;
    private final RefundForm form;
    private final OrderWords words;
    private final Texts texts;

    RefundFields(Node root, RefundViewModel model, OrderWords words) {
        this.root = root;
        this.model = model;
        this.form = model.getForm();
        this.words = words;
        this.texts = words.texts();
    }

    /** Fills the fields, and follows the model until the subscription ends. */
    Subscription follow() {
        CustomTextField amount = part("#amount");
        TextField other = part("#other");
        TextArea evidence = part("#evidence");
        ClearButtons.add(amount, texts);
        var chips = new ReasonChips(this.<FlowPane>part("#reasons"), other, form, texts);
        return Subscription.combine(
                bound(amount, form.amountProperty()),
                bound(other, form.otherReasonProperty()),
                bound(evidence, form.evidenceProperty()),
                model.refundableProperty().subscribe(found -> found.ifPresent(this::explain)),
                form.reasonProperty().subscribe(chips::mark),
                form.recordingProperty().subscribe(this::record),
                form.amountProperty().subscribe((_, _) -> name()),
                form.obstacleProperty().subscribe(this::judge),
                model.getRight().byApprovalProperty().subscribe(needed -> this.<Label>part("#approval")
                        .setVisible(needed)));
    }

    private static Subscription bound(TextInputControl field, javafx.beans.property.StringProperty text) {
        field.textProperty().bindBidirectional(text);
        return () -> field.textProperty().unbindBidirectional(text);
    }

    /** What the gateway cannot do, with the way out, and what it bears. */
    private void explain(Refundable each) {
        this.<Button>part("#all").setText(texts.text("refund.all", AmountFormat.grouped(each.left())));
        var told = told(each);
        this.<Label>part("#notice").setText(told.orElse(""));
        part("#notice").setVisible(told.isPresent());
        var limits = limits(each.room());
        this.<Label>part("#limits").setText(limits);
        part("#limits").setVisible(!limits.isEmpty());
        part("#elsewhere").setVisible(each.sends());
        judge(form.obstacleProperty().get());
    }

    private Optional<String> told(Refundable each) {
        var gateway = words.gateway(each.payment());
        var obstacle = each.room().obstacle();
        if (obstacle.isPresent()) {
            return Optional.of(
                    obstacle.get().key().equals("refund.notHere")
                            ? texts.text("refund.way.notSent", gateway)
                            : texts.text(obstacle.get()));
        }
        return each.answers() ? Optional.empty() : Optional.of(texts.text("refund.way.notAnswered", gateway));
    }

    /** Until when, and how many of how many. */
    private String limits(RefundRoom room) {
        var until = room.until().map(last -> texts.text("refund.limit.until", words.dayAndTime(last)));
        var count = room.most()
                .map(most -> texts.text("refund.limit.count", Integer.toString(room.used()), most.toString()));
        return Stream.of(until, count).flatMap(Optional::stream).collect(Collectors.joining("  ·  "));
    }

    private void record(boolean recording) {
        part("#evidenceLabel").setVisible(recording);
        part("#evidence").setVisible(recording);
        this.<Button>part("#elsewhere").setText(texts.text(recording ? "refund.sendInstead" : "refund.recordInstead"));
        judge(form.obstacleProperty().get());
    }

    private void judge(Optional<Problem> problem) {
        var blank = form.amountProperty().get().isBlank();
        this.<Label>part("#obstacle").setText(blank ? "" : problem.map(texts::text).orElse(""));
        part("#send").setDisable(problem.isPresent());
        name();
    }

    private void name() {
        var recording = form.recordingProperty().get();
        var stem = recording ? "refund.record" : "refund.send";
        this.<Button>part("#send")
                .setText(form.chosen()
                        .map(money -> texts.text(stem, AmountFormat.withCurrency(money)))
                        .orElseGet(() -> texts.text(recording ? "refund.record.none" : "refund.send.none")));
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T part(String selector) {
        return (T) root.lookup(selector);
    }
}
