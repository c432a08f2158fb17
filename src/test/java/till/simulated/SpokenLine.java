package till.simulated;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayProfile;
import till.gateway.http.Network;
import till.simulator.Fault;
import till.simulator.Operation;
import till.simulator.ServedGateway;
import till.simulator.ServedGateway.Served;

/** Carries an adapter's HTTP calls over the line to a simulated gateway in this process. */
final class SpokenLine implements Network {
    /** Where a state stands in an answer. */
    private static final Pattern STATE =
            Pattern.compile("(\"\\w*(?:status|state)\"\\s*:\\s*)(\"[^\"]*\"|\\d+)", Pattern.CASE_INSENSITIVE);

    private static final List<Fault> FAULTS = List.of(
            Fault.BAD_SIGNATURE,
            Fault.WRONG_AMOUNT,
            Fault.WRONG_NUMBER,
            Fault.LATE_SUCCESS,
            Fault.CHANNEL_BROKEN,
            Fault.REFUND_FAILS);

    /** What clients share is costly to make. */
    private static final OkHttpClient BARE = new OkHttpClient.Builder()
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .build();

    private final World world;
    private final ServedGateway gateway;

    SpokenLine(World world, ServedGateway gateway) {
        this.world = world;
        this.gateway = gateway;
    }

    @Override
    public Call.Factory calls(GatewayProfile profile, Duration longestCall) {
        return BARE.newBuilder()
                .addInterceptor(chain -> answered(chain.request(), longestCall))
                .build();
    }

    /** What arrives at the till. */
    private sealed interface Heard {
        record Answer(Served served) implements Heard {}

        record Nothing(String word, boolean left) implements Heard {}
    }

    private Heard carried(Request request, Duration longest) throws IOException {
        var headers = new HashMap<String, String>();
        request.headers().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
        if (request.body() != null) {
            headers.put("Content-Type", String.valueOf(request.body().contentType()));
        }
        var uri = request.url().uri();
        var body = body(request);
        var operation = gateway.operation(request.method(), uri, headers);
        var call = Line.Call.of(
                operation.map(Operation::name).orElse("call") + " at",
                gateway.profile().id(),
                longest,
                false);
        return world.line().carry(call, new Ends(request.method(), uri, headers, body));
    }

    private static String body(Request request) throws IOException {
        var body = request.body();
        if (body == null) {
            return "";
        }
        var buffer = new Buffer();
        body.writeTo(buffer);
        return buffer.readString(StandardCharsets.UTF_8);
    }

    private final class Ends implements Line.Ends<Heard> {
        private final Supplier<Heard> acts;

        Ends(String method, URI uri, Map<String, String> headers, String body) {
            acts = () -> new Heard.Answer(gateway.ask(method, uri, headers, body, fault()));
        }

        @Override
        public Heard acts() {
            return acts.get();
        }

        @Override
        public Heard lost(String word, boolean left) {
            return new Heard.Nothing(word, left);
        }

        @Override
        public Heard spoiled(Heard answer, Dice dice) {
            return answer instanceof Heard.Answer(var served) ? new Heard.Answer(spoiled(served, dice)) : answer;
        }

        private static Served spoiled(Served served, Dice dice) {
            return switch (dice.below(5)) {
                case 0 -> new Served(502, "text/html", "<html>Bad gateway");
                case 1 -> new Served(200, served.type(), "");
                case 2 ->
                    new Served(
                            served.status(),
                            served.type(),
                            served.body().substring(0, served.body().length() / 2));
                case 3 ->
                    new Served(
                            served.status(),
                            served.type(),
                            STATE.matcher(served.body()).replaceAll("$1\"IN_LIMBO\""));
                default -> new Served(200, served.type(), "{\"code\":0}");
            };
        }
    }

    private @Nullable Fault fault() {
        var blow = world.strike(world.rates().line() * 3);
        if (blow == null) {
            return null;
        }
        var fault = blow.of(FAULTS);
        world.note(() -> "the gateway's fault: " + fault);
        return fault;
    }

    /** In place of everything between the adapter's request and an answer. */
    private Response answered(Request request, Duration longest) throws IOException {
        var left = request.tag(AtomicBoolean.class);
        return switch (carried(request, longest)) {
            case Heard.Answer(var served) -> {
                leaves(left, true);
                yield new Response.Builder()
                        .request(request)
                        .protocol(Protocol.HTTP_1_1)
                        .code(served.status())
                        .message("")
                        .body(ResponseBody.create(served.body(), MediaType.parse(served.type())))
                        .build();
            }
            case Heard.Nothing(var word, var gone) -> {
                leaves(left, gone);
                throw new IOException(word);
            }
        };
    }

    private static void leaves(@Nullable AtomicBoolean left, boolean gone) {
        if (left != null && gone) {
            left.set(true);
        }
    }
}
