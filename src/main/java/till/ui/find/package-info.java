/** Did it really pay? What a customer's bill may mean, and the gateway's answer to it. */
@NullMarked
package till.ui.find;

import org.jspecify.annotations.NullMarked;
