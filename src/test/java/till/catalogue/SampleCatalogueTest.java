package till.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Item;
import till.ledger.LedgerOpening;
import till.settings.Language;
import till.settings.Texts;

class SampleCatalogueTest {
    private static final List<Item> ITEMS = SampleCatalogue.items(Texts.in(Language.ENGLISH));

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyItemHasItsOwnNameAndACategoryInEachLanguage(Language language) {
        var names = new HashSet<String>();
        for (var item : SampleCatalogue.items(Texts.in(language))) {
            assertTrue(names.add(item.name(language.locale())), item.sku());
            var chinese = item.category().codePoints().anyMatch(Character::isIdeographic);
            assertEquals(language != Language.ENGLISH, chinese, item.category());
            assertFalse(item.names().english().isEmpty()
                    || item.names().traditional().isEmpty()
                    || item.names().simplified().isEmpty());
        }
        assertTrue(names.size() >= 20);
    }

    @Test
    void everyBarcodeHasItsCheckDigit() {
        for (var item : ITEMS) {
            var digits = Objects.requireNonNull(item.barcode())
                    .chars()
                    .map(letter -> letter - '0')
                    .toArray();
            assertEquals(13, digits.length);
            var sum = IntStream.range(0, 13)
                    .map(place -> digits[place] * (place % 2 == 0 ? 1 : 3))
                    .sum();
            assertEquals(0, sum % 10, item.sku());
        }
    }

    @Test
    void eightOfThemHaveQuickButtons() {
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6, 7, 8),
                ITEMS.stream()
                        .flatMap(item -> item.quickPlace().stream())
                        .sorted()
                        .toList());
    }

    @Test
    void aCatalogueThatWasEverWrittenToIsLeftAlone() throws Exception {
        try (var ledger = LedgerOpening.openMemory(UUID.randomUUID().toString(), "T01")) {
            SampleCatalogue.into(ledger.items(), Texts.in(Language.ENGLISH));
            SampleCatalogue.into(ledger.items(), Texts.in(Language.TRADITIONAL_CHINESE));
            assertEquals(1, ledger.items().version());
            assertEquals(
                    new HashSet<>(ITEMS), new HashSet<>(ledger.items().since(0).items()));
        }
    }
}
