package till.report.statement;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What comparing a statement with the ledger came to.
 *
 * @param all every movement of either side, the statement's first, in its order
 */
public record Reconciliation(Matching.Scope scope, List<Compared> all) {
    public Reconciliation {
        all = List.copyOf(all);
    }

    /** What a person has to look at. */
    public List<Compared> exceptions() {
        return all.stream().filter(each -> each.finding().isException()).toList();
    }

    public boolean agrees() {
        return all.stream().noneMatch(each -> each.finding().isException());
    }

    /** How often each was found; every finding is among them. */
    public Map<Finding, Long> counts() {
        var counts = new EnumMap<Finding, Long>(Finding.class);
        for (var finding : Finding.values()) {
            counts.put(finding, 0L);
        }
        all.forEach(each -> counts.merge(each.finding(), 1L, Long::sum));
        return counts;
    }

    /**
     * Both sides' money in one currency: what the statement has, and what the ledger has of the same movements and of those
     * that are missing there.
     *
     * @param here paid less refunded, after the ledger
     * @param there the same after the statement
     * @param fees what the gateway kept
     */
    public record Sums(Money here, Money there, Money fees) {
        static Sums none(CurrencyUnit currency) {
            return new Sums(Money.zero(currency), Money.zero(currency), Money.zero(currency));
        }

        public Money difference() {
            return there.minus(here);
        }
    }

    /** By currency code. */
    public Map<String, Sums> sums() {
        var sums = new TreeMap<String, Sums>();
        for (var each : all) {
            if (each.ours() != null && each.finding() != Finding.DUPLICATE) {
                var amount = each.ours().amount();
                var signed = each.ours().refund() ? amount.negated() : amount;
                var sum = of(sums, amount);
                sums.put(code(amount), new Sums(sum.here().plus(signed), sum.there(), sum.fees()));
            }
            if (each.theirs() != null) {
                theirs(sums, each.theirs());
            }
        }
        return sums;
    }

    private static void theirs(Map<String, Sums> sums, StatementLine line) {
        var amount = line.amount();
        var sum = of(sums, amount);
        var there = switch (line.kind()) {
            case PAYMENT -> sum.there().plus(amount);
            case REFUND -> sum.there().minus(amount);
            case FEE -> sum.there();
        };
        var fee = line.kind() == StatementLine.Kind.FEE ? amount : line.fee();
        sums.put(
                code(amount),
                new Sums(
                        sum.here(), there, fee == null ? sum.fees() : sum.fees().plus(fee.abs())));
    }

    private static Sums of(Map<String, Sums> sums, Money amount) {
        return sums.getOrDefault(code(amount), Sums.none(amount.getCurrencyUnit()));
    }

    private static String code(Money amount) {
        return amount.getCurrencyUnit().getCode();
    }
}
