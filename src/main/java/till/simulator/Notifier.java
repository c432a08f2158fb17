package till.simulator;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends a simulated gateway's notices, each again after 1, 2, 3, 4 and 5 steps until the till takes it; one per running server.
 */
abstract class Notifier {

    private static final long WATCH_MILLIS = 200;
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int REPEATS = 5;

    private final OrderBook book;
    private final ScheduledExecutorService scheduler;
    private final Duration step;
    private volatile boolean closed;
    private volatile @Nullable Future<?> watch;

    /** A notice as it is posted; the headers with their content type. */
    record Notice(String url, Map<String, String> headers, String body) {}

    Notifier(OrderBook book, ScheduledExecutorService scheduler, Duration step) {
        this.book = book;
        this.scheduler = scheduler;
        this.step = step;
    }

    /** The notice about an order or a refund of the book; empty when nobody is to be told. */
    abstract Optional<Notice> notice(Map<String, String> entry, @Nullable Fault fault);

    /** Whether this answer with a 2xx status ends the repeats. */
    boolean taken(String answer) {
        return true;
    }

    /** Watches the book, because a customer may act in another process. */
    final void start() {
        watch = scheduler.scheduleWithFixedDelay(this::look, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    final void close() {
        closed = true;
        var watching = watch;
        if (watching != null) {
            watching.cancel(false);
        }
    }

    private void look() {
        if (!closed) {
            // Looking lets time act, so that what is due becomes due.
            book.orders();
            sweep();
        }
    }

    /** Takes on the notices that are due. */
    final void sweep() {
        book.claimNotices().forEach(this::begin);
    }

    private void begin(Map<String, String> entry) {
        var fault = book.takeFault(Operation.NOTIFY).map(ArmedFault::fault).orElse(null);
        var first = fault == Fault.REORDERED_NOTIFICATIONS ? step : Duration.ZERO;
        var copies = fault == Fault.REPEATED_NOTIFICATIONS ? 3 : 1;
        notice(entry, fault).ifPresent(notice -> {
            for (var copy = 0; copy < copies; copy++) {
                schedule(first, () -> attempt(notice, 0));
            }
        });
    }

    private void schedule(Duration delay, Runnable work) {
        if (!closed && !scheduler.isShutdown()) {
            var _ = scheduler.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void attempt(Notice notice, int earlier) {
        if (closed || posted(notice) || earlier == REPEATS) {
            return;
        }
        schedule(step.multipliedBy(earlier + 1L), () -> attempt(notice, earlier + 1));
    }

    private boolean posted(Notice notice) {
        try {
            return taken(post(notice));
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String post(Notice notice) throws IOException {
        var body = notice.body().getBytes(StandardCharsets.UTF_8);
        var connection = (HttpURLConnection) URI.create(notice.url()).toURL().openConnection();
        try {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            notice.headers().forEach(connection::setRequestProperty);
            // A fixed length keeps the JDK from sending a POST a second time by itself.
            connection.setFixedLengthStreamingMode(body.length);
            connection.getOutputStream().write(body);
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }
}
