package till.gateway.acqra;

import java.time.InstantSource;
import java.util.Map;
import till.domain.Problem;
import till.gateway.Probes;
import till.gateway.acqra.AcqraClient.Ask;
import till.gateway.acqra.AcqraClient.Reply;

/** Tests a connection: fetches a token and asks for a number nobody used. */
final class AcqraProbe implements Probes {
    private final AcqraClient client;
    private final InstantSource clock;

    AcqraProbe(AcqraClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /** About a number nobody used. */
    static Ask ask(long millis) {
        var number = "PROBE" + millis;
        return new Ask(
                "probe", number, "/gateway/v1/query", Map.of("orderNo", number, "paymentMethodType", AcqraWays.CARD));
    }

    /** Any answer in the gateway's own form to a call with a token shows that address, keys and token are right. */
    @Override
    public Probe probe() {
        return switch (client.send(ask(clock.millis()))) {
            case Reply.Nothing(var word) -> new Probe(false, Problem.of("gateway.acqra.probe.noAnswer", word), word);
            case Reply.NotDone(var keys, var word) ->
                new Probe(
                        false,
                        Problem.of(keys ? "gateway.acqra.probe.keys" : "gateway.acqra.probe.noToken", word),
                        word);
            case Reply.Failure failure -> new Probe(true, Problem.of("gateway.acqra.probe.works"), failure.word());
            case Reply.Data _ -> new Probe(true, Problem.of("gateway.acqra.probe.works"), "found");
        };
    }
}
