package till.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who did something and who approved it, as rows and events keep it.
 *
 * @param operator the operator's id; null where the till did it by itself, or nobody was named
 * @param approver the approving operator's id; null where nobody approved
 */
public record By(@Nullable String operator, @Nullable String approver) {
    /** The till by itself, or nobody who was named. */
    public static final By NOBODY = new By(null, null);
}
