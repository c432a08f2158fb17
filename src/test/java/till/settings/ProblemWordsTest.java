package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Problem;

class ProblemWordsTest {
    private static final Problem MISSING = Problem.of(
            "ship.file.columns", Problem.words(List.of("shipments.column.ORDER", "shipments.column.TRACKING_NO")));

    @Test
    void aProblemsOwnWordsAreReadInTheLanguageOfTheMoment() {
        assertEquals(
                "Missing among the columns: Order, Tracking no.",
                Texts.in(Language.ENGLISH).text(MISSING));
        assertEquals("缺少以下列：订单、运单号。", Texts.in(Language.SIMPLIFIED_CHINESE).text(MISSING));
    }

    @Test
    void anAmountIsWrittenAsEverywhereElse() {
        var limit = Problem.of("access.overLimit", Problem.amount(Money.parse("HKD 1234.50")));
        for (var language : Language.values()) {
            var said = Texts.in(language).text(limit);
            assertTrue(said.contains("HKD 1,234.50"), said);
            var inside = Texts.in(language).text(Problem.of("ship.file.columns", Problem.sentence(limit)));
            assertTrue(inside.contains(said), inside);
        }
    }

    /** Pasted, scanned, or out of a file: what looks like the mark of an amount and is none is said as it came. */
    @Test
    void aMarkThatSomebodyElseWroteIsNoAmount() {
        for (var odd : new String[] {"\u0003", "\u0003abc", "\u0003HKD 1.234", "\u0003XXX"}) {
            var said = Texts.in(Language.ENGLISH).text(Problem.of("amount.letters", odd));
            assertTrue(said.contains(odd), said);
        }
    }

    @Test
    void whatIsNoTextStaysAsItIs() {
        var plain = Problem.of("ship.file.columns", "shipments.column.ORDER");
        assertEquals(
                "Missing among the columns: shipments.column.ORDER",
                Texts.in(Language.ENGLISH).text(plain));
    }

    @Test
    void aWayToPayThatNoTextKnowsIsCalledByItsCode() {
        var code = Problem.of("ship.file.columns", Problem.word("method.code.ALI_XX"));
        assertEquals(
                "Missing among the columns: ALI_XX", Texts.in(Language.ENGLISH).text(code));
    }
}
