package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import till.domain.Problem;
import till.service.GatewayHealth.Reading;
import till.settings.Language;
import till.settings.Texts;
import till.ui.Pictures;

class GatewaysInBarTest {
    private static final GatewayStatus WORKING = GatewayStatus.untested("gnete");
    private static final GatewayStatus TROUBLED =
            GatewayStatus.untested("acqra").tested(Optional.of(Problem.of("gateway.unknown", "acqra")));
    private static final GatewayStatus DOWN =
            GatewayStatus.untested("easylink").read(new Reading(5, 0, null, Instant.parse("2026-11-23T06:05:00Z")));

    private static List<String> bar(GatewayStatus... gateways) {
        return Pictures.onFx(() -> new GatewaysInBar(Texts.in(Language.ENGLISH), ZoneOffset.UTC)
                .of(List.of(gateways)).stream()
                        .map(node -> ((Label) node).getText())
                        .toList());
    }

    @Test
    void oneGatewaySaysSinceWhenItDoesNotAnswer() {
        assertEquals(List.of("EasyLink  no answer since 06:05"), bar(DOWN));
    }

    @Test
    void oneInTroubleAmongOthersHasItsWordBesideIt() {
        assertEquals(List.of("Gnete", "EasyLink  trouble"), bar(WORKING, DOWN));
    }

    @Test
    void severalInTroubleAreToldOnceForAll() {
        assertEquals(List.of("Gnete", "Acqra", "EasyLink", "2 of 3 failing"), bar(WORKING, TROUBLED, DOWN));
    }

    @Test
    void theTipOfAllTellsEach() {
        var tip = Pictures.onFx(() -> {
            var nodes = new GatewaysInBar(Texts.in(Language.ENGLISH), ZoneOffset.UTC).of(List.of(DOWN, DOWN));
            return ((Label) nodes.getLast()).getTooltip().getText();
        });
        assertEquals(
                2,
                Stream.of(tip.split("\n"))
                        .filter(line -> line.contains("since 06:05"))
                        .count(),
                tip);
    }
}
