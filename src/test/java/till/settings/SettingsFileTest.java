package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.domain.Problem;

class SettingsFileTest {
    @TempDir
    Path temp;

    private Path file = Path.of("settings.json");

    @BeforeEach
    void place() {
        file = temp.resolve("settings.json");
    }

    @Test
    void withoutAFileTheDefaultsHoldAndNothingIsWritten() {
        var settings =
                SettingsFile.open(file, Locale.forLanguageTag("zh-HK")).value().current();
        assertEquals(ShopSettings.defaults(Locale.forLanguageTag("zh-HK")), settings);
        assertEquals(Language.TRADITIONAL_CHINESE, settings.language());
        assertEquals(new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0), settings.calendar());
        assertFalse(Files.exists(file));
    }

    @Test
    void whatIsSavedComesBackWhole() {
        var wanted = new ShopSettings(
                "海港茶餐廳 🍜",
                "T-02",
                new BusinessCalendar(ZoneId.of("Asia/Jakarta"), 5),
                CurrencyUnit.of("IDR"),
                Language.SIMPLIFIED_CHINESE,
                Theme.DARK,
                false,
                0,
                15,
                7,
                new ShopSettings.Methods(List.of("gnete/WX_QR", "gnete/ALI_QR"), Set.of("gnete/UP_OP")),
                new ShopSettings.Listening(8_443, "192.168.1.20"),
                new DisplaySettings(
                        true,
                        DisplaySettings.Languages.SIMPLIFIED,
                        150,
                        "歡迎 Welcome",
                        Optional.of(new DisplaySettings.Place(-1366, 20, 800, 480)),
                        0,
                        DisplaySettings.Motion.REDUCED,
                        175,
                        true),
                new ReceiptSettings(
                        "灣仔軒尼詩道 88 號\nTel. 2345 6789",
                        "多謝惠顧 🍵",
                        "/srv/logo.png",
                        ReceiptSettings.Languages.HANS_EN,
                        ReceiptSettings.Roll.MM_58,
                        ReceiptSettings.Printer.NETWORK,
                        "printer.local:9101",
                        true,
                        true,
                        2),
                new ScannerSettings(false, "~", "$"),
                Set.of(Mode.TRAINING),
                true);
        var saved = open().change(_ -> wanted);
        assertEquals(Optional.empty(), saved.failure());
        assertEquals(wanted, open().current());
    }

    @Test
    void onlyAFolderWithoutSettingsNeedsTheGuide() throws IOException {
        assertFalse(open().current().guided());
        open().change(now -> now.withTill("T02")).value();
        assertFalse(open().current().guided());
        open().change(now -> now.withGuided(true)).value();
        assertTrue(open().current().guided());
        Files.writeString(file, "{\"till\":\"T03\"}");
        assertTrue(open().current().guided());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"display\":[]}",
                "{\"display\":{\"scale\":49}}",
                "{\"display\":{\"scale\":201}}",
                "{\"display\":{\"scale\":\"100\"}}",
                "{\"display\":{\"volume\":101}}",
                "{\"display\":{\"open\":1}}",
                "{\"display\":{\"languages\":\"klingon\"}}",
                "{\"display\":{\"motion\":\"wild\"}}",
                "{\"display\":{\"textSize\":99}}",
                "{\"display\":{\"textSize\":201}}",
                "{\"display\":{\"place\":{\"width\":0}}}"
            })
    void aDisplayThatCannotBeIsRefusedByName(String text) throws IOException {
        Files.writeString(file, text);
        assertEquals(
                Optional.of("settings.display.wrong"),
                SettingsFile.open(file, Locale.ENGLISH).failure().map(Problem::key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scanner\":true}",
                "{\"scanner\":{\"on\":\"yes\"}}",
                "{\"scanner\":{\"prefix\":\"a b\"}}",
                "{\"scanner\":{\"suffix\":\"123456789\"}}"
            })
    void aScannerThatCannotBeIsRefusedByName(String text) throws IOException {
        Files.writeString(file, text);
        assertEquals(
                Optional.of("settings.scanner.wrong"),
                SettingsFile.open(file, Locale.ENGLISH).failure().map(Problem::key));
    }

    @Test
    void unknownFieldsAreKept() throws IOException {
        Files.writeString(file, """
                {"till":"T07","laterFeature":{"list":[1,2.50]},"sound":false,"display":{"later":7}}""");
        var settings = open();
        assertEquals("T07", settings.current().till());
        assertFalse(settings.current().sound());
        settings.change(current -> current.withTheme(Theme.LIGHT));
        var text = Files.readString(file).replaceAll("\\s", "");
        assertTrue(text.contains("\"laterFeature\":{\"list\":[1,2.5"), text);
        assertTrue(text.contains("\"theme\":\"light\""), text);
        assertTrue(text.contains("\"later\":7"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"till\":", "\u0000\u0001"})
    void unreadableFileIsAProblemAndIsNeverWrittenOver(String broken) throws IOException {
        var settings = open();
        Files.writeString(file, broken);
        var problem = Optional.of(Problem.of("settings.unreadable", file.toString()));
        assertEquals(problem, SettingsFile.open(file, Locale.ENGLISH).failure());
        assertEquals(
                problem, settings.change(current -> current.withTill("T09")).failure());
        assertEquals(broken, Files.readString(file));
        assertEquals("T01", settings.current().till());
    }

    @ParameterizedTest
    @CsvSource({
        "till, T 1",
        "till, 0123456789A",
        "till, ''",
        "till, 收銀一",
        "till, ---",
        "zone, Hongkong/Asia",
        "cutOffHour, 24",
        "cutOffHour, -1",
        "cutOffHour, 1.5",
        "currency, HK",
        "language, fr",
        "theme, blue",
        "sound, yes",
        "autoNextSeconds, 601",
        "autoNextSeconds, ٣",
        "lockMinutes, 481",
        "lockMinutes, never"
    })
    void wrongValueIsAProblemThatNamesTheField(String name, String text) throws IOException {
        var problem = Optional.of(Problem.of("settings." + name + ".wrong", text));
        Files.writeString(file, "{\"" + name + "\":\"" + text + "\"}");
        assertEquals(problem, SettingsFile.open(file, Locale.ENGLISH).failure());
        Files.delete(file);
        var field = List.of(ShopField.values()).stream()
                .filter(each -> each.key().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(problem, open().set(field, text).failure());
        assertFalse(Files.exists(file));
    }

    @Test
    void valueThatCodeMadeIsCheckedAsWell() {
        assertEquals(
                Optional.of(Problem.of("settings.till.wrong", "no good")),
                open().change(current -> current.withTill("no good")).failure());
    }

    @Test
    void listenersHearSavedSettingsUntilTheyStop() {
        var settings = open();
        var heard = new ArrayList<String>();
        try (var _ = settings.subscribe(now -> heard.add(now.shopName()))) {
            settings.set(ShopField.SHOP_NAME, "One");
            settings.set(ShopField.TILL, "not a till name");
        }
        settings.set(ShopField.SHOP_NAME, "Two");
        assertEquals(List.of("One"), heard);
        assertEquals("Two", settings.current().shopName());
    }

    @Test
    void folderThatIsGoneIsAProblemAndTheOldSettingsHold() throws IOException {
        var settings = SettingsFile.open(temp.resolve("gone/settings.json"), Locale.ENGLISH)
                .value();
        assertEquals(
                Optional.of(Problem.of(
                        "settings.notSaved", temp.resolve("gone/settings.json").toString())),
                settings.set(ShopField.TILL, "T02").failure());
        assertEquals("T01", settings.current().till());
    }

    private SettingsFile open() {
        return SettingsFile.open(file, Locale.ENGLISH).value();
    }

    @ParameterizedTest
    @CsvSource({
        "paper, MM_70",
        "printer, FAX",
        "copies, 6",
        "copies, 0",
        "automatic, yes",
        "languages, FR",
        "where, printer:99999",
        "where, two words",
        "where, ''"
    })
    void aReceiptSettingThatCannotBeIsNamed(String field, String text) throws IOException {
        Files.writeString(file, """
                {"receipts":{"printer":"NETWORK","where":"10.0.0.9","%s":"%s"}}""".formatted(field, text));
        assertEquals(
                Optional.of("settings.receipts." + field + ".wrong"),
                SettingsFile.open(file, Locale.ENGLISH).failure().map(Problem::key));
    }
}
