package till.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whose network a card is of, by the numbers its issuers were given (ISO/IEC 7812). */
public enum CardScheme {
    AMEX(4, List.of(15), "34-34", "37-37"),
    DINERS(3, List.of(14, 15, 16, 17, 18, 19), "300-305", "3095-3095", "36-36", "38-39"),
    JCB(3, List.of(16, 17, 18, 19), "3528-3589"),
    MASTERCARD(3, List.of(16), "51-55", "2221-2720"),
    /** Before Discover: what both could claim is UnionPay's in Hong Kong. */
    UNIONPAY(3, List.of(16, 17, 18, 19), "62-62", "810-817"),
    DISCOVER(3, List.of(16, 17, 18, 19), "6011-6011", "644-649", "65-65"),
    VISA(3, List.of(13, 16, 19), "4-4");

    private final int codeLength;
    private final List<Integer> lengths;
    private final List<Range> ranges;

    CardScheme(int codeLength, List<Integer> lengths, String... ranges) {
        this.codeLength = codeLength;
        this.lengths = lengths;
        this.ranges = Arrays.stream(ranges).map(Range::read).toList();
    }

    /** First digits, from one number to another of the same length. */
    private record Range(int from, int to, int digits) {
        static Range read(String text) {
            var ends = text.split("-", -1);
            return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), ends[0].length());
        }

        boolean holds(String beginning) {
            return beginning.length() >= digits && isBetween(Integer.parseInt(beginning.substring(0, digits)));
        }

        private boolean isBetween(int first) {
            return from <= first && first <= to;
        }
    }

    /** By a card's first digits, six at most; empty while they are too few to tell, and for a network nobody here takes. */
    public static Optional<CardScheme> of(String beginning) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.ranges.stream().anyMatch(range -> range.holds(beginning)))
                .findFirst();
    }

    /** How many digits the code beside the number has. */
    public int codeLength() {
        return codeLength;
    }

    boolean hasNumbersOf(int digits) {
        return lengths.contains(digits);
    }
}
