/**
 * What stands beside the till on the counter. A printout is laid out once, in printer's dots, and the same sheet becomes a
 * picture, a PDF or the bytes of a receipt printer; printers are reached by network, by device file, or by a file that
 * keeps their bytes. Nothing here knows payments, languages or JavaFX.
 */
@NullMarked
package till.device;

import org.jspecify.annotations.NullMarked;
