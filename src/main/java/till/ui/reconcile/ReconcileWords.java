package till.ui.reconcile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.OrderNo;
import till.domain.Problem;
import till.report.ReconciliationFile;
import till.report.statement.Compared;
import till.report.statement.Finding;
import till.report.statement.Reconciliation;
import till.report.statement.StatementLine;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.settings.WholeFile;
import till.ui.Frame;
import till.ui.orders.ListPlaceholder;

/** How what was compared is called and drawn. */
record ReconcileWords(Frame frame, ReconcileViewModel model) {
    Texts texts() {
        return frame.appearance().texts();
    }

    /** What stands where there are no rows. */
    Node placeholder(Optional<Reconciliation> found) {
        return found.isPresent()
                ? ListPlaceholder.empty(texts(), "fth-check-circle", "reconcile.agrees")
                : ListPlaceholder.empty(texts(), "fth-file-text", "reconcile.none");
    }

    /** Its sign and its name: colour alone tells nothing. */
    Node finding(Compared row) {
        var label = new Label(texts().text("finding." + row.finding()), new FontIcon(icon(row.finding())));
        label.getStyleClass().addAll("reconcile-finding", row.finding().isException() ? "bad" : "good");
        return label;
    }

    private static String icon(Finding finding) {
        return switch (finding) {
            case MATCHED -> "fth-check";
            case FEE -> "fth-minus-circle";
            case DATE_SHIFTED -> "fth-calendar";
            case DUPLICATE -> "fth-copy";
            case UNREADABLE -> "fth-help-circle";
            case MISSING_AT_GATEWAY, MISSING_HERE -> "fth-slash";
            case AMOUNT_DIFFERS, CURRENCY_DIFFERS, NOT_PAID_HERE, NOT_REFUNDED_HERE, REFUNDED_ELSEWHERE ->
                "fth-alert-triangle";
        };
    }

    String number(Compared row) {
        var theirs = row.theirs();
        var ours = row.ours();
        if (theirs != null) {
            return Stream.of(theirs.refundNo(), theirs.orderNo(), theirs.gatewayNo(), theirs.channelNo())
                    .filter(each -> !each.isEmpty())
                    .findFirst()
                    .orElse("–");
        }
        return ours == null ? "–" : ours.number();
    }

    String there(Compared row) {
        var theirs = row.theirs();
        return theirs == null
                ? "–"
                : AmountFormat.withCurrency(theirs.amount(), theirs.kind() != StatementLine.Kind.PAYMENT) + "\n"
                        + theirs.day();
    }

    String here(Compared row) {
        var ours = row.ours();
        return ours == null ? "–" : AmountFormat.withCurrency(ours.amount(), ours.refund()) + "\n" + ours.day();
    }

    String remark(Compared row) {
        var parts = new ArrayList<String>();
        if (row.row() > 0) {
            parts.add(texts().text("reconciliation.row", Long.toString(row.row())));
        }
        var said = row.said();
        if (said != null) {
            parts.add(texts().text(said));
        }
        model.says(row)
                .ifPresent(
                        answer -> parts.add(texts().text("reconciliation.says", texts().text("bill.says." + answer))));
        return String.join(" · ", parts);
    }

    /** One line for each currency. */
    List<Node> sums(Reconciliation found) {
        return found.sums().values().stream().<Node>map(this::sum).toList();
    }

    private Label sum(Reconciliation.Sums sums) {
        var label = new Label(
                texts().text(
                                "reconciliation.sums",
                                AmountFormat.withCurrency(sums.there()),
                                AmountFormat.withCurrency(sums.here()),
                                AmountFormat.withCurrency(sums.difference()),
                                AmountFormat.withCurrency(sums.fees())),
                new FontIcon(sums.difference().isZero() ? "fth-check" : "fth-alert-triangle"));
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().addAll("reconcile-sum", sums.difference().isZero() ? "good" : "bad");
        return label;
    }

    /** How often each was found, where it was. */
    List<Node> counts(Reconciliation found) {
        return found.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .<Node>map(count -> {
                    var label = new Label(
                            texts().text("finding." + count.getKey()) + "  " + count.getValue(),
                            new FontIcon(icon(count.getKey())));
                    label.getStyleClass()
                            .addAll("reconcile-count", count.getKey().isException() ? "bad" : "good");
                    return label;
                })
                .toList();
    }

    /** A problem, with columns by their names. */
    String told(Problem problem) {
        return problem.key().equals("statement.columns")
                ? texts().text(
                                "statement.columns",
                                Stream.of(problem.arguments().getFirst().split(", "))
                                        .map(name -> texts().text("statement.column." + name))
                                        .collect(Collectors.joining(", ")))
                : texts().text(problem);
    }

    static boolean asksForColumns(Problem problem) {
        return List.of("statement.columns", "statement.noHeadings", "statement.noneUnderstood")
                .contains(problem.key());
    }

    /** Not for the FX thread. */
    static Path save(Frame frame, Reconciliation found, Map<OrderNo, String> says, Path target) throws IOException {
        var content = new ReconciliationFile(frame.appearance().texts()::text, says);
        WholeFile.write(target.toAbsolutePath(), out -> content.write(out, found));
        return target;
    }
}
