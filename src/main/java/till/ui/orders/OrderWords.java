package till.ui.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import javafx.scene.control.Tooltip;
import org.joda.money.Money;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.settings.TimeFormat;
import till.ui.Frame;
import till.ui.MethodNames;
import till.ui.kit.StateBadge;
import till.ui.kit.StateBadge.Mood;

/** How times, states and ways to pay of orders read in the current language. */
public final class OrderWords {
    private static final Duration ONE_HOUR = Duration.ofHours(1);
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final Duration IN_DAYS = Duration.ofDays(2);

    private final Texts texts;
    private final MethodNames methods;
    private final ZoneId zone;

    public OrderWords(Frame frame, ZoneId zone) {
        this.texts = frame.appearance().texts();
        this.methods = frame.methods();
        this.zone = zone;
    }

    public Texts texts() {
        return texts;
    }

    /** {@code 14:05:19} */
    public String time(Instant at) {
        return TimeFormat.second(at, zone);
    }

    /** {@code 14:05} */
    String minute(Instant at) {
        return TimeFormat.minute(at, zone);
    }

    /** Day and time. */
    public String dayAndTime(Instant at) {
        return DateTimeFormatter.ofPattern(
                        texts.text("orders.dayAndTime"), texts.language().locale())
                .format(at.atZone(zone));
    }

    /** How long ago something was, in the largest unit that fits. */
    public String age(Instant since, Instant now) {
        var age = Duration.between(since, now);
        if (age.compareTo(IN_DAYS) >= 0) {
            return texts.text("age.days", Long.toString(age.toDays()));
        }
        if (age.toHours() > 0) {
            return texts.text("age.hours", Long.toString(age.toHours()));
        }
        return age.toMinutes() > 0
                ? texts.text("age.minutes", Long.toString(age.toMinutes()))
                : texts.text("age.moment");
    }

    /** What a cure is called, without the dots that say on a button that there is more to write. */
    public String cure(String name) {
        return texts.text("attention.cure." + name).replace("...", "").replace("…", "");
    }

    /** A chip that says how long a refund has been without a known end, louder the longer it is. */
    public StateBadge pending(Instant since, Instant now) {
        var badge = new StateBadge();
        badge.setText(texts.text("refunds.pending", age(since, now)));
        badge.setAccessibleText(badge.getText());
        badge.setGraphic(new FontIcon("fth-clock"));
        var age = Duration.between(since, now);
        var mood = age.compareTo(ONE_HOUR) < 0 ? Mood.WAITING : Mood.DOUBTFUL;
        (age.compareTo(ONE_DAY) < 0 ? mood : Mood.BAD).mark(badge);
        return badge;
    }

    /** Only the time where it is of the same day as {@code near}. */
    public String shortest(Instant at, Instant near) {
        var same = at.atZone(zone).toLocalDate().equals(near.atZone(zone).toLocalDate());
        return same ? time(at) : dayAndTime(at);
    }

    public String method(Payment payment) {
        return methods.name(payment, texts);
    }

    public MethodNames methods() {
        return methods;
    }

    public String gateway(Payment payment) {
        return MethodNames.gateway(payment.order().gateway(), texts);
    }

    public static String amount(Money money) {
        return AmountFormat.withCurrency(money);
    }

    public String state(OrderRow.Content content) {
        return switch (content.share()) {
            case NONE ->
                texts.text(
                        late(content)
                                ? "payment.state.PAID.late"
                                : "payment.state." + content.payment().state().name());
            case PART -> texts.text("orders.state.partRefunded");
            case ALL -> texts.text("orders.state.refunded");
        };
    }

    private static boolean late(OrderRow.Content content) {
        return content.payment().late() && content.payment().state() == PaymentState.PAID;
    }

    /** What stands under the list. */
    String foot(OrderSums sums) {
        var count = texts.text(sums.more() ? "orders.foot.more" : "orders.foot.count", sums.count());
        var money = sums.lines().stream()
                .map(line -> texts.text("orders.foot.sums", amount(line.taken()), amount(line.refunded())))
                .collect(Collectors.joining("   "));
        return money.isEmpty() ? count : count + "   ·   " + money;
    }

    /** The chip of a payment, its refunded share included. */
    public StateBadge badge(OrderRow.Content content) {
        var badge = new StateBadge(content.payment().state(), state(content));
        badge.setTooltip(new Tooltip(texts.text(
                late(content)
                        ? "payment.means.PAID.late"
                        : "payment.means." + content.payment().state().name())));
        if (late(content)) {
            badge.late();
        }
        if (content.share() != OrderRow.Share.NONE) {
            badge.setGraphic(new FontIcon("fth-corner-up-left"));
            (content.share() == OrderRow.Share.ALL ? Mood.OVER : Mood.WAITING).mark(badge);
        }
        return badge;
    }

    /** The chip of a payment in a list, where a word or two have to do. */
    StateBadge shortBadge(OrderRow.Content content) {
        var badge = badge(content);
        if (content.share() == OrderRow.Share.NONE) {
            badge.setText(texts.text(
                    late(content)
                            ? "shell.state.PAID.late"
                            : "shell.state." + content.payment().state().name()));
        }
        return badge;
    }

    /** The chip of a refund; one made elsewhere was only written down here. */
    public StateBadge badge(Refund refund) {
        var badge = badge(refund.state());
        if (refund.outside()) {
            badge.setText(texts.text("refunds.outside"));
            badge.setAccessibleText(badge.getText());
            badge.setGraphic(new FontIcon("fth-edit-3"));
            Mood.OVER.mark(badge);
        }
        return badge;
    }

    /** The chip of a refund or operation. */
    public StateBadge badge(OperationState state) {
        var badge = new StateBadge();
        badge.setText(texts.text("operation.state." + state.name()));
        badge.setAccessibleText(badge.getText());
        badge.setGraphic(new FontIcon(icon(state)));
        mood(state).mark(badge);
        return badge;
    }

    private static Mood mood(OperationState state) {
        return switch (state) {
            case RESERVED, SENT, ACCEPTED -> Mood.WAITING;
            case DONE -> Mood.GOOD;
            case FAILED -> Mood.BAD;
            case UNCERTAIN -> Mood.DOUBTFUL;
        };
    }

    private static String icon(OperationState state) {
        return switch (state) {
            case RESERVED, SENT, ACCEPTED -> "fth-clock";
            case DONE -> "fth-check-circle";
            case FAILED -> "fth-x-circle";
            case UNCERTAIN -> "fth-help-circle";
        };
    }
}
