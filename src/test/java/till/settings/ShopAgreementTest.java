package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Problem;

/** Two tills' files and what the shop agreed on: nothing that somebody changed is lost, and what is a till's own stays. */
class ShopAgreementTest {
    @TempDir
    private Path folder;

    private final Map<String, String> shop = new TreeMap<>();
    private boolean away;

    private Optional<Problem> tell(Map<String, String> changed) {
        if (away) {
            return Optional.of(Problem.of("settings.shop.away"));
        }
        shop.putAll(changed);
        return Optional.empty();
    }

    private SettingsFile till(String name) {
        return SettingsFile.open(folder.resolve(name + ".json"), Locale.ENGLISH).value();
    }

    private void agree(SettingsFile till) {
        assertEquals(Optional.empty(), till.agree(Map.copyOf(shop), this::tell));
    }

    @Test
    void theFirstTillSaysHowTheShopIsAndTheNextTakesItOver() {
        var first = till("first");
        first.change(now -> now.withShopName("Harbour")
                        .withTill("T01")
                        .withReceipts(with(now, "12 Queen’s Road", "printer-1")))
                .value();
        agree(first);
        var second = till("second");
        second.change(now -> now.withShopName("Other")
                        .withTill("T02")
                        .withTheme(Theme.DARK)
                        .withReceipts(with(now, "", "printer-2")))
                .value();
        var told = new ArrayList<ShopSettings>();
        second.subscribe(told::add);
        agree(second);
        var now = till("second").current();
        assertEquals(List.of(now), told);
        assertEquals("Harbour", now.shopName());
        assertEquals("12 Queen’s Road", now.receipts().header());
        assertEquals("T02", now.till());
        assertEquals(Theme.DARK, now.theme());
        assertEquals("printer-2", now.receipts().where(), "a printer is a till's own");
        assertEquals(SharedField.values().length, shop.size());
        agree(second);
        assertEquals(1, told.size(), "nothing to tell of");
    }

    private static ReceiptSettings with(ShopSettings now, String header, String where) {
        return ReceiptField.read(
                        now.receipts(),
                        Map.of(ReceiptField.HEADER, header, ReceiptField.PRINTER, "FILES", ReceiptField.WHERE, where))
                .value();
    }

    @Test
    void aChangeIsTheShopsFirstAndWhereItCannotBeNothingIsChanged() throws Exception {
        var till = till("first");
        agree(till);
        assertEquals("Harbour", till.set(ShopField.SHOP_NAME, "Harbour").value().shopName());
        assertEquals("Harbour", shop.get("shopName"));
        away = true;
        var before = Files.readString(folder.resolve("first.json"));
        assertEquals(
                Optional.of(Problem.of("settings.shop.away")),
                till.set(ShopField.SHOP_NAME, "Island").failure());
        assertEquals("Harbour", till.current().shopName());
        assertEquals(before, Files.readString(folder.resolve("first.json")));
        assertTrue(till.change(now -> now.withTheme(Theme.DARK)).failure().isEmpty(), "what is a till's own");
    }

    @Test
    void whatWasChangedInTheFileMeanwhileIsToldAtTheNextStart() {
        agree(till("first"));
        till("first").set(ShopField.CUT_OFF_HOUR, "5").value();
        agree(till("first"));
        assertEquals("5", shop.get("cutOffHour"));
        var second = till("second");
        agree(second);
        assertEquals(5, second.current().calendar().cutOffHour());
    }

    @Test
    void whereBothWereChangedTheShopsCounts() {
        agree(till("first"));
        till("first").set(ShopField.SHOP_NAME, "Mine").value();
        shop.put("shopName", "Ours");
        agree(till("first"));
        assertEquals("Ours", till("first").current().shopName());
        assertEquals("Ours", shop.get("shopName"));
    }

    @Test
    void whatANewerProgramSaysIsLeftAlone() {
        agree(till("first"));
        shop.put("zone", "Moon/Tranquility");
        shop.put("loyalty", "on");
        var till = till("first");
        agree(till);
        agree(till);
        assertEquals("Asia/Hong_Kong", till.current().calendar().zone().getId());
        assertEquals("Moon/Tranquility", shop.get("zone"));
        assertEquals("on", shop.get("loyalty"));
    }
}
