package till.app;

import java.util.Locale;
import java.util.Map;

/** Whether this machine can show a window at all. */
final class Display {
    private Display() {}

    /** On Linux a window needs X11 or Wayland; the other systems always have a screen. */
    static boolean isThere(Map<String, String> environment) {
        var linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || named(environment, "DISPLAY") || named(environment, "WAYLAND_DISPLAY");
    }

    private static boolean named(Map<String, String> environment, String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    /** Makes JavaFX draw into memory; said before its first class loads. */
    static void useNone() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }
}
