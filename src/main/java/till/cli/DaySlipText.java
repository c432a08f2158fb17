package till.cli;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.DayFigures;
import till.domain.Shift;
import till.domain.StillOpen;
import till.domain.Takings;
import till.domain.ZReport;
import till.receipt.DaySlip;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what a day brought: as the lines of its slip for people, or as fields of the JSON object. */
final class DaySlipText {
    private DaySlipText() {}

    static void say(Run run, OpenedTill till, DaySlip slip) {
        till.receipts().daySlips().lines(slip, run.texts()).forEach(run.output()::line);
        run.output().object(answer -> fields(answer, slip));
    }

    static void fields(ObjectNode node, DaySlip slip) {
        var z = slip.z();
        if (z != null) {
            named(node, z);
        }
        figures(node, slip.figures());
    }

    /** What tells one close from another. */
    static void named(ObjectNode node, ZReport z) {
        node.put("number", z.number());
        node.put("day", z.day().toString());
        node.put("closedAt", z.closedAt().toString());
        node.put("till", z.till());
        node.put("operator", z.by().operator());
        node.put("approvedBy", z.by().approver());
        node.put("sha256", z.sha256());
        totals(node.putArray("totals"), z.figures().takings());
    }

    private static void figures(ObjectNode node, DayFigures figures) {
        node.put("day", figures.day().toString());
        node.put("at", figures.at().toString());
        node.put("early", figures.early());
        totals(node.putArray("totals"), figures.takings());
        var lines = node.putArray("lines");
        figures.takings().lines().forEach(line -> line(lines.addObject(), line));
        open(node.putArray("open"), figures.open());
        var shifts = node.putArray("shifts");
        figures.shifts().forEach(shift -> shift(shifts.addObject(), shift));
        var heads = node.putObject("heads");
        figures.heads()
                .forEach((till, head) ->
                        heads.putObject(till).put("sequence", head.sequence()).put("hash", head.hash()));
    }

    static void totals(ArrayNode into, Takings takings) {
        for (var currency : takings.currencies()) {
            var sum = takings.sum(currency);
            into.addObject()
                    .put("currency", currency.getCode())
                    .put("payments", sum.payments())
                    .put("taken", plain(sum.taken()))
                    .put("refunds", sum.refunds())
                    .put("refunded", plain(sum.refunded()))
                    .put("net", plain(sum.net()));
        }
    }

    private static void line(ObjectNode node, Takings.Line line) {
        node.put("till", line.till());
        node.put("operator", line.operator());
        node.put("shift", line.shift());
        node.put("gateway", line.gateway());
        node.put("method", line.method());
        node.put("kind", line.kind().name());
        node.put("late", line.late());
        node.put("carried", line.carried());
        node.put("count", line.count());
        node.put("currency", line.sum().getCurrencyUnit().getCode());
        node.put("amount", plain(line.sum()));
    }

    static void open(ArrayNode into, Iterable<StillOpen> open) {
        for (var each : open) {
            var amount = each.amount();
            into.addObject()
                    .put("kind", each.kind().name())
                    .put("reference", each.name())
                    .put("state", each.word())
                    .put(
                            "currency",
                            amount == null ? null : amount.getCurrencyUnit().getCode())
                    .put("amount", plain(amount))
                    .put("till", each.till());
        }
    }

    static void shift(ObjectNode node, Shift shift) {
        node.put("shift", shift.id());
        node.put("till", shift.till());
        node.put("operator", shift.operator());
        node.put("day", shift.day().toString());
        node.put("openedAt", shift.openedAt().toString());
        var end = shift.end();
        node.put("closedAt", end == null ? null : end.at().toString());
        node.put("ending", end == null ? null : end.ending().name());
        if (end != null) {
            node.put("reason", end.reason());
            totals(node.putArray("totals"), end.takings());
        }
    }

    private static @Nullable String plain(@Nullable Money money) {
        return money == null ? null : money.getAmount().toPlainString();
    }
}
