package till.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import till.domain.CardBuffer.Part;

/** Card numbers that pass the check digit and belong to nobody, always the same for one seed. */
public final class TestCards {
    private static final List<String> BEGINNINGS =
            List.of("4", "51", "2221", "34", "37", "3530", "62", "6011", "36", "300");

    private TestCards() {}

    /** Numbers of every network, in turn. */
    public static List<String> numbers(int count, long seed) {
        var random = new Random(seed);
        var numbers = new ArrayList<String>();
        while (numbers.size() < count) {
            var beginning = BEGINNINGS.get(numbers.size() % BEGINNINGS.size());
            var number = number(beginning, length(beginning), random);
            if (!numbers.contains(number)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static int length(String beginning) {
        return beginning.startsWith("34") || beginning.startsWith("37") ? 15 : beginning.startsWith("36") ? 14 : 16;
    }

    private static String number(String beginning, int length, Random random) {
        var digits = new StringBuilder(beginning);
        while (digits.length() < length - 1) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        var sum = 0;
        for (var place = 0; place < digits.length(); place++) {
            var digit = digits.charAt(digits.length() - 1 - place) - '0';
            var weighted = place % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits.append((char) ('0' + (10 - sum % 10) % 10)).toString();
    }

    /** A typed card of this number that is good until the end of 2031. */
    public static CardBuffer typed(String number) {
        var scheme = CardScheme.of(number.substring(0, 6)).orElseThrow();
        return typed(number, "1231", "1234".substring(0, scheme.codeLength()));
    }

    public static CardBuffer typed(String number, String expiry, String code) {
        var card = new CardBuffer();
        type(card, Part.NUMBER, number);
        type(card, Part.EXPIRY, expiry);
        type(card, Part.CODE, code);
        type(card, Part.FIRST_NAME, "Mei");
        type(card, Part.LAST_NAME, "Chan");
        return card;
    }

    public static void type(CardBuffer card, Part part, String text) {
        text.chars().forEach(letter -> card.append(part, (char) letter));
    }
}
