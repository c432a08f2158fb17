package till.cli;

import java.util.stream.Collectors;
import till.domain.Agreement;
import till.domain.Result;
import till.domain.Schedule;
import till.service.AgreementService;
import till.settings.AmountFormat;
import tools.jackson.databind.node.ObjectNode;

/** Shows agreements: as lines for people, or as the fields of the JSON object. Never the card's expiry. */
final class AgreementView {
    private final Output output;
    private final AgreementService agreements;

    AgreementView(Run run, OpenedTill till) {
        this.output = run.output();
        this.agreements = till.agreements();
    }

    Agreement find(String id) throws Stopped {
        return agreements.find(id.strip()).orElseThrow(() -> Stopped.wrongUse("agreement.unknown", id));
    }

    /** Shows what a change gave and ends the command. */
    ExitCode end(Result<Agreement> changed) throws Stopped {
        return switch (changed) {
            case Result.Failed<Agreement>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
            case Result.Done<Agreement>(var agreement) -> {
                line(agreement);
                output.object(answer -> fields(answer, agreement));
                yield ExitCode.DONE;
            }
        };
    }

    void line(Agreement agreement) {
        var due = agreement.standing().tryOn();
        output.say(
                "cli.agreement.line",
                agreement.id(),
                output.texts().text("agreement.state." + agreement.standing().state()),
                AmountFormat.withCurrency(agreement.terms().amount()),
                agreement.terms().customer(),
                due == null ? "–" : due.toString());
    }

    void all(Agreement agreement) {
        line(agreement);
        var first = agreement.first();
        var terms = agreement.terms();
        var schedule = terms.schedule();
        output.say(
                "cli.agreement.of",
                first.orderNo().text(),
                first.gateway(),
                first.card().shortly());
        dates(output.texts().text("agreement.type." + terms.kind()), schedule);
        output.say("cli.agreement.consent", terms.consentOn().toString(), terms.consent());
        var reason = agreement.standing().reason();
        if (reason != null) {
            output.say("cli.agreement.why", output.texts().text("agreement.reason." + reason));
        }
        agreements.charges(agreement.id()).forEach(this::charge);
    }

    private void dates(String type, Schedule schedule) {
        if (schedule.unit() == Schedule.Unit.NONE) {
            output.say("cli.agreement.noDates", type);
            return;
        }
        output.say(
                "cli.agreement.dates",
                type,
                Integer.toString(schedule.every()),
                output.texts().text("agreement.unit." + schedule.unit()),
                schedule.first().toString(),
                schedule.retries().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private void charge(Agreement.Charge charge) {
        output.say(
                "cli.agreement.charge",
                charge.due().toString(),
                Integer.toString(charge.attempt()),
                charge.orderNo().text(),
                output.texts().text(key(charge)));
    }

    private static String key(Agreement.Charge charge) {
        var paid = charge.paid();
        return paid == null
                ? "cli.agreement.charge.open"
                : paid ? "cli.agreement.charge.paid" : "cli.agreement.charge.failed";
    }

    static String outcome(Agreement.Charge charge) {
        var paid = charge.paid();
        return paid == null ? "open" : paid ? "paid" : "failed";
    }

    void fields(ObjectNode object, Agreement agreement) {
        var standing = agreement.standing();
        object.put("id", agreement.id());
        object.put("kind", agreement.terms().kind().name());
        object.put("state", standing.state().name());
        object.put(
                "reason", standing.reason() == null ? null : standing.reason().name());
        object.put("amount", AmountFormat.plain(agreement.terms().amount()));
        object.put("currency", agreement.terms().amount().getCurrencyUnit().getCode());
        object.put("customer", agreement.terms().customer());
        object.put("gateway", agreement.first().gateway());
        object.put("firstPayment", agreement.first().orderNo().text());
        object.put("due", standing.due() == null ? null : standing.due().toString());
        object.put("tryOn", standing.tryOn() == null ? null : standing.tryOn().toString());
        object.put("tries", standing.tries());
        object.put("consentOn", agreement.terms().consentOn().toString());
        var list = object.putArray("charges");
        agreements
                .charges(agreement.id())
                .forEach(charge -> list.addObject()
                        .put("due", charge.due().toString())
                        .put("attempt", charge.attempt())
                        .put("orderNo", charge.orderNo().text())
                        .put("outcome", outcome(charge)));
    }
}
