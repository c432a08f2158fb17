package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.access.Operators.NewOperator;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.Role;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.service.PaymentLinks.Which;
import till.service.Samples;

class LinkCommandTest extends CommandCases {
    @BeforeEach
    void begin() {
        cli.till.gateway.links = Duration.ofDays(7);
    }

    @Test
    void aLinkIsMadeByTheOnlyPageThereIsAndLivesAsLongAsAsked() {
        var answer = cli.till("link create --amount 88.50 --lifetime 3d --order INV-7 --json");
        assertEquals(0, answer.code(), answer.err());
        assertEquals("PAGE", answer.json().path("method").asString());
        assertEquals(
                Samples.NOON.plus(Duration.ofDays(3)).toString(),
                answer.json().path("until").asString());
        assertTrue(answer.json().path("payCode").asString().startsWith("https://"));
    }

    @Test
    void theListHasLinksOnlyAndOnlyThoseAskedFor() {
        cli.till.running();
        cli.till("link create --amount 10 --order INV-7");
        cli.till("link create --amount 20 --order INV-8");
        assertEquals(2, cli.till("link list --json").json().path("links").size());
        assertEquals(2, cli.till("link --json").json().path("links").size());
        var found =
                cli.till("link list --state open --search INV-8 --json").json().path("links");
        assertEquals(1, found.size());
        assertEquals("20.00", found.get(0).path("amount").asString());
        assertEquals(
                0,
                cli.till("link list --state paid --json").json().path("links").size());
        assertEquals(2, cli.till("link list --state late").code());
    }

    @Test
    void aLinkThatWasPaidIsListedAsPaid() {
        var reference = cli.till("link create --amount 10 --json")
                .json()
                .path("reference")
                .asString();
        cli.till.gateway.says(Standing.PAID);
        cli.till("status " + reference + " --refresh");
        assertEquals(
                1,
                cli.till("link list --state paid --json").json().path("links").size());
    }

    @Test
    void whatCannotBeALinkIsAWrongUseAndSendsNothing() {
        assertEquals(2, cli.till("link create --amount 10 --lifetime 8d").code());
        assertEquals(2, cli.till("link create --amount 10 --method WX_QR").code());
        assertEquals(2, cli.till("link create --amount 10 --method NOPE").code());
        assertEquals(List.of(), cli.till.gateway.asked);
    }

    @Test
    void aLostAnswerIsUncertainAndTheSaleMakesNoSecondLink() {
        cli.till.gateway.creates.add(new Outcome.Unknown<>("cut off"));
        assertEquals(4, cli.till("link create --amount 10 --order INV-7").code());
        assertEquals(3, cli.till("link create --amount 10 --order INV-7").code());
        assertEquals(1, cli.till.services.links().list(Which.ALL, "", 10).size());
    }

    @Test
    void anAccountantSeesLinksButMakesNone() {
        cli.mode = Mode.LIVE;
        hire("mei", Role.OWNER, "1111");
        hire("cy", Role.ACCOUNTANT, "4444");
        cli.typed = "4444\n";
        assertEquals(3, cli.till("link create --amount 10 --operator cy").code());
        assertEquals(0, cli.till("link list --operator cy").code());
    }

    private void hire(String id, Role role, String pin) {
        cli.till.services.operators().add(new NewOperator(id, id, role), new till.domain.Secret(pin), Acting.UNNAMED);
    }
}
