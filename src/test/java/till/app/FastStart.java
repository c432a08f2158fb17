package till.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Makes the program start in half the time, for tests that start it a thousand times: its classes in a jar, because a JVM
 * keeps nothing of folders, and an AOT cache of one run that does what they do. Where the cache cannot be made the JVM does without.
 */
final class FastStart {
    private FastStart() {}

    /** Makes jar and cache in a folder. */
    static Program.Jvm in(Path folder) throws IOException {
        var classPath = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var path = Path.of(entry);
            classPath.add(Files.isDirectory(path) ? jar(path, folder.resolve(classPath.size() + ".jar")) : entry);
        }
        var joined = String.join(File.pathSeparator, classPath);
        var cache = folder.resolve("till.aot");
        var first = new Program.Jvm(joined, List.of("-XX:AOTCacheOutput=" + cache));
        var home = folder.resolve("home");
        try (var _ = new ShopInTest(home, "gnete", "easylink", "chingching", "qlink", "acqra")) {
            var run = new Program(home, first).startMain(WarmUp.class).ended();
            if (run.code() != 0) {
                throw new AssertionError("the first run is to show all that the others do: " + run);
            }
        }
        return new Program.Jvm(joined, Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of());
    }

    private static String jar(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            files.filter(file -> !file.equals(classes))
                    .sorted()
                    .forEach(file -> add(out, classes.relativize(file), file));
        }
        return jar.toString();
    }

    /** Folders too: Flyway finds its files by them. */
    private static void add(JarOutputStream out, Path name, Path file) {
        try {
            var folder = Files.isDirectory(file);
            out.putNextEntry(new JarEntry(name.toString().replace('\\', '/') + (folder ? "/" : "")));
            if (!folder) {
                Files.copy(file, out);
            }
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
