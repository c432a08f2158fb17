/** The window around all screens: rail, top bar, training banner, questions; the one place that knows every screen. */
@NullMarked
package till.ui.shell;

import org.jspecify.annotations.NullMarked;
