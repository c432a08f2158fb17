package till.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.service.ExchangeLine;
import tools.jackson.databind.node.ArrayNode;

/** {@code till exchanges}: shows every kept call to the gateway about a payment and its refunds, oldest first. */
@CommandLine.Command(name = "exchanges")
final class ExchangesCommand implements Command {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    @Parameters(paramLabel = "REF", descriptionKey = "cli.option.ref")
    private String ref = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.SEE_EXCHANGES, ref, till -> {
            var orders = till.services().orders();
            var payment = new References(orders).find(ref);
            var numbers = orders.details(payment.orderNo()).orElseThrow().numbers();
            var lines = till.services().exchanges().of(numbers);
            var zone = till.settings().calendar().zone();
            lines.forEach(line -> say(run.output(), line, zone));
            if (lines.isEmpty()) {
                run.output().say("exchanges.none");
            }
            run.output().object(answer -> {
                answer.put("reference", payment.order().reference());
                var list = answer.putArray("exchanges");
                lines.forEach(line -> fields(list, line));
            });
            return ExitCode.DONE;
        });
    }

    private static void say(Output output, ExchangeLine line, ZoneId zone) {
        var ending = output.texts().text("exchanges.ending." + line.ending().name(), Integer.toString(line.status()));
        output.line(String.join(
                "  ",
                TIME.format(line.at().atZone(zone)),
                line.operation(),
                line.number(),
                output.texts().text("exchanges.ms", line.took().toMillis()),
                ending));
        output.line("  > " + line.request());
        output.line("  < " + line.answer());
    }

    private static void fields(ArrayNode list, ExchangeLine line) {
        var object = list.addObject();
        object.put("at", line.at().toString());
        object.put("gateway", line.gateway());
        object.put("number", line.number());
        object.put("operation", line.operation());
        object.put("ms", line.took().toMillis());
        object.put("status", line.status());
        object.put("ending", line.ending().name());
        object.put("request", line.request());
        object.put("answer", line.answer());
    }
}
