package till.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.Problem;
import till.ui.people.ApprovalDesk;

/** Whether somebody may do something, while nobody can look that up. */
class ApprovalDeskTest {
    private final UiWorld world = new UiWorld(Mode.LIVE);
    private final List<Problem> reported = new ArrayList<>();
    private final ApprovalDesk desk =
            new ApprovalDesk(world.dependencies(), new Unexpected(new Random(1), reported::add));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aLedgerThatCannotBeReadBeginsNothingAndSaysThat() {
        var begun = new ArrayList<Acting>();
        world.serverSilent = true;
        desk.ask(Act.CHARGE, null, begun::add);
        assertEquals(List.of(Problem.of("ledger.notBegun")), reported);
        assertEquals(List.of(), begun);
        world.serverSilent = false;
        desk.ask(Act.CHARGE, null, begun::add);
        assertEquals(1, begun.size());
    }
}
