/** The screen that holds a gateway's statement against the ledger: what differs, row by row, and where to look on. */
@NullMarked
package till.ui.reconcile;

import org.jspecify.annotations.NullMarked;
