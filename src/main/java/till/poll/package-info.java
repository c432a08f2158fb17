/** What has to be looked at again, and when: takes what is due from the ledger and has it asked about. */
@NullMarked
package till.poll;

import org.jspecify.annotations.NullMarked;
