package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Result;
import till.domain.Secret;

/** {@code till gateways notify-url}: shows the address a gateway may post notifications to, its secret part included. */
@CommandLine.Command(name = "notify-url")
final class NotifyUrlCommand implements Command {
    @Parameters(paramLabel = "ID", descriptionKey = "cli.option.gatewayId")
    private String id = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.SET_UP, till -> {
            var gateway = new GatewayChoice(till.services().gateways()).id(id);
            var listening = till.settings().listening();
            if (!listening.isOn()) {
                throw Stopped.wrongUse("cli.gateways.notifyOff");
            }
            return switch (till.notificationToken(gateway)) {
                case Result.Failed<Secret>(var problem) -> {
                    run.output().failed(problem);
                    yield ExitCode.INTERNAL;
                }
                case Result.Done<Secret>(var token) -> {
                    var host =
                            listening.address().contains(":") ? "[" + listening.address() + "]" : listening.address();
                    run.output()
                            .line("http://" + host + ":" + listening.port() + "/notify/" + gateway + "/"
                                    + token.reveal());
                    run.output().progress("cli.gateways.notifyUrl.explained");
                    yield ExitCode.DONE;
                }
            };
        });
    }
}
