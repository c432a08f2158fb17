package till.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Act;
import till.settings.Texts;
import till.settings.Theme;
import till.ui.Dialogs;
import till.ui.Frame;
import till.ui.Shortcut;
import till.ui.TypedCard;
import till.ui.kit.CardEntry;
import till.ui.kit.MethodMark;
import till.ui.kit.QuestionCard;
import till.ui.kit.QuestionEntry;
import till.ui.kit.StateBadge;

/** The repeated parts of the shell, as nodes: places of the rail, last payments, gateways, switches. */
final class ShellParts {
    private final ShellViewModel model;
    private final Frame frame;
    private final Texts texts;

    ShellParts(ShellViewModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
        this.texts = frame.appearance().texts();
    }

    Button entry(RailEntry entry) {
        var name = new Label(texts.text(entry.key()), new FontIcon(entry.icon()));
        name.getStyleClass().add("rail-name");
        var key = new Label(entry.keyName());
        key.getStyleClass().add("rail-key");
        var line = new HBox(name, spring(), key);
        line.setAlignment(Pos.CENTER_LEFT);
        switch (entry.counted()) {
            case NOTHING -> {}
            case ATTENTION -> line.getChildren().add(1, badge(model.attentionProperty(), "rail-badge"));
            case PAID_LINKS -> line.getChildren().add(1, badge(model.paidLinks.countProperty(), "rail-badge-good"));
        }
        var button = new Button();
        button.setGraphic(line);
        button.getStyleClass().add("rail-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        entry.needs().ifPresent(act -> line.getChildren().add(line.getChildren().size() - 1, asks(act)));
        var tip = new Tooltip();
        tip.textProperty().bind(told(entry));
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(told(entry));
        button.setOnAction(_ -> model.go(entry));
        return button;
    }

    /** Stands beside what the one who works here may only do with another person's approval. */
    private Node asks(Act act) {
        var sign = new FontIcon("fth-lock");
        sign.getStyleClass().add("rail-asks");
        sign.visibleProperty().bind(model.asks(act));
        sign.managedProperty().bind(sign.visibleProperty());
        return sign;
    }

    private boolean isBeyond(Act act) {
        return model.getWho().beyondProperty().get().contains(act);
    }

    private StringBinding told(RailEntry entry) {
        var name = texts.text(entry.key()) + "  " + entry.keyName();
        return Bindings.createStringBinding(
                () -> entry.needs().filter(this::isBeyond).isPresent()
                        ? name + "\n"
                                + texts.text(
                                        entry.needs().get() == Act.SET_UP ? "people.ask.owner" : "people.ask.manager")
                        : name,
                model.getWho().beyondProperty());
    }

    private static Label badge(ReadOnlyIntegerProperty count, String style) {
        var badge = new Label();
        badge.getStyleClass().addAll("rail-badge", style);
        badge.textProperty().bind(Bindings.convert(count));
        badge.visibleProperty().bind(count.greaterThan(0));
        badge.managedProperty().bind(badge.visibleProperty());
        return badge;
    }

    StringBinding openPayments() {
        return Bindings.createStringBinding(() -> texts.text("shell.open", model.getOpen()), model.openProperty());
    }

    /** Fills both lists, and follows what they show until the subscription ends. */
    Subscription lists(Pane last, Pane ways) {
        showRecent(last.getChildren());
        ways.getChildren().setAll(gateways());
        return Subscription.combine(
                model.getRecent().subscribe(() -> showRecent(last.getChildren())),
                model.getGateways().subscribe(() -> ways.getChildren().setAll(gateways())));
    }

    /** A row that stays is not made again: the list changes while a customer waits for a code to appear. */
    private void showRecent(ObservableList<Node> rows) {
        var payments = model.getRecent();
        if (payments.isEmpty()) {
            rows.setAll(noneYet());
            return;
        }
        rows.removeIf(row -> !payments.contains(row.getUserData()));
        for (var place = 0; place < payments.size(); place++) {
            var payment = payments.get(place);
            if (place == rows.size() || !payment.equals(rows.get(place).getUserData())) {
                rows.add(place, row(payment));
            }
        }
        rows.remove(payments.size(), rows.size());
    }

    private Label noneYet() {
        var none = new Label(texts.text("shell.recent.none"));
        none.getStyleClass().add("rail-hint");
        none.setWrapText(true);
        return none;
    }

    private Button row(RecentPayment payment) {
        var words = texts.text(
                payment.late()
                        ? "payment.state.PAID.late"
                        : "payment.state." + payment.state().name());
        var amount = label(payment.amount(), "recent-amount");
        var state = label(
                payment.time() + "  "
                        + texts.text(
                                payment.late()
                                        ? "shell.state.PAID.late"
                                        : "shell.state." + payment.state().name()),
                "recent-state");
        var lines = new VBox(amount, state);
        var icon = new FontIcon(StateBadge.icon(payment.state(), payment.late()));
        var line = new HBox(new MethodMark(payment.brand()), lines, spring(), icon);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("recent-line");
        var button = new Button();
        button.setGraphic(line);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("recent");
        var told = payment.amount() + "  " + payment.time() + "  " + words;
        button.setAccessibleText(told);
        button.setTooltip(new Tooltip(told));
        StateBadge.Mood.of(payment.state(), payment.late()).mark(button);
        button.setOnAction(_ -> model.open(payment));
        button.setUserData(payment);
        return button;
    }

    /** The date stands before the time, and goes where there is no room for both: two blanks part them in every language. */
    static void clock(Label clock, ObservableValue<String> now) {
        var date = new Label();
        date.textProperty().bind(now.map(text -> text.substring(0, Math.max(0, text.lastIndexOf("  ")))));
        clock.setGraphic(date);
        clock.textProperty()
                .bind(now.map(text -> text.substring(text.lastIndexOf("  ") + 1).strip()));
        clock.accessibleTextProperty().bind(now);
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        label.setMinWidth(0);
        return label;
    }

    private List<Node> gateways() {
        return new GatewaysInBar(texts, model.zone()).of(model.getGateways());
    }

    /** Opens the list of all keys, for who does not know its own. */
    Node keysButton() {
        var button = new Button(null, new FontIcon("fth-help-circle"));
        button.setId("shortcuts-open");
        button.getStyleClass().add("button-icon");
        var words = texts.text("shortcuts.title") + "  " + Shortcut.LIST.shown();
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> model.shortcuts.toggle());
        return button;
    }

