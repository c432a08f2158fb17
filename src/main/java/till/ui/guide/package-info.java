/** The guide for the first start: language, shop, till, owner, and whether to practise or to take real money. */
@NullMarked
package till.ui.guide;

import org.jspecify.annotations.NullMarked;
