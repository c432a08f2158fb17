package till.app;

import till.cli.Cli;
import till.cli.Terminal;
import till.ledger.H2Settings;

/** The program: the command line, which opens the window where no command is given. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        H2Settings.say();
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
