package till.report.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.Difference;
import till.domain.StatementRun.DaySums;

/**
 * What is kept of a comparison: its exceptions by names that are the same in every statement that tells of the same movement,
 * and what each day came to. Pure.
 */
final class Findings {
    private final Reconciliation found;
    private final Map<String, Integer> used = new HashMap<>();

    Findings(Reconciliation found) {
        this.found = found;
    }

    /** In the statement's order. */
    List<Difference.Found> exceptions() {
        used.clear();
        return found.exceptions().stream().map(this::exception).toList();
    }

    private Difference.Found exception(Compared each) {
        var day = each.day();
        var scope = found.scope();
        return new Difference.Found(
                identity(each), day == null ? scope.from() : day, each.finding().name(), each.about(), facts(each));
    }

    /** By the same names, what both sides have the same. */
    Set<String> matched() {
        used.clear();
        return found.all().stream()
                .filter(each -> each.finding() == Finding.MATCHED)
                .map(this::identity)
                .collect(Collectors.toSet());
    }

    /** By the strongest number it has; of two that are named alike the second is another one. */
    private String identity(Compared each) {
        var scope = found.scope();
        var duplicate = each.finding() == Finding.DUPLICATE ? "again " : "";
        var subject = scope.gateway() + " " + duplicate + (each.isRefund() ? "refund " : "payment ") + number(each);
        var place = used.merge(subject, 1, Integer::sum);
        return sha256(place == 1 ? subject : subject + " " + place).substring(0, 12);
    }

    private String number(Compared each) {
        var ours = each.ours();
        if (ours != null) {
            return ours.number();
        }
        var line = each.theirs();
        if (line == null) {
            var said = each.said();
            return found.scope().from() + " " + found.scope().to() + " "
                    + (said == null ? "" : said.key() + " " + said.arguments());
        }
        var about = each.about();
        var own = each.isRefund() ? line.refundNo() : about == null ? line.orderNo() : about.text();
        return Stream.of(own, line.orderNo(), line.gatewayNo(), line.channelNo())
                .filter(number -> !number.isEmpty())
                .findFirst()
                .map(number -> each.isRefund() && line.refundNo().isEmpty() ? number + " " + line.amount() : number)
                .orElseGet(() -> line.day() + " " + line.amount());
    }

    private static Map<String, String> facts(Compared each) {
        var facts = new TreeMap<String, String>();
        facts.put("kind", each.isRefund() ? "REFUND" : "PAYMENT");
        if (each.row() > 0) {
            facts.put("row", Long.toString(each.row()));
        }
        var theirs = each.theirs();
        if (theirs != null) {
            facts.put("there", theirs.amount().toString());
            facts.put("dayThere", theirs.day().toString());
            numbers(theirs).findFirst().ifPresent(number -> facts.put("number", number));
        }
        var ours = each.ours();
        if (ours != null) {
            facts.put("here", ours.amount().toString());
            facts.put("dayHere", ours.day().toString());
            facts.putIfAbsent("number", ours.number());
        }
        var said = each.said();
        if (said != null && !said.key().equals("statement.atEdge")) {
            facts.put("said", said.key());
            facts.put("saidOf", String.join(", ", said.arguments()));
        }
        return facts;
    }

    private static Stream<String> numbers(StatementLine line) {
        return Stream.of(line.refundNo(), line.orderNo(), line.gatewayNo(), line.channelNo())
                .filter(number -> !number.isEmpty());
    }

    /** A movement counts on the statement's day where that has it, else on the ledger's. */
    List<DaySums> days() {
        var days = new TreeMap<String, DaySums>();
        for (var each : found.all()) {
            var day = each.day();
            if (day == null) {
                continue;
            }
            var theirs = each.theirs();
            if (theirs != null) {
                var amount = theirs.amount();
                var fee = theirs.kind() == StatementLine.Kind.FEE ? amount : theirs.fee();
                var moved = theirs.kind() == StatementLine.Kind.FEE ? zero(amount) : signed(amount, each.isRefund());
                var rows = theirs.kind() == StatementLine.Kind.FEE ? 0 : 1;
                add(days, new DaySums(day, rows, moved, 0, zero(amount), fee == null ? zero(amount) : fee.abs()));
            }
            var ours = each.ours();
            if (ours != null && each.finding() != Finding.DUPLICATE) {
                var amount = ours.amount();
                add(days, new DaySums(day, 0, zero(amount), 1, signed(amount, ours.refund()), zero(amount)));
            }
        }
        return List.copyOf(days.values());
    }

    private static void add(Map<String, DaySums> days, DaySums one) {
        var key = one.day() + " " + one.here().getCurrencyUnit().getCode();
        days.merge(
                key,
                one,
                (sum, more) -> new DaySums(
                        sum.day(),
                        sum.rows() + more.rows(),
                        sum.there().plus(more.there()),
                        sum.movements() + more.movements(),
                        sum.here().plus(more.here()),
                        sum.fees().plus(more.fees())));
    }

    private static Money zero(Money like) {
        CurrencyUnit currency = like.getCurrencyUnit();
        return Money.zero(currency);
    }

    private static Money signed(Money amount, boolean back) {
        return back ? amount.negated() : amount;
    }

    /** How often each finding was there. */
    Map<String, Long> counts() {
        return found.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .collect(Collectors.toMap(count -> count.getKey().name(), Map.Entry::getValue));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
