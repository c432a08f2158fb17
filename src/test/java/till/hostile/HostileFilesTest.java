package till.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.access.Access;
import till.access.Pepper;
import till.app.Gateways;
import till.catalogue.Catalogue;
import till.catalogue.CatalogueFiles;
import till.catalogue.ImportPlan;
import till.domain.Acting;
import till.domain.BusinessCalendar;
import till.domain.GatewayProfile;
import till.domain.Mode;
import till.domain.Result;
import till.gateway.TaughtWords;
import till.ledger.LedgerOpening;
import till.report.statement.StatementLayout;
import till.report.statement.StatementReading;
import till.settings.DataFolder;
import till.settings.GatewayProfiles;
import till.settings.SealedSecretFile;

/** Files that people bring: a statement, a catalogue, a profile. Each is read, or refused with a reason; none breaks anything. */
class HostileFilesTest {
    private static final int TIMES = Integer.getInteger("hostile", 100) * 3;
    private static final long FIRST = Long.getLong("hostile.seed", 1);
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");
    private static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");

    private static final String STATEMENT = """
            交易时间,微信订单号,商户订单号,交易类型,交易状态,货币种类,应结订单金额,商户退款单号,退款金额,手续费
            `2026-11-21 12:00:30,`4200001,`A1,`NATIVE,`SUCCESS,`HKD,`88.50,`0,`0.00,`0.53
            `2026-11-22 03:59:59,`4200002,`A2,`NATIVE,`SUCCESS,`HKD,`1234.00,`0,`0.00,`7.40
            `2026-11-22 04:00:00,`4200001,`A1,`NATIVE,`REFUND,`HKD,`0.00,`A1R,`20.00,`-0.12
            总交易单数,应结订单总金额
            `3,`1322.50
            """;

    private static final String CATALOGUE = """
            sku,barcode,name_en,name_zh_hant,price,currency,category,quick,on_sale,picture
            TEA,4890008100309,"Milk tea, hot",熱奶茶,22.00,HKD,Drinks,1,yes,
            BUN,4891028164456,Pineapple bun,菠蘿包,"9",HKD,Bakery,2,no,
            RICE,,Rice,白飯,12.5,HKD,,,yes,
            """;

    private static final String PROFILE = """
            {"id":"gnete","kind":"gnete","baseUrl":"https://api.example.com/","mchNo":"M1","appId":"A1",\
            "appSecret":"canary-1","headers":{"X-Shop":"1"},"words":{"7":"PAID"}}""";

    @TempDir
    Path folder;

    private static Random random(int time) {
        return new Random((FIRST + 1_000_003L * time) * 0x9E3779B97F4A7C15L);
    }

    @Test
    void aStatementIsReadOrRefused() throws IOException {
        var layout = new StatementLayout(Map.of(), false, ZONE, HKD);
        var file = folder.resolve("statement.csv");
        var read = 0;
        var tried = new Tried("statements", FIRST);
        for (var time = 0; time < TIMES; time++) {
            tried.one();
            Files.write(file, new Spoiling(random(time), List.of()).spoiltTable(STATEMENT));
            try {
                var reading = new StatementReading(layout, new BusinessCalendar(ZONE, 4), _ -> {});
                reading.headings(file);
                read += reading.read(file) instanceof Result.Done<?> ? 1 : 0;
            } catch (RuntimeException broken) {
                throw new AssertionError(
                        "time " + time + ": " + Files.readString(file, StandardCharsets.ISO_8859_1), broken);
            }
        }
        tried.atLeast(TIMES);
        assertTrue(read > TIMES / 10, read + " of " + TIMES + " could be read");
    }

    @Test
    void aCatalogueIsTakenWholeOrRefused() throws Exception {
        try (var ledger = LedgerOpening.openMemory(UUID.randomUUID().toString(), "T01")) {
            var access = new Access(Mode.TRAINING, ledger.people(), Pepper.NONE, () -> HostileGateway.NOW, ZONE);
            var catalogue = new Catalogue(ledger.items(), access, () -> HostileGateway.NOW);
            var files = new CatalogueFiles(catalogue);
            var file = folder.resolve("items.csv");
            var taken = 0;
            var tried = new Tried("catalogues", FIRST);
            for (var time = 0; time < TIMES / 3; time++) {
                tried.one();
                Files.write(file, new Spoiling(random(time), List.of()).spoiltTable(CATALOGUE));
                try {
                    taken += imported(files, file);
                } catch (RuntimeException broken) {
                    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    throw new AssertionError("time " + time + ": " + text, broken);
                }
            }
            tried.atLeast(TIMES / 3);
            assertTrue(taken > 0, "some could be taken");
        }
    }

