package till.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Until when and how often a gateway takes refunds of one payment, as the shop's contract with it says: no document states
 * either, so that without a word of the shop there is no such term.
 *
 * @param withinDays how many days after the money came; null for any time
 * @param atMost how many refunds of one payment; null for any number
 */
public record RefundTerms(
        @Nullable Integer withinDays, @Nullable Integer atMost) {
    public static final RefundTerms NONE = new RefundTerms(null, null);

    private static final String WITHIN_DAYS = "refundWithinDays";
    private static final String AT_MOST = "refundsAtMost";
    private static final String WHOLE = "[1-9][0-9]{0,3}";

    /** What a shop may set up of them, for the form of every gateway that takes refunds. */
    public static List<ProfileForm.Field> fields() {
        return List.of(ProfileForm.optional(WITHIN_DAYS, WHOLE), ProfileForm.optional(AT_MOST, WHOLE));
    }

    /** What a profile has to put right of them. */
    public static List<Problem> problems(GatewayProfile profile) {
        return fields().stream()
                .filter(field -> profile.field(field.name())
                        .filter(text -> !field.takes(text))
                        .isPresent())
                .map(field -> Problem.of("profile.field.wrong", field.name()))
                .toList();
    }

    /** As a profile without {@link #problems} has them. */
    public static RefundTerms of(GatewayProfile profile) {
        return new RefundTerms(whole(profile, WITHIN_DAYS), whole(profile, AT_MOST));
    }

    private static @Nullable Integer whole(GatewayProfile profile, String name) {
        return profile.field(name)
                .filter(text -> text.matches(WHOLE))
                .map(Integer::valueOf)
                .orElse(null);
    }
}
