/** The screen of an open payment: its code, its progress, and every way out of it. */
@NullMarked
package till.ui.qr;

import org.jspecify.annotations.NullMarked;