    /** @return 1 if it was taken; what has faults is refused as a whole first */
    private static int imported(CatalogueFiles files, Path file) {
        if (!(files.look(file, HKD, _ -> {}) instanceof Result.Done<ImportPlan>(var plan))) {
            return 0;
        }
        if (!plan.isSound()) {
            assertInstanceOf(Result.Failed.class, files.write(plan, false, Acting.UNNAMED, _ -> {}));
        }
        return files.write(plan, true, Acting.UNNAMED, _ -> {}) instanceof Result.Done<?> ? 1 : 0;
    }

    @Test
    void aProfileIsTakenOrRefusedAndNeverHalf() {
        var home = DataFolder.open(folder.resolve("till")).value();
        var store = new SealedSecretFile(home.secrets(), home.secretsKey(), new SecureRandom());
        var profiles = new GatewayProfiles(home, store, new Random(2), Gateways.forms(), TaughtWords.meanings());
        var tried = new Tried("profiles", FIRST);
        for (var time = 0; time < TIMES; time++) {
            tried.one();
            var text = new String(new Spoiling(random(time), List.of(PROFILE)).spoilt(PROFILE), StandardCharsets.UTF_8);
            try {
                taken(profiles, profiles.importText(text, true), text);
            } catch (RuntimeException broken) {
                throw new AssertionError("time " + time + ": " + text, broken);
            }
        }
        tried.atLeast(TIMES);
    }

    private static void taken(GatewayProfiles profiles, Result<GatewayProfile> answer, String text) {
        assertEquals(List.of(), profiles.list().problems());
        if (answer instanceof Result.Done<GatewayProfile>(var profile)) {
            assertEquals(Set.of(), unknown(text), "whoever mistyped a name thinks that it counts");
            assertTrue(profile.baseUrl().startsWith("https://"), profile.baseUrl());
            assertFalse(profiles.get(profile.id())
                    .value()
                    .secret("appSecret")
                    .reveal()
                    .isBlank());
        }
    }

    /** A key under a name that is not quite its own would be passed over, or lie open in the file. */
    @Test
    void aFieldNobodyKnowsIsRefusedByItsNameAndNothingIsKept() throws IOException {
        var home = DataFolder.open(folder.resolve("till")).value();
        var store = new SealedSecretFile(home.secrets(), home.secretsKey(), new SecureRandom());
        var profiles = new GatewayProfiles(home, store, new Random(2), Gateways.forms(), TaughtWords.meanings());
        for (var field : fields()) {
            for (var name : List.of(field + "s", field.toUpperCase(Locale.ROOT), " " + field, field + "\u200b")) {
                var text = PROFILE.replaceFirst("\\{", "{\"" + name + "\":\"canary-2\",");
                var problem = profiles.importText(text, true).failure().orElseThrow();
                assertEquals("profile.field.unknown", problem.key(), text);
                assertEquals(name, problem.arguments().getFirst());
            }
        }
        try (var files = Files.list(home.gateways())) {
            assertEquals(List.of(), files.toList());
        }
    }

    private static Set<String> unknown(String text) {
        var names = new TreeSet<String>();
        Spoiling.tree(text.startsWith("\ufeff") ? text.substring(1) : text)
                .forEach(tree -> names.addAll(tree.propertyNames()));
        names.removeAll(fields());
        return names;
    }

    /** What a profile of this kind may say. */
    private static Set<String> fields() {
        var known = new TreeSet<>(Set.of("id", "kind", "baseUrl", "allowPlainHttp", "headers", "words"));
        Gateways.forms().stream()
                .filter(form -> form.kind().equals("gnete"))
                .flatMap(form -> form.fields().stream())
                .forEach(field -> known.add(field.name()));
        return known;
    }
}
