package till.device;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells a scanner that types like a keyboard from a person, by the time between keys. The first keys go where every key goes,
 * because they may be a person's; once it is sure they are taken back and the rest is kept. For one thread.
 */
public final class ScanReader {
    /** What stops for longer than this before it is known for a scan is none. */
    static final Duration BREAK = Duration.ofMillis(150);

    /** After a pause like this a scan may begin in the middle of what a person types, or a busy window was late. */
    static final Duration PAUSE = Duration.ofMillis(75);

    /** A scan that stops for this long is over, where the scanner is not known to end its scans by a key. */
    public static final Duration SILENCE = Duration.ofMillis(200);

    /** A scanner known to end its scans by a key is waited for: what stops in the middle is held up by a busy machine. */
    static final Duration PATIENCE = Duration.ofMillis(1000);

    private static final Duration FAST = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofMillis(60);
    private static final int LEAST_FAST = 6;
    private static final int LEAST_SLOW = 10;
    private static final int LEAST_DIFFERENT = 3;
    private static final int LONGEST = 512;
    private static final int MOST_STARTS = 16;

    /** What comes this soon behind words of an input method may have lost its beginning to them. */
    private static final Duration BEHIND = Duration.ofMillis(500);

    /** An input method that has just made words may hold the keys behind them up for so long. */
    private static final Duration HELD_UP = Duration.ofMillis(600);

    /** No person composes words at this pace. */
    private static final Duration FASTEST_HAND = Duration.ofMillis(40);

    private final Till till;
    private final Predicate<String> whole;
    private final Deque<Start> starts = new ArrayDeque<>();
    private ScanFrame frame = ScanFrame.NONE;
    private final StringBuilder text = new StringBuilder();
    private final List<Duration> gaps = new ArrayList<>();
    private Instant last = Instant.MIN;
    private Instant endedAt = Instant.MIN;
    private boolean byKey;
    private boolean sure;
    private boolean endHeld;
    private boolean endsByKey;
    private Instant composedAt = Instant.MIN;
    private Runnable beforeComposed = () -> {};
    private int composed;

    /** What a scan does to the till. */
    public interface Till {
        /** A key comes that may be a scan's first: gives what puts back all that it and later keys change. */
        Runnable remembers();

        void read(Scan scan);

        /** A scan came of which an input method took a part: what was read is not all of it. */
        void tornByInputMethod();
    }

    /** Where a scan may begin. */
    private record Start(int place, Instant at, Runnable putBack) {}

    /** @param whole whether a text is surely all of a code: told where a person's last key and a scan's first run together */
    public ScanReader(Till till, Predicate<String> whole) {
        this.till = till;
        this.whole = whole;
    }

    /** How the scanner is set up from now on. */
    public void expect(ScanFrame wanted) {
        frame = wanted;
    }

    /** A key goes down. Answers whether it is the scanner's alone. */
    public boolean pressed(Key key, Instant at) {
        overIfSilent(at);
        return switch (key) {
            case Key.Letter(var character) -> {
                add(character, at);
                byKey = true;
                yield sure;
            }
            case Key.End(var ending) -> ended(ending, at);
            case Key.Sign _ -> {
                byKey = false;
                yield sure;
            }
            case Key.Modifier _ -> sure;
            case Key.Other _ -> {
                forget();
                yield false;
            }
        };
    }

    /** A character comes out of the last key, or out of an input method. Answers whether it is the scanner's alone. */
    public boolean typed(String characters, Instant at) {
        if (endHeld && characters.isBlank()) {
            return true;
        }
        var plain = Normalizer.normalize(characters, Normalizer.Form.NFKC);
        if (plain.length() > 1 && text.toString().endsWith(plain)) {
            return sure;
        }
        plain.chars().filter(character -> !Character.isISOControl(character)).forEach(each -> came((char) each, at));
        return sure;
    }

    /**
     * An input method makes words of its own out of keys: what comes right behind them is not all of a scan, and where they
     * come at a scanner's pace it is a scan that it has taken. Answers whether it is the scanner's alone.
     */
    public boolean composed(Instant at) {
        overIfSilent(at);
        if (!sure && (composed == 0 || Duration.between(composedAt, at).compareTo(FASTEST_HAND) > 0)) {
            composed = 0;
            beforeComposed = beforeAnyOfIt(at);
        }
        composed++;
        composedAt = at;
        if (!sure && composed >= LEAST_FAST) {
            sure = true;
            beforeComposed.run();
        }
        if (sure) {
            last = at;
        }
        return sure;
    }

    /** Some input methods give their words back late: keys that came behind them are in the field already. */
    private Runnable beforeAnyOfIt(Instant at) {
        if (starts.isEmpty() || !isRecent(last, at)) {
            forget();
            return till.remembers();
        }
        return starts.getLast().putBack();
    }

