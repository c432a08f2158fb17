/**
 * The catalogue's screen: the items of the shop with search and editor, their quick buttons, and bringing them in from a
 * file with a look at what that would do, or out to one.
 */
@NullMarked
package till.ui.catalogue;

import org.jspecify.annotations.NullMarked;
