package till.cli;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.AmountText;
import till.domain.Payment;
import till.domain.Result;
import till.service.BillAnswer;
import till.service.BillAnswer.Says;
import till.service.BillSearch;
import till.service.BillSearch.Bill;
import till.settings.AmountFormat;
import till.settings.TimeFormat;

/** {@code till find}: did it really pay? Finds what a customer's bill may mean and asks the gateway about each. */
@CommandLine.Command(name = "find")
final class FindCommand implements Command {
    @Parameters(paramLabel = "NUMBER", arity = "0..1", descriptionKey = "cli.option.billNumber")
    private String number = "";

    @Option(names = "--amount", paramLabel = "88.50", descriptionKey = "cli.option.billAmount")
    private String amount = "";

    @Option(names = "--currency", paramLabel = "HKD", descriptionKey = "cli.option.currency")
    private String currency = "";

    @Option(names = "--at", paramLabel = "14:32", descriptionKey = "cli.option.billTime")
    private String at = "";

    @Option(names = "--day", paramLabel = "2026-11-21", descriptionKey = "cli.option.day")
    private String day = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.SEE_ORDERS, till -> {
            var bill = bill(till);
            if (bill.isEmpty()) {
                throw Stopped.wrongUse("find.nothingAsked");
            }
            var found = allowed(till.services().bills().candidates(bill, run.acting()));
            var answers = new ArrayList<BillAnswer>();
            for (Payment payment : found) {
                var answer = allowed(till.services().bills().ask(payment.orderNo(), run.acting()));
                answers.add(answer);
                tell(run, till, answer);
            }
            return end(run, till, bill, answers);
        });
    }

    private Bill bill(OpenedTill till) throws Stopped {
        return new Bill(
                number.strip(),
                amount(till),
                time(),
                Days.read(day, till.services().bills().today()));
    }

    private @Nullable Money amount(OpenedTill till) throws Stopped {
        if (amount.isBlank()) {
            return null;
        }
        return switch (AmountText.read(amount, currency(till))) {
            case AmountText.Amount(var money) -> money;
            case AmountText.Wrong(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
        };
    }

    private CurrencyUnit currency(OpenedTill till) throws Stopped {
        try {
            return currency.isBlank()
                    ? till.settings().currency()
                    : CurrencyUnit.of(currency.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalCurrencyException _) {
            throw Stopped.wrongUse("cli.currency.unknown", currency);
        }
    }

    private @Nullable LocalTime time() throws Stopped {
        if (at.isBlank()) {
            return null;
        }
        return BillSearch.minute(at).orElseThrow(() -> Stopped.wrongUse("find.timeWrong", at));
    }

    private static <T> T allowed(Result<T> result) throws Stopped {
        return switch (result) {
            case Result.Done<T>(var value) -> value;
            case Result.Failed<T>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
        };
    }

    private static void tell(Run run, OpenedTill till, BillAnswer answer) {
        var payment = answer.payment();
        var zone = till.settings().calendar().zone();
        var paidAt = payment.gatewayPaidAt() == null ? payment.paidAt() : payment.gatewayPaidAt();
        run.output()
                .say(
                        "cli.find.line",
                        run.texts().text("bill.says." + answer.says()),
                        AmountFormat.withCurrency(payment.received() == null ? payment.amount() : payment.received()),
                        TimeFormat.minute(paidAt == null ? payment.order().createdAt() : paidAt, zone),
                        payment.order().gateway(),
                        payment.order().reference(),
                        TimeFormat.second(answer.at(), zone),
                        answer.word());
    }

    private static ExitCode end(Run run, OpenedTill till, Bill bill, List<BillAnswer> answers) {
        var message = answers.isEmpty()
                ? run.texts().text(bill.number().isEmpty() ? "find.none.amount" : "find.none.number", bill.number())
                : run.texts().text("find.says." + best(answers) + ".text");
        var code = code(answers);
        if (code == ExitCode.DONE) {
            run.output().line(message);
        } else {
            run.output().warn(message);
        }
        run.output().object(object -> {
            object.put("says", answers.isEmpty() ? null : best(answers).name());
            var list = object.putArray("found");
            answers.forEach(answer -> {
                var each = list.addObject();
                each.put("says", answer.says().name());
                each.put("word", answer.word());
                each.put("askedAt", answer.at().toString());
                var payment = answer.payment();
                PaymentView.fields(each, payment, till.services().refunds().of(payment.orderNo()));
            });
            object.put("message", message);
        });
        return code;
    }

    private static Says best(List<BillAnswer> answers) {
        return answers.stream().map(BillAnswer::says).min(Says::compareTo).orElse(Says.NO_ANSWER);
    }

    /** One paid payment answers the question; without one, as long as anything is unknown the answer is unknown. */
    private static ExitCode code(List<BillAnswer> answers) {
        if (answers.isEmpty()) {
            return ExitCode.REFUSED;
        }
        return switch (best(answers)) {
            case PAID, GIVEN_BACK -> ExitCode.DONE;
            case CONTRADICTED, NO_ANSWER -> ExitCode.UNCERTAIN;
            case HELD ->
                answers.stream().anyMatch(answer -> answer.says() == Says.NO_ANSWER)
                        ? ExitCode.UNCERTAIN
                        : ExitCode.NOT_YET;
            case NOT_YET, NOT_PAID -> ExitCode.NOT_YET;
        };
    }
}
