package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import till.gateway.Capability;
import till.service.GatewayUses.Line;
import till.ui.CounterGateway;

class UseTest {
    private final CounterGateway gateway = new CounterGateway();

    @Test
    void everyCapabilityOfAGatewayHasItsUse() {
        var used = Arrays.stream(Use.values())
                .map(Use::takes)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertEquals(Set.of(Capability.class.getPermittedSubclasses()), used);
    }

    @Test
    void whatAGatewayHasIsPossibleAndNothingElse() {
        assertEquals(List.of("ALI_QR", "WX_QR", "YSF_QR"), line(Use.CODE).ways());
        assertEquals(List.of("UP_B2C"), line(Use.LINK).ways());
        assertFalse(line(Use.APP).possible());
        assertFalse(line(Use.SHIP).possible());
        assertTrue(line(Use.REFUND).possible());
        gateway.takesNoRefunds();
        gateway.offersForApps();
        gateway.makesNoLinks();
        assertFalse(line(Use.REFUND).possible());
        assertFalse(line(Use.LINK).possible());
        assertEquals(List.of("WX_LITE", "ALI_APP"), line(Use.APP).ways());
    }

    @Test
    void noGatewayTakesACardNumberFromTheTill() {
        assertFalse(line(Use.KEYED_CARD).possible());
        assertFalse(line(Use.RECURRING).possible());
        assertTrue(line(Use.ASK).possible());
    }

    private Line line(Use use) {
        return new GatewayDirectory(List.of(gateway))
                .uses("gnete").stream()
                        .filter(each -> each.use() == use)
                        .findFirst()
                        .orElseThrow();
    }
}
