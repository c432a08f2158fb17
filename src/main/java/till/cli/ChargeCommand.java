package till.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.AmountText;
import till.domain.AuthCode;
import till.domain.CardBuffer;
import till.domain.PaymentMethod;
import till.service.ChargeRequest;

/** {@code till charge}: asks for a payment, writes its code as a picture, and waits for the money where told to. */
@CommandLine.Command(name = "charge")
final class ChargeCommand implements Command {
    private static final int LONGEST_SALE = 64;

    @Option(names = "--gateway", paramLabel = "ID", descriptionKey = "cli.option.gateway")
    private String gateway = "";

    @Option(names = "--method", paramLabel = "M", descriptionKey = "cli.option.method")
    private String method = "";

    @Option(names = "--amount", paramLabel = "88.50", descriptionKey = "cli.option.amount")
    private String amount = "";

    @Option(names = "--currency", paramLabel = "HKD", descriptionKey = "cli.option.currency")
    private String currency = "";

    @Option(names = "--item", paramLabel = "SKU[xN]", descriptionKey = "cli.option.item")
    private List<String> items = new ArrayList<>();

    @Option(names = "--subject", paramLabel = "S", descriptionKey = "cli.option.subject")
    private String subject = "";

    @Option(names = "--order", paramLabel = "REF", descriptionKey = "cli.option.order")
    private String sale = "";

    @Option(names = "--again", descriptionKey = "cli.option.again")
    private boolean again;

    @Option(names = "--auth-code", paramLabel = "C", descriptionKey = "cli.option.authCode")
    private @Nullable String authCode;

    @Option(names = "--card", descriptionKey = "cli.option.card")
    private boolean card;

    @Option(names = "--capture", paramLabel = "auto|manual", descriptionKey = "cli.option.capture")
    private @Nullable String capture;

    @Option(names = "--extra", paramLabel = "name=value", descriptionKey = "cli.option.extra")
    private Map<String, String> extras = new LinkedHashMap<>();

    @Option(names = "--qr", paramLabel = "FILE.png", descriptionKey = "cli.option.qr")
    private @Nullable Path qr;

    @Option(names = "--wait", paramLabel = "120s", descriptionKey = "cli.option.wait")
    private @Nullable String wait;

    @Option(names = "--auto-pay", paramLabel = "3s", descriptionKey = "cli.option.autoPay")
    private @Nullable String autoPay;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var waiting = wait == null ? null : WaitTime.read(wait);
        var paysAfter = autoPay == null ? null : WaitTime.read(autoPay);
        var picture = qr == null ? null : QrFile.at(qr);
        return run.inTill(card ? Act.KEY_CARD : Act.CHARGE, till -> {
            var request = request(till);
            if (paysAfter != null) {
                var desk = till.training().orElseThrow(() -> Stopped.wrongUse("cli.charge.autoPayLive"));
                desk.payNextByItself(request.gateway(), paysAfter);
            }
            var charging = new Charging(run, till, picture, waiting);
            return card ? keyed(run, till, request, charging) : charging.charge(request);
        });
    }

    /** The card is asked for last, and overwritten whatever happens. */
    private static ExitCode keyed(Run run, OpenedTill till, ChargeRequest request, Charging charging) throws Stopped {
        var form = till.services().gateways().cardForm(request.gateway(), request.method());
        if (form.isEmpty()) {
            throw Stopped.wrongUse("gateway.noCards", request.gateway());
        }
        if (!till.services().gateways().isKeyedOn(request.gateway(), request.method())) {
            throw Stopped.refused("card.off", request.gateway(), request.method());
        }
        try (var typed = new CardBuffer()) {
            new CardLines(run.terminal(), run.output()).into(typed, form.get());
            return charging.charge(request, typed);
        }
    }

    private ChargeRequest request(OpenedTill till) throws Stopped {
        var id = new GatewayChoice(till.services().gateways()).id(gateway, method);
        var code = code(till, id);
        if (authCode != null && !AuthCode.isOne(authCode.strip())) {
            throw Stopped.wrongUse("cli.charge.authCodeWrong");
        }
        if (authCode != null && card) {
            throw Stopped.wrongUse("cli.charge.cardAndCode");
        }
        if (qr != null && isForAnApp(till, id, code)) {
            throw Stopped.wrongUse("cli.charge.noPicture", code);
        }
        if (sale.strip().length() > LONGEST_SALE) {
            throw Stopped.wrongUse("cli.charge.orderTooLong", Integer.toString(LONGEST_SALE));
        }
        var scanned = authCode == null ? null : new AuthCode(authCode.strip());
        var unit = Currencies.read(currency, till.settings().currency());
        if (amount.isBlank() && items.isEmpty()) {
            throw Stopped.wrongUse("cli.usage.missing", "--amount", "till charge");
        }
        var basket = new ItemLines(till.catalogue(), unit)
                .read(items, till.services().inHand().newNumber());
        var due = amount.isBlank() && !items.isEmpty() ? basket.total(unit) : amount(unit);
        return new ChargeRequest(id, code, due, subject(till), sale.strip(), again, scanned, inputs()).of(basket);
    }

    /** How money is captured is an input like the others, by the name that gateways give it. */
    private Map<String, String> inputs() throws Stopped {
        if (capture == null) {
            return extras;
        }
        if (!capture.equals("auto") && !capture.equals("manual")) {
            throw Stopped.wrongUse("cli.charge.captureWrong");
        }
        var inputs = new LinkedHashMap<>(extras);
        inputs.put("captureMethod", capture);
        return inputs;
    }

    /** Whatever was asked for: the gateway itself says what is wrong with a code it does not take. */
    private String code(OpenedTill till, String id) throws Stopped {
        if (method.isBlank()) {
            var codes = ways(till, id).map(PaymentMethod::code).toList();
            throw Stopped.wrongUse("cli.method.missing", String.join(", ", codes));
        }
        return method.strip();
    }

    private static boolean isForAnApp(OpenedTill till, String id, String code) {
        return ways(till, id).anyMatch(way -> way.code().equals(code) && way.form() == PaymentMethod.Form.APP);
    }

    private static Stream<PaymentMethod> ways(OpenedTill till, String id) {
        return till.services().gateways().methods().stream()
                .filter(way -> way.gateway().equals(id));
    }

    private Money amount(CurrencyUnit unit) throws Stopped {
        return switch (AmountText.read(amount, unit)) {
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
