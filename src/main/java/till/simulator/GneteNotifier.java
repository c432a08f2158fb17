package till.simulator;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the signed notices of payments and refunds the way the real server does: again after 1, 2, 3, 4 and 5 steps unless
 * the answer is <em>success</em>, and with values cut at an ampersand.
 */
final class GneteNotifier {

    private static final int ATTEMPTS = 6;
    private static final long WATCH_MILLIS = 200;
    private static final int READ_TIMEOUT_MILLIS = 20_000;

    private final GneteBook book;
    private final GneteDesk desk;
    private final GneteSeal seal;
    private final ScheduledExecutorService scheduler;
    private final Duration step;
    private volatile boolean closed;
    private volatile @Nullable Future<?> watch;

    GneteNotifier(GneteBook book, GneteDesk desk, GneteSeal seal, ScheduledExecutorService scheduler, Duration step) {
        this.book = book;
        this.desk = desk;
        this.seal = seal;
        this.scheduler = scheduler;
        this.step = step;
    }

    /** Watches the book, because a customer may act in another process. */
    void start() {
        watch = scheduler.scheduleWithFixedDelay(this::look, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    void close() {
        closed = true;
        var watching = watch;
        if (watching != null) {
            watching.cancel(false);
        }
    }

    private void look() {
        if (!closed) {
            book.orders();
            book.refunds();
            sweep();
        }
    }

    /** Takes on the notices that are due. */
    void sweep() {
        book.claimNotices().forEach(this::begin);
    }

    private void begin(Map<String, String> entry) {
        var fault = book.takeFault(Operation.NOTIFY).map(ArmedFault::fault).orElse(null);
        var url = entry.getOrDefault("notifyUrl", "");
        var fields = "refund".equals(entry.get("kind")) ? refundFields(entry) : orderFields(entry);
        var first = fault == Fault.REORDERED_NOTIFICATIONS ? step : Duration.ZERO;
        for (var copy = 0; copy < (fault == Fault.REPEATED_NOTIFICATIONS ? 3 : 1); copy++) {
            schedule(first, () -> attempt(url, fields, 1));
        }
    }

    private Map<String, Object> orderFields(Map<String, String> entry) {
        var order = new GneteOrder(entry);
        var fields = new LinkedHashMap<>(desk.query(order));
        // The platform signs the upstream's word, whatever its own row says: an order closed before shows 2 here.
        fields.put("state", GneteOrder.SUCCESS);
        return sealed(fields);
    }

    private Map<String, Object> refundFields(Map<String, String> entry) {
        return sealed(new LinkedHashMap<>(desk.refundDetails(new GneteRefund(entry))));
    }

    private Map<String, Object> sealed(Map<String, Object> fields) {
        fields.put("reqTime", book.now());
        fields.put("sign", seal.of(fields));
        return fields;
    }

    private void schedule(Duration delay, Runnable work) {
        if (!closed && !scheduler.isShutdown()) {
            var unused = scheduler.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void attempt(String url, Map<String, Object> fields, int number) {
        if (closed || posted(url, fields) || number == ATTEMPTS) {
            return;
        }
        schedule(step.multipliedBy(number), () -> attempt(url, fields, number + 1));
    }

    private static boolean posted(String url, Map<String, Object> fields) {
        try {
            return "success".equalsIgnoreCase(post(url, fields));
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String post(String url, Map<String, Object> fields) throws IOException {
        var question = url.indexOf('?');
        var address = question < 0 ? url : url.substring(0, question);
        var body = form(question < 0 ? "" : url.substring(question + 1), fields).getBytes(StandardCharsets.UTF_8);
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        try {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(READ_TIMEOUT_MILLIS);
            connection.setReadTimeout(READ_TIMEOUT_MILLIS);
            connection.setRequestProperty("User-Agent", "Mozilla/5.0 Hutool");
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
            // A fixed length keeps the JDK from sending a POST a second time by itself.
            connection.setFixedLengthStreamingMode(body.length);
            connection.getOutputStream().write(body);
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }

    /**
     * The platform appends the raw fields to the address and moves what it then reads as its query into the body. A query of
     * the merchant's own comes along unsigned, and a value ends at its first ampersand.
     */
    private static String form(String query, Map<String, Object> fields) {
        var raw = fields.entrySet().stream()
                .filter(field -> !Objects.toString(field.getValue(), "").isEmpty())
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&", query.isEmpty() ? "" : query + "&", ""));
        return Arrays.stream(raw.split("&", -1))
                .filter(part -> part.indexOf('=') > 0)
                .map(GneteNotifier::encode)
                .collect(Collectors.joining("&"));
    }

    private static String encode(String part) {
        var equals = part.indexOf('=');
        return URLEncoder.encode(part.substring(0, equals), StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(part.substring(equals + 1), StandardCharsets.UTF_8);
    }
}
