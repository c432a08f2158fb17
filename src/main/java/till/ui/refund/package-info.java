/** Giving money back: one refund from asking to its known end, and the list of all refunds. */
@NullMarked
package till.ui.refund;

import org.jspecify.annotations.NullMarked;