    private boolean isTorn() {
        return starts.isEmpty() || isBehindWords();
    }

    private boolean isBehindWords() {
        return !starts.isEmpty()
                && !composedAt.equals(Instant.MIN)
                && Duration.between(composedAt, starts.getLast().at()).compareTo(BEHIND) <= 0;
    }

    /** Whether a scan is being read. */
    public boolean isReading() {
        return sure;
    }

    private void came(char character, Instant at) {
        if (byKey && !text.isEmpty()) {
            text.setCharAt(text.length() - 1, character);
            byKey = false;
        } else {
            overIfSilent(at);
            add(character, at);
        }
    }

    /** A key goes up. Answers whether it is the scanner's alone. */
    public boolean released(Key key) {
        if (key instanceof Key.End && endHeld) {
            endHeld = false;
            return true;
        }
        return sure;
    }

    /** Nothing was typed for a while. */
    public void silent(Instant at) {
        overIfSilent(at);
    }

    /** What was typed so far is a person's. */
    public void forget() {
        text.setLength(0);
        gaps.clear();
        starts.clear();
        last = Instant.MIN;
        byKey = false;
        sure = false;
    }

    private void overIfSilent(Instant at) {
        if (sure && Duration.between(last, at).compareTo(quiet()) >= 0) {
            finish(Scan.Ending.SILENCE);
        }
    }

    /** How long nothing comes before a scan is over. */
    private Duration quiet() {
        if (endsByKey) {
            return PATIENCE;
        }
        return isTorn() ? HELD_UP : SILENCE;
    }

    private void add(char character, Instant at) {
        if (!sure) {
            start(at);
        } else {
            gaps.add(Duration.between(last, at));
        }
        last = at;
        if (text.length() < LONGEST) {
            text.append(character);
        }
        if (!sure && isScanner()) {
            sure = true;
            starts.getLast().putBack().run();
        }
    }

    private void start(Instant at) {
        var gap = text.isEmpty() ? BREAK : Duration.between(last, at);
        var heldUp = isBehindWords();
        if (text.isEmpty() || gap.compareTo(heldUp ? HELD_UP : BREAK) > 0) {
            forget();
        }
        if (starts.isEmpty() || gap.compareTo(heldUp ? HELD_UP : PAUSE) > 0) {
            gaps.clear();
            starts.addLast(new Start(text.length(), at, till.remembers()));
            if (starts.size() > MOST_STARTS) {
                starts.removeFirst();
            }
        } else {
            gaps.add(gap);
        }
    }

    /** An ending that follows a scan at once is the scanner's; a second one right after it is too. */
    private boolean ended(Scan.Ending ending, Instant at) {
        if (sure) {
            endHeld = true;
            endedAt = at;
            finish(ending);
            return true;
        }
        forget();
        endHeld = isRecent(endedAt, at);
        return endHeld;
    }

    private static boolean isRecent(Instant before, Instant at) {
        return !before.equals(Instant.MIN) && Duration.between(before, at).compareTo(BREAK) <= 0;
    }

    private void finish(Scan.Ending ending) {
        endsByKey = ending != Scan.Ending.SILENCE;
        var torn = isTorn();
        composed = 0;
        composedAt = Instant.MIN;
        if (torn) {
            if (!starts.isEmpty()) {
                beforeComposed.run();
            }
            forget();
            till.tornByInputMethod();
            return;
        }
        var scan = new Scan(took(), pace(), ending);
        forget();
        till.read(scan);
    }

    /** From the last place a scan can have begun, or from one before it where only that makes a whole code. */
    private String took() {
        var latest = starts.getLast();
        for (var each = starts.descendingIterator(); each.hasNext(); ) {
            var start = each.next();
            var read = frame.inside(text.substring(start.place()));
            if (whole.test(read)) {
                if (!start.equals(latest)) {
                    start.putBack().run();
                }
                return read;
            }
        }
        return frame.inside(text.substring(latest.place()));
    }

    /** A key held down types one character at a scanner's pace: there is more than that in any code. */
    private boolean isScanner() {
        var scanned = text.substring(starts.getLast().place());
        var length = scanned.length();
        if (length < LEAST_FAST || scanned.chars().distinct().count() < LEAST_DIFFERENT) {
            return false;
        }
        var pace = pace();
        return pace.compareTo(FAST) <= 0
                || (length >= LEAST_SLOW && pace.compareTo(SLOW) <= 0 && 2 * digits(scanned) >= length);
    }

    private static long digits(String scanned) {
        return scanned.chars()
                .filter(character -> character >= '0' && character <= '9')
                .count();
    }

    /** The middle one of the times between keys: a busy window makes single ones long. */
    private Duration pace() {
        return gaps.isEmpty()
                ? Duration.ZERO
                : gaps.stream().sorted().skip(gaps.size() / 2).findFirst().orElseThrow();
    }
}
