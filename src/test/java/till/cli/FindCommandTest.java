package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import till.gateway.PaymentAnswer.Standing;

class FindCommandTest extends CommandCases {
    @Test
    void theExitCodeIsTheGatewaysAnswer() {
        var reference = cli.waiting();
        assertEquals(5, cli.till("find " + reference).code());
        cli.till.gateway.fallsSilent();
        assertEquals(4, cli.till("find " + reference).code());
        cli.till.gateway.says(Standing.PAID);
        assertEquals(0, cli.till("find " + reference).code());
        cli.till.gateway.fallsSilent();
        assertEquals(4, cli.till("find " + reference).code());
    }

    @Test
    void jsonHasEachCandidateWithItsAnswer() {
        var reference = cli.waiting();
        cli.till.gateway.says(Standing.PAID);
        var found = cli.till("find --amount 88.50 --at 12:01 --json").json();
        assertEquals("PAID", found.get("says").asString());
        assertEquals(reference, found.get("found").get(0).get("reference").asString());
        assertEquals("PAID", found.get("found").get(0).get("says").asString());
    }

    @Test
    void nothingFoundAndNothingAskedAreTold() {
        assertEquals(3, cli.till("find 4200001234").code());
        assertEquals(3, cli.till("find --amount 12").code());
        assertEquals(2, cli.till("find").code());
        assertEquals(2, cli.till("find --at lunch").code());
    }
}
