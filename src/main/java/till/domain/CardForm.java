package till.domain;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What of a card has to be typed for a way to pay.
 *
 * @param shown what the gateway takes
 * @param demanded what it does not go without
 */
public record CardForm(Set<CardBuffer.Part> shown, Set<CardBuffer.Part> demanded) {
    public CardForm {
        shown = Set.copyOf(shown);
        demanded = Set.copyOf(demanded);
    }

    /** What is wrong with a part that was typed, or is missing. */
    public Optional<Problem> wrong(CardBuffer card, CardBuffer.Part part, YearMonth now) {
        if (card.length(part) == 0) {
            return demanded.contains(part) ? Optional.of(Problem.of("card.missing." + part)) : Optional.empty();
        }
        return shown.contains(part) ? card.wrong(part, now) : Optional.of(Problem.of("card.notTaken." + part));
    }

    /** The first thing that is wrong. */
    public Optional<Problem> wrong(CardBuffer card, YearMonth now) {
        return Arrays.stream(CardBuffer.Part.values())
                .flatMap(part -> wrong(card, part, now).stream())
                .findFirst();
    }
}
