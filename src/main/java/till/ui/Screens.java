package till.ui;

/** Opens the screen of a route; the one place that knows every screen. */
@FunctionalInterface
public interface Screens {
    Screen open(Route route, Navigator navigator);
}
