package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import till.domain.Act;

/** {@code till operators reset-pin}: sets another PIN, of anybody by an owner, of oneself by everybody; ends a lock-out. */
@CommandLine.Command(name = "reset-pin")
final class ResetPinCommand implements Command {
    @Parameters(paramLabel = "ID", descriptionKey = "cli.option.operatorId")
    private String id = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.provenInTill(Act.PEOPLE, till -> {
            var whose = Naming.id(id);
            var pin = run.secrets().fresh(whose);
            return new PeopleAnswers(run.output())
                    .issued(till.services().operators().setPin(whose, pin, run.acting()));
        });
    }
}
