package till.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import till.ui.Outside;

/**
 * Has a Linux desktop start the installed till at login, by a file of its own in the folder that desktops read. The program
 * itself goes by its whole path, so that the portable one is started from where it lies; once it is gone from there, desktops
 * pass the file over.
 */
final class AtLogin implements Outside.AtLogin {
    private static final String NAME = "harbour-till.desktop";

    private final Optional<Path> program;
    private final Optional<Path> home;
    private final Path file;

    /**
     * @param java the running Java; an installed till's lies in its own folder
     * @param home the data folder that was asked for; empty for the usual one
     */
    AtLogin(Map<String, String> environment, String system, Optional<Path> java, Optional<Path> home) {
        var linux = system.toLowerCase(Locale.ROOT).contains("linux");
        this.program = java.filter(_ -> linux).flatMap(AtLogin::installed);
        this.home = home.map(Path::toAbsolutePath);
        var folder = environment.getOrDefault("XDG_CONFIG_HOME", "");
        this.file = (folder.isBlank()
                        ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".config")
                        : Path.of(folder))
                .resolve("autostart")
                .resolve(NAME);
    }

    /** The program that runs, on this system. */
    static AtLogin ofProcess(Map<String, String> environment, Optional<Path> home) {
        var java = ProcessHandle.current().info().command().map(Path::of);
        var asked = home.or(() -> Optional.ofNullable(environment.get("TILL_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of));
        return new AtLogin(environment, System.getProperty("os.name", ""), java, asked);
    }

    /** From {@code harbour-till/runtime/bin/java} to {@code harbour-till/bin/till}. */
    private static Optional<Path> installed(Path java) {
        return Optional.ofNullable(java.getParent())
                .map(Path::getParent)
                .filter(runtime -> runtime.endsWith("runtime"))
                .map(runtime -> runtime.resolveSibling("bin").resolve("till"))
                .filter(Files::isExecutable);
    }

    @Override
    public boolean isPossible() {
        return program.isPresent();
    }

    @Override
    public boolean isOn() {
        return Files.isRegularFile(file);
    }

    @Override
    public void set(boolean on) throws IOException {
        if (!on) {
            Files.deleteIfExists(file);
        } else if (program.isPresent()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, entry(program.get()));
        }
    }

    private String entry(Path till) {
        return """
                [Desktop Entry]
                Type=Application
                Name=Harbour Till
                TryExec=%s
                Exec=%s
                Icon=harbour-till
                Terminal=false
                X-GNOME-Autostart-enabled=true
                """.formatted(
                escaped(till.toString()),
                quoted(till) + home.map(path -> " --home " + quoted(path)).orElse(""));
    }

    /** As the Desktop Entry Specification quotes an argument: once for the command, once for the file's text. */
    private static String quoted(Path path) {
        var argument = path.toString().replaceAll("[\"`$\\\\]", "\\\\$0");
        return '"' + escaped(argument).replace("%", "%%") + '"';
    }

    /** As text in such a file is written. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\");
    }
}
