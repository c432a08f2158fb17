package till.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.service.TrainingDesk;
import till.service.TrainingDesk.Deed;
import till.service.TrainingDesk.Trouble;

/** {@code till training}: what the simulated customer does, and what goes wrong, in training mode. */
@CommandLine.Command(name = "training")
final class TrainingCommand implements Command {
    @Parameters(index = "0", paramLabel = "pay|decline|late|lose|walk", descriptionKey = "cli.option.deed")
    private String deed = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "REF", descriptionKey = "cli.option.deedRef")
    private String ref = "";

    @Option(names = "--gateway", paramLabel = "ID", descriptionKey = "cli.option.deedGateway")
    private String gateway = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inOpenTill(till -> {
            var desk = till.training().orElseThrow(() -> Stopped.wrongUse("cli.training.live"));
            if (!gateway.isBlank() && !(deed.equalsIgnoreCase("lose") && ref.isBlank())) {
                throw Stopped.wrongUse("cli.training.gateway");
            }
            return switch (deed.toLowerCase(Locale.ROOT)) {
                case "pay" -> act(run, till, desk, Deed.PAY);
                case "decline" -> act(run, till, desk, Deed.DECLINE);
                case "late" -> act(run, till, desk, Deed.PAY_LATE);
                case "walk" -> act(run, till, desk, Deed.WALK_AWAY);
                case "lose" -> lose(run, till, desk);
                default -> throw Stopped.wrongUse("cli.training.unknown", deed);
            };
        });
    }

    private ExitCode act(Run run, OpenedTill till, TrainingDesk desk, Deed done) throws Stopped {
        if (ref.isBlank()) {
            throw Stopped.wrongUse("cli.training.refMissing", deed);
        }
        var payment = new References(till.services().orders()).find(ref);
        if (!desk.act(payment.orderNo(), done)) {
            throw Stopped.refused("cli.training.notOpen", payment.order().reference());
        }
        run.output().say("cli.training.did." + done, payment.order().reference());
        return ExitCode.DONE;
    }

    /** Of a payment that is there the next answer about it is lost; without one, that to the next charge at a gateway. */
    private ExitCode lose(Run run, OpenedTill till, TrainingDesk desk) throws Stopped {
        if (ref.isBlank()) {
            // at one gateway: what is armed at the others would still be there when this process has long ended
            var id = new GatewayChoice(till.services().gateways()).id(gateway);
            desk.arm(Trouble.LOSE_ANSWER, id);
            run.output().say("cli.training.loseNext", id);
            return ExitCode.DONE;
        }
        var payment = new References(till.services().orders()).find(ref);
        desk.arm(Trouble.FAIL_QUERY, payment.order().gateway());
        run.output().say("cli.training.loseQuery", payment.order().reference());
        return ExitCode.DONE;
    }
}
