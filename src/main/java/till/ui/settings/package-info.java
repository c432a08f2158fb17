/** Settings: the gateways a shop has set up, and the ways to pay it offers; saved here, in force from the next start. */
@NullMarked
package till.ui.settings;

import org.jspecify.annotations.NullMarked;
