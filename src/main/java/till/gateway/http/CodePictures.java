package till.gateway.http;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
        if (!allowed.contains(host) || !url.username().isEmpty() || !url.password().isEmpty()) {
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
        PNG(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
        JPEG(0xFF, 0xD8, 0xFF),
        GIF('G', 'I', 'F', '8');

        private final List<Byte> begins;

        Kind(int... begins) {
            this.begins = Arrays.stream(begins)
                    .mapToObj(each -> (byte) each)
                    .toList();
        }

        private boolean fits(byte[] bytes) {
            if (bytes.length < begins.size()) {
                return false;
            }
            for (var i = 0; i < begins.size(); i++) {
                if (begins.get(i) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }

        static boolean isPicture(byte[] bytes) {
            return List.of(values()).stream().anyMatch(kind -> kind.fits(bytes));
        }
    }
}
