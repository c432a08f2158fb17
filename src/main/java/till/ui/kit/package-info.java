/** Own controls: payment methods' marks, QR codes that scan, states as badges, questions inside the window. */
@NullMarked
package till.ui.kit;

import org.jspecify.annotations.NullMarked;
