package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code till gateways test}: tries a gateway's address and keys by a call that changes nothing. */
@CommandLine.Command(name = "test")
final class ProbeCommand implements Command {
    @Parameters(paramLabel = "ID", descriptionKey = "cli.option.gatewayId")
    private String id = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(till -> {
            var gateway = new GatewayChoice(till.services().gateways()).id(id);
            var tested = till.services().gateways().probe(gateway);
            var sentence = run.texts().text(tested.problem());
            if (!tested.works()) {
                run.output().failed(sentence);
                run.output().progress("cli.gateways.word", tested.word());
                return ExitCode.REFUSED;
            }
            run.output().line(sentence);
            return ExitCode.DONE;
        });
    }
}
