package till.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a server's ledger that came from a backup knows of its tills: which of them have entered what they sent since, and which have
 * not been opened yet. May be shared between threads.
 */
public record RestoredTills(SharedSettings shop, Tills tills) {
    private static final String MARK = "restored";
    private static final String EXPECTED = "restoredTills";
    private static final String BETWEEN = " ";

    /**
     * Tills whose numbers since the backup nobody knows yet.
     *
     * @param since when the backup was made; null where none is missing
     */
    public record Missing(@Nullable Instant since, List<Tills.Seat> tills) {
        public static final Missing NONE = new Missing(null, List.of());

        public Missing {
            tills = List.copyOf(tills);
        }

        /** For people. */
        public String names() {
            return tills.stream()
                    .map(seat -> seat.till() + " (" + seat.machine() + ")")
                    .collect(Collectors.joining(", "));
        }
    }

    /** The ledger has just come from a backup: all tills it knows are waited for. */
    public void restored(Instant madeAt) {
        var expected = tills.all().stream().map(Tills.Seat::till).collect(Collectors.joining(BETWEEN));
        shop.put(Map.of(MARK, madeAt.toString(), EXPECTED, expected));
    }

    /** When the backup was made, as long as this till has not entered what it sent since. */
    public Optional<Instant> since(String till) {
        var all = shop.all();
        return Optional.ofNullable(all.get(MARK))
                .filter(mark -> !mark.equals(all.get(MARK + "." + till)))
                .map(Instant::parse);
    }

    /** This till has entered what it sent since, or never will. */
    public void entered(String till, Instant since) {
        shop.put(Map.of(MARK + "." + till, since.toString()));
    }

    /** A machine that works under another number now has entered what it sent under each. */
    public Missing missing() {
        var all = shop.all();
        var mark = all.get(MARK);
        var expected = Set.of(all.getOrDefault(EXPECTED, "").split(BETWEEN));
        Predicate<String> entered = till -> Objects.equals(mark, all.get(MARK + "." + till));
        if (mark == null || expected.stream().filter(till -> !till.isEmpty()).allMatch(entered)) {
            return Missing.NONE;
        }
        var there = new HashMap<String, Boolean>();
        var seats = tills.all();
        seats.forEach(seat -> there.merge(seat.installation(), entered.test(seat.till()), Boolean::logicalOr));
        var missing = seats.stream()
                .filter(seat -> expected.contains(seat.till()) && Boolean.FALSE.equals(there.get(seat.installation())))
                .toList();
        return missing.isEmpty() ? Missing.NONE : new Missing(Instant.parse(mark), missing);
    }
}
