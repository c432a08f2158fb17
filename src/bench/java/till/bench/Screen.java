package till.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What windows of measured programs are shown on: an X server without a monitor where there is one, else none. */
record Screen(String name, List<String> flags, Map<String, String> environment, List<Child> server)
        implements AutoCloseable {
    private static final String LARGE = "1366x768x24";

    static Screen open() throws IOException {
        if (!"headless".equals(System.getProperty("bench.display", ""))) {
            try {
                var command = List.of("Xvfb", "-displayfd", "1", "-screen", "0", LARGE, "-nolisten", "tcp");
                var server = Child.begin("Xvfb", command, Map.of());
                var number = server.line();
                return new Screen("Xvfb", List.of(), Map.of("DISPLAY", ":" + number), List.of(server));
            } catch (IOException notThere) {
                System.err.println("no Xvfb: " + notThere.getMessage());
            }
        }
        // the program asks for a display before it opens a window; JavaFX itself does not use it
        return new Screen(
                "JavaFX's headless platform",
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw"),
                Map.of("DISPLAY", ":none"),
                List.of());
    }

    @Override
    public void close() throws IOException {
        for (var each : server) {
            each.close();
        }
    }
}
