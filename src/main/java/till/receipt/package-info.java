/**
 * Receipts: which payments and refunds have one, what stands on it, whether it is the first or a copy, and who gave it. The
 * ledger keeps each printing as an act in the payment's history; the paper itself is {@code till.device}'s.
 */
@NullMarked
package till.receipt;

import org.jspecify.annotations.NullMarked;
