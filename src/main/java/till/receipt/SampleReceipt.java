package till.receipt;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.device.GrayPicture;
import till.device.Printout;
import till.device.Printout.Block;
import till.device.Printout.Size;
import till.settings.AmountFormat;
import till.settings.ShopSettings;
import till.settings.Texts;

/** A page to try a printer with: all that the shop set, and nothing that could be taken for a receipt. */
final class SampleReceipt {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private SampleReceipt() {}

    static Printout of(ShopSettings shop, @Nullable GrayPicture logo, LocalDateTime at) {
        var receipts = shop.receipts();
        var languages = receipts.languages().spoken().stream().map(Texts::in).toList();
        var blocks = new ArrayList<Block>();
        if (logo != null) {
            blocks.add(new Printout.Picture(logo));
        }
        if (!shop.shopName().isBlank()) {
            blocks.add(new Printout.Text(shop.shopName(), Size.LARGE, true));
        }
        blocks.add(new Printout.Text(receipts.header(), Size.NORMAL, false));
        blocks.add(new Printout.Banner(
                languages.stream().map(each -> each.text("receipt.test")).collect(Collectors.joining("\n"))));
        for (var texts : languages) {
            blocks.add(new Printout.Pair(texts.text("receipt.time"), TIME.format(at), false));
            blocks.add(new Printout.Pair(
                    texts.text("receipt.total"),
                    AmountFormat.withCurrency(Money.ofMinor(shop.currency(), 8_850)),
                    true));
        }
        blocks.add(new Printout.Code("TEST"));
        blocks.add(new Printout.Text(receipts.footer(), Size.NORMAL, false));
        return new Printout("test", blocks);
    }
}
