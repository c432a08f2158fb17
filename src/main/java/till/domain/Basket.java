package till.domain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a customer buys, line by line, and what the shop notes about it. Immutable.
 *
 * @param id what it is known by from its first line until it is paid; empty for a plain amount
 * @param note the shop's own, never sent to a gateway
 * @param customer whose it is, in the shop's own words; never sent either
 */
public record Basket(String id, List<OrderLine> lines, String note, String customer) {
    /** How many lines an order can have. */
    public static final int MOST_LINES = 200;

    /** How many characters a note or a customer's reference can have. */
    public static final int LONGEST_TEXT = 200;

    /** As many digits as an amount that is keyed can have: with it every sum of a day stays far inside a long. */
    private static final long MOST_MINOR = 99_999_999_999L;

    /** Nothing but an amount. */
    public static final Basket NONE = new Basket("", List.of(), "", "");

    public Basket {
        lines = List.copyOf(lines);
        note = note.strip();
        customer = customer.strip();
        if (!lines.isEmpty() && id.isEmpty()) {
            throw new IllegalArgumentException("lines without a number");
        }
        if (lines.stream()
                        .map(line -> line.price().getCurrencyUnit())
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException("lines in several currencies");
        }
    }

    /** An empty one under its number. */
    public static Basket empty(String id) {
        return new Basket(id, List.of(), "", "");
    }

    /** Whether there is anything worth keeping. */
    public boolean isBlank() {
        return lines.isEmpty() && note.isEmpty() && customer.isEmpty();
    }

    /** What all lines come to. */
    public Money total(CurrencyUnit currency) {
        return lines.stream().map(OrderLine::amount).reduce(Money.zero(currency), Money::plus);
    }

    /** All pieces of all lines. */
    public int pieces() {
        return lines.stream().mapToInt(OrderLine::quantity).sum();
    }

    /** Whether a line has another price than the catalogue's. */
    public boolean isConceded() {
        return lines.stream().anyMatch(OrderLine::isConceded);
    }

    /** Why it cannot be charged; empty where it can, or where there are no lines. */
    public Optional<Problem> obstacle() {
        if (note.length() > LONGEST_TEXT || customer.length() > LONGEST_TEXT) {
            return Optional.of(Problem.of("basket.textTooLong", Integer.toString(LONGEST_TEXT)));
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (lines.size() > MOST_LINES) {
            return Optional.of(Problem.of("basket.full", Integer.toString(MOST_LINES)));
        }
        var total = total(lines.getFirst().price().getCurrencyUnit());
        if (!total.isPositive()) {
            return Optional.of(Problem.of("basket.zero"));
        }
        return total.getAmountMinorLong() > MOST_MINOR ? Optional.of(Problem.of("basket.tooLarge")) : Optional.empty();
    }

    /** As {@link #obstacle()}, and where the lines do not come to what is asked for. */
    public Optional<Problem> obstacle(Money asked) {
        return obstacle()
                .or(() -> lines.isEmpty() || asked.equals(total(asked.getCurrencyUnit()))
                        ? Optional.empty()
                        : Optional.of(Problem.of("basket.sum", Problem.amount(asked))));
    }

    /**
     * The same with something taken off the whole of it, beside what is taken off its lines already. Each line bears its part
     * of what it costs, to the smallest unit; the parts come to the whole exactly.
     */
    public Basket less(Discount whole) {
        if (lines.isEmpty()) {
            return this;
        }
        var total = total(lines.getFirst().price().getCurrencyUnit());
        var off = whole.of(total);
        var cheaper = new ArrayList<OrderLine>();
        var before = Money.zero(total.getCurrencyUnit());
        for (var line : lines) {
            var upTo = before.plus(line.amount());
            var share = part(off, upTo, total).minus(part(off, before, total));
            cheaper.add(
                    share.isZero()
                            ? line
                            : line.less(new Discount.Amount(line.off().plus(share))));
            before = upTo;
        }
        return with(cheaper);
    }

    private static Money part(Money off, Money upTo, Money total) {
        return total.isZero()
                ? off
                : Money.ofMinor(
                        off.getCurrencyUnit(),
                        BigInteger.valueOf(off.getAmountMinorLong())
                                .multiply(BigInteger.valueOf(upTo.getAmountMinorLong()))
                                .divide(BigInteger.valueOf(total.getAmountMinorLong()))
                                .longValueExact());
    }

    /** Where a line that is added ends up: the place of one that is the same but for its quantity, or the end. */
    public int placeFor(OrderLine added) {
        for (var place = 0; place < lines.size(); place++) {
            var line = lines.get(place);
            if (line.takes(added) && line.quantity() + added.quantity() <= OrderLine.MOST) {
                return place;
            }
        }
        return lines.size();
    }

    /** The same with a line more, or with more pieces of one that is there. */
    public Basket with(OrderLine added) {
        var place = placeFor(added);
        var all = new ArrayList<>(lines);
        if (place < lines.size()) {
            var line = lines.get(place);
            all.set(place, line.times(line.quantity() + added.quantity()).orElseThrow());
        } else {
            all.add(added);
        }
        return with(all);
    }

    /** The same with another line at a place. */
    public Basket with(int place, OrderLine line) {
        var all = new ArrayList<>(lines);
        all.set(place, line);
        return with(all);
    }

    /** The same without the line at a place. */
    public Basket without(int place) {
        var all = new ArrayList<>(lines);
        all.remove(place);
        return with(all);
    }

    /** The same with these lines. */
    public Basket with(List<OrderLine> all) {
        return new Basket(id, all, note, customer);
    }

    /** The same with other words about it. */
    public Basket about(String said, String whose) {
        return new Basket(id, lines, said, whose);
    }
}
