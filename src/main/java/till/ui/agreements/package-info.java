/** What customers agreed to be charged again: the list, one looked at, and a new one. */
@NullMarked
package till.ui.agreements;

import org.jspecify.annotations.NullMarked;
