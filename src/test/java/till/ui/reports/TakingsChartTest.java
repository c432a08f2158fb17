package till.ui.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TakingsChartTest {
    /** Of a window of 1366 and of 1920, and of a very wide one. */
    private static final int[] WIDTHS = {600, 1_000, 2_000};

    @Test
    void theOnlyHourOfAMorningIsABarAndNoBlock() {
        for (var width : WIDTHS) {
            for (var places = 1; places <= 3; places++) {
                var bars = (width - 60.0) / places - TakingsChart.gap(places, width);
                assertTrue(bars <= 220, places + " of " + width + ": " + bars);
                assertTrue(bars >= 40, places + " of " + width + ": " + bars);
            }
        }
    }

    @Test
    void manyBarsKeepTheirSmallGaps() {
        assertEquals(4, TakingsChart.gap(24, 1_000));
        assertEquals(10, TakingsChart.gap(10, 1_000));
    }
}
