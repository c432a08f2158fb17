package till.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import till.domain.By;
import till.domain.Item;
import till.ledger.Items;
import till.ledger.People.Signed;
import till.settings.Texts;

/** The menu of a Hong Kong cha chaan teng, to practise with: two dozen dishes, and quick buttons for eight of them. */
public final class SampleCatalogue {
    private static final String FILE = "/samples/catalogue.csv";
    private static final CurrencyUnit CURRENCY = CurrencyUnit.of("HKD");

    private SampleCatalogue() {}

    /**
     * Fills a catalogue that was never written to, and leaves any other as it is. For training only.
     *
     * @param texts in whose language categories are called
     */
    public static void into(Items items, Texts texts) {
        if (items.version() == 0) {
            var signed = new Signed(By.NOBODY, Instant.EPOCH);
            items.put(new Items.Change(0, items(texts), List.of(), Map.of(), signed), _ -> {});
        }
    }

    static List<Item> items(Texts texts) {
        var reading = new CsvReading(Shelf.EMPTY, CURRENCY, _ -> {});
        return reading.read(text()).value().stream()
                .map(row ->
                        Objects.requireNonNull(row.item(), () -> row.faults().toString()))
                .map(item -> new Item(
                        item.sku(),
                        item.barcode(),
                        item.names(),
                        item.price(),
                        category(item.category(), texts),
                        item.quick(),
                        null,
                        true))
                .toList();
    }

    private static String category(String name, Texts texts) {
        return switch (name) {
            case "drinks" -> texts.text("sample.category.drinks");
            case "bakery" -> texts.text("sample.category.bakery");
            case "meals" -> texts.text("sample.category.meals");
            case "takeaway" -> texts.text("sample.category.takeaway");
            default -> throw new IllegalStateException(name);
        };
    }

    private static String text() {
        try (InputStream stream = Objects.requireNonNull(SampleCatalogue.class.getResourceAsStream(FILE))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
