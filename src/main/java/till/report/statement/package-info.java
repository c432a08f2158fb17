/**
 * Compares the ledger with the gateways' own statements. A statement is a table in the gateway's words and encoding; its columns
 * are recognised by their headings or named by a person, and what was named is remembered per gateway. Nothing here changes the
 * ledger.
 *
 * <p>None of the five gateways publishes the layout of its statement. The headings known here are those of the wallets' own
 * bills, which gateways hand on, and of the words the five documents use for the same fields.
 */
@NullMarked
package till.report.statement;

import org.jspecify.annotations.NullMarked;
