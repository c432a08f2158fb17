package till.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import till.device.PrintQueue;
import till.domain.Acting;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.Problem;
import till.service.RefundRequest;
import till.service.TillForTests;
import till.settings.ReceiptSettings;
import till.settings.ReceiptSettings.Languages;
import till.settings.ReceiptSettings.Printer;
import till.settings.ReceiptSettings.Roll;
import till.settings.ShopSettings;

/** What is given is the receipt as it is then, and not as it was shown. */
class ReceiptsMeanwhileTest {
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    Path folder;

    private TillForTests till;
    private ReceiptDesk desk;

    @BeforeEach
    void open() throws Exception {
        till = new TillForTests();
        var shop = ShopSettings.defaults(Locale.forLanguageTag("zh-HK"))
                .withReceipts(new ReceiptSettings(
                        "", "", "", Languages.HANT_EN, Roll.MM_80, Printer.FILES, folder.toString(), true, false, 1));
        desk = new ReceiptDesk(
                till.services,
                () -> shop,
                PrintRoom.withoutSystemPrinters(),
                new PrintQueue(workers, Duration.ofSeconds(20)));
    }

    @AfterEach
    void close() {
        workers.close();
        till.close();
    }

    private List<String> acts(OrderNo of) {
        return till.ledger.history().of(of).stream()
                .filter(event -> event.kind() == Event.Kind.ACT_DONE)
                .map(event -> event.facts().get("act"))
                .toList();
    }

    /** Two windows show the receipt; each prints it: one original only. */
    @Test
    void aReceiptShownTwiceIsPrintedAsOriginalOnce() throws Exception {
        var of = ReceiptOf.payment(till.paid().orderNo());
        var one = desk.find(of).value();
        var two = desk.find(of).value();
        for (var each : List.of(one, two)) {
            var came = new CompletableFuture<Optional<Problem>>();
            if (desk.print(each, Acting.UNNAMED, came::complete).isEmpty()) {
                came.get(20, TimeUnit.SECONDS);
            }
        }
        assertEquals(List.of("PRINT", "REPRINT"), acts(of.orderNo()));
    }

    /** Shown, then all of it given back, then saved: the paper says so. */
    @Test
    void aReceiptSavedAfterARefundSaysSo() throws Exception {
        var payment = till.paid();
        var shown = desk.find(ReceiptOf.payment(payment.orderNo())).value();
        assertFalse(saved(shown).contains("Refunded since"), "nothing was given back yet");
        till.services
                .refunds()
                .refund(new RefundRequest(payment.orderNo(), payment.amount(), "returned"), Acting.UNNAMED);
        assertTrue(saved(shown).contains("Refunded since"), saved(shown));
    }

    private String saved(Receipt receipt) throws Exception {
        var file = desk.savePdf(receipt, Acting.UNNAMED, folder.resolve("receipt.pdf"))
                .value();
        try (var pdf = new PdfReader(Files.readAllBytes(file))) {
            return new PdfTextExtractor(pdf).getTextFromPage(1);
        }
    }
}
