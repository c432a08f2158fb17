package till.cli;

import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Result;
import till.domain.Shift;
import till.settings.AmountFormat;

/** {@code till shift close}: ends the own shift, or late one that was forgotten, and names what is handed over. */
@CommandLine.Command(name = "close")
final class ShiftCloseCommand implements Command {
    @Parameters(paramLabel = "SHIFT", arity = "0..1", descriptionKey = "cli.option.shift")
    private String id = "";

    @Option(names = "--reason", paramLabel = "R", descriptionKey = "cli.option.shiftReason")
    private String reason = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.provenInTill(id.isBlank() ? Act.SHIFT : Act.CLOSE_SHIFT_OF_OTHERS, till -> {
            var shifts = till.services().shifts();
            var shift = (id.isBlank() ? shifts.mine(run.acting()) : shifts.find(id.strip()))
                    .orElseThrow(() ->
                            id.isBlank() ? Stopped.wrongUse("cli.shift.none") : Stopped.wrongUse("shift.closed", id));
            return switch (shifts.close(shift, run.acting(), reason)) {
                case Result.Failed<Shift>(var problem) ->
                    throw problem.key().equals("shift.reason")
                            ? Stopped.wrongUse("cli.shift.reason", shift.id())
                            : new Stopped(ExitCode.REFUSED, problem);
                case Result.Done<Shift>(var closed) -> {
                    say(run, closed, Objects.requireNonNull(closed.end(), "it was closed"));
                    yield ExitCode.DONE;
                }
            };
        });
    }

    private static void say(Run run, Shift shift, Shift.End end) {
        var takings = end.takings();
        var net = takings.currencies().stream()
                .map(currency -> AmountFormat.withCurrency(takings.sum(currency).net()))
                .collect(Collectors.joining(", "));
        run.output()
                .say(
                        end.ending() == Shift.Ending.LATE ? "cli.shift.late" : "cli.shift.done",
                        shift.id(),
                        net.isEmpty() ? run.texts().text("cli.shift.noMoney") : net,
                        Integer.toString(end.handedOver().size()));
        end.handedOver().forEach(each -> run.output().line("  " + each.name() + "  " + each.word()));
        run.output().object(answer -> {
            DaySlipText.shift(answer, shift);
            DaySlipText.open(answer.putArray("handedOver"), end.handedOver());
        });
    }
}
