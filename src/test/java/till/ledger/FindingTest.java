package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static till.ledger.LedgerFixture.NOON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import till.domain.Payment;
import till.domain.PaymentState;
import till.ledger.PaymentSearch.Position;

@SuppressWarnings("NullAway") // it does not see @Nullable on nested types of compiled classes
class FindingTest extends OnEachStore {
    FindingTest(TestStore store) {
        super(store);
    }

    private List<Payment> search(String text, Set<PaymentState> states, @Nullable Position after, int most) {
        return shop.ledger
                .payments()
                .search(new PaymentSearch(text, NOON, NOON.plusSeconds(100), states, null, after, most));
    }

    private List<Payment> search(String text) {
        return search(text, Set.of(), null, 50);
    }

    @Test
    void numbersAreFoundByTheirBeginningWhateverTheDate() {
        var old = shop.added(shop.order("ORDER-1", NOON.minusSeconds(99_999), "tea"));
        assertEquals(List.of(), search(""));
        for (var text : List.of("ORDER-1", "ORD", "order-1", old.orderNo().text(), "T1-2026", "T1-20261121-0001")) {
            assertEquals(List.of(old), search(text), text);
        }
        assertEquals(List.of(), search("RDER-1"));
        assertEquals(List.of(), search("T1-20261122"));
    }

    @Test
    void linksAreFoundAmongAllByHowLongTheyLive() {
        shop.added("A");
        var link = shop.added(shop.linkOrder("B-77"));
        var all = new PaymentSearch("", NOON, NOON.plusSeconds(100), Set.of(), null, null, 50);
        assertEquals(2, shop.ledger.payments().search(all).size());
        assertEquals(List.of(link), shop.ledger.payments().search(all.ofLinks()));
        assertEquals(1, shop.ledger.payments().sums(all.ofLinks()).getFirst().count());
        var byNumber = new PaymentSearch("B-7", NOON, NOON.plusSeconds(100), Set.of(), null, null, 50);
        assertEquals(List.of(link), shop.ledger.payments().search(byNumber.ofLinks()));
    }

    @Test
    void wordsAndAmountsAreFoundInsideTheDates() {
        shop.added(shop.order("A", NOON.minusSeconds(1), "Green TEA"));
        var inside = shop.added(shop.order("B-77", NOON, "Green TEA 100%"));
        for (var text : List.of("tea", "EEN t", "100%", "-77", "88.5", "88.50", "$88.50", "")) {
            assertEquals(List.of(inside), search(text), text);
        }
        for (var text : List.of("88", "8850", "_ea", "100%%", "8.50")) {
            assertEquals(List.of(), search(text), text);
        }
    }

    @Test
    void overYearsNumbersAndAmountsAreFoundAndWordsOnlyInsideAYear() {
        var old = shop.added(shop.order("A-1", NOON.minus(Duration.ofDays(900)), "birthday cake"));
        shop.added(shop.order("A-2", NOON, "birthday cake"));
        shop.sql("update payment set currency = 'KWD', amount_minor = 88500 where order_no = '" + old.orderNo() + "'");
        assertEquals(List.of("A-2", "A-1"), over(Duration.ofDays(1_000), "88.5"));
        assertEquals(List.of("A-2", "A-1"), over(Duration.ofDays(1_000), ""));
        assertEquals(List.of("A-1"), over(Duration.ofDays(1_000), "A-1"));
        assertEquals(List.of(), over(Duration.ofDays(1_000), "cake"));
        assertEquals(List.of("A-2"), over(Duration.ofDays(400), "cake"));
        assertEquals(List.of("A-2"), over(Duration.ofDays(400), "88.50"));
        shop.sql("update payment set currency = 'JPY', amount_minor = 88 where order_no = '" + old.orderNo() + "'");
        assertEquals(List.of("A-1"), over(Duration.ofDays(1_000), "88"));
    }

    @Test
    void aWholeNumberMeansItsPaymentAndNoNoteThatHoldsIt() {
        shop.added(shop.order("B-77", NOON, "tea"));
        shop.added(shop.order("C-1", NOON, "goes with B-77"));
        assertEquals(List.of("B-77"), over(Duration.ofDays(10), "B-77"));
        assertEquals(List.of("C-1", "B-77"), over(Duration.ofDays(10), "-77"));
    }

    @Test
    void theBetterPartOfANumberMeansItTooAndOneThatBeginsNoneIsLookedForAmongWords() {
        shop.added(shop.order("ORDER-12345", NOON, "tea"));
        shop.added(shop.order("C-1", NOON, "goes with order-12345 and RECEIPT-9"));
        assertEquals(List.of("ORDER-12345"), over(Duration.ofDays(10), "order-12"));
        assertEquals(List.of("C-1", "ORDER-12345"), over(Duration.ofDays(10), "order-1"));
        assertEquals(List.of("C-1"), over(Duration.ofDays(10), "receipt-9"));
    }

    private List<String> over(Duration time, String text) {
        var search = new PaymentSearch(
                text, NOON.plusSeconds(60).minus(time), NOON.plusSeconds(60), Set.of(), null, null, 9);
        return shop.ledger.payments().search(search).stream()
                .map(payment -> payment.order().sale())
                .toList();
    }

    @Test
    void pagesContinueNewestFirst() {
        var all = new ArrayList<Payment>();
        for (var each = 0; each < 7; each++) {
            all.addFirst(shop.added(shop.order("", NOON.plusSeconds(each / 2), "tea")));
        }
        for (var text : List.of("", "tea", "T1P", "T1-20261121")) {
            var found = new ArrayList<Payment>();
            var page = search(text, Set.of(), null, 3);
            while (!page.isEmpty()) {
                found.addAll(page);
                var last = page.getLast();
                page = search(
                        text,
                        Set.of(),
                        new Position(last.order().createdAt(), last.orderNo().text()),
                        3);
            }
            assertEquals(all, found, text);
        }
    }

    @Test
    void statesNarrow() {
        shop.added("");
        var paid = shop.paid("");
        assertEquals(List.of(paid), search("", Set.of(PaymentState.PAID), null, 50));
        assertEquals(List.of(paid), search("T1P", Set.of(PaymentState.PAID, PaymentState.LAPSED), null, 50));
    }

    @Test
    void theStrangestTextsFindNothingAndBreakNothing() {
        shop.added("");
        for (var text : List.of(
                "' or 1=1 --",
                "\u0000\u0000\u0000",
                "\ud83d\ud83d\ud83d",
                "x".repeat(5_000),
                "!%_!",
                ":most",
                "9".repeat(30),
                "1,,,,2")) {
            assertEquals(List.of(), search(text), text);
            assertEquals(List.of(), shop.ledger.payments().named(text), text);
        }
    }
}
