/**
 * Reports: what any days brought, by hour, day and way to pay, beside the same weekdays before; and the books as files. The charts and
 * the tables beside them are made of one reading of the ledger's own sums.
 */
@NullMarked
package till.ui.reports;

import org.jspecify.annotations.NullMarked;
