package till.gateway.chingching;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import till.domain.Problem;
import till.gateway.Probes;
import till.gateway.chingching.ChingchingClient.Reply;

/**
 * Asks for a number nobody used and says in plain words what came. As no error is published, only the provider can tell
 * what an unknown one means.
 */
final class ChingchingProbes implements Probes {
    private static final Pattern NOT_THERE = Pattern.compile("not ?found|not exist|no such|no record|不存在|未找到");
    private static final Pattern ABOUT_US =
            Pattern.compile("key|sign|merchant|app|auth|permission|route|path|商|簽|签|密|授");

    private final ChingchingClient client;
    private final InstantSource clock;

    ChingchingProbes(ChingchingClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Probe probe() {
        var number = "PROBE" + clock.millis();
        var request = Map.<String, Object>of("merchant_reference", number);
        return switch (client.post("probe", number, ChingchingGateway.QUERY, request)) {
            case Reply.Data data -> works(data.word());
            case Reply.Empty(var word) -> works(word);
            case Reply.Failure failure when saysNotThere(failure.message()) -> works(failure.word());
            case Reply.Failure failure -> fails("gateway.chingching.probe.error", failure.word());
            case Reply.Nothing(var word, int status)
            when status == 401 || status == 403 -> fails("gateway.chingching.probe.keys", word);
            case Reply.Nothing(var word, int status)
            when status == 404 -> fails("gateway.chingching.probe.address", word);
            case Reply.Nothing(var word, var _) -> fails("gateway.chingching.probe.noAnswer", word);
        };
    }

    /** Good enough for a test that moves no money; a payment is never judged by such a text. */
    private static boolean saysNotThere(String message) {
        var small = message.toLowerCase(Locale.ROOT);
        return NOT_THERE.matcher(small).find() && !ABOUT_US.matcher(small).find();
    }

    private static Probe works(String word) {
        return new Probe(true, Problem.of("gateway.chingching.probe.works", word), word);
    }

    private static Probe fails(String key, String word) {
        return new Probe(false, Problem.of(key, word), word);
    }
}
