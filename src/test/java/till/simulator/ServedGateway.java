package till.simulator;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayProfile;
import till.domain.Secret;

/**
 * A simulated gateway that is asked without a line between: the same strict reader, its book in memory, no port and no
 * thread.
 */
public final class ServedGateway {
    private static final String ADDRESS = "http://127.0.0.1:1";
    private static final String SECRET = "harbourtillsimulated".repeat(6) + "12345678";
    private static final Path NO_FILE = Path.of("");

    private final GatewayServer server;
    private final GatewayFront front;
    private final GatewayProfile profile;

    private ServedGateway(String kind, GatewayServer server, Map<String, String> fields, Map<String, String> secrets) {
        this.server = server;
        this.front = server.front(ADDRESS);
        var sealed = secrets.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Secret(entry.getValue())));
        this.profile = new GatewayProfile(kind, kind, ADDRESS + server.basePath(), fields, sealed, false);
    }

    /** What came back. */
    public record Served(int status, String type, String body) {}

    /** What it would post about an order. */
    public record Posted(Map<String, String> headers, Map<String, String> fields, String body) {}

    /** A gateway with an empty book. */
    public static ServedGateway of(String kind, Clock clock) {
        return switch (kind) {
            case "gnete" -> gnete(clock);
            case "easylink" -> easylink(clock);
            case "chingching" -> chingching(clock);
            case "qlink" -> qlink(clock);
            case "acqra" -> acqra(clock);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static ServedGateway gnete(Clock clock) {
        var merchant = new GneteCredentials("M1000000001", "harbourtilltraining00001", SECRET);
        var server = new GneteServer(clock, Runnable::run, idle(), merchant, NO_FILE, GneteOptions.standard());
        return new ServedGateway(
                "gnete",
                server,
                Map.of("mchNo", merchant.mchNo(), "appId", merchant.appId()),
                Map.of("appSecret", SECRET));
    }

    private static ServedGateway easylink(Clock clock) {
        var merchant = new EasylinkCredentials("KC", SECRET);
        var server = new EasylinkServer(clock, Runnable::run, idle(), merchant, NO_FILE, EasylinkOptions.standard());
        return new ServedGateway(
                "easylink", server, Map.of("merchantCode", merchant.merchantCode()), Map.of("apiKey", SECRET));
    }

    private static ServedGateway chingching(Clock clock) {
        var merchant = new ChingchingCredentials(SECRET, SECRET + "2", "M0001");
        var server =
                new ChingchingServer(clock, Runnable::run, idle(), merchant, NO_FILE, ChingchingOptions.standard());
        return new ServedGateway(
                "chingching",
                server,
                Map.of("merchantId", merchant.merchantId(), "channelId", "1", "methods", "ALIPAYHK,WECHATPAY"),
                Map.of("apiKey", merchant.apiKey(), "apiSecret", merchant.apiSecret()));
    }

    private static ServedGateway qlink(Clock clock) {
        var merchant = new QlinkCredentials("harbourtilltraining", SECRET, "account1");
        var server = new QlinkServer(clock, Runnable::run, idle(), merchant, NO_FILE, QlinkOptions.standard());
        var fields = Map.of(
                "appKey", merchant.appKey(),
                "payAccount", merchant.payAccount(),
                "country", "ID",
                "source", "QERP_ASIA",
                "currencies", "HKD,IDR");
        return new ServedGateway("qlink", server, fields, Map.of("appSecret", SECRET));
    }

    private static ServedGateway acqra(Clock clock) {
        var application = new AcqraCredentials("200000000000001", SECRET);
        var server = new AcqraServer(clock, Runnable::run, idle(), application, NO_FILE, AcqraOptions.standard());
        return new ServedGateway(
                "acqra",
                server,
                Map.of("appId", application.appId(), "methods", "wechat,alipayPlus,payNow"),
                Map.of("secret", SECRET));
    }

    /** Never given anything to do: nothing here is posted by itself. */
    private static ScheduledThreadPoolExecutor idle() {
        return new ScheduledThreadPoolExecutor(0);
    }

    public GatewayProfile profile() {
        return profile;
    }

    public OrderBook book() {
        return server.book();
    }

    /** What a request asks for; empty for none of the gateway's operations. */
    public Optional<Operation> operation(String method, URI uri, Map<String, String> headers) {
        return front.operation(new HttpAsk(method, uri, lower(headers), ""));
    }

    /** Reads a request, does what it asks and answers. */
    public Served ask(String method, URI uri, Map<String, String> headers, String body, @Nullable Fault fault) {
        var ask = new HttpAsk(method, uri, lower(headers), body);
        var reply = front.operation(ask)
                .map(operation -> front.answer(operation, ask, fault))
                .orElseGet(() -> front.elsewhere(ask));
        return new Served(reply.status(), reply.type(), new String(reply.body(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> lower(Map<String, String> headers) {
        var lower = new HashMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    /** What it posts about an order as it stands now. */
    public Optional<Posted> post(SimulatedOrder order) {
        return front.notifier().notice(order.values(), null).map(ServedGateway::posted);
    }

    /** Somebody gives money back in the gateway's own portal; none where nothing of an order is left. */
    public boolean givesBack(SimulatedOrder order, long minor) {
        var current = book().find(order.number()).orElse(order);
        if (minor < 1 || book().refundable(current) < minor) {
            return false;
        }
        var terms = Map.of(
                "number", "PORTAL" + book().refunds().size(),
                "amount", Long.toString(minor),
                "payAmount", Long.toString(current.amount()));
        book().refund(current, terms, Duration.ZERO, false);
        return true;
    }

    private static Posted posted(Notifier.Notice notice) {
        var headers = lower(notice.headers());
        var form = headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded");
        return new Posted(headers, form ? fields(notice.body()) : Map.of(), notice.body());
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&", -1))
                .filter(pair -> pair.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        pair -> decoded(pair.substring(0, pair.indexOf('='))),
                        pair -> decoded(pair.substring(pair.indexOf('=') + 1)),
                        (_, last) -> last));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
