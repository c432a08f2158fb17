package till.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.Payment;
import till.service.PaymentLinks.Which;
import till.settings.AmountFormat;
import till.settings.TimeFormat;

/** {@code till link list}: the payment links of the last 60 days, whichever till made them, newest first. */
@CommandLine.Command(name = "list")
final class LinkListCommand implements Command {
    private static final int MOST = 1000;

    @Option(names = "--state", paramLabel = "open|paid|ended", descriptionKey = "cli.option.linkState")
    private String state = "";

    @Option(names = "--search", paramLabel = "TEXT", descriptionKey = "cli.option.linkSearch")
    private String search = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return show(run, state, search);
    }

    static ExitCode show(Run run, String state, String search) throws Stopped, CannotOpen {
        var which = which(state);
        return run.inTill(Act.SEE_ORDERS, till -> {
            var links = till.services().links().list(which, search.strip(), MOST);
            lines(run, till, links);
            run.output().object(answer -> {
                var list = answer.putArray("links");
                links.forEach(payment -> PaymentView.fields(
                        list.addObject(), payment, till.services().refunds().of(payment.orderNo())));
            });
            return ExitCode.DONE;
        });
    }

    private static Which which(String state) throws Stopped {
        if (state.isBlank()) {
            return Which.ALL;
        }
        return Stream.of(Which.values())
                .filter(each -> word(each).equals(state.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Stopped.wrongUse(
                        "cli.link.stateWrong",
                        state,
                        Stream.of(Which.values()).map(LinkListCommand::word).collect(Collectors.joining(", "))));
    }

    private static String word(Which which) {
        return which.name().toLowerCase(Locale.ROOT);
    }

    private static void lines(Run run, OpenedTill till, List<Payment> links) {
        var zone = till.settings().calendar().zone();
        for (var payment : links) {
            run.output()
                    .say(
                            "cli.link.line",
                            TimeFormat.dayAndMinute(payment.order().createdAt(), zone),
                            payment.order().reference(),
                            AmountFormat.withCurrency(payment.amount()),
                            run.texts().text("payment.state." + payment.state()),
                            TimeFormat.dayAndMinute(payment.until(), zone),
                            payment.order().sale());
        }
        run.output().say("cli.link.count", Integer.toString(links.size()));
    }
}
