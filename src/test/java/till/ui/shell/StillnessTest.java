package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.settings.DisplaySettings.Motion;
import till.ui.Pictures;
import till.ui.Route;

/** Who wants stillness sees nothing turn. */
class StillnessTest extends WindowCases {
    @ParameterizedTest
    @CsvSource({"FULL, true", "REDUCED, false", "FULL, true"})
    void aWheelTurnsOnlyWhereThingsMayMove(Motion motion, boolean turns) {
        world.set(settings -> settings.withDisplay(settings.display().withMotion(motion)));
        world.gateway.answersCreate(new Outcome.Unknown<>("time-out"));
        world.gateway.fallsSilent();
        Pictures.fx(() -> {
            world.services
                    .payments()
                    .start(ChargeRequest.of("gnete", "ALI_QR", Money.parse("HKD 88.50")), Acting.UNNAMED);
            window.go(new Route.PayCode(world.gateway.orders().getLast().orderNo()));
        });
        assertEquals(turns, Pictures.onFx(() -> {
            window.scene().getRoot().applyCss();
            return window.scene().getRoot().lookupAll(".code-wheel .segment").stream()
                    .map(Region.class::cast)
                    .flatMap(segment -> segment.getBackground().getFills().stream())
                    .anyMatch(fill -> !Color.TRANSPARENT.equals(fill.getFill()));
        }));
    }

    /** Whoever works with it sees a row jump that is made again; and it is made while a customer waits. */
    @Test
    void aRowOfTheRailThatStaysIsNotMadeAgain() {
        sold("HKD 88.50");
        var before = rows();
        sold("HKD 12.00");
        var after = rows();
        assertEquals(1, before.size());
        assertEquals(2, after.size());
        assertTrue(after.contains(before.getFirst()));
        var paid = world.gateway.orders().getLast().orderNo();
        world.gateway.says(Standing.PAID);
        world.check(paid);
        var last = rows();
        assertEquals(2, last.size());
        assertTrue(last.contains(before.getFirst()));
        assertFalse(last.containsAll(after));
    }

    @Test
    void aScreenIsNotPaintedIntoAPictureOfItsOwnFirst() {
        assertFalse(Pictures.onFx(() -> {
            window.scene().getRoot().applyCss();
            return window.scene().lookup(".content > .viewport").isCache();
        }));
    }

    private void sold(String amount) {
        Pictures.fx(() -> world.services
                .payments()
                .start(ChargeRequest.of("gnete", "ALI_QR", Money.parse(amount)), Acting.UNNAMED));
    }

    private List<Node> rows() {
        WaitForAsyncUtils.waitForFxEvents();
        return Pictures.onFx(() -> {
            var rail = (Pane) window.scene().lookup(".recent").getParent();
            return List.copyOf(rail.getChildren());
        });
    }
}
