/** Who works at the window: the lock screen, approvals by another person's PIN, the lock after idle time. */
@NullMarked
package till.ui.people;

import org.jspecify.annotations.NullMarked;
