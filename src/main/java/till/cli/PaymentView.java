package till.cli;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import till.domain.Basket;
import till.domain.CardFacts;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
import till.service.TillServices;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.settings.TimeFormat;
import tools.jackson.databind.node.ObjectNode;

/** Shows a payment with its refunds: as lines for people, or as the fields of the JSON object. */
final class PaymentView {
    private final Output output;
    private final TillServices services;
    private final Texts texts;

    PaymentView(Output output, TillServices services) {
        this.output = output;
        this.services = services;
        this.texts = output.texts();
    }

    /** Shows all of a payment and ends the command; {@code message} says what came of it. */
    ExitCode end(Payment payment, String message, ExitCode code) {
        var refunds = services.refunds().of(payment.orderNo());
        lines(payment, refunds);
        if (code == ExitCode.DONE) {
            output.line(message);
        } else {
            output.warn(message);
        }
        output.object(answer -> {
            fields(answer, payment, refunds);
            items(answer, services.inHand().of(payment.orderNo()));
            answer.put("message", message);
        });
        return code;
    }

    /** The sentence for where a payment stands: what happened, whether money moved, what to do next. */
    String message(Payment payment) {
        var amount = payment.state() == PaymentState.PAID && payment.received() != null
                ? payment.received()
                : payment.amount();
        return texts.text(
                "cli.payment.now." + payment.state(), payment.order().reference(), AmountFormat.withCurrency(amount));
    }

    private void lines(Payment payment, List<Refund> refunds) {
        var order = payment.order();
        output.say("cli.payment.reference", order.reference());
        output.say("cli.payment.orderNo", order.orderNo().text());
        if (!order.sale().equals(order.reference())) {
            output.say("cli.payment.sale", order.sale());
        }
        output.say("cli.payment.method", order.gateway(), order.method());
        output.say("cli.payment.amount", AmountFormat.withCurrency(order.amount()));
        output.say(
                "cli.payment.state",
                texts.text("payment.state." + payment.state()),
                payment.state().name());
        say("cli.payment.gatewayNo", payment.gatewayNo());
        say("cli.payment.channelNo", payment.channelNo());
        var zone = services.here().calendar().zone();
        if (payment.paidAt() != null) {
            output.say("cli.payment.paidAt", TimeFormat.dayAndSecond(payment.paidAt(), zone));
        }
        if (order.isLink()) {
            output.say("cli.payment.until", TimeFormat.dayAndSecond(payment.until(), zone));
        }
        if (payment.state().isOpen()) {
            payment.shownCode()
                    .filter(_ -> !payment.keyed())
                    .ifPresent(code -> output.say("cli.payment.payCode", code.text()));
        }
        told(payment);
        refunds.forEach(refund -> told(payment, refund));
    }

    /** What the gateway told, in its own words. */
    private void told(Payment payment) {
        say("cli.payment.paidWith", payment.details().paidWith());
        var card = payment.details().card();
        say("cli.payment.card", card.shortly());
        say("cli.payment.cardBin", card.bin());
        say("cli.payment.cardAuthorisation", card.authorisation());
        say("cli.payment.cardIdentifier", card.identifier());
        new TreeMap<>(payment.details().more()).forEach((name, told) -> output.say("cli.payment.detail", name, told));
        say("cli.payment.word", payment.watch().word());
        explain(payment, payment.watch().word());
    }

    private void told(Payment payment, Refund refund) {
        output.say(
                "cli.payment.refund",
                refund.refundNo().text(),
                AmountFormat.withCurrency(refund.amount()),
                texts.text("operation.state." + refund.state()),
                refund.state().name());
        explain(payment, refund.watch().word());
    }

    private void explain(Payment payment, @Nullable String word) {
        services.gateways()
                .explain(payment.order().gateway(), word)
                .ifPresent(problem -> output.line(texts.text(problem)));
    }

    private void say(String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            output.say(key, value);
        }
    }

    /** What it is for, where that was said line by line. */
    private static void items(ObjectNode object, Basket basket) {
        if (!basket.lines().isEmpty()) {
            var items = object.putArray("items");
            basket.lines().forEach(line -> {
                var item = items.addObject();
                item.put("sku", line.sku());
                item.put("name", line.names().in(Locale.ROOT));
                item.put("quantity", line.quantity());
                item.put("price", AmountFormat.plain(line.charged()));
                item.put("discount", AmountFormat.plain(line.off()));
                item.put("amount", AmountFormat.plain(line.amount()));
            });
        }
    }

    static void fields(ObjectNode object, Payment payment, List<Refund> refunds) {
        var order = payment.order();
        object.put("reference", order.reference());
        object.put("orderNo", order.orderNo().text());
        object.put("gateway", order.gateway());
        object.put("method", order.method());
        object.put("state", payment.state().name());
        object.put("amount", AmountFormat.plain(order.amount()));
        object.put("currency", order.amount().getCurrencyUnit().getCode());
        object.put(
                "payCode",
                payment.code() == null || payment.keyed()
                        ? null
                        : payment.code().text());
        if (order.isLink()) {
            object.put("until", payment.until().toString());
        }
        object.put("gatewayNo", payment.gatewayNo());
        object.put("paidAt", payment.paidAt() == null ? null : payment.paidAt().toString());
        card(object, payment.details().card());
        var list = object.putArray("refunds");
        refunds.forEach(refund -> fields(list.addObject(), refund));
    }

    private static void card(ObjectNode object, CardFacts card) {
        if (!card.isEmpty()) {
            object.putObject("card")
                    .put("scheme", card.scheme())
                    .put("bin", card.bin())
                    .put("lastFour", card.lastFour())
                    .put("authorisation", card.authorisation())
                    .put("transactionIdentifier", card.identifier());
        }
    }

    private static void fields(ObjectNode object, Refund refund) {
        object.put("refundNo", refund.refundNo().text());
        object.put("state", refund.state().name());
        object.put("amount", AmountFormat.plain(refund.amount()));
        object.put("currency", refund.amount().getCurrencyUnit().getCode());
        object.put("reason", refund.reason());
        object.put("gatewayNo", refund.gatewayNo());
        object.put(
                "refundedAt",
                refund.refundedAt() == null ? null : refund.refundedAt().toString());
    }
}
