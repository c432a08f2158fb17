package till.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import till.domain.OrderNo;
import till.report.statement.Compared;
import till.report.statement.Reconciliation;
import till.report.statement.Statement;
import till.report.statement.StatementLine;
import till.settings.AmountFormat;

/** Tells what comparing a statement with the ledger came to. */
final class ReconciliationView {
    private static final int SHOWN = 50;

    private final Run run;
    private final Map<OrderNo, String> says;
    private final KeptView kept;

    /** @param says what the gateway answered about payments it was asked about */
    ReconciliationView(Run run, Map<OrderNo, String> says, KeptView kept) {
        this.run = run;
        this.says = says;
        this.kept = kept;
    }

    void show(Statement statement, Reconciliation reconciliation) {
        var scope = reconciliation.scope();
        var output = run.output();
        output.say(
                "cli.reconcile.read",
                Integer.toString(statement.lines().size()),
                scope.from().toString(),
                scope.to().toString(),
                statement.encoding());
        var exceptions = reconciliation.exceptions();
        exceptions.stream().limit(SHOWN).forEach(each -> output.line(line(each)));
        if (exceptions.size() > SHOWN) {
            output.say("cli.reconcile.more", Integer.toString(exceptions.size() - SHOWN));
        }
        reconciliation.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .forEach(count -> output.line(text("finding." + count.getKey()) + ": " + count.getValue()));
        reconciliation.sums().values().forEach(this::sums);
        output.say(reconciliation.agrees() ? "reconciliation.agrees" : "cli.reconcile.differs");
    }

    private void sums(Reconciliation.Sums sums) {
        run.output()
                .say(
                        "reconciliation.sums",
                        AmountFormat.withCurrency(sums.there()),
                        AmountFormat.withCurrency(sums.here()),
                        AmountFormat.withCurrency(sums.difference()),
                        AmountFormat.withCurrency(sums.fees()));
    }

    private String line(Compared each) {
        var parts = new ArrayList<String>();
        parts.add(text("finding." + each.finding()));
        if (each.row() > 0) {
            parts.add(text("reconciliation.row", Long.toString(each.row())));
        }
        sides(parts, each);
        var said = each.said();
        if (said != null) {
            parts.add(run.texts().text(said));
        }
        var about = each.about();
        if (about != null && says.containsKey(about)) {
            parts.add(text("reconciliation.says", text("bill.says." + says.get(about))));
        }
        return String.join(" · ", parts);
    }

    private void sides(List<String> parts, Compared each) {
        var theirs = each.theirs();
        var ours = each.ours();
        if (theirs != null) {
            parts.add(number(theirs));
            parts.add(text(
                    "cli.reconcile.there",
                    AmountFormat.withCurrency(theirs.amount(), theirs.kind() != StatementLine.Kind.PAYMENT),
                    theirs.day().toString()));
        }
        if (ours != null) {
            if (theirs == null) {
                parts.add(ours.number());
            }
            parts.add(text(
                    "cli.reconcile.here",
                    AmountFormat.withCurrency(ours.amount(), ours.refund()),
                    ours.day().toString()));
        }
    }

    private static String number(StatementLine line) {
        return Stream.of(line.orderNo(), line.refundNo(), line.gatewayNo(), line.channelNo())
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("–");
    }

    private String text(String key, Object... arguments) {
        return run.texts().text(key, arguments);
    }

    void answer(Statement statement, Reconciliation reconciliation) {
        run.output().object(answer -> {
            var scope = reconciliation.scope();
            answer.put("gateway", scope.gateway());
            answer.put("from", scope.from().toString());
            answer.put("to", scope.to().toString());
            answer.put("encoding", statement.encoding());
            answer.put("rows", statement.lines().size());
            answer.put("agrees", reconciliation.agrees());
            kept.answer(answer);
            var counts = answer.putObject("counts");
            reconciliation.counts().forEach((finding, count) -> counts.put(finding.name(), count));
            var list = answer.putArray("exceptions");
            for (var each : reconciliation.exceptions()) {
                var row = list.addObject();
                row.put("finding", each.finding().name());
                row.put("row", each.row() == 0 ? null : each.row());
                var about = each.about();
                row.put("orderNo", about == null ? null : about.text());
                row.put("gatewaySays", about == null ? null : says.get(about));
                row.put("text", line(each));
            }
        });
    }
}