    Node themeSwitch() {
        var button = new Button();
        button.setId("theme-switch");
        button.getStyleClass().addAll("button-icon", "theme-switch");
        var dark = frame.appearance().isDark();
        button.setGraphic(new FontIcon(dark ? "fth-sun" : "fth-moon"));
        var words = texts.text(dark ? "shell.theme.toLight" : "shell.theme.toDark");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> frame.appearance().wear(frame.appearance().isDark() ? Theme.LIGHT : Theme.DARK));
        return button;
    }

    static QuestionCard card(Dialogs.Question question, Frame frame, Texts texts) {
        var answers = question.choices().stream()
                .map(choice -> new QuestionCard.Answer(texts.text(choice.label()), style(choice.weight()), () -> {
                    question.card().ifPresent(TypedCard::handOver);
                    frame.dialogs().answer(choice);
                }))
                .toList();
        var card = new QuestionCard(
                texts.text(question.title()), texts.text(question.text()), answers, frame.dialogs()::dismiss);
        question.card()
                .ifPresent(typed -> card.with(new CardEntry(typed.typed(), typed.form(), typed.now(), texts::text)));
        return question.entry()
                .map(entry -> card.with(new QuestionEntry(
                        texts.text(entry.key()), entry.text(), entry.obstacle(), entry.consequence(), texts::text)))
                .orElse(card);
    }

    private static String style(Dialogs.Weight weight) {
        return switch (weight) {
            case PRIMARY -> "accent";
            case PLAIN -> "";
            case DANGER -> "danger";
        };
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
