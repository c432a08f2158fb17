package till.ui.qr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.PayCode;
import till.domain.Payment;
import till.settings.Texts;
import till.ui.MethodNames;

/** The lines beside a code: facts of the payment, steps of its way, and which notice stands in the code's place. */
final class PayCodeParts {
    private final PayCodeViewModel model;
    private final Texts texts;

    PayCodeParts(PayCodeViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /** Puts a code's text on the clipboard, as it came. */
    static void copy(PayCode code) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, code.text()));
    }

    /** Offers what can be done with a code: a form has to be opened, a page may be as well. */
    static void offer(Optional<ShownCode> shown, Button open, Button copy) {
        var form = shown.orElse(null) instanceof ShownCode.Form;
        var drawn = shown.orElse(null) instanceof ShownCode.Drawn;
        open.setVisible(form || shown.orElse(null) instanceof ShownCode.Drawn(var _, var link) && link);
        open.getStyleClass().remove("accent");
        if (form) {
            open.getStyleClass().add("accent");
        }
        copy.setVisible(drawn || shown.orElse(null) instanceof ShownCode.Raw);
        icon(copy, "fth-copy");
    }

    /** Shows that the text is on the clipboard. */
    static void copied(Button copy) {
        icon(copy, "fth-check");
    }

    private static void icon(Button button, String literal) {
        ((FontIcon) button.getGraphic()).setIconLiteral(literal);
    }

    /** The text key of what stands in the code's place; empty while a code does. */
    static Optional<String> notice(Phase phase, Optional<ShownCode> shown) {
        return switch (phase) {
            case SENDING -> Optional.of("code.notice.sending");
            case CONFIRMING -> Optional.of("code.notice.confirming");
            case SCAN_IN_DOUBT -> Optional.of("code.notice.scanInDoubt");
            case CARD_SENT -> Optional.of("code.notice.cardSent");
            case CARD_IN_DOUBT -> Optional.of("code.notice.cardInDoubt");
            case ASKING -> Optional.of("code.notice.asking");
            case PAID_UNWRITTEN -> Optional.of("code.notice.paidUnwritten");
            case CODE_LOST -> Optional.of("code.notice.lost");
            case TIME_OVER -> Optional.of("code.notice.timeOver");
            case CLOSING -> Optional.of("code.notice.closing");
            case WAITING -> shown.map(PayCodeParts::notice).orElse(Optional.of("code.notice.preparing"));
        };
    }

    private static Optional<String> notice(ShownCode shown) {
        return switch (shown) {
            case ShownCode.Drawn _, ShownCode.Picture _ -> Optional.empty();
            case ShownCode.Form _ -> Optional.of("code.notice.form");
            case ShownCode.Raw(var _, var why) -> Optional.of(why);
            case ShownCode.Nothing _ -> Optional.of("code.notice.nothing");
        };
    }

    List<Node> facts(Payment payment) {
        var order = payment.order();
        var lines = new ArrayList<Node>();
        lines.add(fact("code.fact.reference", order.reference()));
        if (!order.sale().isEmpty() && !order.sale().equals(order.reference())) {
            lines.add(fact("code.fact.sale", order.sale()));
        }
        lines.add(fact("code.fact.gateway", MethodNames.gateway(order.gateway(), texts)));
        if (payment.gatewayNo() != null) {
            lines.add(fact("code.fact.gatewayNo", payment.gatewayNo()));
        }
        var asked = payment.watch().askedAt();
        lines.add(fact("code.fact.asked", asked == null ? texts.text("code.fact.asked.never") : model.clock(asked)));
        return lines;
    }

    private Node fact(String key, String value) {
        var name = new Label(texts.text(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var words = new Label(value);
        words.getStyleClass().add("fact");
        words.setWrapText(true);
        // what tells one number from the next stands at its end
        words.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var line = new HBox(name, spring, words);
        line.getStyleClass().add("fact-line");
        return line;
    }

    List<Node> steps(Payment payment) {
        return ProgressStep.of(payment, model::clock).stream()
                .<Node>map(step -> line(step, payment))
                .toList();
    }

    private Node line(ProgressStep step, Payment payment) {
        var icon = new FontIcon(
                switch (step.standing()) {
                    case DONE -> "fth-check-circle";
                    case CURRENT -> "fth-loader";
                    case TO_COME -> "fth-circle";
                });
        var words = new Label(
                texts.text(step.key(), MethodNames.gateway(payment.order().gateway(), texts)), icon);
        words.getStyleClass().add("step-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var time = new Label(step.at().orElse(""));
        time.getStyleClass().add("muted");
        time.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(words, spring, time);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("step");
        line.pseudoClassStateChanged(
                PseudoClass.getPseudoClass(
                        step.standing().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                true);
        return line;
    }
}
