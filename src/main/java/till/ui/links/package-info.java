/** Payment links: made for customers who are not in the shop, sent, listed, and told of when they are paid. */
@NullMarked
package till.ui.links;

import org.jspecify.annotations.NullMarked;
