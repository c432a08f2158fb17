package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import till.service.ExchangeLine;
import till.service.Exchanges;

class ExchangesCommandTest extends CommandCases {
    @Test
    void theKeptCallsOfAPaymentArePrintedOldestFirst() {
        var payment = cli.till.paid();
        var number = payment.orderNo().text();
        var line = new ExchangeLine(
                cli.till.clock.instant(), "gnete", number, "create", Duration.ofMillis(120), 200, "{}", "{\"code\":0}");
        cli.kept = keeping(number, line);
        var said = cli.till("exchanges " + payment.order().reference());
        assertEquals(0, said.code(), said.err());
        assertTrue(said.out().contains("12:00:00.000  create  " + number + "  120 ms  answered, HTTP 200"), said.out());
        assertTrue(said.out().contains("< {\"code\":0}"), said.out());
        var json = cli.till("exchanges " + number + " --json").json();
        assertEquals("create", json.at("/exchanges/0/operation").asString());
        assertEquals(200, json.at("/exchanges/0/status").asInt());
        assertEquals("ANSWERED", json.at("/exchanges/0/ending").asString());
    }

    @Test
    void withoutAnyItSaysSo() {
        var said = cli.till("exchanges " + cli.paid());
        assertEquals(0, said.code());
        assertTrue(said.out().contains("No call about this payment is kept"), said.out());
    }

    @Test
    void anUnknownNumberIsWrongUse() {
        assertEquals(2, cli.till("exchanges NOWHERE").code());
    }

    private static Exchanges keeping(String number, ExchangeLine line) {
        return new Exchanges() {
            @Override
            public List<ExchangeLine> of(Collection<String> numbers) {
                return numbers.contains(number) ? List.of(line) : List.of();
            }

            @Override
            public Optional<ExchangeLine> last(String gateway) {
                return Optional.of(line);
            }
        };
    }
}
