package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Mode;

/**
 * {@code till gateways remove}: forgets a gateway and its keys. Its payments stay in the ledger, but nothing can be asked
 * about them any more: while some are unfinished that has to be said explicitly.
 */
@CommandLine.Command(name = "remove")
final class RemoveGatewayCommand implements Command {
    @Parameters(paramLabel = "ID", descriptionKey = "cli.option.gatewayId")
    private String id = "";

    @Option(names = "--yes", descriptionKey = "cli.option.yes")
    private boolean yes;

    @Option(names = "--even-unfinished", descriptionKey = "cli.option.evenUnfinished")
    private boolean evenUnfinished;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        if (run.opening().training()) {
            throw Stopped.wrongUse("cli.remove.training");
        }
        var gateway = id.strip();
        if (!run.setup().isSetUp(gateway)) {
            throw Stopped.wrongUse("profile.notFound", gateway);
        }
        run.output().mode(Mode.LIVE);
        var setup = run.guardedSetup(Act.SET_UP);
        run.output().progress("cli.remove.stays", gateway);
        if (!yes && !new Asking(run).confirmed("cli.remove.ask", gateway)) {
            throw Stopped.wrongUse("cli.remove.yesMissing");
        }
        var refused = setup.remove(gateway, evenUnfinished, run.acting());
        if (refused.isPresent()) {
            throw new Stopped(ExitCode.REFUSED, refused.get());
        }
        run.output().say("cli.remove.done", gateway);
        return ExitCode.DONE;
    }
}
