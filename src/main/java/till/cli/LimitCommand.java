package till.cli;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.AmountText;
import till.settings.AmountFormat;

/** {@code till operators limit}: decides how much a role may refund without anybody's approval. */
@CommandLine.Command(name = "limit")
final class LimitCommand implements Command {
    private static final String NONE = "none";

    @Parameters(index = "0", paramLabel = "ROLE", descriptionKey = "cli.option.role")
    private String role = "";

    @Parameters(index = "1", paramLabel = "AMOUNT|none", descriptionKey = "cli.option.limit")
    private String amount = "";

    @Option(names = "--currency", paramLabel = "HKD", descriptionKey = "cli.option.currency")
    private String currency = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var whose = PeopleAnswers.role(role);
        return run.inTill(Act.PEOPLE, till -> {
            var unit = Currencies.read(currency, till.settings().currency());
            var most = amount.strip().equalsIgnoreCase(NONE) ? null : money(unit);
            var refused = till.services().operators().refundLimit(whose, unit, most, run.acting());
            if (refused.isPresent()) {
                throw PeopleAnswers.stopped(refused.get());
            }
            say(run.output(), PeopleAnswers.word(whose), most);
            return ExitCode.DONE;
        });
    }

    private static void say(Output output, String role, @Nullable Money most) {
        if (most == null) {
            output.say("cli.operators.limitNone", role);
        } else {
            output.say("cli.operators.limit", role, AmountFormat.withCurrency(most));
        }
    }

    private Money money(CurrencyUnit unit) throws Stopped {
        if (amount.strip().matches("0+(\\.0+)?")) {
            return Money.zero(unit);
        }
        return switch (AmountText.read(amount, unit)) {
            case AmountText.Amount(var money) -> money;
            case AmountText.Wrong(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
        };
    }
}
