package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.AmountText;
import till.domain.Attention;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.PaymentState;
import till.domain.Problem;

class TextsTest {
    private static final Pattern PROBLEM_KEY =
            Pattern.compile("(?:[Pp]roblem\\.of|failed|Refusal|wrong|notAsked|return|[?:])\\s*\\(?\\s*"
                    + "\"((?:amount|folder|settings|secrets|profile|export|ledger|gateway|method|payment|refund)"
                    + "\\.[A-Za-z.]*[a-zA-Z])\"");

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
    @EnumSource
    void everyStateAndKindHasItsWords(Language language) {
        var keys = new ArrayList<String>();
        for (var state : PaymentState.values()) {
            keys.add("payment.state." + state);
        }
        for (var state : OperationState.values()) {
            keys.add("operation.state." + state);
        }
        for (var kind : Operation.Kind.values()) {
            keys.add("operation.kind." + kind);
        }
        for (var kind : Attention.Kind.values()) {
            keys.add("attention.kind." + kind);
            keys.add("attention.kind." + kind + ".explained");
        }
        for (var field : ShopField.values()) {
            keys.add("settings." + field.key() + ".wrong");
        }
        ProfileForm.all().forEach(form -> form.fields().forEach(field -> keys.add("profile.label." + field.name())));
        keys.forEach(key -> assertFalse(Texts.in(language).text(key).isBlank(), key));
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemNamedInTheSourcesHasItsSentence(Language language) throws IOException {
        var keys = new TreeSet<String>();
        for (var source : new String[] {
            "src/main/java/till/settings",
            "src/main/java/till/report",
            "src/main/java/till/ledger",
            "src/main/java/till/service",
            "src/main/java/till/domain/AmountText.java"
        }) {
            try (var files = Files.walk(Path.of(source))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    PROBLEM_KEY.matcher(Files.readString(file)).results().forEach(match -> keys.add(match.group(1)));
                }
            }
        }
        keys.removeIf(key -> key.matches(".*\\.(json|bin|key)"));
        assertTrue(
                keys.size() > 60 && keys.contains("amount.zero") && keys.contains("refund.tooMuch"), keys.toString());
        keys.forEach(key -> assertFalse(Texts.in(language).text(key).isBlank(), key));
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
                "HKD has 2 decimal places. Enter the amount with no more than that; nothing is rounded.",
                Texts.in(Language.ENGLISH).text(problem));
    }
}
