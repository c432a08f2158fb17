package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.gateway.PaymentAnswer.Standing;

class ReceiptCommandTest extends CommandCases {
    private String reference = "";

    @BeforeEach
    void begin() {
        reference = charged();
    }

    private String charged() {
        return cli.till("charge --gateway gnete --method WX_QR --amount 88.50 --json")
                .json()
                .path("reference")
                .asString();
    }

    private void paid() {
        cli.till.gateway.says(Standing.PAID);
        cli.till("status " + reference + " --refresh");
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void aPaidPaymentsReceiptIsWrittenAsPdf() throws Exception {
        paid();
        var answer = cli.till("receipt " + reference + " --pdf " + file("one.pdf"));
        assertEquals(0, answer.code(), answer.err());
        assertTrue(new String(Files.readAllBytes(file("one.pdf")), java.nio.charset.StandardCharsets.ISO_8859_1)
                .startsWith("%PDF"));
    }

    @Test
    void aPaidPaymentsReceiptIsWrittenAsPrinterBytes() throws Exception {
        paid();
        assertEquals(
                0,
                cli.till("receipt " + reference + " --escpos " + file("one.bin"))
                        .code());
        var bytes = Files.readAllBytes(file("one.bin"));
        assertEquals(0x1B, bytes[0]);
        assertEquals('@', bytes[1]);
    }

    @Test
    void whatWasGivenBeforeComesOutOnlyAsACopy() throws Exception {
        paid();
        cli.till("receipt " + reference + " --escpos " + file("first.bin"));
        var again = cli.till("receipt " + reference + " --escpos " + file("again.bin"));
        assertEquals(3, again.code());
        assertTrue(again.err().contains("--copy"), again.err());
        assertFalse(Files.exists(file("again.bin")));
        assertEquals(
                0,
                cli.till("receipt " + reference + " --copy --escpos " + file("again.bin"))
                        .code());
        assertTrue(Files.size(file("again.bin")) > Files.size(file("first.bin")), "the copy says that it is one");
    }

    @Test
    void anUnpaidPaymentHasNoReceipt() {
        var answer = cli.till("receipt " + reference + " --pdf " + file("none.pdf"));
        assertEquals(3, answer.code(), answer.out());
        assertFalse(Files.exists(file("none.pdf")));
    }

    @Test
    void aReferenceOfNothingIsWrongUse() {
        var answer = cli.till("receipt T09-20000101-0001 --pdf " + file("none.pdf"));
        assertEquals(2, answer.code(), answer.err());
        paid();
        assertEquals(
                2,
                cli.till("receipt " + reference + " --refund R0 --pdf " + file("none.pdf"))
                        .code());
    }

    @Test
    void exactlyOneWayIsChosen() {
        paid();
        assertEquals(2, cli.till("receipt " + reference).code());
        assertEquals(
                2,
                cli.till("receipt " + reference + " --print --pdf " + file("one.pdf"))
                        .code());
    }

    @Test
    void withoutAPrinterNothingIsSaidToBePrinted() {
        paid();
        var answer = cli.till("receipt " + reference + " --print");
        assertEquals(3, answer.code(), answer.out());
        assertEquals(
                0,
                cli.till("receipt " + reference + " --pdf " + file("first.pdf")).code());
    }

    @Test
    void aFileThatCannotBeWrittenIsNotGiven() {
        paid();
        assertEquals(
                3,
                cli.till("receipt " + reference + " --pdf " + file("no/such/folder/one.pdf"))
                        .code());
        assertEquals(
                0,
                cli.till("receipt " + reference + " --pdf " + file("one.pdf")).code());
    }
}
