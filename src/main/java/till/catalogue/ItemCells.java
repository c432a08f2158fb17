package till.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.AmountText;
import till.domain.Item;
import till.domain.ItemNames;
import till.domain.Problem;

/**
 * Reads an item as it is typed into a form or stands in a row of a file, and writes it so that reading gives the same
 * again. What is not told stays as it was.
 */
public final class ItemCells {
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_CATEGORY = 40;
    private static final Pattern BARCODE = Pattern.compile("[!-~]+");
    /** What a spreadsheet makes of a long number. */
    private static final Pattern ROUNDED = Pattern.compile("\\d(?:[.,]\\d+)?[Ee]\\+\\d+");

    private static final Pattern PICTURE = Pattern.compile("[0-9a-z]{1,64}");
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "否");

    private final Map<Column, String> cells;
    private final @Nullable Item before;
    private final CurrencyUnit usual;
    private final List<Fault> faults = new ArrayList<>();

    private ItemCells(Map<Column, String> cells, @Nullable Item before, CurrencyUnit usual) {
        this.cells = cells;
        this.before = before;
        this.usual = usual;
    }

    /**
     * What reading gave.
     *
     * @param item empty where something is wrong
     */
    public record Read(Optional<Item> item, List<Fault> faults) {}

    /**
     * Reads an item.
     *
     * @param before the item as it is; null for a new one
     * @param usual the currency of prices that name none
     */
    public static Read read(Map<Column, String> cells, @Nullable Item before, CurrencyUnit usual) {
        return new ItemCells(
                        cells, before, before == null ? usual : before.price().getCurrencyUnit())
                .read();
    }

    /** The cells of an item. */
    public static Map<Column, String> of(Item item) {
        var cells = new EnumMap<Column, String>(Column.class);
        cells.put(Column.SKU, item.sku());
        cells.put(Column.BARCODE, Objects.requireNonNullElse(item.barcode(), ""));
        cells.put(Column.NAME_EN, item.names().english());
        cells.put(Column.NAME_ZH_HANT, item.names().traditional());
        cells.put(Column.NAME_ZH_HANS, item.names().simplified());
        cells.put(Column.PRICE, item.price().getAmount().toPlainString());
        cells.put(Column.CURRENCY, item.price().getCurrencyUnit().getCode());
        cells.put(Column.CATEGORY, item.category());
        cells.put(Column.QUICK, item.quickPlace().map(String::valueOf).orElse(""));
        cells.put(Column.PICTURE, Objects.requireNonNullElse(item.picture(), ""));
        cells.put(Column.ON_SALE, String.valueOf(item.onSale()));
        return cells;
    }

    private Read read() {
        var sku = sku();
        var barcode = barcode();
        var names = names();
        var price = price();
        var category = text(Column.CATEGORY, LONGEST_CATEGORY);
        var sold = onSale();
        var quick = quick(sold);
        var picture = picture();
        if (!faults.isEmpty() || names == null || price == null) {
            return new Read(Optional.empty(), List.copyOf(faults));
        }
        return new Read(Optional.of(new Item(sku, barcode, names, price, category, quick, picture, sold)), List.of());
    }

    private String cell(Column column) {
        var cell = cells.get(column);
        return cell != null ? cell.strip() : before == null ? "" : of(before).getOrDefault(column, "");
    }

    private String text(Column column, int longest) {
        var text = cell(column);
        if (text.codePoints().anyMatch(ItemCells::isNoLetter)) {
            fault(column, "catalogue.characters");
        } else if (text.codePointCount(0, text.length()) > longest) {
            fault(column, "catalogue.tooLong", String.valueOf(longest));
        }
        return text;
    }

    private static boolean isNoLetter(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE || point == 0xFFFD;
    }

    private String sku() {
        var sku = text(Column.SKU, LONGEST_CODE);
        if (sku.isEmpty()) {
            fault(Column.SKU, "catalogue.skuMissing");
        }
        return sku;
    }

    private @Nullable String barcode() {
        var barcode = text(Column.BARCODE, LONGEST_CODE);
        if (ROUNDED.matcher(barcode).matches()) {
            fault(Column.BARCODE, "catalogue.barcodeRounded", barcode);
        } else if (!barcode.isEmpty() && !BARCODE.matcher(barcode).matches()) {
            fault(Column.BARCODE, "catalogue.barcodeShape");
        }
        return barcode.isEmpty() ? null : barcode;
    }

    private @Nullable ItemNames names() {
        var english = text(Column.NAME_EN, LONGEST_NAME);
        var traditional = text(Column.NAME_ZH_HANT, LONGEST_NAME);
        var simplified = text(Column.NAME_ZH_HANS, LONGEST_NAME);
        if (english.isEmpty() && traditional.isEmpty() && simplified.isEmpty()) {
            fault(Column.NAME_EN, "catalogue.nameMissing");
            return null;
        }
        return new ItemNames(english, traditional, simplified);
    }

    private @Nullable Money price() {
        var currency = currency();
        if (currency == null) {
            return null;
        }
        if (cell(Column.PRICE).isEmpty()) {
            fault(Column.PRICE, "catalogue.priceMissing");
            return null;
        }
        return switch (AmountText.read(cell(Column.PRICE), currency)) {
            case AmountText.Amount(var money) -> money;
            case AmountText.Wrong(var problem) when problem.key().equals("amount.zero") -> Money.zero(currency);
            case AmountText.Wrong(var problem)
            when problem.key().equals("amount.negative") -> {
                fault(Column.PRICE, "catalogue.priceNegative");
                yield null;
            }
            case AmountText.Wrong(var problem) -> {
                faults.add(new Fault(Column.PRICE, problem));
                yield null;
            }
        };
    }

    private @Nullable CurrencyUnit currency() {
        var code = cell(Column.CURRENCY);
        if (code.isEmpty()) {
            return usual;
        }
        try {
            return CurrencyUnit.of(code.toUpperCase(Locale.ROOT));
        } catch (IllegalCurrencyException _) {
            fault(Column.CURRENCY, "catalogue.currencyUnknown", code);
            return null;
        }
    }

    private boolean onSale() {
        var word = cell(Column.ON_SALE).toLowerCase(Locale.ROOT);
        if (!word.isEmpty() && !YES.contains(word) && !NO.contains(word)) {
            fault(Column.ON_SALE, "catalogue.onSaleWord", word);
        }
        return word.isEmpty() ? before == null || before.onSale() : !NO.contains(word);
    }

    private @Nullable Integer quick(boolean sold) {
        var text = cell(Column.QUICK);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > Item.MOST_QUICK) {
            fault(Column.QUICK, "catalogue.quickRange", text, String.valueOf(Item.MOST_QUICK));
            return null;
        }
        if (!sold && cells.containsKey(Column.QUICK)) {
            fault(Column.QUICK, "catalogue.quickRetired");
        }
        return sold ? Integer.valueOf(text) : null;
    }

    private @Nullable String picture() {
        var name = cell(Column.PICTURE);
        if (!name.isEmpty() && !PICTURE.matcher(name).matches()) {
            fault(Column.PICTURE, "catalogue.pictureName");
        }
        return name.isEmpty() ? null : name;
    }

    private void fault(Column column, String key, String... arguments) {
        faults.add(new Fault(column, Problem.of(key, arguments)));
    }
}
