package till.ui.refund;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.OperationState;
import till.domain.Problem;
import till.domain.Refund;
import till.settings.Texts;
import till.ui.kit.StateBadge.Mood;
import till.ui.orders.OrderWords;

/** Says what became of a refund, whether money moved and what to do next. */
final class RefundOutcome {
    private final VBox box;
    private final Texts texts;

    RefundOutcome(VBox box, OrderWords words) {
        this.box = box;
        this.texts = words.texts();
    }

    /**
     * @param answers whether the gateway can be asked where a refund stands
     * @param ships whether it is told of parcels
     */
    void show(RefundStage stage, boolean answers, boolean ships) {
        switch (stage) {
            case RefundStage.Choosing _ -> box.setVisible(false);
            case RefundStage.Reading _ -> tell(Mood.WAITING, "fth-clock", texts.text("list.loading"), "");
            case RefundStage.Sending _ -> tell(Mood.WAITING, "fth-send", "refund.sending");
            case RefundStage.Asking(var refund)
            when refund.state() == OperationState.UNCERTAIN ->
                tell(Mood.DOUBTFUL, "fth-help-circle", "refund.doubt", refund);
            case RefundStage.Asking(var refund) -> tell(Mood.WAITING, "fth-clock", "refund.accepted", refund);
            case RefundStage.Done(var refund) -> tell(Mood.GOOD, "fth-check-circle", "refund.done", refund);
            case RefundStage.Recorded(var refund) -> tell(Mood.GOOD, "fth-edit-3", "refund.recorded", refund);
            case RefundStage.HandedOver(var refund) ->
                tell(Mood.DOUBTFUL, "fth-alert-triangle", "refund.handedOver", refund);
            case RefundStage.Failed(var problem) -> tell(Mood.BAD, "fth-x-circle", "refund.failed", problem);
            case RefundStage.Impossible(var problem) -> tell(Mood.BAD, "fth-slash", "refund.impossible", problem);
        }
        part("#progress").setVisible(stage instanceof RefundStage.Sending || stage instanceof RefundStage.Asking);
        part("#check").setVisible(stage instanceof RefundStage.Asking || stage instanceof RefundStage.HandedOver);
        part("#portal").setVisible(!answers && part("#check").isVisible());
        part("#receipt").setVisible(stage.receipt().isPresent());
        part("#parcelBack").setVisible(ships && stage.receipt().isPresent());
        part("#settle").setVisible(stage instanceof RefundStage.HandedOver);
        part("#leave").setDisable(stage instanceof RefundStage.Sending || stage instanceof RefundStage.Reading);
    }

    private void tell(Mood mood, String icon, String stem) {
        tell(mood, icon, texts.text(stem + ".title"), texts.text(stem + ".text"));
    }

    private void tell(Mood mood, String icon, String stem, Refund refund) {
        tell(mood, icon, texts.text(stem + ".title", OrderWords.amount(refund.amount())), texts.text(stem + ".text"));
    }

    private void tell(Mood mood, String icon, String stem, Problem problem) {
        tell(mood, icon, texts.text(stem + ".title"), texts.text(problem));
    }

    private void tell(Mood mood, String icon, String title, String text) {
        box.setVisible(true);
        mood.mark(box);
        ((FontIcon) part("#outcomeIcon")).setIconLiteral(icon);
        ((Label) part("#outcomeTitle")).setText(title);
        ((Label) part("#outcomeText")).setText(text);
        box.setAccessibleText(title + " " + text);
    }

    private Node part(String selector) {
        return box.lookup(selector);
    }
}
