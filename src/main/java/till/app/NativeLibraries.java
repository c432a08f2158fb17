package till.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The system libraries JavaFX loads on Linux, looked for before it is started: without them it ends in a stack trace that
 * helps nobody.
 */
final class NativeLibraries {
    private static final Map<String, String> DRAWING = new TreeMap<>(Map.of(
            "libfreetype.so.6", "libfreetype6",
            "libfontconfig.so.1", "libfontconfig1",
            "libpangoft2-1.0.so.0", "libpangoft2-1.0-0"));
    private static final Map<String, String> WINDOW = new TreeMap<>(Map.of(
            "libgtk-3.so.0", "libgtk-3-0",
            "libXtst.so.6", "libxtst6",
            "libGL.so.1", "libgl1",
            "libXxf86vm.so.1", "libxxf86vm1"));

    private NativeLibraries() {}

    /** Debian's names of the missing packages; empty where nothing is missing or it cannot be told. */
    static Set<String> missing(boolean window) {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return Set.of();
        }
        var installed = installed();
        return installed.isEmpty() ? Set.of() : missing(window, installed);
    }

    static Set<String> missing(boolean window, String installed) {
        var packages = new LinkedHashSet<String>();
        for (var group : window ? List.of(DRAWING, WINDOW) : List.of(DRAWING)) {
            group.forEach((library, name) -> {
                if (!installed.contains(library)) {
                    packages.add(name);
                }
            });
        }
        return packages;
    }

    private static String installed() {
        for (var tool : List.of("/sbin/ldconfig", "/usr/sbin/ldconfig")) {
            if (Files.isExecutable(Path.of(tool))) {
                return output(tool, "-p");
            }
        }
        return "";
    }

    private static String output(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
