package till.gateway.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.CertificatePinner;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayProfile;
import till.gateway.ExchangeLog;

/**
 * Speaks JSON with one gateway, each call sent at most once, and sorts what came of it. May be shared between threads.
 *
 * <p>OkHttp sends a POST again when a kept-alive connection is cut, and after 408 and 503 with {@code Retry-After: 0};
 * the last it does even when told not to retry. So retries are off <em>and</em> every body is one-shot.
 */
public final class HttpTransport {
    static final int LARGEST_ANSWER = 1 << 20;

    /**
     * Let go of before a gateway does, some of which do after five seconds: an order that meets a connection being closed stays
     * without an answer, and nobody knows whether it arrived.
     */
    private static final Duration IDLE = Duration.ofSeconds(4);

    private static final int MOST_IDLE = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(30);
    /** A call that may take longer than this waits for somebody with a phone, and nothing is heard of it meanwhile. */
    private static final Duration FOR_A_PERSON = Duration.ofSeconds(60);

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final GatewayProfile profile;
    private final Call.Factory client;
    private final ExchangeLog log;
    private final KeptWords words;
    private final InstantSource clock;

    /** @param longestCall after which nothing of a call is under way any more */
    public HttpTransport(GatewayProfile profile, Duration longestCall, ExchangeLog log, InstantSource clock) {
        this(profile, Network.REAL.calls(profile, longestCall), log, clock);
    }

    HttpTransport(GatewayProfile profile, Call.Factory client, ExchangeLog log, InstantSource clock) {
        this.profile = profile;
        this.client = client;
        this.log = log;
        this.words = new KeptWords(profile.secrets().values());
        this.clock = clock;
    }

    static OkHttpClient client(Duration longestCall) {
        return client(longestCall, "", List.of());
    }

    /** @param pins a chain without any of which is not spoken to, be it signed by whom it may; empty for any proven one */
    static OkHttpClient client(Duration longestCall, String host, List<String> pins) {
        var pinner = new CertificatePinner.Builder();
        pins.forEach(pin -> pinner.add(host, pin));
        return new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(longestCall.compareTo(FOR_A_PERSON) > 0 ? longestCall : READ)
                .writeTimeout(READ)
                .callTimeout(longestCall)
                .connectionPool(new ConnectionPool(MOST_IDLE, IDLE.toSeconds(), TimeUnit.SECONDS))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .cache(null)
                .certificatePinner(pinner.build())
                .eventListener(new FirstByte())
                .build();
    }

    static String host(GatewayProfile profile) {
        return HttpUrl.get(profile.baseUrl()).host();
    }

    /** Sends the call once. Never throws for anything the network or the other side does. */
    public HttpAnswer send(HttpCall call) {
        var began = clock.instant();
        var answer = exchange(call);
        var took = Duration.between(began, clock.instant());
        var fit = words.hiding(call.hidden());
        log.keep(new ExchangeLog.Exchange(
                profile.id(),
                call.number(),
                call.operation(),
                began,
                took,
                answer instanceof HttpAnswer.Answered answered ? answered.status() : 0,
                call.kept(fit),
                said(call, answer, fit),
                answer instanceof HttpAnswer.Answered answered && call.spoken().test(answered)));
        return answer;
    }

    private static String said(HttpCall call, HttpAnswer answer, KeptWords words) {
        return switch (answer) {
            case HttpAnswer.Answered answered -> call.logged().of(answered.text(), words);
            case HttpAnswer.NotSent(var word) -> word;
            case HttpAnswer.NoAnswer(var word) -> word;
        };
    }

    private HttpAnswer exchange(HttpCall call) {
        var left = new AtomicBoolean();
        var asked = client.newCall(request(call, left));
        try (var response = asked.execute()) {
            return read(response, asked, call);
        } catch (IOException failure) {
            var cause = cause(failure);
            return left.get()
                    ? new HttpAnswer.NoAnswer("no answer: " + cause)
                    : new HttpAnswer.NotSent("not connected: " + cause);
        }
    }

    /** In the words people look for; what has none keeps its name. */
    private static String cause(IOException failure) {
        return switch (failure) {
            case UnknownHostException _ -> "unknown host";
            case ConnectException _ -> "address not reachable";
            // also the limit of the whole call, which is no socket's
            case InterruptedIOException _ -> "timeout";
            default -> failure.getClass().getSimpleName();
        };
    }

    private Request request(HttpCall call, AtomicBoolean left) {
        var request = new Request.Builder()
                .url(profile.baseUrl().replaceFirst("/+$", "") + call.path())
                .tag(AtomicBoolean.class, left);
        profile.headers().forEach(request::header);
        call.headers().forEach(request::header);
        return switch (call.verb()) {
            case GET -> request.get().build();
            case POST -> request.post(body(call)).build();
        };
    }

    private static OnceBody body(HttpCall call) {
        var card = call.body();
        if (card != null) {
            return new OnceBody(card.bytes().array(), card.bytes().length());
        }
        var text = call.json().getBytes(StandardCharsets.UTF_8);
        return new OnceBody(text, text.length);
    }

    private HttpAnswer read(Response response, Call asked, HttpCall call) throws IOException {
        var source = response.body().source();
        if (source.request(LARGEST_ANSWER + 1L)) {
            // otherwise the rest would be read for a while, to use the connection again
            asked.cancel();
            return new HttpAnswer.NoAnswer("no answer: HTTP " + response.code() + " with more than 1 MiB");
        }
        // JSON is UTF-8 whatever the header claims
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(source.readByteArray()))
                    .toString();
            return new HttpAnswer.Answered(response.code(), call.readable(text), ahead(response));
        } catch (CharacterCodingException notText) {
            return new HttpAnswer.NoAnswer("no answer: HTTP " + response.code() + " with text that is not UTF-8");
        }
    }

    private @Nullable Duration ahead(Response response) {
        var date = response.headers().getInstant("Date");
        return date == null ? null : Duration.between(clock.instant(), date);
    }

    /** Marks a call from the moment its first byte may leave. */
    private static final class FirstByte extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            var left = call.request().tag(AtomicBoolean.class);
            if (left != null) {
                left.set(true);
            }
        }
    }

    /** A body that OkHttp must not send a second time. */
    private static final class OnceBody extends RequestBody {
        private final byte[] bytes;
        private final int length;

        OnceBody(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes, 0, length);
        }
    }
}
