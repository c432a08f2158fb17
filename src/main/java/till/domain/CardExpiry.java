package till.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/** Until when a card is good. Kept where secrets are; prints nothing of itself. */
public record CardExpiry(YearMonth month) {
    private static final Pattern FORM = Pattern.compile("(0[1-9]|1[0-2])\\s*/\\s*(?:20)?([0-9]{2})");

    /** As it stands on the card: 08/27, or 08/2027. */
    public static Optional<CardExpiry> read(String text) {
        var match = FORM.matcher(text.strip());
        return match.matches()
                ? Optional.of(new CardExpiry(
                        YearMonth.of(2000 + Integer.parseInt(match.group(2)), Integer.parseInt(match.group(1)))))
                : Optional.empty();
    }

    /** 08/2027: for the secret store. */
    public String reveal() {
        return monthText() + "/" + yearText();
    }

    /** Two digits. */
    public String monthText() {
        return Integer.toString(100 + month.getMonthValue()).substring(1);
    }

    /** Four digits. */
    public String yearText() {
        return Integer.toString(month.getYear());
    }

    /** Cards are good through the last day of their month. */
    public boolean isOver(LocalDate day) {
        return YearMonth.from(day).isAfter(month);
    }

    @Override
    public String toString() {
        return "***";
    }
}
