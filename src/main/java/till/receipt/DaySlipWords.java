package till.receipt;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.device.Printout;
import till.device.Printout.Block;
import till.device.Printout.Size;
import till.domain.Mode;
import till.domain.StillOpen;
import till.domain.Takings;
import till.domain.ZReport;
import till.service.GatewayDirectory;
import till.settings.AmountFormat;
import till.settings.Texts;

/** Puts the figures of a day into words: for paper, for the screen and for the command line the same. */
final class DaySlipWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    /** On paper: as much as tells two apart. The whole is in the ledger and in what is exported. */
    private static final int SHOWN_OF_HASH = 16;

    private final String shop;
    private final List<Texts> languages;
    private final ZoneId zone;
    private final Map<String, String> people;
    private final GatewayDirectory gateways;
    private final List<Block> blocks = new ArrayList<>();

    DaySlipWords(
            String shop, List<Texts> languages, ZoneId zone, Map<String, String> people, GatewayDirectory gateways) {
        this.shop = shop;
        this.languages = languages;
        this.zone = zone;
        this.people = people;
        this.gateways = gateways;
    }

    Printout write(DaySlip slip) {
        training(slip);
        if (!shop.isBlank()) {
            blocks.add(new Printout.Text(shop, Size.LARGE, true));
        }
        head(slip);
        var takings = slip.figures().takings();
        if (takings.lines().isEmpty()) {
            blocks.add(new Printout.Text(say("slip.nothing"), Size.NORMAL, true));
        }
        takings.currencies().forEach(currency -> currency(currency, takings));
        open(slip.figures().open());
        shifts(slip);
        proof(slip);
        training(slip);
        return new Printout(slip.title(), blocks);
    }

    private void training(DaySlip slip) {
        if (slip.mode() == Mode.TRAINING) {
            blocks.add(new Printout.Banner(say("slip.training")));
        }
    }

    private void head(DaySlip slip) {
        var z = slip.z();
        var figures = slip.figures();
        blocks.add(new Printout.Text(
                z == null ? say("slip.x") : say("slip.z", Long.toString(z.number())), Size.HUGE, true));
        var copyAt = slip.copyAt();
        if (copyAt != null) {
            blocks.add(new Printout.Banner(say("receipt.copy") + "\n" + time(copyAt)));
        }
        pair("slip.day", figures.day().toString());
        if (z == null) {
            pair("slip.at", time(figures.at()));
            blocks.add(new Printout.Text(say("slip.x.note"), Size.SMALL, false));
        } else {
            closed(z);
        }
    }

    private void closed(ZReport z) {
        pair("slip.closed", time(z.closedAt()));
        pair("slip.till", z.till());
        pair("slip.closedBy", name(z.by().operator()));
        pair("slip.approvedBy", name(z.by().approver()));
        if (z.figures().early()) {
            blocks.add(new Printout.Text(say("slip.early", time(z.figures().to())), Size.SMALL, false));
        }
        if (z.figures().before() > 0) {
            blocks.add(new Printout.Text(
                    say("slip.before", Long.toString(z.figures().before())), Size.SMALL, false));
        }
    }

    private void currency(CurrencyUnit currency, Takings takings) {
        blocks.add(new Printout.Rule());
        var sum = takings.sum(currency);
        counted("slip.payments", sum.payments(), sum.taken());
        counted("slip.refunds", sum.refunds(), sum.refunded().negated());
        blocks.add(new Printout.Pair(
                say("slip.net") + " " + currency.getCode(), AmountFormat.withCurrency(sum.net()), true));
        some("slip.late", takings.only(Takings.Line::late), currency);
        some("slip.carried", takings.only(Takings.Line::carried), currency);
        some("slip.reversed", takings.only(line -> line.kind() == Takings.Kind.REFUND_FAILED), currency);
        by("slip.byMethod", currency, takings, this::way);
        by("slip.byGateway", currency, takings, line -> new WayNames(languages, gateways).gateway(line.gateway()));
        by("slip.byOperator", currency, takings, line -> person(line.operator()));
        by("slip.byTill", currency, takings, Takings.Line::till);
        by("slip.byShift", currency, takings, line -> Objects.requireNonNullElse(line.shift(), say("slip.noShift")));
    }

    private void counted(String key, long count, Money amount) {
        blocks.add(new Printout.Pair(say(key, Long.toString(count)), AmountFormat.withCurrency(amount), false));
    }

    private void some(String key, Takings part, CurrencyUnit currency) {
        var count = part.lines().stream()
                .filter(line -> line.sum().getCurrencyUnit().equals(currency))
                .mapToLong(Takings.Line::count)
                .sum();
        if (count > 0) {
            counted(key, count, part.sum(currency).net());
        }
    }

    /** Who or how, each with payments less refunds, which come to the net. */
    private void by(String key, CurrencyUnit currency, Takings takings, Function<Takings.Line, String> name) {
        blocks.add(new Printout.Text(say(key), Size.NORMAL, true));
        takings.by(currency, name)
                .forEach((each, sum) -> blocks.add(
                        new Printout.Pair("  " + each + "  " + counts(sum), AmountFormat.grouped(sum.net()), false)));
    }

    private String counts(Takings.Sum sum) {
        var payments = Long.toString(sum.payments());
        return sum.refunds() == 0 ? payments : payments + ", " + say("slip.back", Long.toString(sum.refunds()));
    }

    private String way(Takings.Line line) {
        var names = new WayNames(languages, gateways);
        return names.of(line.gateway(), line.method()) + " (" + names.gateway(line.gateway()) + ")";
    }

    private void open(List<StillOpen> open) {
        blocks.add(new Printout.Rule());
        blocks.add(new Printout.Text(
                open.isEmpty() ? say("slip.open.none") : say("slip.open", Integer.toString(open.size())),
                Size.NORMAL,
                true));
        for (var each : open) {
            var amount = each.amount();
            blocks.add(new Printout.Pair(
                    "  " + each.name() + "  " + say("slip.open." + each.kind()) + word(each),
                    amount == null ? "" : AmountFormat.withCurrency(amount),
                    false));
        }
    }

    private String word(StillOpen open) {
        var key = switch (open.kind()) {
            case PAYMENT -> "payment.state." + open.word();
            case REFUND -> "operation.state." + open.word();
            case CARD -> "attention.kind." + open.word();
            case OPERATION -> "operation.kind." + open.word();
            case PARKED -> "";
        };
        return key.isEmpty() ? "" : ": " + languages.getFirst().find(key).orElse(open.word());
    }

    private void shifts(DaySlip slip) {
        if (slip.figures().shifts().isEmpty()) {
            return;
        }
        blocks.add(new Printout.Rule());
        blocks.add(new Printout.Text(say("slip.shifts"), Size.NORMAL, true));
        for (var shift : slip.figures().shifts()) {
            var end = shift.end();
            var until = end == null ? say("slip.shift.open") : say("slip.shift." + end.ending(), time(end.at()));
            blocks.add(new Printout.Pair("  " + shift.id() + "  " + person(shift.operator()), until, false));
        }
    }

    private void proof(DaySlip slip) {
        blocks.add(new Printout.Rule());
        slip.figures()
                .heads()
                .forEach((till, head) -> blocks.add(
                        new Printout.Pair(say("slip.head", till), head.sequence() + " " + shown(head.hash()), false)));
        var z = slip.z();
        if (z != null) {
            pair("slip.fingerprint", shown(z.sha256()));
        }
    }

    private static String shown(String hash) {
        return hash.substring(0, Math.min(SHOWN_OF_HASH, hash.length()));
    }

    private String person(@Nullable String id) {
        return id == null ? say("slip.nobody") : name(id);
    }

    private String name(@Nullable String id) {
        return id == null ? "" : people.getOrDefault(id, id);
    }

    /** Only what there is something to say of. */
    private void pair(String key, String value) {
        if (!value.isBlank()) {
            blocks.add(new Printout.Pair(say(key), value, false));
        }
    }

    /** In each language, one after the other. */
    private String say(String key, Object... arguments) {
        return languages.stream()
                .map(each -> each.text(key, arguments))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
