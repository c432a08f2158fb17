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
        var amount = part(CustomTextField.class, "#amount");
        var other = part(TextField.class, "#other");
        var evidence = part(TextArea.class, "#evidence");
        ClearButtons.add(amount, texts);
        var chips = new ReasonChips(part(FlowPane.class, "#reasons"), other, form, texts);
        return Subscription.combine(
                bound(amount, form.amountProperty()),
                bound(other, form.otherReasonProperty()),
                bound(evidence, form.evidenceProperty()),
                model.refundableProperty().subscribe(found -> found.ifPresent(this::explain)),
                model.stageProperty().subscribe(this::notice),
                form.reasonProperty().subscribe(chips::mark),
                form.recordingProperty().subscribe(this::record),
                form.amountProperty().subscribe((_, _) -> name()),
                form.obstacleProperty().subscribe(this::judge),
                model.getRight()
                        .byApprovalProperty()
                        .subscribe(needed -> part(Label.class, "#approval").setVisible(needed)));
    }

    private static Subscription bound(TextInputControl field, javafx.beans.property.StringProperty text) {
        field.textProperty().bindBidirectional(text);
        return () -> field.textProperty().unbindBidirectional(text);
    }

    /** What the gateway cannot do, with the way out, and what it bears. */
    private void explain(Refundable each) {
        part(Button.class, "#all").setText(texts.text("refund.all", AmountFormat.grouped(each.left())));
        var told = told(each);
        part(Label.class, "#notice").setText(told.orElse(""));
        notice(model.stageProperty().get());
        var limits = limits(each.room());
        part(Label.class, "#limits").setText(limits);
        part("#limits").setVisible(!limits.isEmpty());
        part("#elsewhere").setVisible(each.sends());
        judge(form.obstacleProperty().get());
    }

    /** Once a refund is on its way its outcome speaks, and what stands in the way of another one would contradict it. */
    private void notice(RefundStage stage) {
        var notice = part(Label.class, "#notice");
        notice.setVisible(
                stage instanceof RefundStage.Choosing && !notice.getText().isEmpty());
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
        part(Button.class, "#elsewhere").setText(texts.text(recording ? "refund.sendInstead" : "refund.recordInstead"));
        judge(form.obstacleProperty().get());
    }

    private void judge(Optional<Problem> problem) {
        var blank = form.amountProperty().get().isBlank();
        part(Label.class, "#obstacle")
                .setText(blank ? "" : problem.map(texts::text).orElse(""));
        part("#send").setDisable(problem.isPresent());
        name();
    }

    private void name() {
        var recording = form.recordingProperty().get();
        var stem = recording ? "refund.record" : "refund.send";
        part(Button.class, "#send")
                .setText(form.chosen()
                        .map(money -> texts.text(stem, AmountFormat.withCurrency(money)))
                        .orElseGet(() -> texts.text(recording ? "refund.record.none" : "refund.send.none")));
    }

    private <T extends Node> T part(Class<T> kind, String selector) {
        return kind.cast(part(selector));
    }

    private Node part(String selector) {
        return root.lookup(selector);
    }
}
