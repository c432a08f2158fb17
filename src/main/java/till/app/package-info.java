/**
 * The composition root: opens a data folder, wires ledger, gateways, services and screens by hand, owns every thread, and
 * closes all of it in order. The command line, the window and the guided tour start here.
 */
@NullMarked
package till.app;

import org.jspecify.annotations.NullMarked;
