/** How a payment ended: paid, or one of its unlike siblings, each with what to do next. */
@NullMarked
package till.ui.paid;

import org.jspecify.annotations.NullMarked;
