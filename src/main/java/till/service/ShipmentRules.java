package till.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import till.domain.Parcel;
import till.domain.Parcel.Direction;
import till.domain.Payment;
import till.domain.Problem;

/** Reads a shipment as somebody typed it, and names everything that is wrong with it. Pure. */
final class ShipmentRules {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");
    private static final int LONGEST_CARRIER = 64;
    private static final int LONGEST_URL = 512;
    private static final List<DateTimeFormatter> DATES =
            List.of(form("uuuu-M-d"), form("uuuu/M/d"), form("d/M/uuuu"), form("d.M.uuuu"), form("uuuuMMdd"));

    private ShipmentRules() {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** What was read, and what is wrong; without a parcel something always is. */
    record Read(@Nullable Parcel parcel, List<Problem> problems) {}

    /** Where and when something is read. */
    record Today(LocalDate date, LocalDate paidOn) {}

    /** @param payment whose parcel it is; null where it was not found, which is named elsewhere */
    static Read read(ParcelText text, @Nullable Payment payment, Today today) {
        var problems = new ArrayList<Problem>();
        number(text.trackingNo()).ifPresent(problems::add);
        carrier(text.carrier()).ifPresent(problems::add);
        var date = date(text.date(), today, problems);
        var direction = direction(text.direction());
        if (direction.isEmpty()) {
            problems.add(Problem.of("ship.directionWrong", text.direction()));
        }
        url(text.trackingUrl()).ifPresent(problems::add);
        if (!problems.isEmpty() || payment == null || date.isEmpty()) {
            return new Read(null, problems);
        }
        var carrier = Carrier.of(text.carrier());
        var url = text.trackingUrl().isEmpty()
                ? carrier.flatMap(each -> each.pageOf(text.trackingNo())).orElse(null)
                : text.trackingUrl();
        return new Read(
                new Parcel(
                        payment.orderNo(),
                        carrier.map(Carrier::code).orElse(text.carrier()),
                        text.trackingNo(),
                        date.get(),
                        direction.orElseThrow(),
                        url),
                problems);
    }

    static Optional<Problem> number(String text) {
        if (text.isEmpty()) {
            return Optional.of(Problem.of("ship.numberMissing"));
        }
        return NUMBER.matcher(text).matches() ? Optional.empty() : Optional.of(Problem.of("ship.numberShape", text));
    }

    private static Optional<Problem> carrier(String text) {
        if (text.isEmpty()) {
            return Optional.of(Problem.of("ship.carrierMissing"));
        }
        return text.length() <= LONGEST_CARRIER
                ? Optional.empty()
                : Optional.of(Problem.of("ship.carrierUnknown", text));
    }

    private static Optional<LocalDate> date(String text, Today today, List<Problem> problems) {
        var date = text.isEmpty() ? Optional.of(today.date()) : date(text);
        if (date.isEmpty()) {
            problems.add(Problem.of("ship.dateWrong", text));
        } else if (date.get().isAfter(today.date())) {
            problems.add(Problem.of("ship.dateAhead", date.get().toString()));
        } else if (date.get().isBefore(today.paidOn())) {
            problems.add(Problem.of(
                    "ship.dateBefore", date.get().toString(), today.paidOn().toString()));
        }
        return date;
    }

    private static Optional<LocalDate> date(String text) {
        for (var form : DATES) {
            try {
                return Optional.of(LocalDate.parse(text, form));
            } catch (DateTimeException _) {
                // the next form may fit
            }
        }
        return Optional.empty();
    }

    static Optional<Direction> direction(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "", "FORWARD", "F", "OUT", "寄出" -> Optional.of(Direction.FORWARD);
            case "RETURN", "R", "BACK", "退回" -> Optional.of(Direction.RETURN);
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> url(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text);
            var web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && text.length() <= LONGEST_URL
                    ? Optional.empty()
                    : Optional.of(Problem.of("ship.urlWrong", text));
        } catch (URISyntaxException e) {
            return Optional.of(Problem.of("ship.urlWrong", text));
        }
    }
}
