package till.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How well each gateway answers, and whether new payments should be sent to it: a breaker that opens when the line is
 * dead and closes when an answer comes. It only ever holds back a create; queries, closes and refunds go out as ever, and
 * are what closes it. Driven by a clock and by what it is told; may be shared between threads.
 */
public final class GatewayHealth {
    private static final int WINDOW = 50;
    private static final Duration WINDOW_AGE = Duration.ofMinutes(15);
    private static final int FAULTS = 5;
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<String, Line> lines = new HashMap<>();

    public GatewayHealth(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A call that is over.
     *
     * @param number what it was about; empty for a test of the connection
     * @param began when it was sent
     * @param ending whether the gateway answered; a refusal is an answer
     */
    public record Called(String number, Instant began, Duration took, ExchangeLine.Ending ending) {
        boolean answered() {
            return ending == ExchangeLine.Ending.ANSWERED;
        }
    }

    /**
     * What the last calls showed: at most 50 of the last 15 minutes.
     *
     * @param answered how many of them were answered
     * @param p95 within which 95 of 100 answers came; null without an answer
     * @param downSince since when no call was answered, while new payments are held back
     */
    public record Reading(
            int calls,
            int answered,
            @Nullable Duration p95,
            @Nullable Instant downSince) {
        public static final Reading NONE = new Reading(0, 0, null, null);

        /** Rounded down, so that only a gateway that always answered shows 100. */
        public int percent() {
            return calls == 0 ? 0 : answered * 100 / calls;
        }
    }

    /** Takes in a call that is over. */
    public synchronized void called(String gateway, Called call) {
        lines.computeIfAbsent(gateway, _ -> new Line()).add(call);
    }

    public synchronized Reading of(String gateway) {
        var line = lines.get(gateway);
        return line == null ? Reading.NONE : line.reading(clock.instant());
    }

    /** Since when no new payment should go to this gateway; empty while one may. */
    public synchronized Optional<Instant> downSince(String gateway) {
        return Optional.ofNullable(lines.get(gateway)).map(line -> line.openSince);
    }

    /**
     * Whether somebody should test the connection now; whoever is told yes has to, and nobody else is told so for a while.
     * A dead line is tested until it answers, a doubtful one to learn whether it is dead.
     */
    public synchronized boolean takeProbe(String gateway) {
        var line = lines.get(gateway);
        return line != null && line.takeProbe(clock.instant());
    }

    /** One gateway's last calls. */
    private static final class Line {
        private final Deque<Called> calls = new ArrayDeque<>();
        private final Set<String> faultyNumbers = new HashSet<>();
        private int faults;
        private Instant firstFault = Instant.EPOCH;
        private Instant nextProbe = Instant.MIN;
        private @Nullable Instant openSince;

        void add(Called call) {
            calls.addLast(call);
            if (calls.size() > WINDOW) {
                calls.removeFirst();
            }
            if (call.answered()) {
                answered(call);
            } else {
                fault(call);
            }
        }

        /** What was sent before the first fault says nothing about the line after it. */
        private void answered(Called call) {
            if (faults > 0 && call.began().isBefore(firstFault)) {
                return;
            }
            faults = 0;
            faultyNumbers.clear();
            openSince = null;
        }

        /** A gateway that fails over one payment alone is not down: it takes faults about two numbers to hold others back. */
        private void fault(Called call) {
            if (faults == 0) {
                firstFault = call.began();
            }
            faults++;
            faultyNumbers.add(call.number());
            if (openSince == null && faults >= FAULTS && faultyNumbers.size() > 1) {
                openSince = firstFault;
            }
        }

        boolean takeProbe(Instant now) {
            var setBack = nextProbe.isAfter(now.plus(BETWEEN_PROBES));
            if (faults < FAULTS - 1 || (now.isBefore(nextProbe) && !setBack)) {
                return false;
            }
            nextProbe = now.plus(BETWEEN_PROBES);
            return true;
        }

        Reading reading(Instant now) {
            var oldest = now.minus(WINDOW_AGE);
            calls.removeIf(call -> call.began().isBefore(oldest));
            var times = calls.stream()
                    .filter(Called::answered)
                    .map(Called::took)
                    .sorted()
                    .toList();
            // the smallest time that at least 95 of 100 answers kept to
            var p95 = times.isEmpty() ? null : times.get((times.size() * 95 + 99) / 100 - 1);
            return new Reading(calls.size(), times.size(), p95, openSince);
        }
    }
}
