package till.ui.agreements;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Agreement;
import till.domain.Agreement.Charge;
import till.domain.Agreement.State;
import till.domain.Payment;
import till.domain.Schedule;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.kit.StateBadge;
import till.ui.kit.StateBadge.Mood;
import till.ui.orders.OrderWords;

/** How agreements read in the current language. */
final class AgreementWords {
    private static final String BETWEEN = "  ·  ";

    private final OrderWords words;

    AgreementWords(OrderWords words) {
        this.words = words;
    }

    Texts texts() {
        return words.texts();
    }

    /** The chip of a state: icon and word, never colour alone. */
    StateBadge badge(State state) {
        var badge = new StateBadge();
        badge.setText(state(state));
        badge.setAccessibleText(badge.getText());
        badge.setGraphic(new FontIcon(
                switch (state) {
                    case ACTIVE -> "fth-repeat";
                    case PAUSED -> "fth-pause-circle";
                    case CANCELLED -> "fth-slash";
                    case ENDED -> "fth-check";
                }));
        var mood = switch (state) {
            case ACTIVE -> Mood.GOOD;
            case PAUSED -> Mood.DOUBTFUL;
            case CANCELLED, ENDED -> Mood.OVER;
        };
        mood.mark(badge);
        return badge;
    }

    String state(State state) {
        return texts().text("agreements.state." + state);
    }

    /** Whom it is for: the shop's own name, else what stands on the statement, else its number. */
    String customer(Agreement agreement) {
        var terms = agreement.terms();
        return Stream.of(terms.customer(), terms.subject(), agreement.id())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseThrow();
    }

    String amount(Agreement agreement) {
        return OrderWords.amount(agreement.terms().amount());
    }

    String card(Agreement agreement) {
        var card = agreement.first().card().shortly();
        return card.isEmpty() ? texts().text("agreements.card.unknown") : card;
    }

    /** <i>Every month</i>, <i>Every 2 weeks</i>, <i>Without dates</i>. */
    String schedule(Agreement agreement) {
        var schedule = agreement.terms().schedule();
        if (schedule.unit() == Schedule.Unit.NONE) {
            return texts().text("agreements.kind.UNSCHEDULED");
        }
        var stem = "agreements.every." + schedule.unit();
        return schedule.every() == 1
                ? texts().text(stem + ".one")
                : texts().text(stem, Integer.toString(schedule.every()));
    }

    /** Kind, dates, their number and end, and what happens after a failure. */
    String rule(Agreement agreement) {
        var terms = agreement.terms();
        var schedule = terms.schedule();
        if (schedule.unit() == Schedule.Unit.NONE) {
            return texts().text("agreements.rule.noDates");
        }
        var times = schedule.times();
        var until = schedule.until();
        var days = schedule.retries().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Stream.of(
                        texts().text("agreements.kind." + terms.kind()),
                        schedule(agreement),
                        texts().text("agreements.rule.from", schedule.first().toString()),
                        times == null ? "" : texts().text("agreements.rule.times", Integer.toString(times)),
                        until == null ? "" : texts().text("agreements.rule.until", until.toString()),
                        days.isEmpty()
                                ? texts().text("agreements.rule.noRetries")
                                : texts().text("agreements.rule.retries", days))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(BETWEEN));
    }

    /** When it is charged next, or that it is not. */
    String next(Agreement agreement) {
        var standing = agreement.standing();
        var day = standing.tryOn();
        if (standing.state() != State.ACTIVE) {
            return texts().text("agreements.next.none");
        }
        if (day == null) {
            return texts().text("agreements.next.byHand");
        }
        return texts().text(standing.tries() == 0 ? "agreements.next" : "agreements.next.again", day.toString());
    }

    String last(AgreementLine line) {
        return line.lastCharge()
                .map(charge -> charge.due() + BETWEEN + outcome(charge))
                .orElseGet(() -> texts().text("agreements.last.none"));
    }

    String outcome(Charge charge) {
        var paid = charge.paid();
        return texts().text(
                        paid == null
                                ? "agreements.outcome.open"
                                : paid ? "agreements.outcome.paid" : "agreements.outcome.failed");
    }

    static String icon(Charge charge) {
        var paid = charge.paid();
        return paid == null ? "fth-help-circle" : paid ? "fth-check-circle" : "fth-x-circle";
    }

    static Mood mood(Charge charge) {
        var paid = charge.paid();
        return paid == null ? Mood.DOUBTFUL : paid ? Mood.GOOD : Mood.BAD;
    }

    String tried(Charge charge) {
        return texts().text("agreements.try", charge.due().toString(), Integer.toString(charge.attempt()));
    }

    String made(Charge charge) {
        return words.dayAndTime(charge.madeAt());
    }

    /** A first payment to choose from. */
    String candidate(Payment payment) {
        return Stream.of(
                        payment.order().reference(),
                        OrderWords.amount(payment.amount()),
                        payment.details().card().shortly())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(BETWEEN));
    }

    String gateway(Agreement agreement) {
        return MethodNames.gateway(agreement.first().gateway(), texts());
    }

    String agreed(Agreement agreement) {
        LocalDate on = agreement.terms().consentOn();
        return texts().text(
                        "agreements.agreed", on.toString(), agreement.terms().consent());
    }
}
