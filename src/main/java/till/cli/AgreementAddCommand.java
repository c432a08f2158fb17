package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.Agreement;
import till.domain.Result;
import till.service.AgreementText;

/** {@code till agreements add}: writes down what a customer agreed to be charged again. */
@CommandLine.Command(name = "add")
final class AgreementAddCommand implements Command {
    @Option(names = "--payment", required = true, paramLabel = "REF", descriptionKey = "cli.option.agreement.payment")
    private String payment = "";

    @Option(names = "--expiry", required = true, paramLabel = "MM/YY", descriptionKey = "cli.option.agreement.expiry")
    private String expiry = "";

    @Option(names = "--consent", required = true, paramLabel = "TEXT", descriptionKey = "cli.option.agreement.consent")
    private String consent = "";

    @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "cli.option.agreement.kind")
    private String kind = "";

    @Option(names = "--amount", paramLabel = "AMOUNT", descriptionKey = "cli.option.agreement.amount")
    private String amount = "";

    @Option(names = "--every", paramLabel = "N", descriptionKey = "cli.option.agreement.every")
    private String every = "";

    @Option(names = "--unit", paramLabel = "UNIT", descriptionKey = "cli.option.agreement.unit")
    private String unit = "";

    @Option(names = "--first", paramLabel = "DATE", descriptionKey = "cli.option.agreement.first")
    private String first = "";

    @Option(names = "--times", paramLabel = "N", descriptionKey = "cli.option.agreement.times")
    private String times = "";

    @Option(names = "--until", paramLabel = "DATE", descriptionKey = "cli.option.agreement.until")
    private String until = "";

    @Option(names = "--retries", paramLabel = "DAYS", descriptionKey = "cli.option.agreement.retries")
    private String retries = "";

    @Option(names = "--identifier", paramLabel = "TEXT", descriptionKey = "cli.option.agreement.identifier")
    private String identifier = "";

    @Option(names = "--customer", paramLabel = "TEXT", descriptionKey = "cli.option.agreement.customer")
    private String customer = "";

    @Option(names = "--subject", paramLabel = "TEXT", descriptionKey = "cli.option.agreement.subject")
    private String subject = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var dates = new AgreementText.Dates(unit, every, first, times, until, retries);
        var text = new AgreementText(payment, kind, amount, subject, customer, dates, expiry, identifier, consent);
        return run.provenInTill(Act.AGREEMENTS, till -> {
            var made = till.agreements().add(text, run.acting());
            if (made instanceof Result.Done<Agreement>(var agreement)) {
                run.output().say("cli.agreement.made", agreement.id());
            }
            return new AgreementView(run, till).end(made);
        });
    }
}
