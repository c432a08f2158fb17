/** What a person has to settle: one card per open thing, with the payment's history beside it. */
@NullMarked
package till.ui.attention;

import org.jspecify.annotations.NullMarked;
