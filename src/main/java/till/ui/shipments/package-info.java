/** Shipments: parcels of orders listed, added, changed, imported from a file, and the orders that wait for one. */
@NullMarked
package till.ui.shipments;

import org.jspecify.annotations.NullMarked;
