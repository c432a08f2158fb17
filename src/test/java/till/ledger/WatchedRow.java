package till.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import till.domain.Payment;
import till.ledger.Payments.Heard;

/** A row in memory with who asks about it and when: the same for payments and refunds. */
final class WatchedRow<T> {
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(10);

    T value;
    private @Nullable String owner;
    private @Nullable Instant until;

    WatchedRow(T value) {
        this.value = value;
    }

    /** How the watch of a kind of row is read and replaced. */
    record Kind<T>(
            Function<T, Payment.Watch> watch, BiFunction<T, Payment.Watch, T> with, Function<T, String> number) {}

    boolean lease(String other, Instant now, Instant newUntil) {
        var taken =
                until != null && until.isAfter(now) && !until.isAfter(now.plus(LONGEST_LEASE)) && !other.equals(owner);
        if (!taken) {
            owner = other;
            until = newUntil;
        }
        return !taken;
    }

    void release(String other) {
        if (other.equals(owner)) {
            owner = null;
            until = null;
        }
    }

    private boolean isFree(Instant now) {
        return until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST_LEASE));
    }

    static <T> Stream<T> due(Collection<WatchedRow<T>> rows, Kind<T> kind, Instant now) {
        Function<T, Instant> next =
                value -> Objects.requireNonNull(kind.watch().apply(value).nextCheckAt(), "due rows have a time");
        return rows.stream()
                .filter(row -> row.isFree(now))
                .map(row -> row.value)
                .filter(value -> {
                    var at = kind.watch().apply(value).nextCheckAt();
                    return at != null && !at.isAfter(now);
                })
                .sorted(Comparator.comparing(next).thenComparing(kind.number()));
    }

    void heard(Kind<T> kind, Heard heard, Instant since) {
        var watch = kind.watch().apply(value);
        var same = watch.changedAt().equals(since);
        var word = heard.word() == null ? watch.word() : Sql.shortText(heard.word());
        value = kind.with()
                .apply(
                        value,
                        new Payment.Watch(
                                same ? heard.nextCheckAt() : watch.nextCheckAt(),
                                watch.checks() + 1,
                                same ? heard.missing() : watch.missing(),
                                heard.at(),
                                word,
                                watch.changedAt()));
    }

    void checkAt(Kind<T> kind, @Nullable Instant at) {
        var watch = kind.watch().apply(value);
        value = kind.with()
                .apply(
                        value,
                        new Payment.Watch(
                                at, watch.checks(), watch.missing(), watch.askedAt(), watch.word(), watch.changedAt()));
    }

    /** Whether the sweep brings it forward to now. */
    boolean sweep(Kind<T> kind, Instant now, boolean first) {
        var watch = kind.watch().apply(value);
        var next = watch.nextCheckAt();
        var forward = (next == null || next.isAfter(now)) && (!first || watch.checks() > 0 || next == null);
        if (forward) {
            checkAt(kind, now);
        }
        return forward;
    }
}
