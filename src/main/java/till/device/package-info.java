/**
 * What stands beside the till on the counter. A printout is laid out once, in printer's dots, and the same sheet becomes a
 * picture, a PDF or the bytes of a receipt printer; printers are reached by network, by device file, or by a file that
 * keeps their bytes. A scanner that types like a keyboard is told from a person by the time between its keys, which is handed
 * in. Nothing here knows payments, languages or JavaFX.
 */
@NullMarked
package till.device;

import org.jspecify.annotations.NullMarked;
