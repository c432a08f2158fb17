package till.ui.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import till.settings.Texts;
import till.ui.MethodNames;

/** A gateway in the top bar: its name, a sign and a word for how it does, and the figures of its last calls. */
final class GatewayLabel extends Label {
    static final PseudoClass TROUBLED = PseudoClass.getPseudoClass("troubled");

    /** Keeps its name where there is little room. */
    private static final PseudoClass NAMED = PseudoClass.getPseudoClass("named");

    private static final PseudoClass WORKING = PseudoClass.getPseudoClass("working");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final GatewayStatus status;
    private final Texts texts;
    private final ZoneId zone;
    private final String name;

    /** What there is room for beside the name. */
    enum Beside {
        /** The figures of its last calls, and since when it is down. */
        FIGURES,

        /** A word where something is wrong. */
        TROUBLE,

        NOTHING
    }

    GatewayLabel(GatewayStatus status, Texts texts, ZoneId zone, Beside beside) {
        this.status = status;
        this.texts = texts;
        this.zone = zone;
        name = MethodNames.gateway(status.id(), texts);
        setGraphic(dot());
        var word = beside(beside);
        setText(word.map(each -> name + "  " + each).orElse(name));
        getStyleClass().add("gateway");
        var troubled = status.isTroubled();
        pseudoClassStateChanged(TROUBLED, troubled);
        pseudoClassStateChanged(NAMED, troubled && word.isPresent());
        pseudoClassStateChanged(
                WORKING, !troubled && (status.asked() || status.reading().answered() > 0));
        setTooltip(new Tooltip(told("\n")));
        setAccessibleText(name + ": " + told(" "));
    }

    /** Told apart by its shape too, which the style sheet gives it. */
    static Region dot() {
        var dot = new Region();
        dot.getStyleClass().add("gateway-dot");
        return dot;
    }

    /** A word where something is wrong: a colour alone tells nothing to many people. */
    private Optional<String> beside(Beside beside) {
        var down = status.reading().downSince();
        if (beside == Beside.FIGURES && down != null) {
            return Optional.of(texts.text("shell.gateway.downShort", since(down)));
        }
        if (status.isTroubled()) {
            return beside == Beside.NOTHING ? Optional.empty() : Optional.of(texts.text("shell.gateway.troubleShort"));
        }
        var p95 = status.reading().p95();
        return beside == Beside.FIGURES && p95 != null
                ? Optional.of(texts.text(
                        "shell.gateway.figuresShort", status.reading().percent(), p95.toMillis()))
                : Optional.empty();
    }

    private String told(String between) {
        return Stream.of(Optional.of(state()), figures())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(between));
    }

    private String state() {
        var down = status.reading().downSince();
        if (down != null) {
            return texts.text("shell.gateway.down", name, since(down));
        }
        if (status.trouble().isPresent()) {
            return texts.text(status.trouble().get());
        }
        var known = status.asked() || status.reading().answered() > 0;
        return texts.text(known ? "shell.gateway.working" : "shell.gateway.notTested", name);
    }

    private Optional<String> figures() {
        var reading = status.reading();
        if (reading.calls() == 0) {
            return Optional.empty();
        }
        var p95 = reading.p95();
        return Optional.of(
                p95 == null
                        ? texts.text("shell.gateway.unanswered", reading.calls())
                        : texts.text("shell.gateway.figures", reading.calls(), reading.percent(), p95.toMillis()));
    }

    private String since(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
