package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Mode;
import till.service.GatewaySetup.Tested;

/**
 * {@code till gateways test}: tries a gateway's address and keys by a call that changes nothing, and shows what went over
 * the wire where it failed or is asked for.
 */
@CommandLine.Command(name = "test")
final class ProbeCommand implements Command {
    @Parameters(paramLabel = "ID", descriptionKey = "cli.option.gatewayId")
    private String id = "";

    @Option(names = "--exchange", descriptionKey = "cli.option.exchange")
    private boolean exchange;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        if (!run.opening().training()) {
            if (run.setup().isSetUp(id.strip())) {
                run.output().mode(Mode.LIVE);
                return show(run, run.guardedSetup(Act.SEE_EXCHANGES).test(id.strip()));
            }
        }
        return run.inTill(Act.SEE_EXCHANGES, till -> {
            var gateways = till.services().gateways();
            var gateway = new GatewayChoice(gateways).id(id);
            var tested = gateways.probe(gateway);
            var said = till.services().exchanges().last(gateway).stream().toList();
            return show(run, new Tested(tested.works(), tested.problem(), tested.word(), said));
        });
    }

    private ExitCode show(Run run, Tested tested) {
        var sentence = run.texts().text(tested.problem());
        if (exchange || !tested.works()) {
            for (var line : tested.said()) {
                run.output().progress("cli.gateways.said", line.operation(), Integer.toString(line.status()));
                run.output().warn("> " + line.request());
                run.output().warn("< " + line.answer());
            }
        }
        if (!tested.works()) {
            run.output().failed(sentence);
            run.output().progress("cli.gateways.word", tested.word());
            return ExitCode.REFUSED;
        }
        run.output().line(sentence);
        return ExitCode.DONE;
    }
}
