package till.ui.links;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import till.domain.PayCode;
import till.domain.Payment;
import till.settings.AmountFormat;
import till.settings.Language;
import till.settings.Texts;

/** The ready text that goes to a customer with a link: shop, amount, link, until when. */
final class LinkMessage {
    private LinkMessage() {}

    /**
     * Empty where there is no link that could be sent.
     *
     * @param customers the languages that the shop speaks to its customers, each line in all of them
     */
    static Optional<String> of(Payment payment, String shop, ZoneId zone, List<Language> customers) {
        return payment.shownCode().filter(LinkMessage::isAddress).map(code -> {
            var order = payment.order();
            var lines = new ArrayList<String>();
            if (!shop.isBlank()) {
                lines.add(shop.strip());
            }
            var amount = AmountFormat.withCurrency(order.amount());
            lines.addAll(inEach(customers, texts -> texts.text("links.message.pay", amount)));
            var about = about(payment);
            if (!about.isEmpty()) {
                lines.add(about);
            }
            lines.add(code.text());
            lines.addAll(inEach(
                    customers, texts -> texts.text("links.message.until", time(payment.until(), zone, texts))));
            return String.join("\n", lines);
        });
    }

    /** A form opens only in the till's own browser. */
    static boolean isAddress(PayCode code) {
        return code.text().matches("(?i)https?://\\S+");
    }

    /** Day and minute. */
    static String time(Instant at, ZoneId zone, Texts texts) {
        return DateTimeFormatter.ofPattern(
                        texts.text("links.message.time"), texts.language().locale())
                .format(at.atZone(zone));
    }

    private static String about(Payment payment) {
        var order = payment.order();
        var own = order.sale().equals(order.reference()) ? "" : order.sale();
        return order.subject().isBlank() || own.isBlank()
                ? order.subject().strip() + own
                : order.subject().strip() + " · " + own;
    }

    private static List<String> inEach(List<Language> customers, Function<Texts, String> words) {
        return customers.stream().map(Texts::in).map(words).toList();
    }
}
