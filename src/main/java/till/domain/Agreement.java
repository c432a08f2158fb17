package till.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer agreed to be charged again with the card of a first payment.
 *
 * @param id its number
 * @param first the payment it goes back to
 * @param terms what was agreed; never changes
 * @param till where it was made
 * @param by who made it
 * @param standing where it is now
 */
public record Agreement(String id, First first, Terms terms, String till, By by, Instant createdAt, Standing standing) {
    /** As long as the mark of a scanned code. */
    private static final int MARK = 16;

    private static final int LONGEST_TEXT = 2_000;

    /** Why a charge comes, in the documents' words. */
    public enum Kind {
        RECURRING,
        INSTALMENT,
        UNSCHEDULED
    }

    /** Where it is. */
    public enum State {
        ACTIVE,
        PAUSED,
        CANCELLED,
        /** Its last date is behind it. */
        ENDED;

        public boolean isOver() {
            return this == CANCELLED || this == ENDED;
        }
    }

    /** Why it is paused. */
    public enum Reason {
        BY_HAND,
        /** Its date is more than a week past: nobody is charged for the past without a person. */
        MISSED,
        CARD_EXPIRED
    }

    /**
     * The first payment.
     *
     * @param identifier by which the gateway knows card and consent again
     * @param card what may be kept of it
     */
    public record First(String gateway, OrderNo orderNo, String identifier, CardFacts card) {}

    /**
     * What was agreed.
     *
     * @param subject what stands on the customer's statement
     * @param customer the shop's own name for whom it is
     * @param consent what the customer agreed to, in the words shown then
     * @param consentOn when
     */
    public record Terms(
            Kind kind,
            Money amount,
            String subject,
            String customer,
            Schedule schedule,
            String consent,
            LocalDate consentOn) {
        public Terms {
            if (consent.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException("a consent is at most " + LONGEST_TEXT + " characters");
            }
        }
    }

    /**
     * Where it is now.
     *
     * @param place the n-th date is the next, from 0
     * @param due the next date; null for none
     * @param tryOn when it is charged: the date, or a later day after a failed try; null for none
     * @param tries how often it was tried at that date
     */
    public record Standing(
            State state,
            @Nullable Reason reason,
            int place,
            @Nullable LocalDate due,
            @Nullable LocalDate tryOn,
            int tries) {
        Standing as(State next, @Nullable Reason why) {
            return new Standing(next, why, place, due, tryOn, tries);
        }
    }

    /**
     * One try at a date.
     *
     * @param attempt from 1
     * @param paid what came of it; null while that is not known
     */
    public record Charge(
            String agreement,
            LocalDate due,
            int attempt,
            OrderNo orderNo,
            Instant madeAt,
            @Nullable Boolean paid,
            @Nullable Instant endedAt) {}

    public static Standing begins(Schedule schedule) {
        return at(schedule, 0, State.ACTIVE);
    }

    private static Standing at(Schedule schedule, int place, State state) {
        var due = schedule.at(place).orElse(null);
        var over = due == null && schedule.unit() != Schedule.Unit.NONE;
        return new Standing(over ? State.ENDED : state, null, place, due, due, 0);
    }

    /** What a date is charged as: every try of it is one sale, and a sale is paid once. */
    public String saleOf(LocalDate due) {
        return id + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(due);
    }

    /** By what one try is known again, also in a ledger that was restored. */
    public static String markOf(String sale, int attempt) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(("agreement:" + sale + ":" + attempt).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, MARK / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** After its date was paid: on to the next. */
    public Standing paid() {
        return onward();
    }

    /** After a try that failed: another day by the rule, else on to the next date. */
    public Standing failed(LocalDate due, LocalDate today) {
        var failures = standing.tries() + 1;
        return terms.schedule()
                .retry(due, failures, today)
                .map(day -> new Standing(standing.state(), standing.reason(), standing.place(), due, day, failures))
                .orElseGet(this::onward);
    }

    private Standing onward() {
        if (standing.state().isOver() || standing.due() == null) {
            return standing;
        }
        var next = at(terms.schedule(), standing.place() + 1, standing.state());
        return next.state() == State.PAUSED ? next.as(State.PAUSED, standing.reason()) : next;
    }

    public Standing paused(Reason why) {
        return standing.as(State.PAUSED, why);
    }

    /** From today on: dates that passed meanwhile are not charged. */
    public Standing resumed(LocalDate today) {
        var due = standing.due();
        if (due == null || !due.isBefore(today)) {
            return standing.as(State.ACTIVE, null);
        }
        var place = standing.place();
        var schedule = terms.schedule();
        while (schedule.at(place).filter(day -> day.isBefore(today)).isPresent()) {
            place++;
        }
        return at(schedule, place, State.ACTIVE);
    }

    public Standing cancelled() {
        return new Standing(State.CANCELLED, null, standing.place(), null, null, 0);
    }
}
