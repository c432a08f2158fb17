/** The Orders screen: finding payments, and one payment with all that belongs to it beside the list. */
@NullMarked
package till.ui.orders;

import org.jspecify.annotations.NullMarked;
