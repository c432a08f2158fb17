package till.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.Payment;
import till.domain.PaymentState;

/** When something is asked about again: quick while a customer stands at the counter, ever more slowly afterwards. */
final class Pace {
    /** Added to the longest call before anything is concluded from silence. */
    static final Duration MARGIN = Duration.ofSeconds(5);

    /** An order or operation not sent this long after it was written is not sent any more: others may conclude from silence. */
    static final Duration LATEST_SENDING = MARGIN;

    /** How long a payment whose code was lost stays open: the customer may have reached it another way. */
    static final Duration LOST_CODE_GRACE = Duration.ofSeconds(10);

    /** How long a link whose making was not answered stays open while the gateway tells nothing of it. */
    static final Duration LOST_LINK_GRACE = Duration.ofMinutes(5);

    private static final Duration LINK_QUICKEST = Duration.ofSeconds(5);
    private static final Duration LINK_SLOWEST = Duration.ofMinutes(15);
    private static final int LINK_SLOWING = 20;

    /** How long something a gateway has taken is looked at every few seconds. */
    static final Duration CARRYING_OUT = Duration.ofMinutes(2);

    private static final List<Duration> SLOWING = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6));
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration WATCHED = Duration.ofDays(7);
    private static final List<Duration> AFTER_THE_END =
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(24));
    private static final Duration BETWEEN_LAST = Duration.ofHours(1);

    private Pace() {}

    /** The next look at an open payment that was just asked about; null when a person has to take over. */
    static @Nullable Instant open(Payment payment, Instant now) {
        var age = Duration.between(payment.order().createdAt(), now);
        var expiresAt = payment.order().expiresAt();
        var link = payment.order().isLink();
        if ((link || payment.state() != PaymentState.LAPSED) && now.isBefore(expiresAt)) {
            var end = now.isBefore(payment.until()) ? payment.until() : expiresAt;
            var next = now.plus(link ? ofLink(age) : onScreen(age));
            return next.isAfter(end) ? end : next;
        }
        return slowing(expiresAt, now);
    }

    /** A link waits for days, and nobody at the counter for it: ever more slowly, but never slower than a quarter of an hour. */
    private static Duration ofLink(Duration age) {
        var wait = age.dividedBy(LINK_SLOWING);
        if (wait.compareTo(LINK_QUICKEST) < 0) {
            return LINK_QUICKEST;
        }
        return wait.compareTo(LINK_SLOWEST) > 0 ? LINK_SLOWEST : wait;
    }

    /** How long before held money may lapse a person is told. */
    static final Duration LAPSE_WARNING = Duration.ofHours(24);

    /**
     * The next look at a payment whose money is held: not later than the warning, daily until the money is given up by the
     * gateway, and a week longer, because that gateway may be slow to say so.
     *
     * @param until when the money may lapse
     */
    static @Nullable Instant held(Payment payment, Instant until, Instant now) {
        var warning = until.minus(LAPSE_WARNING);
        var next = open(payment, now);
        if (next == null && now.isBefore(until.plus(WATCHED))) {
            next = now.plus(DAILY);
        }
        return now.isBefore(warning) && (next == null || next.isAfter(warning)) ? warning : next;
    }

    private static Duration onScreen(Duration age) {
        if (age.compareTo(Duration.ofSeconds(30)) < 0) {
            return Duration.ofSeconds(2);
        }
        return age.compareTo(Duration.ofMinutes(2)) < 0 ? Duration.ofSeconds(3) : Duration.ofSeconds(5);
    }

    /** The next look at something a gateway has taken and may be about to carry out. */
    static Instant soon(Instant now) {
        return now.plusSeconds(3);
    }

    /** 30 s, 1 min, 5 min, 15 min, 1 h, 6 h after {@code since}, each on top of the one before, then daily for a week. */
    static @Nullable Instant slowing(Instant since, Instant now) {
        var next = past(since, now);
        for (var wait : SLOWING) {
            next = next.plus(wait);
            if (next.isAfter(now)) {
                return next;
            }
        }
        if (!now.isBefore(since.plus(WATCHED))) {
            return null;
        }
        while (!next.isAfter(now)) {
            next = next.plus(DAILY);
        }
        return next;
    }

    /** The first look at what ended just now, unpaid and after its code was out. */
    static Instant justEnded(Instant now) {
        return now.plus(AFTER_THE_END.getFirst());
    }

    /**
     * The next look at what ended unpaid at {@code endedAt} and was answered just now; null after the last.
     *
     * @param askedBefore when it had been asked about before this look
     */
    static @Nullable Instant ended(Instant endedAt, @Nullable Instant askedBefore, Instant now) {
        return listed(endedAt, now).orElseGet(() -> last(endedAt.plus(AFTER_THE_END.getLast()), askedBefore, now));
    }

    /** The same where the gateway gave no answer just now: a dead line uses none of the looks up, for a week. */
    static @Nullable Instant endedUnheard(Instant endedAt, @Nullable Instant askedBefore, Instant now) {
        return listed(endedAt, now).orElseGet(() -> last(endedAt.plus(WATCHED), askedBefore, now));
    }

    private static Optional<Instant> listed(Instant endedAt, Instant now) {
        return AFTER_THE_END.stream()
                .map(past(endedAt, now)::plus)
                .filter(now::isBefore)
                .findFirst();
    }

    /** One answer may be an old one: the last word stands on two looks after {@code watchedUntil}, an hour apart. */
    private static @Nullable Instant last(Instant watchedUntil, @Nullable Instant askedBefore, Instant now) {
        var twice = askedBefore != null
                && !askedBefore.isBefore(watchedUntil)
                && !now.isBefore(askedBefore.plus(BETWEEN_LAST));
        return twice ? null : now.plus(BETWEEN_LAST);
    }

    /** A time still to come was written before the clock was set back. */
    private static Instant past(Instant since, Instant now) {
        return since.isAfter(now) ? now : since;
    }

    /** The next look at an unfinished refund asked for at {@code since}; never null, a refund is never given up. */
    static Instant refund(Instant since, Instant now) {
        var age = Duration.between(since, now);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return now.plusSeconds(2);
        }
        var next = slowing(since.plus(Duration.ofMinutes(1)), now);
        return next == null ? now.plus(DAILY) : next;
    }
}
