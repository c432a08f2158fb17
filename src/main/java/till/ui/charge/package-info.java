/** The Charge screen: from an amount to a payment that went out once. */
@NullMarked
package till.ui.charge;

import org.jspecify.annotations.NullMarked;
