package till.ui.closing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.device.GrayPicture;
import till.domain.Problem;
import till.domain.Shift;
import till.domain.ZReport;
import till.receipt.DaySlip;

/**
 * What the close of the day has on screen.
 *
 * @param closes newest first
 * @param shift the open one of who works here
 * @param left the open ones of others, at whatever till, and those of days that are over; oldest first
 * @param obstacle why the day cannot be closed now
 */
public record ShownDay(
        DaySlip slip,
        List<GrayPicture> pages,
        List<ZReport> closes,
        Optional<Shift> shift,
        List<LeftShift> left,
        Optional<Problem> obstacle) {
    public ShownDay {
        pages = List.copyOf(pages);
        closes = List.copyOf(closes);
        left = List.copyOf(left);
    }

    /** @param who the name of whose it is; empty where nobody was named */
    record LeftShift(Shift shift, Optional<String> who) {
        static LeftShift of(Shift shift, Map<String, String> people) {
            return new LeftShift(shift, Optional.ofNullable(shift.operator()).map(id -> people.getOrDefault(id, id)));
        }
    }

    /** Whether it is a close, and not the day that goes on. */
    public boolean isClosed() {
        return z() != null;
    }

    /** The close of the day that was shown as going on before, made meanwhile; empty where there is none. */
    Optional<ZReport> closedSince(ShownDay before) {
        return closes.stream()
                .findFirst()
                .filter(newest -> !before.isClosed()
                        && !isClosed()
                        && newest.day().equals(before.slip().figures().day()));
    }

    /** The close; null for the day that goes on. */
    @Nullable
    ZReport z() {
        return slip.z();
    }
}
