package till.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
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
import till.simulator.ServedGateway;
import till.simulator.ServedGateway.Served;

/** The line between an adapter and a simulated gateway: first it notes what is said, then it says it again as it is told to. */
final class HostileLine implements Network {
    private static final OkHttpClient BARE = new OkHttpClient.Builder()
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .build();

    private final ServedGateway served;
    private final Map<String, Served> noted = new LinkedHashMap<>();
    private final List<String> heard = new ArrayList<>();
    private Map<String, Spoken> said = Map.of();
    private UnaryOperator<Spoken> turned = UnaryOperator.identity();
    private boolean repeats;

    HostileLine(ServedGateway served) {
        this.served = served;
    }

    /** An answer to the byte. */
    record Spoken(int status, String type, byte[] body) {
        static Spoken of(Served served) {
            return new Spoken(served.status(), served.type(), served.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Notes anew. */
    void begin() {
        noted.clear();
        repeats = false;
    }

    /** What was answered since, by what was asked, oldest first. */
    Map<String, Served> noted() {
        return new LinkedHashMap<>(noted);
    }

    /** From now on these are the answers, whatever the gateway would say. */
    void say(Map<String, Spoken> answers) {
        said = answers;
        repeats = true;
    }

    /** From now on what the gateway says arrives like this. */
    void turn(UnaryOperator<Spoken> answer) {
        turned = answer;
    }

    /** All that arrived since this was asked last. */
    List<String> heard() {
        var all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    @Override
    public Call.Factory calls(GatewayProfile profile, Duration longestCall) {
        return BARE.newBuilder()
                .addInterceptor(chain -> answered(chain.request()))
                .build();
    }

    private Response answered(Request request) throws IOException {
        var left = request.tag(AtomicBoolean.class);
        if (left != null) {
            left.set(true);
        }
        var asked = request.method() + " " + request.url().encodedPath();
        var spoken = repeats ? said.get(asked) : noted(asked, request);
        if (spoken == null) {
            throw new IOException("nobody answers " + asked);
        }
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(spoken.status())
                .message("")
                .body(ResponseBody.create(spoken.body(), mediaType(spoken.type())))
                .build();
    }

    private static @Nullable MediaType mediaType(String type) {
        return MediaType.parse(type);
    }

    private Spoken noted(String asked, Request request) throws IOException {
        var headers = new HashMap<String, String>();
        request.headers().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
        var body = new Buffer();
        if (request.body() != null) {
            headers.put("Content-Type", String.valueOf(request.body().contentType()));
            request.body().writeTo(body);
        }
        var answer = served.ask(
                request.method(), request.url().uri(), headers, body.readString(StandardCharsets.UTF_8), null);
        noted.put(asked, answer);
        var spoken = turned.apply(Spoken.of(answer));
        heard.add(new String(spoken.body(), StandardCharsets.UTF_8));
        return spoken;
    }
}
