/** Receipts on screen: how one looks before it is printed, the key that prints it, and what to do when a printer fails. */
@NullMarked
package till.ui.receipt;

import org.jspecify.annotations.NullMarked;
