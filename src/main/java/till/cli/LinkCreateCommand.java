package till.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.AmountText;
import till.domain.PaymentMethod;
import till.service.ChargeRequest;
import till.service.PaymentLinks.Offer;

/** {@code till link create}: makes one payment link; asked about and cancelled like any payment. */
@CommandLine.Command(name = "create")
final class LinkCreateCommand implements Command {
    private static final int LONGEST_SALE = 64;

    @Option(names = "--gateway", paramLabel = "ID", descriptionKey = "cli.option.gateway")
    private String gateway = "";

    @Option(names = "--method", paramLabel = "M", descriptionKey = "cli.option.method")
    private String method = "";

    @Option(names = "--amount", paramLabel = "88.50", required = true, descriptionKey = "cli.option.amount")
    private String amount = "";

    @Option(names = "--currency", paramLabel = "HKD", descriptionKey = "cli.option.currency")
    private String currency = "";

    @Option(names = "--lifetime", paramLabel = "24h", descriptionKey = "cli.option.lifetime")
    private String lifetime = "24h";

    @Option(names = "--subject", paramLabel = "S", descriptionKey = "cli.option.subject")
    private String subject = "";

    @Option(names = "--order", paramLabel = "REF", descriptionKey = "cli.option.order")
    private String sale = "";

    @Option(names = "--again", descriptionKey = "cli.option.again")
    private boolean again;

    @Option(names = "--extra", paramLabel = "name=value", descriptionKey = "cli.option.extra")
    private Map<String, String> extras = new LinkedHashMap<>();

    @Option(names = "--qr", paramLabel = "FILE.png", descriptionKey = "cli.option.qr")
    private @Nullable Path qr;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var living = WaitTime.read(lifetime);
        var picture = qr == null ? null : QrFile.at(qr);
        if (sale.strip().length() > LONGEST_SALE) {
            throw Stopped.wrongUse("cli.charge.orderTooLong", Integer.toString(LONGEST_SALE));
        }
        return run.inTill(
                Act.CHARGE,
                till -> new Charging(run, till, picture, null)
                        .charge(request(till).asLink(living)));
    }

    private ChargeRequest request(OpenedTill till) throws Stopped {
        var id = new GatewayChoice(till.services().gateways()).id(gateway, method);
        return new ChargeRequest(
                id, code(till, id), amount(till), subject(till), sale.strip(), again, Map.copyOf(extras));
    }

    /** Without one named, the only way to pay of the gateway that links can be made by. */
    private String code(OpenedTill till, String id) throws Stopped {
        if (!method.isBlank()) {
            return method.strip();
        }
        var codes = pages(till, id);
        if (codes.size() == 1) {
            return codes.getFirst();
        }
        throw Stopped.wrongUse("cli.method.missing", String.join(", ", codes));
    }

    private List<String> pages(OpenedTill till, String id) throws Stopped {
        return till.services().links().offers(amount(till)).stream()
                .map(Offer::method)
                .filter(way -> way.gateway().equals(id))
                .map(PaymentMethod::code)
                .toList();
    }

    private Money amount(OpenedTill till) throws Stopped {
        return switch (AmountText.read(
                amount, Currencies.read(currency, till.settings().currency()))) {
            case AmountText.Amount(var money) -> money;
            case AmountText.Wrong(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
        };
    }

    private String subject(OpenedTill till) {
        if (!subject.isBlank()) {
            return subject.strip();
        }
        var shop = till.settings().shopName();
        return shop.isBlank() ? till.texts().text("cli.charge.subject") : shop;
    }
}
