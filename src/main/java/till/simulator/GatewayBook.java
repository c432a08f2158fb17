package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one simulated gateway knows, kept in one file that every process on it shares: orders, refunds, requests seen,
 * armed faults; shareable between threads.
 *
 * <p>Every line is one fact and is merged into what it is about, so that the last word on an order is the sum of its lines.
 */
public abstract class GatewayBook {

    private static final String EVERY = "*";
    private static final String NEXT = "+";

    private final BookFile file;
    private final Clock clock;
    private final Map<String, Map<String, String>> orders = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> refunds = new LinkedHashMap<>();
    private final Map<String, String> orderByNumber = new HashMap<>();
    private final Map<String, String> refundByNumber = new HashMap<>();
    private final LinkedHashSet<String> dueNotices = new LinkedHashSet<>();
    private final List<SeenRequest> requests = new ArrayList<>();
    private final Map<String, ArmedFault> faults = new LinkedHashMap<>();
    private final Map<String, Long> automatic = new HashMap<>();
    private long lines;

    protected GatewayBook(Path file, Clock clock) {
        this.file = new BookFile(file, this::read);
        this.clock = clock;
    }

    /** Every request the gateway has read, oldest first. */
    public List<SeenRequest> requests() {
        return transact(() -> List.copyOf(requests));
    }

    /** How many well-signed creates the gateway has read for this number, refused repeats included. */
    public long creates(String number) {
        return transact(() -> requests.stream()
                .filter(seen ->
                        seen.operation() == Operation.CREATE && seen.number().equals(number))
                .count());
    }

    protected final <R> R transact(Supplier<R> work) {
        return file.transact(work);
    }

    protected final long now() {
        return clock.millis();
    }

    protected final long serial() {
        return lines;
    }

    protected final void noteOrder(String id, String event, Map<String, String> values) {
        note("order", id, event, values);
    }

    protected final void noteRefund(String id, String event, Map<String, String> values) {
        note("refund", id, event, values);
    }

    protected final Optional<Map<String, String>> order(String numberOrId) {
        var id = orders.containsKey(numberOrId) ? numberOrId : orderByNumber.get(numberOrId);
        return Optional.ofNullable(id == null ? null : orders.get(id));
    }

    protected final Optional<Map<String, String>> refund(String numberOrId) {
        var id = refunds.containsKey(numberOrId) ? numberOrId : refundByNumber.get(numberOrId);
        return Optional.ofNullable(id == null ? null : refunds.get(id));
    }

    protected final Collection<Map<String, String>> allOrders() {
        return List.copyOf(orders.values());
    }

    protected final Collection<Map<String, String>> allRefunds() {
        return List.copyOf(refunds.values());
    }

    /** The orders and refunds whose notice nobody has taken on yet; they are this caller's from here on. */
    protected final List<Map<String, String>> claimNotices() {
        return transact(() -> {
            var claimed = new ArrayList<Map<String, String>>();
            for (var key : List.copyOf(dueNotices)) {
                var of = key.substring(key.indexOf(' ') + 1);
                note(key.substring(0, key.indexOf(' ')), of, "notice claimed", Map.of("notice", "claimed"));
                order(of).or(() -> refund(of)).ifPresent(values -> claimed.add(Map.copyOf(values)));
            }
            return claimed;
        });
    }

    final void seen(Operation operation, String number, String code) {
        var values = Map.of("operation", operation.name(), "number", number, "code", code);
        transact(() -> note("request", "r" + lines, "seen", values));
    }

    final List<ArmedFault> faults() {
        return transact(() -> List.copyOf(faults.values()));
    }

    final ArmedFault arm(Fault fault, Operation operation, int times, Duration delay) {
        return transact(() -> {
            var id = "f" + lines;
            var values = Map.of(
                    "fault", fault.name(),
                    "operation", operation.name(),
                    "left", Integer.toString(times),
                    "delay", Long.toString(delay.toMillis()));
            note("fault", id, "armed", values);
            return new ArmedFault(id, fault, operation, times, delay);
        });
    }

    final void disarm(String id) {
        transact(() -> note("fault", id, "off", Map.of()));
    }

    final Optional<ArmedFault> takeFault(Operation operation) {
        return transact(() -> {
            var armed = faults.values().stream()
                    .filter(fault -> fault.operation() == operation)
                    .findFirst();
            armed.ifPresent(fault -> note("fault", fault.id(), "used", Map.of()));
            return armed;
        });
    }

