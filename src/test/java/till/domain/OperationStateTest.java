package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static till.domain.OperationState.ACCEPTED;
import static till.domain.OperationState.DONE;
import static till.domain.OperationState.FAILED;
import static till.domain.OperationState.RESERVED;
import static till.domain.OperationState.SENT;
import static till.domain.OperationState.UNCERTAIN;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationStateTest {
    private static final Map<OperationState, Set<OperationState>> LEGAL = Map.of(
            RESERVED, Set.of(SENT, FAILED),
            SENT, Set.of(ACCEPTED, DONE, FAILED, UNCERTAIN),
            UNCERTAIN, Set.of(SENT, ACCEPTED, DONE, FAILED),
            ACCEPTED, Set.of(DONE, FAILED),
            DONE, Set.of(),
            FAILED, Set.of());

    @ParameterizedTest
    @EnumSource
    void everyPairIsLegalOnlyAsWrittenDown(OperationState from) {
        var allowed = EnumSet.noneOf(OperationState.class);
        for (var to : OperationState.values()) {
            if (from.canBecome(to)) {
                allowed.add(to);
            }
        }
        assertEquals(LEGAL.get(from), allowed);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAFailureGivesItsAmountBack(OperationState state) {
        assertEquals(state != FAILED, state.reservesMoney());
    }
}
