package till.ui.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import till.settings.DisplaySettings.Place;

/** Where the customer display goes when screens come and go. */
class DisplayPlaceTest {
    private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 1366, 768);
    private static final Rectangle2D RIGHT = new Rectangle2D(1366, 0, 1024, 600);
    private static final Rectangle2D ON_LEFT = new Rectangle2D(10, 10, 1200, 700);
    private static final Rectangle2D ON_RIGHT = new Rectangle2D(1300, 10, 1024, 600);

    @Test
    void aSecondScreenIsFilled() {
        assertEquals(
                new DisplayPlace(RIGHT, true), DisplayPlace.choose(List.of(LEFT, RIGHT), ON_LEFT, Optional.empty()));
    }

    @Test
    void theTillsOwnScreenIsNeverTaken() {
        assertEquals(
                new DisplayPlace(LEFT, true), DisplayPlace.choose(List.of(LEFT, RIGHT), ON_RIGHT, Optional.empty()));
    }

    @Test
    void onOneScreenTheWindowStandsWhereItWasLast() {
        assertEquals(
                new DisplayPlace(new Rectangle2D(600, 100, 700, 500), false),
                DisplayPlace.choose(List.of(LEFT), ON_LEFT, Optional.of(new Place(600, 100, 700, 500))));
    }

    @Test
    void aPlaceOnAScreenThatIsGoneIsGivenUpForTheCorner() {
        assertEquals(
                new DisplayPlace(new Rectangle2D(1366 - 960, 768 - 600, 960, 600), false),
                DisplayPlace.choose(List.of(LEFT), ON_LEFT, Optional.of(new Place(1400, 10, 900, 500))));
    }

    @Test
    void onASmallScreenTheWindowFits() {
        var small = new Rectangle2D(0, 0, 800, 480);
        assertEquals(new DisplayPlace(small, false), DisplayPlace.choose(List.of(small), small, Optional.empty()));
    }
}
