package till.cli;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.Payment;
import till.service.OrderBook;
import till.settings.AmountFormat;

/** {@code till orders}: lists the payments asked for on a business day, newest first. */
@CommandLine.Command(name = "orders")
final class OrdersCommand implements Command {
    private static final int PAGE = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

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
            var wanted = DayOption.read(day, till.services().orders().today());
            var payments = all(till.services().orders(), wanted);
            lines(run, till, wanted, payments);
            run.output().object(answer -> {
                answer.put("day", wanted.toString());
                var list = answer.putArray("orders");
                payments.forEach(payment -> PaymentView.fields(
                        list.addObject(), payment, till.services().refunds().of(payment.orderNo())));
            });
            return ExitCode.DONE;
        });
    }

    private static List<Payment> all(OrderBook orders, LocalDate day) {
        var search = new OrderBook.Search("", day, day, Set.of(), null);
        var all = new ArrayList<Payment>();
        @Nullable Payment last = null;
        List<Payment> page;
        do {
            page = orders.list(search, last, PAGE);
            all.addAll(page);
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
        return all;
    }

    private static void lines(Run run, OpenedTill till, LocalDate day, List<Payment> payments) {
        var zone = till.settings().calendar().zone();
        for (var payment : payments) {
            run.output()
                    .say(
                            "cli.orders.line",
                            TIME.format(payment.order().createdAt().atZone(zone)),
                            payment.order().reference(),
                            payment.order().method(),
                            AmountFormat.withCurrency(payment.amount()),
                            run.texts().text("payment.state." + payment.state()));
        }
        run.output().say("cli.orders.count", day.toString(), Integer.toString(payments.size()));
    }
}
