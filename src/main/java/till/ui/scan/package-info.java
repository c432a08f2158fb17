/** The scanner at the window: every key is looked at before any screen has it, and a scan is told what it means. */
@NullMarked
package till.ui.scan;

import org.jspecify.annotations.NullMarked;
