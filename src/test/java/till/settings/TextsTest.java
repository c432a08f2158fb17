package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.AmountText;
import till.domain.Problem;

class TextsTest {
    @Test
    void eachLanguageSpeaksForItselfWhateverTheMachineSpeaks() {
        var before = Locale.getDefault();
        try {
            for (var machine : new Locale[] {Locale.TRADITIONAL_CHINESE, Locale.FRENCH}) {
                Locale.setDefault(machine);
                assertEquals("Paid", Texts.in(Language.ENGLISH).text("payment.state.PAID"));
                assertEquals("失敗", Texts.in(Language.TRADITIONAL_CHINESE).text("operation.state.FAILED"));
                assertEquals("失败", Texts.in(Language.SIMPLIFIED_CHINESE).text("operation.state.FAILED"));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void problemsCarryTheirArguments() {
        assertEquals(
                "“8,8a” is not an amount. Enter digits, such as 88.50.",
                Texts.in(Language.ENGLISH).text(Problem.of("amount.letters", "8,8a")));
    }

    @Test
    void missingKeyFailsInTests() {
        assertThrows(AssertionError.class, () -> Texts.in(Language.ENGLISH).text("no.such.key"));
    }

    @ParameterizedTest
    @CsvSource({
        "zh-HK, TRADITIONAL_CHINESE", "zh-TW, TRADITIONAL_CHINESE", "zh-MO, TRADITIONAL_CHINESE",
        "zh-Hant, TRADITIONAL_CHINESE", "zh-Hans-HK, SIMPLIFIED_CHINESE", "zh-CN, SIMPLIFIED_CHINESE",
        "zh, SIMPLIFIED_CHINESE", "en-HK, ENGLISH", "fr, ENGLISH"
    })
    void theMachinesLocaleChoosesTheNearestLanguage(String tag, Language language) {
        assertEquals(language, Language.of(Locale.forLanguageTag(tag)));
    }

    @Test
    void amountTextNamesOnlyProblemsThatExist() {
        var wrong = AmountText.read("1.234", CurrencyUnit.of("HKD"));
        var problem = ((AmountText.Wrong) wrong).problem();
        assertEquals(
                "HKD takes 2 decimal places at most. Nothing is rounded.",
                Texts.in(Language.ENGLISH).text(problem));
    }
}