    final void automatic(String number, Optional<Duration> delay) {
        var values = delay.map(after -> Map.of("delay", Long.toString(after.toMillis())))
                .orElse(Map.of());
        transact(() -> {
            order(number)
                    .ifPresent(known -> noteOrder(
                            known.getOrDefault("id", ""),
                            "auto",
                            Map.of(
                                    "autoPayAt",
                                    delay.map(after -> plus(known, after)).orElse(""))));
            return note("auto", number, delay.isPresent() ? "on" : "off", values);
        });
    }

    private static String plus(Map<String, String> order, Duration after) {
        return Long.toString(Long.parseLong(order.getOrDefault("createdAt", "0")) + after.toMillis());
    }

    final void automaticNext(Duration delay) {
        automatic(NEXT, Optional.of(delay));
    }

    final void automaticEvery(Optional<Duration> delay) {
        automatic(EVERY, delay);
    }

    /** When an order created now pays itself: its own wish first, then the wish for the next one, then that for all. */
    protected final Optional<Long> takeAutomatic(String number, long createdAt) {
        for (var key : List.of(number, NEXT, EVERY)) {
            var delay = automatic.get(key);
            if (delay != null) {
                if (key.equals(NEXT)) {
                    note("auto", NEXT, "off", Map.of());
                }
                return Optional.of(createdAt + delay);
            }
        }
        return Optional.empty();
    }

    private boolean note(String kind, String id, String event, Map<String, String> values) {
        var line = new LinkedHashMap<String, String>();
        line.put("at", Long.toString(now()));
        line.put("kind", kind);
        line.put("id", id);
        line.put("event", event);
        line.putAll(values);
        file.append(line);
        return true;
    }

    private void read(Map<String, String> line) {
        lines++;
        var id = line.getOrDefault("id", "");
        switch (line.getOrDefault("kind", "")) {
            case "order" -> merge(orders, orderByNumber, line);
            case "refund" -> merge(refunds, refundByNumber, line);
            case "request" -> requests.add(seen(line));
            case "fault" -> readFault(id, line);
            case "auto" -> readAutomatic(id, line);
            default -> {
                // A line of a newer version is not this reader's.
            }
        }
    }

    private void merge(Map<String, Map<String, String>> all, Map<String, String> byNumber, Map<String, String> line) {
        var id = line.getOrDefault("id", "");
        var values = new LinkedHashMap<>(all.getOrDefault(id, Map.of()));
        values.putAll(line);
        values.remove("at");
        all.put(id, values);
        byNumber.put(values.getOrDefault("number", id), id);
        switch (line.getOrDefault("notice", "")) {
            case "due" -> dueNotices.add(line.get("kind") + " " + id);
            case "claimed" -> dueNotices.remove(line.get("kind") + " " + id);
            default -> {
                // Most lines say nothing about notices.
            }
        }
    }

    private static SeenRequest seen(Map<String, String> line) {
        return new SeenRequest(
                Instant.ofEpochMilli(Long.parseLong(line.getOrDefault("at", "0"))),
                Operation.valueOf(line.getOrDefault("operation", "")),
                line.getOrDefault("number", ""),
                line.getOrDefault("code", ""));
    }

    private void readFault(String id, Map<String, String> line) {
        switch (line.getOrDefault("event", "")) {
            case "armed" -> faults.put(id, armed(id, line));
            case "used" -> faults.computeIfPresent(id, (key, fault) -> fault.left() == 1 ? null : fault.used());
            default -> faults.remove(id);
        }
    }

    private static ArmedFault armed(String id, Map<String, String> line) {
        return new ArmedFault(
                id,
                Fault.valueOf(line.getOrDefault("fault", "")),
                Operation.valueOf(line.getOrDefault("operation", "")),
                Integer.parseInt(line.getOrDefault("left", "0")),
                Duration.ofMillis(Long.parseLong(line.getOrDefault("delay", "0"))));
    }

    private void readAutomatic(String id, Map<String, String> line) {
        var delay = line.get("delay");
        if (delay == null) {
            automatic.remove(id);
        } else {
            automatic.put(id, Long.valueOf(delay));
        }
    }
}
