/**
 * What every screen stands on: routes and the navigator, FXML views in the current language, work off the FX thread,
 * in-window questions, the edge where unexpected errors end, and the seams to the world outside the window.
 */
@NullMarked
package till.ui;

import org.jspecify.annotations.NullMarked;
