package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static till.domain.ShipmentState.ACCEPTED;
import static till.domain.ShipmentState.CANCELLED;
import static till.domain.ShipmentState.DELIVERED;
import static till.domain.ShipmentState.DRAFT;
import static till.domain.ShipmentState.REFUSED;
import static till.domain.ShipmentState.SENT;
import static till.domain.ShipmentState.SHIPPED;
import static till.domain.ShipmentState.UNCERTAIN;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShipmentStateTest {
    private static final Map<ShipmentState, Set<ShipmentState>> LEGAL = Map.of(
            DRAFT, Set.of(SENT, CANCELLED),
            SENT, Set.of(ACCEPTED, UNCERTAIN, REFUSED, SHIPPED, DELIVERED, CANCELLED),
            ACCEPTED, Set.of(UNCERTAIN, SHIPPED, DELIVERED, CANCELLED),
            UNCERTAIN, Set.of(SENT, ACCEPTED, REFUSED, SHIPPED, DELIVERED, CANCELLED),
            REFUSED, Set.of(SENT, ACCEPTED, SHIPPED, DELIVERED, CANCELLED),
            SHIPPED, Set.of(DELIVERED, CANCELLED),
            DELIVERED, Set.of(SHIPPED, CANCELLED),
            CANCELLED, Set.of(SHIPPED, DELIVERED));

    @ParameterizedTest
    @EnumSource
    void everyPairIsLegalOnlyAsWrittenDown(ShipmentState from) {
        var allowed = EnumSet.noneOf(ShipmentState.class);
        for (var to : ShipmentState.values()) {
            if (from.canBecome(to)) {
                allowed.add(to);
            }
        }
        assertEquals(LEGAL.get(from), allowed);
    }

    @Test
    void whatIsOnItsWayIsAskedAboutAndWhatHasEndedIsNot() {
        for (var state : ShipmentState.values()) {
            assertEquals(Set.of(DRAFT, SENT, ACCEPTED, UNCERTAIN).contains(state), state.isOnItsWay(), state.name());
            assertEquals(Set.of(REFUSED, DELIVERED, CANCELLED).contains(state), state.isEnded(), state.name());
            assertEquals(Set.of(SHIPPED, DELIVERED, CANCELLED).contains(state), state.isGatewaysWord(), state.name());
        }
    }
}
