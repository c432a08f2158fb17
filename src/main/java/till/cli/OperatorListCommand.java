package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.access.Operators;
import till.settings.AmountFormat;

/** {@code till operators list}: IDs, names and roles, and what each role may refund by itself; open to everybody. */
@CommandLine.Command(name = "list")
final class OperatorListCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return show(run);
    }

    static ExitCode show(Run run) throws Stopped, CannotOpen {
        return run.inOpenTill(till -> {
            var operators = till.services().operators();
            var answers = new PeopleAnswers(run.output());
            operators.all().forEach(answers::line);
            if (operators.all().isEmpty()) {
                run.output().say("cli.operators.none");
            }
            operators
                    .refundLimits()
                    .forEach(limit -> run.output()
                            .say(
                                    "cli.operators.limit",
                                    PeopleAnswers.word(limit.role()),
                                    AmountFormat.withCurrency(limit.most())));
            object(run.output(), operators);
            return ExitCode.DONE;
        });
    }

    private static void object(Output output, Operators operators) {
        output.object(answer -> {
            var list = answer.putArray("operators");
            operators
                    .all()
                    .forEach(each -> list.addObject()
                            .put("id", each.id())
                            .put("name", each.name())
                            .put("role", PeopleAnswers.word(each.role()))
                            .put("active", each.active()));
            var limits = answer.putArray("refundLimits");
            operators
                    .refundLimits()
                    .forEach(each -> limits.addObject()
                            .put("role", PeopleAnswers.word(each.role()))
                            .put("amount", each.most().getAmount().toPlainString())
                            .put("currency", each.most().getCurrencyUnit().getCode()));
        });
    }
}
