/** The close of the business day: the figures so far, what is open by name, the shifts, and the days closed before. */
@NullMarked
package till.ui.closing;

import org.jspecify.annotations.NullMarked;
