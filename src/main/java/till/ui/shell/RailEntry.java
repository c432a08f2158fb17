package till.ui.shell;

import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import till.ui.Route;

/**
 * One place of the rail.
 *
 * @param icon an Ikonli literal
 * @param key the text key of its name, also the title in the top bar
 * @param route where it goes
 * @param covers which routes it stands for
 * @param counted whether the number of things to settle stands beside it
 */
record RailEntry(KeyCode code, String icon, String key, Route route, Predicate<Route> covers, boolean counted) {}
