package till.ui.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Difference;
import till.domain.Problem;
import till.domain.SignOff;
import till.domain.StatementRun.DaySums;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.Frame;
import till.ui.orders.OrderWords;

/** How differences and what became of them are called and drawn. */
record DifferenceWords(Frame frame, OrderWords order, DifferencesViewModel model) {
    Texts texts() {
        return order.texts();
    }

    String gateway(Optional<String> id) {
        return id.map(frame::gatewayName).orElseGet(() -> texts().text("differences.allGateways"));
    }

    /** Its day, and how long ago that is. */
    String day(Difference row) {
        return row.day() + "\n" + texts().text(model.age(row));
    }

    /** Its sign and its name; one that came after its day was signed off is told apart. */
    Node finding(Difference row) {
        var name = texts().text("finding." + row.finding());
        var label = new Label(
                row.late() ? name + "\n" + texts().text("difference.late") : name,
                new FontIcon(row.late() ? "fth-clock" : "fth-alert-triangle"));
        label.setWrapText(true);
        label.setMinWidth(0);
        label.getStyleClass().addAll("reconcile-finding", row.state() == Difference.State.OPEN ? "bad" : "good");
        return label;
    }

    String number(Difference row) {
        return row.facts().getOrDefault("number", "–") + "\n" + frame.gatewayName(row.gateway());
    }

    String there(Difference row) {
        return side(row, "there", "dayThere");
    }

    String here(Difference row) {
        return side(row, "here", "dayHere");
    }

    private static String side(Difference row, String amount, String day) {
        var facts = row.facts();
        return facts.containsKey(amount)
                ? AmountFormat.ofFact(facts.get(amount), row.isRefund()) + "\n" + facts.getOrDefault(day, "")
                : "–";
    }

    String standing(Difference row) {
        var parts = new ArrayList<String>();
        parts.add(texts().text("difference.state." + row.state()));
        var assignee = row.assignee();
        if (assignee != null) {
            parts.add(texts().text("difference.assignee", model.name(assignee)));
        }
        return String.join("\n", parts);
    }

    /** What is known of one: what was said, its day's sign-off, and its history. */
    List<Node> about(DifferencesViewModel.About about) {
        var difference = about.difference();
        var lines = new ArrayList<Node>();
        lines.add(line(
                texts().text(
                                "differences.one",
                                difference.id(),
                                difference.day().toString()),
                "section-heading"));
        var said = difference.facts().get("said");
        if (said != null) {
            var of = difference.facts().getOrDefault("saidOf", "").split(", ");
            lines.add(line(texts().text(Problem.of(said, of)), "muted"));
        }
        var signed = about.signed();
        if (signed != null) {
            lines.addAll(signed(signed));
        }
        about.notes().forEach(note -> lines.add(line(note(note), "muted")));
        return lines;
    }

    private List<Node> signed(SignOff signed) {
        var lines = new ArrayList<Node>();
        lines.add(line(
                texts().text(
                                "differences.signed",
                                Long.toString(signed.number()),
                                order.dayAndTime(signed.at()),
                                Long.toString(signed.accepted().size())),
                "reconcile-told"));
        signed.sums().forEach(sums -> lines.add(line(sums(sums), "muted")));
        return lines;
    }

    private String sums(DaySums sums) {
        return texts().text(
                        "differences.signedSums",
                        AmountFormat.withCurrency(sums.there()),
                        AmountFormat.withCurrency(sums.here()),
                        Long.toString(sums.rows()));
    }

    private String note(Difference.Note note) {
        var operator = note.by().operator();
        var who = operator == null ? note.till() : model.name(operator);
        var words = note.what() == Difference.What.ASSIGNED && !note.words().isEmpty()
                ? model.name(note.words())
                : note.words();
        return order.dayAndTime(note.at()) + "  " + texts().text("difference.what." + note.what()) + "  " + words
                + "  (" + who + ")";
    }

    private static Label line(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
