/** The simulated customers and troubles of training mode, in a panel under the training banner. */
@NullMarked
package till.ui.training;

import org.jspecify.annotations.NullMarked;
