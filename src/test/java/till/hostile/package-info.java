/**
 * Answers as a gateway never gives them: recorded ones with fields lost, doubled, swapped with another order's, of another
 * type or size, cut, bent and nested, given to the real adapters. An adapter may call them unknown; it never fails, and never
 * says of a payment what the answer did not say of that payment. How many each run tries is {@code -Dhostile=}, for each scene;
 * {@code -Dhostile.seed=} begins elsewhere.
 */
@NullMarked
package till.hostile;

import org.jspecify.annotations.NullMarked;
