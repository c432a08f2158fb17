package till.ui.guide;

import java.util.Optional;
import java.util.stream.Stream;

/** The steps of the guide, in their order. */
public enum GuideStep {
    LANGUAGE(1),
    SHOP(2),
    TILL(3),
    OWNER(4),
    WORK(5);

    private final int number;

    GuideStep(int number) {
        this.number = number;
    }

    /** Its place, from 1. */
    int number() {
        return number;
    }

    /** The step before; empty for the first. */
    Optional<GuideStep> before() {
        return numbered(number - 1);
    }

    /** The step after; the last stays. */
    GuideStep after() {
        return numbered(number + 1).orElse(this);
    }

    private static Optional<GuideStep> numbered(int wanted) {
        return Stream.of(values()).filter(step -> step.number == wanted).findFirst();
    }
}
