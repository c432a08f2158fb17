package till.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.ui.Route;

/** What a window says of a ledger shared with others, as pictures in {@code target/pictures}. */
class StandingPicturedTest {
    private final ShownWindow shown = new ShownWindow(Mode.LIVE);

    @BeforeEach
    void go() {
        shown.go(new Route.Charge());
    }

    @AfterEach
    void close() {
        shown.close();
    }

    @Test
    void aServerThatDoesNotAnswerIsARedLineUntilItDoes() {
        shown.world.serverAway = true;
        shown.tick();
        shown.saysSoon("shell.ledgerAway");
        shown.picture("ledger-away");
        shown.world.serverAway = false;
        shown.tick();
        assertFalse(shown.says("shell.ledgerAway"));
    }

    @Test
    void aWrongClockIsToldWithHowFarItIsOff() {
        shown.world.serverIsAhead(Duration.ofSeconds(95));
        shown.tick();
        shown.saysSoon("shell.clock.slow", "95");
        shown.picture("ledger-clock");
    }

    @Test
    void anotherBeginningOfTheDayAsksForTheWindowToBeOpenedAgain() {
        shown.world.set(now -> now.withCalendar(new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 5)));
        shown.tick();
        shown.saysSoon("shell.shopChanged");
        shown.picture("ledger-day-changed");
    }

    @Test
    void whatAnotherTillChangedStandsOnTheScreenAtOnce() {
        shown.world.settings.agree(Map.of("shopName", "Island Tea House"), _ -> Optional.empty());
        await().atMost(Duration.ofSeconds(30)).until(() -> shown.shows("Island Tea House"));
        assertFalse(shown.shows("Harbour Tea House 海港茶室"));
    }
}
