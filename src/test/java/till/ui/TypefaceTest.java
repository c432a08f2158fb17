package till.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.settings.Language;

class TypefaceTest {
    @ParameterizedTest
    @EnumSource
    void aSystemWithoutChineseIsGivenTheProgramsOwnInEveryLanguage(Language language) {
        assertEquals(Optional.of("Harbour Till Sans"), Typeface.of(language, Set.of("DejaVu Sans", "Noto Sans")));
    }

    @Test
    void englishKeepsTheSystemsWhereSomethingElseDrawsTheChinese() {
        assertEquals(Optional.empty(), Typeface.of(Language.ENGLISH, Set.of("DejaVu Sans", "WenQuanYi Micro Hei")));
        assertEquals(
                Optional.of("Noto Sans"), Typeface.of(Language.ENGLISH, Set.of("Noto Sans", "WenQuanYi Micro Hei")));
    }
}
