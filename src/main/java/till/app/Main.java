package till.app;

import till.cli.Cli;
import till.cli.Terminal;

/** The program: the command line, which opens the window where no command is given. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // H2 offers a shared file on every network interface unless this is said before its first class loads
        System.setProperty("h2.bindAddress", "127.0.0.1");
        Listening.limitServers();
        Logging.silence();
        var terminal = Terminal.ofProcess();
        var opener = new Opener(System.getenv(), System.err);
        if (arguments.length == 0) {
            opener.windowSoon();
        }
        var code = new Cli(opener).run(arguments, terminal);
        System.exit(code);
    }
}
