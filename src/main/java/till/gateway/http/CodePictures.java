package till.gateway.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import till.domain.Mode;
import till.domain.Result;

/**
 * Fetches the picture of a code from where a gateway said it is: over https from that gateway's own hosts and nowhere else,
 * plain http only on this machine and in training. Nobody is followed elsewhere, and nothing larger, slower or of
 * another kind than a picture of a code is taken. May be shared between threads.
 */
public final class CodePictures {
    private static final int SECURE_PORT = 443;
    private static final int LONGEST_HEAD = 8;

    private final Map<String, Set<String>> hosts;
    private final Mode mode;
    private final Bounds bounds;
    private final OkHttpClient client;

    /**
     * What a picture may cost.
     *
     * @param bytes its largest size
     * @param time after which nothing of it is under way any more
     */
    public record Bounds(int bytes, Duration time) {
        public static final Bounds USUAL = new Bounds(1 << 20, Duration.ofSeconds(8));
    }

    /**
     * Fetches over the real network.
     *
     * @param hosts by the gateway's id, in small letters
     */
    public CodePictures(Map<String, Set<String>> hosts, Mode mode, Bounds bounds) {
        this(hosts, mode, bounds, HttpTransport.client(bounds.time()));
    }

    CodePictures(Map<String, Set<String>> hosts, Mode mode, Bounds bounds, OkHttpClient client) {
        this.hosts = Map.copyOf(hosts);
        this.mode = mode;
        this.bounds = bounds;
        this.client = client;
    }

    /** The picture's bytes as they came, PNG, JPEG or GIF by their content; else the stem of what to say about it. */
    public Result<byte[]> fetch(String gateway, String address) {
        var url = HttpUrl.Companion.parse(address);
        if (url == null || !isAllowed(url, hosts.getOrDefault(gateway, Set.of()))) {
            return Result.failed("code.picture.host");
        }
        try (var response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            if (response.code() != 200) {
                return Result.failed("code.picture.missing");
            }
            var body = response.body().source();
            if (body.request(bounds.bytes() + 1L)) {
                return Result.failed("code.picture.large");
            }
            var bytes = body.readByteArray();
            return Kind.isPicture(bytes) ? Result.done(bytes) : Result.failed("code.picture.kind");
        } catch (IOException _) {
            return Result.failed("code.picture.missing");
        }
    }

    private boolean isAllowed(HttpUrl url, Set<String> allowed) {
        var host = url.host().toLowerCase(Locale.ROOT);
        if (!allowed.contains(host)
                || !url.username().isEmpty()
                || !url.password().isEmpty()) {
            return false;
        }
        return isThisMachine(host) ? mode == Mode.TRAINING : url.isHttps() && url.port() == SECURE_PORT;
    }

    /** By the letters alone: a name that is looked up may mean another machine a moment later. */
    private static boolean isThisMachine(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** By its first bytes: the header of an answer may claim anything. */
    private enum Kind {
        PNG("\u0089PNG\r\n\u001a\n"),
        JPEG("\u00ff\u00d8\u00ff"),
        GIF("GIF8");

        private final String begins;

        Kind(String begins) {
            this.begins = begins;
        }

        private boolean fits(String bytes) {
            return bytes.startsWith(begins);
        }

        static boolean isPicture(byte[] bytes) {
            var head = new String(bytes, 0, Math.min(bytes.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
            return Stream.of(values()).anyMatch(kind -> kind.fits(head));
        }
    }
}
