package till.domain;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A card as somebody at the till types it, for the length of one call: letters in arrays that are overwritten by
 * {@link #close()}, never a text. What shows of it is its network and its last four digits. May be shared between threads.
 */
public final class CardBuffer implements AutoCloseable {
    private static final int SHORTEST = 13;
    private static final int BIN = 6;
    private static final int LAST = 4;
    private static final int EXPIRY = 4;
    private static final int MONTHS = 12;

    private final Map<Part, char[]> letters = new EnumMap<>(Part.class);
    private final Map<Part, Integer> lengths = new EnumMap<>(Part.class);

    /** An empty one. */
    public CardBuffer() {
        for (var part : Part.values()) {
            letters.put(part, new char[part.longest]);
            lengths.put(part, 0);
        }
    }

    /** What is typed. */
    public enum Part {
        NUMBER(19, true),
        /** Month and year, two digits each. */
        EXPIRY(4, true),
        /** The code beside the number; never kept by anybody. */
        CODE(4, true),
        FIRST_NAME(64, false),
        LAST_NAME(50, false);

        private final int longest;
        private final boolean digits;

        Part(int longest, boolean digits) {
            this.longest = longest;
            this.digits = digits;
        }

        /** Whether it has digits alone. */
        public boolean isDigits() {
            return digits;
        }

        boolean takes(char letter) {
            return digits ? letter >= '0' && letter <= '9' : !Character.isISOControl(letter);
        }
    }

    /** Adds a letter at the end; false where it does not belong there or nothing more fits. */
    public synchronized boolean append(Part part, char letter) {
        var length = length(part);
        if (!part.takes(letter) || length >= part.longest) {
            return false;
        }
        array(part)[length] = letter;
        lengths.put(part, length + 1);
        return true;
    }

    /** Takes the last letter away. */
    public synchronized void backspace(Part part) {
        var length = length(part);
        if (length > 0) {
            array(part)[length - 1] = 0;
            lengths.put(part, length - 1);
        }
    }

    /** Overwrites one part. */
    public synchronized void clear(Part part) {
        Arrays.fill(array(part), (char) 0);
        lengths.put(part, 0);
    }

    /** Overwrites everything. It can be typed into again. */
    @Override
    public synchronized void close() {
        for (var part : Part.values()) {
            clear(part);
        }
    }

    /** Everything typed, in a buffer of its own; this one is overwritten. */
    public synchronized CardBuffer taken() {
        var other = new CardBuffer();
        for (var part : Part.values()) {
            each(part, letter -> other.append(part, (char) letter));
        }
        close();
        return other;
    }

    public synchronized int length(Part part) {
        return lengths.getOrDefault(part, 0);
    }

    public boolean isEmpty() {
        return Arrays.stream(Part.values()).allMatch(part -> length(part) == 0);
    }

    /** Hands out a part letter by letter, so that it becomes no text on the way. */
    public synchronized void each(Part part, IntConsumer letter) {
        for (var place = 0; place < length(part); place++) {
            letter.accept(array(part)[place]);
        }
    }

    /** The network, as soon as the first digits tell. */
    public Optional<CardScheme> scheme() {
        return CardScheme.of(bin());
    }

    /** The first six digits, or those there are: they name the issuer, not the card. */
    public synchronized String bin() {
        return new String(array(Part.NUMBER), 0, Math.min(BIN, length(Part.NUMBER)));
    }

    /** The last four digits of a number that is long enough for them to tell nothing; empty for a shorter one. */
    public synchronized String lastFour() {
        var length = length(Part.NUMBER);
        return length < SHORTEST ? "" : new String(array(Part.NUMBER), length - LAST, LAST);
    }

    /** What of it may be kept: nothing of a number that is not whole. */
    public CardFacts facts() {
        return length(Part.NUMBER) < SHORTEST
                ? CardFacts.NONE
                : new CardFacts(scheme().map(CardScheme::name).orElse(null), bin(), lastFour(), null, null);
    }

    /** Month of the expiry; 0 while it is not whole. */
    public int month() {
        return length(Part.EXPIRY) < EXPIRY ? 0 : pair(0);
    }

    /** Year of the expiry in four digits; 0 while it is not whole. */
    public int year() {
        return length(Part.EXPIRY) < EXPIRY ? 0 : 2000 + pair(2);
    }

    private synchronized int pair(int place) {
        var expiry = array(Part.EXPIRY);
        return Character.digit(expiry[place], 10) * 10 + Character.digit(expiry[place + 1], 10);
    }

    /** What is wrong with a part for a card that is charged in this month; never with what was typed in it. */
    public Optional<Problem> wrong(Part part, YearMonth now) {
        return switch (part) {
            case NUMBER -> wrongNumber();
            case EXPIRY -> wrongExpiry(now);
            case CODE -> wrongCode();
            case FIRST_NAME, LAST_NAME -> length(part) == 0 ? problem("card.name") : Optional.empty();
        };
    }

    private Optional<Problem> wrongNumber() {
        var length = length(Part.NUMBER);
        if (length < SHORTEST) {
            return problem("card.number.short");
        }
        var scheme = scheme();
        if (scheme.isEmpty()) {
            return problem("card.number.scheme");
        }
        return scheme.get().hasNumbersOf(length) && passesLuhn() ? Optional.empty() : problem("card.number.wrong");
    }

    private Optional<Problem> wrongExpiry(YearMonth now) {
        if (month() < 1 || month() > MONTHS) {
            return problem("card.expiry.wrong");
        }
        return YearMonth.of(year(), month()).isBefore(now) ? problem("card.expiry.over") : Optional.empty();
    }

    /** Demanded nowhere by itself: an order taken by letter may come without. */
    private Optional<Problem> wrongCode() {
        var length = length(Part.CODE);
        var wanted = scheme().map(CardScheme::codeLength).orElse(3);
        return length == 0 || length == wanted ? Optional.empty() : problem("card.code.wrong", wanted.toString());
    }

    private synchronized boolean passesLuhn() {
        var number = array(Part.NUMBER);
        var length = length(Part.NUMBER);
        var sum = 0;
        for (var place = 0; place < length; place++) {
            var digit = number[length - 1 - place] - '0';
            var weighted = place % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /** A stranger's text without this card's number, however its digits are set apart. */
    public synchronized String cover(String text) {
        var length = length(Part.NUMBER);
        if (length < SHORTEST) {
            return text;
        }
        var covered = new StringBuilder(text);
        for (var start = 0; start < covered.length(); start++) {
            var end = endOfNumber(covered, start);
            if (end > 0) {
                coverDigits(covered, start, end);
                start = end - 1;
            }
        }
        return covered.toString();
    }

    /** Where the number that begins here ends, whatever stands between its digits; 0 where it does not begin here. */
    private int endOfNumber(CharSequence text, int start) {
        var number = array(Part.NUMBER);
        var length = length(Part.NUMBER);
        var found = 0;
        var between = 0;
        for (var place = start; place < text.length(); place++) {
            var letter = text.charAt(place);
            if (letter == number[found]) {
                between = 0;
                if (++found == length) {
                    return place + 1;
                }
            } else if (found == 0 || Character.isDigit(letter) || ++between > 2) {
                return 0;
            }
        }
        return 0;
    }

    private static void coverDigits(StringBuilder text, int start, int end) {
        var shown = 0;
        for (var place = end - 1; place >= start; place--) {
            if (Character.isDigit(text.charAt(place)) && ++shown > LAST) {
                text.setCharAt(place, '*');
            }
        }
    }

    private char[] array(Part part) {
        return letters.getOrDefault(part, new char[0]);
    }

    private static Optional<Problem> problem(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }

    /** Nothing of the card. */
    @Override
    public String toString() {
        return "***";
    }
}
