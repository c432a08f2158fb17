package till.ui.guide;

import java.util.Optional;

/** The steps of the guide, in their order. */
public enum GuideStep {
    LANGUAGE,
    SHOP,
    TILL,
    OWNER,
    WORK;

    /** The step before; empty for the first. */
    Optional<GuideStep> before() {
        return ordinal() == 0 ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    /** The step after; the last stays. */
    GuideStep after() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }
}
