package till.receipt;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import till.device.GrayPicture;
import till.device.Printout;
import till.device.Printout.Block;
import till.device.Printout.Size;
import till.domain.Mode;
import till.domain.Refund;
import till.service.GatewayDirectory;
import till.settings.AmountFormat;
import till.settings.ShopSettings;
import till.settings.Texts;

/** Puts a receipt into the shop's words, in the languages the shop chose. */
final class ReceiptWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ShopSettings shop;
    private final List<Texts> languages;
    private final ZoneId zone;
    private final GatewayDirectory gateways;

    ReceiptWords(ShopSettings shop, ZoneId zone, GatewayDirectory gateways) {
        this.shop = shop;
        this.languages =
                shop.receipts().languages().spoken().stream().map(Texts::in).toList();
        this.zone = zone;
        this.gateways = gateways;
    }

    /** @param logo null for none */
    Printout write(Receipt receipt, @Nullable GrayPicture logo) {
        var blocks = new ArrayList<Block>();
        warn(receipt, blocks);
        head(logo, blocks);
        blocks.add(new Printout.Text(
                twice(receipt.refund() == null ? "receipt.title" : "receipt.refund.title"), Size.LARGE, true));
        Optional.ofNullable(receipt.copyAt())
                .ifPresent(at -> blocks.add(new Printout.Banner(twice("receipt.copy") + "\n" + time(at))));
        var refund = receipt.refund();
        if (refund == null) {
            payment(receipt, blocks);
        } else {
            refund(receipt, refund, blocks);
        }
        blocks.add(new Printout.Rule());
        blocks.add(new Printout.Code(receipt.payment().order().reference()));
        lines(shop.receipts().footer(), blocks);
        warn(receipt, blocks);
        return new Printout(receipt.title(), blocks);
    }

    /** Nobody shall take a receipt of the training for money. */
    private void warn(Receipt receipt, List<Block> blocks) {
        if (receipt.mode() == Mode.TRAINING) {
            blocks.add(new Printout.Banner(languages.stream()
                    .map(each -> each.text("receipt.training"))
                    .collect(Collectors.joining("\n"))));
        }
    }

    private void head(@Nullable GrayPicture logo, List<Block> blocks) {
        if (logo != null) {
            blocks.add(new Printout.Picture(logo));
        }
        if (!shop.shopName().isBlank()) {
            blocks.add(new Printout.Text(shop.shopName(), Size.LARGE, true));
        }
        lines(shop.receipts().header(), blocks);
        blocks.add(new Printout.Rule());
    }

    private static void lines(String text, List<Block> blocks) {
        if (!text.isBlank()) {
            blocks.add(new Printout.Text(text, Size.NORMAL, false));
        }
    }

    private void payment(Receipt receipt, List<Block> blocks) {
        var payment = receipt.payment();
        var order = payment.order();
        pair("receipt.number", order.reference(), blocks);
        pair("receipt.time", time(Optional.ofNullable(payment.paidAt()).orElse(order.createdAt())), blocks);
        pair("receipt.till", order.till(), blocks);
        pair("receipt.operator", receipt.operator(), blocks);
        if (!order.sale().equals(order.reference())) {
            pair("receipt.sale", order.sale(), blocks);
        }
        blocks.add(new Printout.Rule());
        pair("receipt.subject", order.subject(), blocks);
        bought(receipt, blocks);
        blocks.add(new Printout.Pair(twice("receipt.total"), AmountFormat.withCurrency(receipt.received()), true));
        pair("receipt.method", methods(receipt), blocks);
        if (receipt.refunded().isPositive()) {
            pair("receipt.refunded", AmountFormat.withCurrency(receipt.refunded()), blocks);
        }
        blocks.add(new Printout.Rule());
        pair("receipt.orderNo", payment.orderNo().text(), blocks);
        pair("receipt.gatewayNo", payment.gatewayNo(), blocks);
        pair("receipt.channelNo", payment.channelNo(), blocks);
    }

    /** Each line with its name in the receipt's languages, its pieces, what was taken off, and what it comes to. */
    private void bought(Receipt receipt, List<Block> blocks) {
        for (var line : receipt.lines()) {
            var name = languages.stream()
                    .map(each -> line.names().in(each.language().locale()))
                    .distinct()
                    .collect(Collectors.joining(" "));
            blocks.add(new Printout.Pair(name, AmountFormat.grouped(line.amount()), false));
            var each = "  " + line.quantity() + " \u00d7 " + AmountFormat.grouped(line.charged());
            var off = line.off().isZero() ? "" : "\u2212" + AmountFormat.grouped(line.off());
            if (line.quantity() > 1 || !off.isEmpty()) {
                blocks.add(new Printout.Pair(each, off, false));
            }
        }
        if (!receipt.lines().isEmpty()) {
            blocks.add(new Printout.Rule());
        }
    }

    private void refund(Receipt receipt, Refund refund, List<Block> blocks) {
        var payment = receipt.payment();
        pair("receipt.time", time(Optional.ofNullable(refund.refundedAt()).orElse(refund.createdAt())), blocks);
        pair("receipt.till", refund.till(), blocks);
        pair("receipt.operator", receipt.operator(), blocks);
        blocks.add(new Printout.Rule());
        blocks.add(new Printout.Pair(twice("receipt.refund.amount"), AmountFormat.withCurrency(refund.amount()), true));
        pair("receipt.method", methods(receipt), blocks);
        pair("receipt.refund.reason", refund.reason(), blocks);
        blocks.add(new Printout.Rule());
        pair("receipt.refund.of", payment.order().reference(), blocks);
        Optional.ofNullable(payment.paidAt()).ifPresent(at -> pair("receipt.refund.paidAt", time(at), blocks));
        pair("receipt.refund.paid", AmountFormat.withCurrency(receipt.received()), blocks);
        pair("receipt.refund.rest", AmountFormat.withCurrency(receipt.rest()), blocks);
        pair("receipt.refund.number", refund.refundNo().text(), blocks);
        pair("receipt.gatewayNo", refund.gatewayNo(), blocks);
        pair("receipt.orderNo", payment.orderNo().text(), blocks);
    }

    /** Only what there is something to say of. */
    private void pair(String key, @Nullable String value, List<Block> blocks) {
        if (value != null && !value.isBlank()) {
            blocks.add(new Printout.Pair(twice(key), value, false));
        }
    }

    /** In each language, one after the other. */
    private String twice(String key) {
        return languages.stream().map(each -> each.text(key)).distinct().collect(Collectors.joining(" "));
    }

    private String methods(Receipt receipt) {
        var order = receipt.payment().order();
        return new WayNames(languages, gateways).of(order.gateway(), order.method());
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
