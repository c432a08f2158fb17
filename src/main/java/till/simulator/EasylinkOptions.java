package till.simulator;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How the simulated EasyLink gateway is set up.
 *
 * @param port the loopback port, 0 for any free one
 * @param lifetime how long an order can be paid
 * @param refundDelay how long after its answer <em>processing</em> a refund is done
 * @param noticeStep the unit of the notification schedule, 30 s in the document
 */
public record EasylinkOptions(
        int port, Duration lifetime, Duration refundDelay, Duration noticeStep, Set<EasylinkHabit> habits) {

    public EasylinkOptions {
        habits = Set.copyOf(habits);
    }

    /** The document, with the one habit that a description must be safe from. */
    public static EasylinkOptions standard() {
        return new EasylinkOptions(
                0,
                Duration.ofHours(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Set.of(EasylinkHabit.UNENCODED_DESCRIPTION));
    }

    public EasylinkOptions withRefundDelay(Duration other) {
        return new EasylinkOptions(port, lifetime, other, noticeStep, habits);
    }

    public EasylinkOptions withNoticeStep(Duration other) {
        return new EasylinkOptions(port, lifetime, refundDelay, other, habits);
    }

    public EasylinkOptions with(EasylinkHabit habit) {
        var more = EnumSet.of(habit);
        more.addAll(habits);
        return new EasylinkOptions(port, lifetime, refundDelay, noticeStep, more);
    }

    boolean has(EasylinkHabit habit) {
        return habits.contains(habit);
    }
}
