package till.ui.shell;

import static javafx.scene.layout.Region.USE_PREF_SIZE;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import till.settings.Texts;
import till.ui.shell.GatewayLabel.Beside;

/** The gateways in the top bar, which is one line: trouble with several of them is told once for all, each by its tip. */
final class GatewaysInBar {
    /** With more than these their names stand in the tips too, unless the window is wide. */
    private static final int WITH_NAMES = 3;

    private final Texts texts;
    private final ZoneId zone;

    GatewaysInBar(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    List<Node> of(List<GatewayStatus> gateways) {
        var troubled = gateways.stream().filter(GatewayStatus::isTroubled).count();
        var beside = gateways.size() == 1 ? Beside.FIGURES : troubled == 1 ? Beside.TROUBLE : Beside.NOTHING;
        var labels = gateways.stream()
                .map(status -> label(status, beside, gateways.size()))
                .toList();
        var nodes = new ArrayList<Node>(labels);
        if (troubled > 1) {
            labels.forEach(label -> label.getStyleClass().add("summed"));
            nodes.add(summary(troubled, labels));
        }
        return nodes;
    }

    private GatewayLabel label(GatewayStatus status, Beside beside, int there) {
        var label = new GatewayLabel(status, texts, zone, beside);
        if (there > 1) {
            label.getStyleClass().add(there > WITH_NAMES ? "crowded" : "several");
        }
        return label;
    }

    private Label summary(long troubled, List<GatewayLabel> labels) {
        var label = new Label(texts.text("shell.gateways.trouble", troubled, labels.size()));
        label.setGraphic(GatewayLabel.dot());
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().addAll("gateway", "gateways-troubled");
        label.pseudoClassStateChanged(GatewayLabel.TROUBLED, true);
        label.setTooltip(
                new Tooltip(labels.stream().map(Label::getAccessibleText).collect(Collectors.joining("\n"))));
        return label;
    }
}
