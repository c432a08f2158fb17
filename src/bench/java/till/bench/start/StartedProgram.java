package till.bench.start;

/** The whole program, as its own start script starts it, with somebody who presses a key as soon as that does something. */
public final class StartedProgram {
    private StartedProgram() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Ready.watch();
        Class.forName("till.app.Launcher").getMethod("main", String[].class).invoke(null, (Object) arguments);
    }
}
