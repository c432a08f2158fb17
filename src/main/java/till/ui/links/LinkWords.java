package till.ui.links;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import till.domain.Payment;
import till.domain.PaymentState;
import till.service.PaymentLinks.Offer;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.kit.StateBadge;
import till.ui.orders.OrderWords;

/** How links read in the current language. */
final class LinkWords {
    private final OrderWords words;
    private final ZoneId zone;

    LinkWords(OrderWords words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    Texts texts() {
        return words.texts();
    }

    /** <i>30 minutes</i>, <i>24 hours</i>, <i>7 days</i>. */
    String lifetime(Duration lifetime) {
        if (lifetime.toHours() == 0) {
            return texts().text("links.lifetime.minutes", Long.toString(lifetime.toMinutes()));
        }
        return lifetime.toDays() > 1
                ? texts().text("links.lifetime.days", Long.toString(lifetime.toDays()))
                : texts().text("links.lifetime.hours", Long.toString(lifetime.toHours()));
    }

    /** A way to pay with its gateway: the same card page may be had of two. */
    String offer(Offer offer) {
        var method = offer.method();
        return words.methods().name(method, texts()) + "  ·  " + MethodNames.gateway(method.gateway(), texts());
    }

    /** The chip of a link. */
    StateBadge badge(Payment payment) {
        return new StateBadge(payment.state(), state(payment));
    }

    String state(Payment payment) {
        if (payment.codeLost()) {
            return texts().text("links.state.lost");
        }
        return switch (payment.state()) {
            case AWAITING_PAYER -> texts().text("links.state.open");
            case LAPSED -> texts().text("links.state.lapsed");
            case CREATED, AUTHORIZED, PAID, DECLINED, UNCERTAIN, CANCELLED, EXPIRED ->
                texts().text("shell.state." + payment.state().name());
        };
    }

    /** When it ends, or when what it came to happened, as far from now. */
    String ends(Payment payment, Instant now) {
        if (payment.state() == PaymentState.PAID && payment.paidAt() != null) {
            return texts().text("links.ends.paid", words.age(payment.paidAt(), now));
        }
        return switch (payment.state()) {
            case CREATED, AWAITING_PAYER, UNCERTAIN, AUTHORIZED ->
                now.isBefore(payment.until())
                        ? texts().text("links.ends.in", words.age(now, payment.until()))
                        : texts().text("links.ends.over", words.age(payment.until(), now));
            case LAPSED, DECLINED, CANCELLED, EXPIRED, PAID ->
                texts().text("links.ends.ended", words.age(payment.watch().changedAt(), now));
        };
    }

    /** What stands in the place of a link that is not to be sent: what happened, and what to do. */
    String told(Payment payment, boolean live) {
        if (payment.codeLost()) {
            return texts().text("links.told.lost");
        }
        return texts().text(
                        switch (payment.state()) {
                            case AWAITING_PAYER -> live ? "links.told.form" : "links.told.over";
                            case CREATED -> "links.told.CREATED";
                            case UNCERTAIN -> "links.told.UNCERTAIN";
                            case AUTHORIZED -> "links.told.AUTHORIZED";
                            case PAID -> payment.late() ? "links.told.late" : "links.told.PAID";
                            case DECLINED -> "links.told.DECLINED";
                            case LAPSED -> "links.told.LAPSED";
                            case CANCELLED -> "links.told.CANCELLED";
                            case EXPIRED -> "links.told.EXPIRED";
                        });
    }

    String created(Payment payment) {
        return texts().text("links.created", time(payment.order().createdAt()));
    }

    String until(Payment payment) {
        return texts().text("links.until", time(payment.until()));
    }

    private String time(Instant at) {
        return LinkMessage.time(at, zone, texts());
    }

    /** What the shop knows the customer by: what the customer reads, and the order's number. */
    String customer(Payment payment) {
        var order = payment.order();
        var number = order.sale().equals(order.reference()) ? order.reference() : order.sale();
        return order.subject().isBlank() ? number : order.subject() + "  ·  " + number;
    }

    String way(Payment payment) {
        return words.method(payment) + "  ·  " + words.gateway(payment);
    }
}
