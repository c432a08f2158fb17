package till.ui.links;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Payment;
import till.domain.PaymentState;
import till.settings.Texts;
import till.ui.kit.DeedButton;
import till.ui.kit.ProblemLine;
import till.ui.kit.QrCode;
import till.ui.kit.QrView;
import till.ui.kit.ToldLabel;
import till.ui.kit.WrappedLabel;
import till.ui.orders.OrderWords;
import till.ui.qr.ShownCode;

/** The link that is looked at, large: its text, its code, where it stands, and what can be done with it. */
public final class ShownLinkPane extends VBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final HBox state = new HBox();
    private final Label amount = new WrappedLabel("links-shown-amount");
    private final Label customer = new WrappedLabel("links-shown-customer");
    private final Label ends = new WrappedLabel("muted");
    private final TextArea link = new TextArea();
    private final QrView qr = new QrView();
    private final StackPane room = new StackPane(qr);
    private final Label notice = new ToldLabel("fth-info", "links-told");
    private final Label problem = new ToldLabel("fth-alert-circle", "links-problem");
    private final Button another = new DeedButton("another", "fth-plus");
    private final Button copy = new DeedButton("copy", "fth-link");
    private final Button message = new DeedButton("message", "fth-copy");
    private final Button open = new DeedButton("open", "fth-external-link");
    private final Button check = new DeedButton("check", "fth-refresh-cw");
    private final Button order = new DeedButton("order", "fth-list");
    private final Button cancel = new DeedButton("cancel", "fth-x");
    private Optional<QrCode> inRoom = Optional.empty();

    public ShownLinkPane() {
        getStyleClass().addAll("card", "links-shown");
        amount.setWrapText(false);
        amount.setMinWidth(USE_PREF_SIZE);
        link.setId("link-text");
        link.getStyleClass().add("links-text");
        link.setEditable(false);
        link.setWrapText(true);
        link.setPrefRowCount(2);
        room.getStyleClass().add("links-room");
        copy.getStyleClass().add("accent");
        another.getStyleClass().add("first-focus");
        cancel.getStyleClass().addAll("danger", "button-outlined");
        for (var part : List.of(link, room)) {
            part.setVisible(false);
            part.managedProperty().bind(part.visibleProperty());
        }
        var head = new FlowPane(amount, state, another);
        head.getStyleClass().add("links-head");
        state.setMinWidth(USE_PREF_SIZE);
        var deeds = new FlowPane(copy, message, open, check, order, cancel);
        deeds.getStyleClass().add("links-deeds");
        getChildren().setAll(head, customer, ends, link, room, notice, problem, deeds);
    }

    /**
     * Follows the link that is looked at until the subscription ends.
     *
     * @param away looks at none
     */
    Subscription follow(LinksViewModel model, LinkWords words, Runnable away) {
        var shown = model.getShown();
        name(words.texts());
        another.setOnAction(_ -> away.run());
        copy.setOnAction(_ -> shown.looked().flatMap(Payment::shownCode).ifPresent(code -> copied(copy, code.text())));
        message.setOnAction(_ -> shown.message().ifPresent(text -> copied(message, text)));
        open.setOnAction(_ -> shown.openInBrowser());
        check.setOnAction(_ -> shown.checkNow());
        order.setOnAction(_ -> shown.showOrder());
        cancel.setOnAction(_ -> shown.cancel());
        var all = Bindings.createObjectBinding(
                Object::new, shown.shownProperty(), shown.codeProperty(), shown.busyProperty(), model.nowProperty());
        return Subscription.combine(
                all.subscribe(_ -> shown.looked().ifPresent(payment -> show(payment, model, words))),
                shown.shownProperty().map(each -> each.map(Payment::orderNo)).subscribe(_ -> nothingCopied()),
                ProblemLine.follow(problem, shown.problemProperty(), words.texts()::text));
    }

    private void name(Texts texts) {
        qr.setAccessibleText(texts.text("code.qr"));
        link.setAccessibleText(texts.text("links.text"));
        another.setText(texts.text("links.another"));
        copy.setText(texts.text("links.copy"));
        message.setText(texts.text("links.copyMessage"));
        open.setText(texts.text("code.open"));
        check.setText(texts.text("code.check"));
        order.setText(texts.text("links.order"));
        cancel.setText(texts.text("links.cancel"));
    }

    private static void copied(Button button, String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        icon(button, "fth-check");
    }

    private void nothingCopied() {
        icon(copy, "fth-link");
        icon(message, "fth-copy");
    }

    private static void icon(Button button, String literal) {
        ((FontIcon) button.getGraphic()).setIconLiteral(literal);
    }

    private void show(Payment payment, LinksViewModel model, LinkWords words) {
        var now = model.nowProperty().get();
        state.getChildren().setAll(words.badge(payment));
        amount.setText(OrderWords.amount(payment.amount()));
        customer.setText(words.customer(payment));
        var live = payment.isLinkOut() && now.isBefore(payment.until());
        ends.setText(
                (live ? words.until(payment) + "  ·  " : "") + words.ends(payment, now) + "\n" + words.way(payment));
        var address = payment.shownCode().filter(_ -> live).filter(LinkMessage::isAddress);
        link.setVisible(address.isPresent());
        address.filter(code -> !code.text().equals(link.getText())).ifPresent(code -> link.setText(code.text()));
        draw(model.getShown().codeProperty().get().filter(_ -> live));
        var told = address.isPresent() ? Optional.<String>empty() : Optional.of(words.told(payment, live));
        notice.setVisible(told.isPresent());
        notice.setText(told.orElse(""));
        notice.pseudoClassStateChanged(BAD, payment.codeLost());
        var busy = model.getShown().isBusy();
        copy.setDisable(address.isEmpty());
        message.setDisable(address.isEmpty());
        open.setDisable(!live);
        check.setDisable(busy);
        cancel.setDisable(busy || !payment.state().canBecome(PaymentState.LAPSED));
    }

    private void draw(Optional<ShownCode> code) {
        var drawn = code.flatMap(
                each -> each instanceof ShownCode.Drawn(var picture, var _) ? Optional.of(picture) : Optional.empty());
        room.setVisible(drawn.isPresent());
        if (!drawn.equals(inRoom)) {
            inRoom = drawn;
            qr.show(drawn);
        }
    }
}
