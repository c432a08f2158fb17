package till.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import till.catalogue.Catalogue;
import till.domain.Basket;
import till.domain.Item;
import till.domain.OrderLine;
import till.domain.Problem;

/** Reads items as they are named on the command line: {@code TEA}, {@code TEAx3}. */
final class ItemLines {
    private static final Pattern TIMES = Pattern.compile("(.+)x([1-9][0-9]{0,3})");

    private final Catalogue catalogue;
    private final CurrencyUnit currency;

    ItemLines(Catalogue catalogue, CurrencyUnit currency) {
        this.catalogue = catalogue;
        this.currency = currency;
    }

    /** @param number the new order's own */
    Basket read(List<String> named, String number) throws Stopped {
        var basket = named.isEmpty() ? Basket.NONE : Basket.empty(number);
        for (var each : named) {
            basket = basket.with(line(each.strip()));
        }
        var wrong = basket.obstacle();
        if (wrong.isPresent()) {
            throw new Stopped(ExitCode.WRONG_USE, wrong.get());
        }
        return basket;
    }

    /** A SKU may itself end like a quantity: the whole of it comes first. */
    private OrderLine line(String named) throws Stopped {
        var whole = catalogue.bySku(named);
        if (whole.isPresent()) {
            return sold(whole.get());
        }
        var times = TIMES.matcher(named);
        var item = times.matches() ? catalogue.bySku(times.group(1)) : Optional.<Item>empty();
        if (item.isEmpty()) {
            throw Stopped.wrongUse("cli.charge.itemUnknown", named);
        }
        return sold(item.get()).times(Integer.parseInt(times.group(2))).orElseThrow();
    }

    private OrderLine sold(Item item) throws Stopped {
        if (!item.onSale()) {
            throw new Stopped(ExitCode.WRONG_USE, Problem.of("basket.notSold", item.sku()));
        }
        var priced = item.price().getCurrencyUnit();
        if (!priced.equals(currency)) {
            throw new Stopped(ExitCode.WRONG_USE, Problem.of("basket.currency", item.sku(), priced.getCode()));
        }
        return OrderLine.of(item);
    }
}
