package till.app;

/**
 * The main class: names the program by text only, because Maven's own JVM, which may be older than the program's,
 * loads this class before it starts the right one.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class.forName("till.app.Main").getMethod("main", String[].class).invoke(null, (Object) arguments);
    }
}
