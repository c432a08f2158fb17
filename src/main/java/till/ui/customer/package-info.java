/** What the customer sees: the customer display, its state, and where it stands. It never shows anything of the staff's. */
@NullMarked
package till.ui.customer;

import org.jspecify.annotations.NullMarked;
