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
import till.domain.PaymentState;
import till.service.OrderBook;
import till.settings.AmountFormat;

/** {@code till orders}: lists the payments asked for on a business day or several, or those a search finds, newest first. */
@CommandLine.Command(name = "orders")
final class OrdersCommand implements Command {
    private static final int PAGE = 500;
    private static final LocalDate BEFORE_ALL = LocalDate.of(2000, 1, 1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    @Option(names = "--day", paramLabel = "2026-11-21", descriptionKey = "cli.option.day")
    private String day = "";

    @Option(names = "--from", paramLabel = "2026-11-01", descriptionKey = "cli.option.exportFrom")
    private String from = "";

    @Option(names = "--to", paramLabel = "2026-11-30", descriptionKey = "cli.option.exportTo")
    private String to = "";

    @Option(names = "--any-time", descriptionKey = "cli.option.ordersAnyTime")
    private boolean anyTime;

    @Option(names = "--search", paramLabel = "TEXT", descriptionKey = "cli.option.ordersSearch")
    private String text = "";

    @Option(names = "--state", paramLabel = "STATE", descriptionKey = "cli.option.ordersState")
    private @Nullable PaymentState state;

    @Option(names = "--gateway", paramLabel = "ID", descriptionKey = "cli.option.ordersGateway")
    private @Nullable String gateway;

    @Option(names = "--most", paramLabel = "N", descriptionKey = "cli.option.ordersMost")
    private int most = 10_000;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.SEE_ORDERS, till -> {
            var wanted = wanted(till.services().orders().today());
            var payments = all(till.services().orders(), wanted);
            lines(run, till, payments);
            count(run, wanted, payments.size());
            run.output().object(answer -> {
                answer.put("day", wanted.from().toString());
                if (!wanted.from().equals(wanted.to())) {
                    answer.put("to", wanted.to().toString());
                }
                var list = answer.putArray("orders");
                payments.forEach(payment -> PaymentView.fields(
                        list.addObject(), payment, till.services().refunds().of(payment.orderNo())));
            });
            return ExitCode.DONE;
        });
    }

    private OrderBook.Search wanted(LocalDate today) throws Stopped {
        var several = anyTime || !(from + to).isBlank();
        if (several && !day.isBlank()) {
            throw Stopped.wrongUse("cli.export.dayOrRange");
        }
        var first = anyTime ? BEFORE_ALL : Days.read(from.isBlank() ? day : from, today);
        var last = several ? Days.read(to, today) : first;
        if (last.isBefore(first)) {
            throw Stopped.wrongUse("cli.export.backwards", first.toString(), last.toString());
        }
        return new OrderBook.Search(text, first, last, state == null ? Set.of() : Set.of(state), gateway);
    }

    private List<Payment> all(OrderBook orders, OrderBook.Search search) {
        var all = new ArrayList<Payment>();
        @Nullable Payment last = null;
        List<Payment> page;
        do {
            page = orders.list(search, last, Math.min(PAGE, most - all.size()));
            all.addAll(page);
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE && all.size() < most);
        return all;
    }

    private static void lines(Run run, OpenedTill till, List<Payment> payments) {
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
    }

    private static void count(Run run, OrderBook.Search wanted, int found) {
        var days = wanted.from().equals(wanted.to()) ? wanted.from().toString() : wanted.from() + " – " + wanted.to();
        run.output().say("cli.orders.count", days, Integer.toString(found));
    }
}
