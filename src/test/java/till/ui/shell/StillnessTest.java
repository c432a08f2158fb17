package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.Acting;
import till.gateway.Outcome;
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
}
