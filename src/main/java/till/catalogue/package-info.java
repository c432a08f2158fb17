/**
 * What the shop sells: items found as somebody types, by barcode or by quick button, changed by those who may, imported
 * from and exported to CSV. The whole catalogue is held in memory, loaded when it is first asked for and kept fresh by its
 * version in the ledger, so that another till's change shows.
 */
@NullMarked
package till.catalogue;

import org.jspecify.annotations.NullMarked;
