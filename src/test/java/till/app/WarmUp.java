package till.app;

import java.util.ArrayList;
import java.util.List;
import till.cli.Cli;
import till.cli.Terminal;
import till.ledger.H2Settings;

/** What the program's commands do, one after the other in one process, so that a cache of its classes has them all. */
final class WarmUp {
    private static final List<List<String>> WAYS = List.of(
            List.of("--gateway", "gnete", "--method", "WX_QR"),
            List.of("--gateway", "easylink", "--method", "ALI_H5"),
            List.of("--gateway", "chingching", "--method", "ALIPAYHK"),
            List.of("--gateway", "qlink", "--method", "ONLINE/QRIS"),
            List.of("--gateway", "acqra", "--method", "wechat"));

    private WarmUp() {}

    public static void main(String[] arguments) {
        H2Settings.say();
        Listening.limitServers();
        Logging.silence();
        var globals = List.of(arguments);
        for (var way : WAYS) {
            var sale = "W-" + way.get(1);
            run(globals, List.of("charge", "--amount", "5", "--currency", "HKD", "--order", sale), way);
            run(globals, List.of("status", sale, "--refresh"), List.of());
            run(globals, List.of("refund", sale, "--amount", "5", "--reason", "returned"), List.of());
            run(globals, List.of("cancel", sale), List.of());
        }
        System.exit(0);
    }

    private static void run(List<String> globals, List<String> command, List<String> more) {
        var all = new ArrayList<>(globals);
        all.addAll(command);
        all.addAll(more);
        var cli = new Cli(new Opener(System.getenv(), System.err));
        var code = cli.run(all.toArray(String[]::new), Terminal.ofProcess());
        System.out.println(command + ": " + code);
    }
}
