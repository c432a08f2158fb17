package till;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import till.app.Gateways;
import till.gateway.TaughtWords;
import till.service.Use;
import till.settings.ReceiptField;
import till.settings.ShopField;

/**
 * Holds the three languages to the same keys and placeholders, the sources to keys that exist, the keys to sources that
 * use them, and the English to a calm voice.
 *
 * <p>A key stands in the sources whole, or as a stem to which {@link #ENDINGS} are added, or is composed: of a prefix
 * and a constant's name ({@link #OF_ENUMS}), an argument ({@link #CALLED}), a command's path, a field's or a kind's name, or
 * a gateway's own code.
 */
class TextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("[a-z]\\w*(\\.\\w+)+");
    private static final Pattern PREFIX = Pattern.compile("\"([a-z]\\w*(?:\\.\\w+)*\\.)\"\\s*\\+");
    private static final Pattern FXML_KEY = Pattern.compile("\"%([\\w.]+)\"");
    private static final Pattern WORDS_IN_CODE =
            Pattern.compile("\\.set(?:Text|PromptText|AccessibleText|Title)\\(\\s*\"[^\"]*\\p{L}[^\"]*\"");
    private static final Pattern FILE_NAME = Pattern.compile(".*\\.(json|bin|key|lock|log|db|csv|png)");

    private static final List<String> ENDINGS = List.of("", ".title", ".text", ".yes", ".no", ".explained", ".primary");

    /** Keys of one text per constant: prefix, enum, endings. */
    private static final List<OfEnum> OF_ENUMS = List.of(
            new OfEnum("payment.state.", "till.domain.PaymentState", ""),
            new OfEnum("payment.means.", "till.domain.PaymentState", ""),
            new OfEnum("shell.state.", "till.domain.PaymentState", ""),
            new OfEnum("cli.payment.now.", "till.domain.PaymentState", ""),
            new OfEnum("operation.state.", "till.domain.OperationState", ""),
            new OfEnum("cli.refund.now.", "till.domain.OperationState", ""),
            new OfEnum("operation.kind.", "till.domain.Operation$Kind", ""),
            new OfEnum("agreement.type.", "till.domain.Agreement$Kind", ""),
            new OfEnum("agreement.unit.", "till.domain.Schedule$Unit", "").but("NONE"),
            new OfEnum("agreement.state.", "till.domain.Agreement$State", ""),
            new OfEnum("agreement.reason.", "till.domain.Agreement$Reason", ""),
            new OfEnum("agreements.filter.", "till.ui.agreements.AgreementLine$Which", ""),
            new OfEnum("agreements.state.", "till.domain.Agreement$State", ""),
            new OfEnum("agreements.kind.", "till.domain.Agreement$Kind", ""),
            new OfEnum("agreements.unit.", "till.domain.Schedule$Unit", "").but("NONE"),
            new OfEnum("agreements.every.", "till.domain.Schedule$Unit", "", ".one").but("NONE"),
            new OfEnum("agreements.field.", "till.ui.agreements.NewAgreement$Field", ""),
            new OfEnum("agreements.prompt.", "till.ui.agreements.NewAgreement$Field", ""),
            new OfEnum("agreements.charged.", "till.domain.PaymentState", ""),
            new OfEnum("agreements.why.", "till.domain.Agreement$Reason", ""),
            new OfEnum("attention.kind.", "till.domain.Attention$Kind", "", ".explained"),
            new OfEnum("attention.cure.", "till.domain.Cure", "").but("CHECK"),
            new OfEnum("attention.cure.", "till.domain.Cure", ".explained", ".submit", ".done")
                    .but("CHECK", "REFUND", "CAPTURE", "LET_GO"),
            new OfEnum("attention.cure.", "till.domain.Cure", ".sure")
                    .but("CHECK", "REFUND", "CAPTURE", "LET_GO", "ATTACH", "KEEP"),
            new OfEnum("event.shipment.", "till.domain.ShipmentState", "").but("DRAFT"),
            new OfEnum("event.shipment.asked.", "till.domain.ShipmentChange$Kind", ""),
            new OfEnum("event.shipment.change.", "till.domain.OperationState", "").but("RESERVED"),
            new OfEnum("catalogue.code.", "till.catalogue.TextCode", ""),
            new OfEnum("shipment.state.", "till.domain.ShipmentState", ""),
            new OfEnum("shipments.filter.", "till.ui.shipments.Shown", ""),
            new OfEnum("shipments.direction.", "till.domain.Parcel$Direction", ""),
            new OfEnum("shipments.column.", "till.report.ShipmentFiles$Column", ""),
            new OfEnum("shipment.change.", "till.domain.ShipmentChange$Kind", ""),
            new OfEnum("method.way.", "till.domain.PaymentMethod$Form", ""),
            new OfEnum("exchanges.ending.", "till.service.ExchangeLine$Ending", ""),
            new OfEnum("orders.asked.", "till.domain.PaymentState", ""),
            new OfEnum("refunds.asked.", "till.domain.OperationState", ""),
            new OfEnum("cli.training.did.", "till.service.TrainingDesk$Deed", ""),
            new OfEnum("training.deed.", "till.service.TrainingDesk$Deed", ""),
            new OfEnum("training.done.", "till.service.TrainingDesk$Deed", ""),
            new OfEnum("customer.", "till.ui.customer.Moment$Kind", ".title", ".text").but("IDLE"),
            new OfEnum("display.languages.", "till.settings.DisplaySettings$Languages", ""),
            new OfEnum("about.mode.", "till.domain.Mode", ""),
            new OfEnum("display.motion.", "till.settings.DisplaySettings$Motion", ""),
            new OfEnum("display.play.", "till.ui.Outside$Tone", ""),
            new OfEnum("code.standing.", "till.ui.qr.Phase", ""),
            new OfEnum("scanner.ending.", "till.device.Scan$Ending", ""),
            new OfEnum("result.", "till.ui.paid.Ending", ".title", ".text", ".primary"),
            new OfEnum("links.filter.", "till.service.PaymentLinks$Which", ""),
            new OfEnum("orders.days.", "till.ui.orders.OrderFilter$Days", ""),
            new OfEnum("reports.what.", "till.report.BookExport$What", ""),
            new OfEnum("reports.format.", "till.report.BookExport$Format", ""),
            new OfEnum("reports.span.", "till.ui.reports.Span", ""),
            new OfEnum("slip.open.", "till.domain.StillOpen$Kind", ""),
            new OfEnum("slip.shift.", "till.domain.Shift$Ending", ""),
            new OfEnum("refund.reason.", "till.ui.refund.RefundReason", ""),
            new OfEnum("training.armed.", "till.service.TrainingDesk$Trouble", ""),
            new OfEnum("method.brand.", "till.domain.PaymentMethod$Brand", "").but("OTHER"),
            new OfEnum("event.moved.", "till.domain.PaymentState", "").but("CREATED"),
            new OfEnum("event.refund.", "till.domain.OperationState", "").but("RESERVED"),
            new OfEnum("act.", "till.domain.Act", ""),
            new OfEnum("catalogue.column.", "till.catalogue.Column", ""),
            new OfEnum("catalogue.row.", "till.catalogue.ImportRow$Kind", ""),
            new OfEnum("find.says.", "till.service.BillAnswer$Says", ".title", ".text"),
            new OfEnum("bill.says.", "till.service.BillAnswer$Says", ""),
            new OfEnum("statement.column.", "till.report.statement.StatementColumn", ""),
            new OfEnum("finding.", "till.report.statement.Finding", ""),
            new OfEnum("archive.part.", "till.report.BookExport$What", ""),
            new OfEnum("prune.stay.", "till.ledger.Years$Stay", ""),
            new OfEnum("difference.state.", "till.domain.Difference$State", ""),
            new OfEnum("difference.what.", "till.domain.Difference$What", ""),
            new OfEnum("people.role.", "till.domain.Role", ""),
            new OfEnum("people.may.", "till.domain.Role", ""),
            new OfEnum("people.rules.none.", "till.domain.Role", "").but("ACCOUNTANT"),
            new OfEnum("cli.mode.", "till.domain.Mode", ""),
            new OfEnum("ledger.told.tls.", "till.domain.LedgerServer$Tls", ""),
            new OfEnum("ledger.told.progress.", "till.domain.LedgerMoving$Step", ""),
            new OfEnum("cli.unnamed.", "till.domain.Mode", ""),
            new OfEnum("settings.receipts.printer.", "till.settings.ReceiptSettings$Printer", ""),
            new OfEnum("settings.receipts.where.", "till.settings.ReceiptSettings$Printer", "").but("NONE"),
            new OfEnum("settings.receipts.where.help.", "till.settings.ReceiptSettings$Printer", "").but("NONE"),
            new OfEnum("settings.receipts.paper.", "till.settings.ReceiptSettings$Roll", ""),
            new OfEnum("settings.receipts.languages.", "till.settings.ReceiptSettings$Languages", ""),
            new OfEnum("card.missing.", "till.domain.CardBuffer$Part", ""),
            new OfEnum("card.notTaken.", "till.domain.CardBuffer$Part", ""),
            new OfEnum("card.scheme.", "till.domain.CardScheme", ""),
            new OfEnum("card.part.", "till.domain.CardBuffer$Part", ""),
            new OfEnum("shortcut.", "till.ui.Shortcut", ""),
            new OfEnum("uses.", "till.service.Use", ""),
            new OfEnum("uses.place.", "till.service.Use$Place", ""),
            new OfEnum("theme.", "till.settings.Theme", ""));

    /** Prefixes of what is not the name of a constant: a field, a kind, a code, a command, a meaning, a fact in the books. */
    private static final Set<String> OF_NAMES = Set.of(
            "profile.label.",
            "profile.help.",
            "gateway.",
            "method.code.",
            "method.way.of.",
            "method.who.",
            "method.input.",
            "method.choice.",
            "uses.with.",
            "uses.without.",
            "cli.help.",
            "settings.",
            "settings.meaning.",
            "settings.receipts.",
            "refund.");

    /** Keys whose last part is an argument of one method, written out where it is called. */
    private static final List<Called> CALLED = List.of(
            new Called("orders.column.", "ui/orders/OrderColumns", "text|nodes"),
            new Called("orders.", "ui/orders/OrderActions", "button"),
            new Called("shipments.heading.", "ui/shipments/ShipmentTable", "column"),
            new Called("reconcile.column.", "ui/reconcile/ReconcileTable", "column"),
            new Called("differences.column.", "ui/reconcile/DifferenceTable", "column"),
            new Called("refunds.column.", "ui/refund/RefundColumns", "column"),
            new Called("gateway.gnete.", "gateway/gnete/GneteProfile", "wrong"));

    /** Only money that comes after a payment's end is late. */
    private static final String LATE = "event.moved.PAID.late";

    @ParameterizedTest
    @ValueSource(strings = {"_zh_Hant", "_zh_Hans"})
    void everyLanguageHasTheSameKeysAndPlaceholders(String language) throws IOException {
        assertEquals(placeholders(texts("")), placeholders(texts(language)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_zh_Hant", "_zh_Hans"})
    void noTextIsEmpty(String language) throws IOException {
        texts(language).forEach((key, text) -> assertFalse(text.isBlank(), key));
    }

    @Test
    void englishDoesNotShout() throws IOException {
        texts("").forEach((key, text) -> assertFalse(text.contains("!"), key));
    }

    @Test
    void everyKeyNamedInTheSourcesExists() throws IOException {
        var keys = texts("").keySet();
        var families =
                keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
        var named = new TreeSet<>(found(FXML_KEY, "fxml", ".fxml"));
        found(LITERAL, "src/main/java", ".java").stream()
                .filter(literal -> KEY.matcher(literal).matches()
                        && families.contains(literal.substring(0, literal.indexOf('.')))
                        && !FILE_NAME.matcher(literal).matches())
                .forEach(named::add);
        assertTrue(named.size() > 100, "keys found in the sources: " + named.size());
        named.removeIf(name -> ENDINGS.stream().anyMatch(ending -> keys.contains(name + ending)));
        assertEquals(Set.of(), named);
    }

    @Test
    void everyConstantHasItsTexts() throws IOException {
        var missing = new TreeSet<>(composed());
        missing.removeAll(texts("").keySet());
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyPrefixThatIsAddedToIsKnownHere() throws IOException {
        var families = texts("").keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
        var prefixes = new TreeSet<>(found(PREFIX, "src/main/java", ".java"));
        prefixes.removeIf(prefix -> !families.contains(prefix.substring(0, prefix.indexOf('.'))));
        assertTrue(prefixes.size() > OF_ENUMS.size() / 2, prefixes.toString());
        OF_ENUMS.forEach(row -> prefixes.remove(row.prefix()));
        CALLED.forEach(row -> prefixes.remove(row.prefix()));
        prefixes.removeAll(OF_NAMES);
        assertEquals(Set.of(), prefixes);
    }

    @Test
    void everyTextIsUsed() throws IOException {
        var used = new TreeSet<>(composed());
        used.addAll(found(FXML_KEY, "fxml", ".fxml"));
        found(LITERAL, "src/main/java", ".java").forEach(literal -> {
            ENDINGS.forEach(ending -> used.add(literal + ending));
            List.of("code.", "way.of.", "who.", "input.", "choice.")
                    .forEach(part -> used.add("method." + part + literal));
        });
        used.addAll(Set.of("profile.help.id", "profile.help.baseUrl"));
        Gateways.forms().forEach(form -> {
            for (var use : Use.values()) {
                used.add("uses.with." + use + "." + form.kind());
                used.add("uses.without." + use + "." + form.kind());
                used.add("uses.without." + use);
            }
            used.add("profile.help." + form.kind() + ".baseUrl");
            form.fields().forEach(field -> {
                used.add("profile.help." + field.name());
                used.add("profile.help." + form.kind() + "." + field.name());
            });
        });
        var unused = new TreeSet<>(texts("").keySet());
        unused.removeAll(used);
        assertEquals(Set.of(), unused);
    }

    @Test
    void controlsGetNoWordsFromTheCode() throws IOException {
        assertEquals(Set.of(), found(WORDS_IN_CODE, "src/main/java/till/ui", ".java"));
    }

    @Test
    void composedKeysAreFoundInTheirSources() throws IOException {
        for (var row : CALLED) {
            assertTrue(row.keys().size() > 2, row + " " + row.keys());
        }
        assertTrue(
                commands().contains("cli.help.till.gateways.import"), commands().toString());
    }

    private static Set<String> composed() throws IOException {
        var keys = new TreeSet<>(Set.of(LATE, "profile.label.baseUrl", "profile.label.id"));
        OF_ENUMS.forEach(row -> keys.addAll(row.keys()));
        for (var row : CALLED) {
            keys.addAll(row.keys());
        }
        keys.addAll(commands());
        TaughtWords.meanings().forEach(meaning -> keys.add("settings.meaning." + meaning));
        for (var field : ShopField.values()) {
            keys.add("settings." + field.key() + ".wrong");
        }
        for (var field : ReceiptField.values()) {
            keys.add("settings.receipts." + field.key());
            keys.add("settings.receipts." + field.key() + ".wrong");
        }
        Gateways.forms().forEach(form -> {
            keys.add("gateway." + form.kind() + ".name");
            form.fields().forEach(field -> keys.add("profile.label." + field.name()));
        });
        return keys;
    }

    /** The description of every command, however deep. */
    private static Set<String> commands() {
        try {
            var root = Class.forName("till.cli.TillCommand").getDeclaredConstructor();
            root.setAccessible(true);
            var keys = new TreeSet<String>();
            describe(new CommandLine(root.newInstance()), keys);
            return keys;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no commands", e);
        }
    }

    private static void describe(CommandLine command, Set<String> keys) {
        keys.add("cli.help." + command.getCommandSpec().qualifiedName("."));
        command.getSubcommands().values().forEach(each -> describe(each, keys));
    }

    /** What the pattern's first group, or else the whole pattern, finds in the files. */
    private static Set<String> found(Pattern pattern, String folder, String ending) throws IOException {
        var result = new TreeSet<String>();
        try (var files = Files.walk(Path.of(folder))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(match.groupCount()))
                        .forEach(result::add);
            }
        }
        return result;
    }

    private static Map<String, TreeSet<String>> placeholders(Map<String, String> texts) {
        var result = new TreeMap<String, TreeSet<String>>();
        texts.forEach((key, text) -> {
            var found = new TreeSet<String>();
            PLACEHOLDER.matcher(text).results().map(MatchResult::group).forEach(found::add);
            result.put(key, found);
        });
        return result;
    }

    private static Map<String, String> texts(String language) throws IOException {
        var read = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/texts/texts" + language + ".properties"))) {
            read.load(reader);
        }
        var result = new TreeMap<String, String>();
        read.stringPropertyNames().forEach(key -> result.put(key, read.getProperty(key)));
        return result;
    }

    private record Called(String prefix, String file, String method) {
        Set<String> keys() throws IOException {
            var source = Files.readString(Path.of("src/main/java/till/" + file + ".java"));
            return Pattern.compile("\\b(?:" + method + ")\\(\\s*\"(\\w+)\"")
                    .matcher(source)
                    .results()
                    .map(call -> prefix + call.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private record OfEnum(String prefix, String type, List<String> endings, Set<String> without) {
        OfEnum(String prefix, String type, String... endings) {
            this(prefix, type, List.of(endings), Set.of());
        }

        OfEnum but(String... constants) {
            return new OfEnum(prefix, type, endings, Set.of(constants));
        }

        Set<String> keys() {
            try {
                return Stream.of(Class.forName(type).getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .filter(name -> !without.contains(name))
                        .flatMap(name -> endings.stream().map(ending -> prefix + name + ending))
                        .collect(Collectors.toCollection(TreeSet::new));
            } catch (ClassNotFoundException e) {
                throw new AssertionError("no enum " + type, e);
            }
        }
    }
}
