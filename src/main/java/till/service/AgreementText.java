package till.service;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Agreement;
import till.domain.AmountText;
import till.domain.CardExpiry;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Schedule;

/**
 * An agreement as somebody typed it; empty for what is not said.
 *
 * @param payment the first payment, by any of its numbers
 * @param kind recurring, instalment, unscheduled
 * @param unit days, weeks, months
 * @param expiry the card's, as on it
 * @param identifier where the gateway's answers did not tell it and its portal does
 */
public record AgreementText(
        String payment,
        String kind,
        String amount,
        String subject,
        String customer,
        Dates dates,
        String expiry,
        String identifier,
        String consent) {
    private static final int LONGEST = 200;
    private static final int LONGEST_CONSENT = 2_000;

    /** When it is charged. */
    public record Dates(String unit, String every, String first, String times, String until, String retries) {}

    /** What was read. */
    record Wanted(Agreement.Terms terms, CardExpiry expiry) {}

    Result<Wanted> read(Payment first, LocalDate today) {
        var expires = CardExpiry.read(expiry).filter(card -> !card.isOver(today));
        if (expires.isEmpty()) {
            return Result.failed("agreement.expiry.wrong");
        }
        if (consent.isBlank() || consent.length() > LONGEST_CONSENT) {
            return Result.failed("agreement.consent.wrong");
        }
        if (subject.length() > LONGEST || customer.length() > LONGEST) {
            return Result.failed("agreement.tooLong");
        }
        return which().then(which -> money(first)
                .then(money -> schedule(which, today)
                        .map(schedule -> new Wanted(
                                new Agreement.Terms(
                                        which,
                                        money,
                                        subject.strip(),
                                        customer.strip(),
                                        schedule,
                                        consent.strip(),
                                        today),
                                expires.get()))));
    }

    private Result<Agreement.Kind> which() {
        var text = kind.isBlank() ? Agreement.Kind.RECURRING.name() : kind.strip();
        return Stream.of(Agreement.Kind.values())
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .map(Result::done)
                .orElseGet(() -> Result.failed("agreement.kind.wrong", text));
    }

    private Result<Money> money(Payment first) {
        var received = first.received() == null ? first.amount() : first.received();
        if (amount.isBlank()) {
            return Result.done(received);
        }
        return switch (AmountText.read(amount, received.getCurrencyUnit())) {
            case AmountText.Amount(var money) -> Result.done(money);
            case AmountText.Wrong(var problem) -> Result.failed(problem);
        };
    }

    private Result<Schedule> schedule(Agreement.Kind which, LocalDate today) {
        try {
            var unit = which == Agreement.Kind.UNSCHEDULED ? Schedule.Unit.NONE : unit();
            var began = dates.first().isBlank()
                    ? null
                    : LocalDate.parse(dates.first().strip());
            var schedule = new Schedule(
                    unit,
                    number(dates.every(), 1),
                    began == null ? today : began,
                    dates.times().isBlank() ? null : number(dates.times(), 1),
                    dates.until().isBlank()
                            ? null
                            : LocalDate.parse(dates.until().strip()),
                    retries());
            return wrong(which, schedule, began, today)
                    .<Result<Schedule>>map(Result::failed)
                    .orElseGet(() -> Result.done(schedule));
        } catch (DateTimeParseException | IllegalArgumentException _) {
            return Result.failed("agreement.schedule.wrong");
        }
    }

    private static Optional<Problem> wrong(
            Agreement.Kind which, Schedule schedule, @Nullable LocalDate began, LocalDate today) {
        if (which == Agreement.Kind.UNSCHEDULED) {
            return Optional.empty();
        }
        if (began == null || began.isBefore(today)) {
            return Optional.of(Problem.of("agreement.first.wrong"));
        }
        if (which == Agreement.Kind.INSTALMENT && schedule.times() == null) {
            return Optional.of(Problem.of("agreement.times.wanted"));
        }
        return schedule.at(0).isEmpty() ? Optional.of(Problem.of("agreement.schedule.wrong")) : Optional.empty();
    }

    private Schedule.Unit unit() {
        var text = dates.unit().isBlank() ? "MONTHS" : dates.unit().strip().toUpperCase(Locale.ROOT);
        var unit = Schedule.Unit.valueOf(text);
        if (unit == Schedule.Unit.NONE) {
            throw new IllegalArgumentException(text);
        }
        return unit;
    }

    private static int number(String text, int otherwise) {
        return text.isBlank() ? otherwise : Integer.parseInt(text.strip());
    }

    /** In days after the due one, growing; "none" for no second try. */
    private List<Integer> retries() {
        var text = dates.retries().strip();
        if (text.isEmpty()) {
            return Schedule.USUAL_RETRIES;
        }
        if (text.equalsIgnoreCase("none")) {
            return List.of();
        }
        var days = Stream.of(text.split(","))
                .map(each -> Integer.valueOf(each.strip()))
                .toList();
        for (var place = 0; place < days.size(); place++) {
            var before = place == 0 ? 0 : days.get(place - 1);
            if (days.get(place) <= before || days.get(place) > Schedule.LATEST) {
                throw new IllegalArgumentException(text);
            }
        }
        return days;
    }
}
