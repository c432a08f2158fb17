/**
 * What the shop's books need of a business day: its totals, and the day's export as CSV with a summary that proves it.
 * Both are made from the same movements of the ledger, so that a screen and a file cannot disagree.
 */
@NullMarked
package till.report;

import org.jspecify.annotations.NullMarked;
