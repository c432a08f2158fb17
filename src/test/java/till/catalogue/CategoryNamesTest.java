package till.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Item;
import till.settings.Language;
import till.settings.Texts;

class CategoryNamesTest {
    @ParameterizedTest
    @EnumSource
    void aSampleWrittenInAnyLanguageIsShownInTheLanguageInUse(Language written) {
        for (var shown : Language.values()) {
            var names = SampleCatalogue.items(Texts.in(written)).stream()
                    .map(Item::category)
                    .map(name -> CategoryNames.shown(name, Texts.in(shown)))
                    .collect(Collectors.toSet());
            var own = SampleCatalogue.items(Texts.in(shown)).stream()
                    .map(Item::category)
                    .collect(Collectors.toSet());
            assertEquals(own, names);
        }
    }

    @Test
    void aCategoryOfTheShopsOwnStaysAsItWasWritten() {
        assertEquals("Tea leaves", CategoryNames.shown("Tea leaves", Texts.in(Language.TRADITIONAL_CHINESE)));
        assertEquals("", CategoryNames.shown("", Texts.in(Language.ENGLISH)));
    }
}
