package till.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import till.access.Access;
import till.access.Pepper;
import till.domain.Acting;
import till.domain.Event;
import till.domain.Item;
import till.domain.ItemNames;
import till.domain.Mode;
import till.domain.Operator;
import till.domain.Problem;
import till.domain.Role;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.People;

class CatalogueTest {
    private static final Item TEA = item("HK-01", "4891234567894", new ItemNames("Hong Kong milk tea", "港式奶茶", "港式奶茶"));
    private static final Item ICED = item("HK-02", null, new ItemNames("Iced milk tea", "凍奶茶", "冻奶茶"));
    private static final Item TOAST = item("T-1", "036000291452", new ItemNames("French toast", "西多士", "西多士"));

    private final Ledger ledger;
    private final Ledger elsewhere;
    private final Catalogue catalogue;
    private final Catalogue other;
    private Instant now = Instant.parse("2026-11-21T04:00:00Z");

    CatalogueTest() throws Exception {
        var name = UUID.randomUUID().toString();
        ledger = LedgerOpening.openMemory(name, "T01");
        elsewhere = LedgerOpening.openMemory(name, "T02");
        catalogue = on(ledger, Mode.TRAINING);
        other = on(elsewhere, Mode.TRAINING);
    }

    private Catalogue on(Ledger where, Mode mode) {
        var access = new Access(mode, where.people(), Pepper.NONE, () -> now, ZoneId.of("Asia/Hong_Kong"));
        return new Catalogue(where.items(), access, () -> now);
    }

    @AfterEach
    void close() {
        elsewhere.close();
        ledger.close();
    }

    private static Item item(String sku, @Nullable String barcode, ItemNames names) {
        return new Item(sku, barcode, names, Money.parse("HKD 22"), "", null, null, true);
    }

    private void filled() {
        for (var each : List.of(TEA, ICED, TOAST)) {
            catalogue.add(each, Acting.UNNAMED).value();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', HK-01 HK-02 T-1",
        "milk, HK-01 HK-02",
        "MILK tea, HK-01 HK-02",
        "ｍｉｌｋ　ｉｃｅｄ, HK-02",
        "奶茶, HK-01 HK-02",
        "冻, HK-02",
        "hk-02, HK-02",
        "4891234567894, HK-01",
        "45678, HK-01",
        "toast fr, T-1",
        "milk toast, ''"
    })
    void everyWordHasToStandSomewhere(String words, String skus) {
        filled();
        assertEquals(
                skus,
                String.join(
                        " ", catalogue.search(words, 9).stream().map(Item::sku).toList()));
    }

    @Test
    void theBestFitComesFirst() {
        catalogue
                .add(item("A1", null, ItemNames.of("Cold tea")), Acting.UNNAMED)
                .value();
        catalogue
                .add(item("A2", null, ItemNames.of("Steamed bun")), Acting.UNNAMED)
                .value();
        catalogue.add(item("A3", null, ItemNames.of("Teapot")), Acting.UNNAMED).value();
        catalogue
                .add(item("TEA", null, ItemNames.of("Zhejiang green")), Acting.UNNAMED)
                .value();
        assertEquals(
                List.of("TEA", "A3", "A1", "A2"),
                catalogue.search("tea", 9).stream().map(Item::sku).toList());
        assertEquals(
                new Found(List.of(catalogue.bySku("TEA").orElseThrow()), 4),
                catalogue.search(new Wanted("tea", null, false, 1)));
    }

    @Test
    void aBarcodeIsFoundWithOrWithoutItsLeadingNought() {
        filled();
        assertEquals(Optional.of(TOAST), catalogue.byBarcode(" 036000291452 "));
        assertEquals(Optional.of(TOAST), catalogue.byBarcode("0036000291452"));
        assertEquals(Optional.of(TEA), catalogue.byBarcode("4891234567894"));
        assertEquals(Optional.empty(), catalogue.byBarcode("36000291452"));
    }

    @Test
    void anotherTillsChangeShowsASecondLaterAndAnOwnOneAtOnce() {
        filled();
        assertEquals(3, other.size());
        catalogue.change(ICED, ICED.onSale(false), Acting.UNNAMED).value();
        assertEquals(List.of(TEA), catalogue.search("milk", 9));
        now = now.plusSeconds(1);
        assertEquals(List.of(TEA), other.search("milk", 9));
        assertEquals(2, other.search(new Wanted("milk", null, true, 9)).count());
    }

    @Test
    void aSkuOrBarcodeThatIsTakenIsRefused() {
        filled();
        assertEquals(
                Optional.of(Problem.of("catalogue.skuTaken", "hk-01")),
                other.add(item("hk-01", null, ItemNames.of("x")), Acting.UNNAMED)
                        .failure());
        assertEquals(
                Optional.of(Problem.of("catalogue.barcodeTaken", "T-1")),
                other.add(item("N", "0036000291452", ItemNames.of("x")), Acting.UNNAMED)
                        .failure());
        assertEquals(3, other.size());
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotWrittenOver() {
        filled();
        var dearer = new Item("HK-01", null, TEA.names(), Money.parse("HKD 25"), "", null, null, true);
        assertEquals(3, other.size());
        catalogue.change(TEA, dearer, Acting.UNNAMED).value();
        assertEquals(
                Optional.of(Problem.of("catalogue.changedMeanwhile", "HK-01")),
                other.change(TEA, TEA.onSale(false), Acting.UNNAMED).failure());
        assertEquals(Optional.of(dearer), other.bySku("HK-01"));
    }

    @Test
    void whoHasTheWantedPlaceGetsTheOneThatBecomesFree() {
        filled();
        catalogue.change(TEA, TEA.quick(1), Acting.UNNAMED).value();
        catalogue.change(TOAST, TOAST.quick(2), Acting.UNNAMED).value();
        catalogue.change(TOAST.quick(2), TOAST.quick(1), Acting.UNNAMED).value();
        assertEquals(List.of(TOAST.quick(1), TEA.quick(2)), catalogue.quick());
        catalogue.change(ICED, ICED.quick(2), Acting.UNNAMED).value();
        assertEquals(List.of(TOAST.quick(1), ICED.quick(2)), catalogue.quick());
        catalogue
                .change(TOAST.quick(1), TOAST.quick(1).onSale(false), Acting.UNNAMED)
                .value();
        assertEquals(List.of(ICED.quick(2)), catalogue.quick());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyManagersAndOwnersChangeTheCatalogue(Role role) {
        var signed = new People.Signed(Acting.UNNAMED.by(), now);
        var proof = new People.Proof("hash", null);
        var mei = new Operator("mei", "Mei", Role.OWNER, true);
        ledger.people().add(mei, proof, signed).value();
        var bo = new Operator("bo", "Bo", role, true);
        ledger.people().add(bo, proof, signed).value();
        var live = on(ledger, Mode.LIVE);
        var allowed = role == Role.MANAGER || role == Role.OWNER;
        assertEquals(allowed, live.add(TEA, Acting.as(bo)).failure().isEmpty());
        assertEquals(allowed ? 1 : 0, live.size());
        assertTrue(live.add(ICED, Acting.UNNAMED).failure().isPresent());
        var refused = ledger.history().after(Map.of(), 99).stream()
                .filter(event -> event.kind() == Event.Kind.ACT_REFUSED)
                .count();
        assertEquals(allowed ? 1 : 2, refused);
    }
}
