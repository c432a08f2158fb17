/**
 * Whole histories of two tills, decided by one seed each: the real services, poller, ledger rules and adapters run on one
 * thread against a simulated clock, line and gateways, with disk faults and the death of a process at any step, and after
 * each step the rules of money are held against the gateways' own books. A history that breaks one is cut down to what is
 * needed for it and told as a timeline.
 */
@NullMarked
package till.simulated;

import org.jspecify.annotations.NullMarked;
