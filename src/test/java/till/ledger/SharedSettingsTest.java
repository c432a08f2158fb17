package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one till puts there every till reads, the first comes first, and the others are told. */
class SharedSettingsTest extends OnEachStore {
    private final TestStore kind;

    SharedSettingsTest(TestStore kind) {
        super(kind);
        this.kind = kind;
    }

    @Test
    void whatIsPutIsEverybodysAndTheRestStays() {
        var settings = shop.ledger.sharedSettings();
        assertEquals(Map.of(), settings.all());
        settings.put(Map.of("shopName", "海港茶室\n'; drop", "zone", "Asia/Hong_Kong"));
        settings.put(Map.of("shopName", ""));
        assertEquals(
                Map.of("shopName", "", "zone", "Asia/Hong_Kong"),
                shop.open("T2").sharedSettings().all());
    }

    @Test
    void theFirstTillSaysHowItIs() {
        shop.ledger.sharedSettings().putWhereNone(Map.of("shopName", "One"));
        shop.open("T2").sharedSettings().putWhereNone(Map.of("shopName", "Two", "currency", "HKD"));
        assertEquals(
                Map.of("shopName", "One", "currency", "HKD"),
                shop.ledger.sharedSettings().all());
    }

    @Test
    void theOthersAreToldWhereTillsCanTellEachOther() throws Exception {
        if (kind == TestStore.H2) {
            assertEquals(Word.NONE, shop.ledger.awaitNews(Duration.ofMillis(1)));
            return;
        }
        try (var server = new SharedServer();
                var one = server.open("T01");
                var other = server.open("T02")) {
            assertEquals(Word.NONE, other.awaitNews(Duration.ofMillis(300)));
            one.sharedSettings().put(Map.of("shopName", "One"));
            assertEquals(Word.SETTINGS, other.awaitNews(Duration.ofSeconds(30)));
        }
    }
}
