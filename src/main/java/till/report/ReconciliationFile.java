package till.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.domain.Problem;
import till.report.statement.Compared;
import till.report.statement.Reconciliation;
import till.report.statement.StatementLine;

/** Writes what a comparison came to as CSV: one row per movement of either side, the exceptions first. */
public final class ReconciliationFile {
    private static final List<String> COLUMNS = List.of(
            "schema",
            "finding",
            "exception",
            "gateway",
            "day_there",
            "day_here",
            "kind",
            "row",
            "reference",
            "order_no",
            "refund_no",
            "gateway_no",
            "channel_no",
            "currency_there",
            "amount_there",
            "currency_here",
            "amount_here",
            "fee",
            "remark",
            "gateway_says");

    private static final String SCHEMA = "1";

    private final Function<Problem, String> texts;
    private final Map<OrderNo, String> says;

    /**
     * @param texts what a remark is called in the reader's language
     * @param says what the gateway answered about payments it was asked about
     */
    public ReconciliationFile(Function<Problem, String> texts, Map<OrderNo, String> says) {
        this.texts = texts;
        this.says = Map.copyOf(says);
    }

    public void write(OutputStream out, Reconciliation reconciliation) throws IOException {
        var csv = new CsvBytes(out);
        csv.byteOrderMark();
        COLUMNS.forEach(csv::plain);
        csv.endRow();
        var gateway = reconciliation.scope().gateway();
        reconciliation.exceptions().forEach(each -> row(csv, gateway, each));
        reconciliation.all().stream()
                .filter(each -> !each.finding().isException())
                .forEach(each -> row(csv, gateway, each));
        csv.finish();
    }

    private void row(CsvBytes csv, String gateway, Compared each) {
        var theirs = each.theirs();
        var ours = each.ours();
        csv.plain(SCHEMA);
        csv.plain(each.finding().name());
        csv.plain(Boolean.toString(each.finding().isException()));
        csv.text(gateway);
        csv.plain(theirs == null ? "" : theirs.day().toString());
        csv.plain(ours == null ? "" : ours.day().toString());
        csv.plain(kind(each));
        csv.plain(each.row() == 0 ? "" : Long.toString(each.row()));
        csv.text(ours == null ? "" : orEmpty(reference(ours)));
        numbers(csv, theirs, ours);
        money(csv, theirs == null ? null : theirs.amount(), isRefund(theirs));
        money(csv, ours == null ? null : ours.amount(), ours != null && ours.refund());
        var fee = theirs == null ? null : theirs.fee();
        csv.plain(fee == null ? "" : fee.getAmount().toPlainString());
        var said = each.said();
        csv.text(said == null ? "" : texts.apply(said));
        var about = each.about();
        csv.text(about == null ? "" : says.getOrDefault(about, ""));
        csv.endRow();
    }

    private static String kind(Compared each) {
        var theirs = each.theirs();
        var ours = each.ours();
        if (theirs != null) {
            return theirs.kind().name();
        }
        return ours == null ? "" : ours.refund() ? "REFUND" : "PAYMENT";
    }

    private static @Nullable String reference(Compared.Ours ours) {
        var movement = ours.movement();
        return movement.refund() ? movement.refundOf() : movement.reference();
    }

    private static void numbers(CsvBytes csv, @Nullable StatementLine theirs, Compared.@Nullable Ours ours) {
        if (theirs != null) {
            csv.text(theirs.orderNo());
            csv.text(theirs.refundNo());
            csv.text(theirs.gatewayNo());
            csv.text(theirs.channelNo());
            return;
        }
        var movement = ours == null ? null : ours.movement();
        csv.text(movement == null || movement.refund() ? "" : movement.orderNo());
        csv.text(movement == null || !movement.refund() ? "" : movement.orderNo());
        csv.text(movement == null ? "" : orEmpty(movement.gatewayNo()));
        csv.text(movement == null ? "" : orEmpty(movement.channelNo()));
    }

    private static void money(CsvBytes csv, @Nullable Money amount, boolean goesBack) {
        if (amount == null) {
            csv.plain("");
            csv.plain("");
            return;
        }
        csv.plain(amount.getCurrencyUnit().getCode());
        csv.plain((goesBack ? amount.getAmount().negate() : amount.getAmount()).toPlainString());
    }

    private static boolean isRefund(@Nullable StatementLine line) {
        return line != null && line.kind() != StatementLine.Kind.PAYMENT;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
