package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/**
 * {@code till operators recover}: an owner's way back in where the PIN is forgotten or the secret store is gone: the
 * recovery code is the first line of the standard input, the new PIN the second.
 */
@CommandLine.Command(name = "recover")
final class RecoverCommand implements Command {
    @Parameters(paramLabel = "ID", descriptionKey = "cli.option.operatorId")
    private String id = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inOpenTill(till -> {
            var whose = Naming.id(id);
            var code = run.secrets().next("cli.recovery.ask", whose);
            var pin = run.secrets().fresh(whose);
            return new PeopleAnswers(run.output())
                    .issued(till.services().operators().recover(whose, code, pin));
        });
    }
}
