package till.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.OrderNo;
import tools.jackson.core.JacksonException;

/**
 * The sent log as a file of one JSON object a line, appended under a file lock and on disk before the call returns. May
 * be shared between threads and written by several processes.
 */
public final class FileSentLog implements SentLog {
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Set<String> NAMES = Set.of("amount", "at", "currency", "gateway", "kind", "number", "payment");

    private final Path file;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    public FileSentLog(Path file) {
        this.file = file;
    }

    @Override
    public void sent(Sent line) {
        oneAtATime.lock();
        try (var channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var ignored = locked(channel)) {
            var text = (endsTorn(channel) ? "\n" : "") + json(line) + "\n";
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            channel.position(channel.size());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Every whole line, oldest first. A line torn by a crash was never acknowledged, so its call never went out. */
    public static List<Sent> read(Path file) {
        var lines = new ArrayList<Sent>();
        try {
            var text = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
            for (var line : text.split("\n", -1)) {
                parse(line, lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(lines);
    }

    /** A torn line stays as it is; the next one starts on a line of its own. */
    private static boolean endsTorn(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return false;
        }
        var last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) != '\n';
    }

    private static FileLock locked(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException sameProcess) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static String json(Sent line) {
        var values = new TreeMap<String, String>(line.facts());
        values.put("amount", line.amount().getAmount().toPlainString());
        values.put("at", line.at().toString());
        values.put("currency", line.amount().getCurrencyUnit().getCode());
        values.put("gateway", line.gateway());
        values.put("kind", line.kind());
        values.put("number", line.number());
        values.put("payment", line.payment().text());
        return EventChain.json(values);
    }

    private static void parse(String line, List<Sent> lines) {
        if (line.isBlank()) {
            return;
        }
        try {
            lines.add(sent(EventChain.texts(line)));
        } catch (JacksonException | DateTimeException | IllegalArgumentException | ArithmeticException torn) {
            // torn by a crash before it was acknowledged
            return;
        }
    }

    private static Sent sent(Map<String, String> values) {
        return new Sent(
                Instant.parse(value(values, "at")),
                value(values, "number"),
                value(values, "kind"),
                value(values, "gateway"),
                Money.of(CurrencyUnit.of(value(values, "currency")), new BigDecimal(value(values, "amount"))),
                new OrderNo(value(values, "payment")),
                facts(values));
    }

    private static Map<String, String> facts(Map<String, String> values) {
        var facts = new TreeMap<>(values);
        facts.keySet().removeAll(NAMES);
        return facts;
    }

    private static String value(Map<String, String> values, String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the line lacks " + name);
        }
        return value;
    }
}
