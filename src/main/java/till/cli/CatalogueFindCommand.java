package till.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.catalogue.Wanted;
import till.domain.Act;
import till.domain.Item;
import till.settings.AmountFormat;
import tools.jackson.databind.node.ObjectNode;

/** {@code till catalogue find}: the items in which every word stands, best ones first; ends with 3 where there is none. */
@CommandLine.Command(name = "find")
final class CatalogueFindCommand implements Command {
    private static final int MOST = 1_000;

    @Parameters(paramLabel = "WORDS", arity = "0..*", descriptionKey = "cli.option.catalogueWords")
    private List<String> words = new ArrayList<>();

    @Option(names = "--all", descriptionKey = "cli.option.catalogueAll")
    private boolean retiredToo;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return show(run, String.join(" ", words), retiredToo);
    }

    static ExitCode show(Run run, String text, boolean retiredToo) throws Stopped, CannotOpen {
        return run.inTill(Act.SEE_ORDERS, till -> {
            var found = till.catalogue().search(new Wanted(text, null, retiredToo, MOST));
            found.items().forEach(item -> line(run, item));
            run.output().say("cli.catalogue.count", String.valueOf(found.count()));
            run.output().object(answer -> {
                answer.put("count", found.count());
                var list = answer.putArray("items");
                found.items().forEach(item -> fields(list.addObject(), item));
            });
            return found.count() == 0 ? ExitCode.REFUSED : ExitCode.DONE;
        });
    }

    private static void line(Run run, Item item) {
        run.output()
                .say(
                        "cli.catalogue.line",
                        item.sku(),
                        item.name(run.texts().language().locale()),
                        AmountFormat.withCurrency(item.price()),
                        item.barcode() == null ? "" : item.barcode(),
                        item.onSale() ? "" : run.texts().text("catalogue.offSale"));
    }

    private static void fields(ObjectNode node, Item item) {
        node.put("sku", item.sku());
        node.put("barcode", item.barcode());
        var names = node.putObject("names");
        names.put("en", item.names().english());
        names.put("zh-Hant", item.names().traditional());
        names.put("zh-Hans", item.names().simplified());
        node.put("price", AmountFormat.plain(item.price()));
        node.put("currency", item.price().getCurrencyUnit().getCode());
        node.put("category", item.category());
        node.put("quick", item.quick());
        node.put("onSale", item.onSale());
    }
}
