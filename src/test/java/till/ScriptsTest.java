package till;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.settings.Language;
import till.settings.Texts;

/** Traditional and Simplified Chinese do not mix, and one thing has one word. */
class ScriptsTest {
    /** Each language's own name is written in its own characters wherever it stands. */
    private static final Set<String> NAMES = Set.of("繁體中文", "简体中文");

    private static List<String> of(Language language) {
        var bundle = Texts.in(language).bundle();
        return bundle.keySet().stream()
                .sorted()
                .map(key -> key + " = " + bundle.getString(key))
                .toList();
    }

    private static String own(String text) {
        return NAMES.stream().reduce(text, (rest, name) -> rest.replace(name, ""));
    }

    /** The codes of before Unicode hold no character of the other script but what both share. */
    @ParameterizedTest
    @CsvSource({"SIMPLIFIED_CHINESE, GB2312", "TRADITIONAL_CHINESE, Big5-HKSCS"})
    void everyCharacterIsOfTheScriptOfItsLanguage(Language language, String charset) {
        var code = Charset.forName(charset).newEncoder();
        var foreign = of(language).stream()
                .filter(text -> own(text)
                        .codePoints()
                        .filter(Character::isIdeographic)
                        .anyMatch(each -> !code.canEncode((char) each)))
                .toList();
        assertEquals(List.of(), foreign);
    }

    @ParameterizedTest
    @CsvSource({
        "SIMPLIFIED_CHINESE, 没有任何资金变动|资金没有变动|提供商|价钱|培训|冻结",
        "TRADITIONAL_CHINESE, 沒有任何款項變動|培訓|凍結|響應|網路|軟體|設置|登錄|默認"
    })
    void oneThingHasOneWord(Language language, String others) {
        var wrong = of(language).stream()
                .filter(text -> List.of(others.split("\\|", -1)).stream().anyMatch(text::contains))
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void theEnglishHasNoChineseButTheNamesOfLanguages() {
        var chinese = of(Language.ENGLISH).stream()
                .filter(text -> own(text).codePoints().anyMatch(Character::isIdeographic))
                .toList();
        assertEquals(List.of(), chinese);
    }
}
