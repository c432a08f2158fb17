package till.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who acts and who approved it, as the global options name them by ID; each proves it with a PIN.
 *
 * @param operator null where nobody is named
 * @param approver null where nobody approved
 */
record Naming(@Nullable String operator, @Nullable String approver) {
    Naming {
        operator = operator == null ? null : id(operator);
        approver = approver == null ? null : id(approver);
    }

    /** An ID as the ledger has it, however it was typed. */
    static String id(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }
}
