package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.file.Files;
import java.util.List;
import javax.imageio.ImageIO;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.catalogue.Catalogue;
import till.domain.Acting;
import till.domain.Item;
import till.domain.ItemNames;
import till.domain.Mode;
import till.domain.PaymentState;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;

class ChargeTest extends CommandCases {
    @Test
    void itemsAreChargedAtWhatTheyComeTo() {
        var catalogue = new Catalogue(cli.till.ledger.items(), cli.till.services.access(), cli.till.clock);
        catalogue
                .add(Item.of("TEA", ItemNames.of("Tea"), Money.parse("HKD 24.00")), Acting.UNNAMED)
                .value();
        var charged = cli.till("charge --method WX_QR --item TEAx2 --item tea --json");
        assertEquals(0, charged.code(), charged.err());
        assertEquals("72.00", charged.json().get("amount").asString());
        var item = charged.json().get("items").get(0);
        assertEquals("TEA", item.get("sku").asString());
        assertEquals(3, item.get("quantity").asInt());
        assertEquals(2, cli.till("charge --method WX_QR --item COFFEE --json").code());
        var wrong = cli.till("charge --method WX_QR --amount 50 --item TEA --json");
        assertEquals(2, wrong.code());
        assertEquals(1, cli.till.gateway.asked.size());
    }

    @Test
    void chargeAnswersWithTheCodeAsOneJsonObject() {
        var answer = cli.till("charge --method WX_QR --amount 88.50 --json");
        var json = answer.json();
        assertEquals(0, answer.code());
        assertEquals(1, answer.out().lines().count());
        assertEquals("", answer.err());
        assertEquals(
                List.of(
                        "mode",
                        "reference",
                        "orderNo",
                        "gateway",
                        "method",
                        "state",
                        "amount",
                        "currency",
                        "payCode",
                        "gatewayNo",
                        "paidAt",
                        "refunds",
                        "message"),
                List.copyOf(json.propertyNames()));
        var orderNo = json.get("orderNo").asString();
        assertEquals("TRAINING", json.get("mode").asString());
        assertEquals("AWAITING_PAYER", json.get("state").asString());
        assertEquals("88.50", json.get("amount").asString());
        assertEquals("HKD", json.get("currency").asString());
        assertEquals("https://qr.example/" + orderNo, json.get("payCode").asString());
        assertEquals("P1", json.get("gatewayNo").asString());
        assertTrue(json.get("paidAt").isNull());
        assertEquals(List.of("create"), cli.till.gateway.asked);
    }

    @Test
    void chargeForPeopleNamesTheModeFirst() {
        var answer = cli.till("charge --method WX_QR --amount 88.50");
        var lines = answer.out().lines().toList();
        assertEquals("Training: simulated gateways, no real money moves.", lines.getFirst());
        assertTrue(lines.contains("Amount: HKD 88.50"), answer.out());
        assertTrue(lines.contains("State: Waiting for the customer (AWAITING_PAYER)"), answer.out());
    }

    @Test
    void customerReadsTheShopsNameUnlessASubjectIsGiven() {
        cli.till("charge --method WX_QR --amount 1");
        cli.run("charge", "--method", "WX_QR", "--amount", "2", "--subject", "Two teas");
        var subjects = cli
                .till
                .services
                .orders()
                .list(
                        new till.service.OrderBook.Search(
                                "",
                                cli.till.services.orders().today(),
                                cli.till.services.orders().today(),
                                java.util.Set.of(),
                                null),
                        null,
                        9)
                .stream()
                .map(payment -> payment.order().subject())
                .sorted()
                .toList();
        assertEquals(List.of("Harbour Tea", "Two teas"), subjects);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--method WX_QR --amount abc | “abc” is not an amount. Enter digits, such as 88.50.",
                "--method WX_QR --amount 1.234 | HKD takes 2 decimal places at most. Nothing is rounded.",
                "--method WX_QR --amount 0 | The amount must be more than zero.",
                "--method WX_QR --amount -5 | An amount cannot be negative. To give money back, use Refund on the paid order.",
                "--method WX_QR --amount 123456789012 | The amount is too long: 11 digits at most.",
                "--method WX_QR --amount 5 --currency XYZ1 | “XYZ1” is not a currency. Nothing was charged. Use a three-letter code such as HKD.",
                "--method NOPE --amount 5 | The gateway has no way to pay called NOPE. Nothing was sent and no money moved. There are: WX_QR.",
                "--amount 5 | Say how the customer pays with --method: WX_QR. Nothing was charged.",
                "--gateway paypal --method WX_QR --amount 5 | There is no gateway paypal. Nothing was done. There are: gnete.",
                "--method WX_QR --amount 5 --wait 5 | “5” is not a time to wait. Nothing was done. Use seconds or minutes, such as 120s or 2m.",
                "--method WX_QR --amount 5 --wait -3s | “-3s” is not a time to wait. Nothing was done. Use seconds or minutes, such as 120s or 2m.",
                "--method WX_QR | Missing: --amount. Nothing was done. See till charge --help.",
                "--method WX_QR --amount 5 --colour red | “--colour” is not known here. Nothing was done. See till charge --help.",
                "--method WX_QR --amount 5 --amount 6 | --amount is given more than once. Nothing was done. See till charge --help.",
                "--method WX_QR --amount 5 --auth-code 28763443825664394 | gnete cannot charge a scanned code. Nothing was sent. Show a code instead, or choose another gateway.",
            })
    void wrongUseIsOneSentenceAndNothingIsSent(String arguments, String sentence) {
        var answer = cli.till("charge " + arguments);
        assertEquals(sentence + "\n", answer.err());
        assertEquals(2, answer.code());
        assertEquals(List.of(), cli.till.gateway.asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"８８．５０", "$88.50", "HK$ 88.5", "88.5"})
    void amountIsUnderstoodAsPeoplePasteIt(String amount) {
        assertEquals(
                "88.50",
                cli.run("charge", "--method", "WX_QR", "--amount", amount, "--json")
                        .json()
                        .get("amount")
                        .asString());
    }

    @Test
    void problemIsAnObjectToo() {
        var answer = cli.till("charge --method WX_QR --amount abc --json");
        assertEquals(2, answer.code());
        assertEquals(
                "{\"mode\":\"TRAINING\",\"message\":\"“abc” is not an amount. Enter digits, such as 88.50.\"}\n",
                answer.out());
    }

    @Test
    void refusalEndsWithThree() {
        cli.till.gateway.creates.add(
                new Outcome.Refused<>(Problem.of("payment.declinedByGateway", "no such shop"), "9"));
        var answer = cli.till("charge --method WX_QR --amount 5 --json");
        assertEquals(3, answer.code());
        assertEquals("DECLINED", answer.json().get("state").asString());
        assertEquals(
                "The gateway refused this payment: no such shop. No money moved. Charge again, or choose another way to pay.\n",
                answer.err());
    }

    @Test
    void lostAnswerEndsWithFour() {
        cli.till.gateway.creates.add(new Outcome.Unknown<>("cut"));
        var answer = cli.till("charge --method WX_QR --amount 5 --json");
        assertEquals(4, answer.code());
        assertEquals("UNCERTAIN", answer.json().get("state").asString());
        assertTrue(answer.err().contains("Do not charge again."), answer.err());
    }

    @Test
    void secondChargeOfASaleIsRefusedUnlessAskedForAgain() {
        var first = cli.till("charge --method WX_QR --amount 5 --order A-1 --json")
                .json()
                .get("reference")
                .asString();
        var second = cli.till("charge --method WX_QR --amount 5 --order A-1 --json");
        assertEquals(3, second.code());
        assertEquals(first, second.json().get("reference").asString());
        assertTrue(second.err().contains("Nothing was charged now."), second.err());
        assertEquals(
                0,
                cli.till("charge --method WX_QR --amount 5 --order A-1 --again").code());
        assertEquals(List.of("create", "create"), cli.till.gateway.asked);
    }

    @Test
    void waitEndsAsSoonAsTheMoneyIsThere() {
        cli.whilePolling = () -> {
            cli.till.gateway.says(Standing.PAID);
            cli.till.services.checks().due(9).forEach(cli.till.services.payments()::check);
            all().forEach(payment -> cli.till.services.payments().check(payment.orderNo()));
        };
        var answer = cli.till("charge --method WX_QR --amount 5 --wait 60s --json");
        assertEquals(0, answer.code());
        assertEquals("PAID", answer.json().get("state").asString());
        assertEquals("Paid: HKD 5.00 received.", answer.json().get("message").asString());
        var reference = answer.json().get("reference").asString();
        assertEquals(
                List.of(
                        "Waiting up to 60 s for " + reference + ".",
                        reference + ": Waiting for the customer",
                        reference + ": Paid"),
                answer.err().lines().toList());
    }

    @Test
    void waitThatEndsUnpaidIsFive() {
        var answer = cli.till("charge --method WX_QR --amount 5 --wait 0s --json");
        assertEquals(5, answer.code());
        assertEquals("AWAITING_PAYER", answer.json().get("state").asString());
    }

    @Test
    void waitOverALostAnswerStaysUncertain() {
        cli.till.gateway.creates.add(new Outcome.Unknown<>("cut"));
        assertEquals(4, cli.till("charge --method WX_QR --amount 5 --wait 0s").code());
    }

    @Test
    void pictureHoldsExactlyTheCode() throws Exception {
        var file = folder.resolve("code.png");
        var answer = cli.run("charge", "--method", "WX_QR", "--amount", "5", "--json", "--qr", file.toString());
        assertEquals(0, answer.code());
        var image = ImageIO.read(file.toFile());
        var read = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))));
        assertEquals(answer.json().get("payCode").asString(), read.getText());
        assertEquals(0, image.getWidth() % 8);
        for (var place = 0; place < 32; place++) {
            assertEquals(0xFFFFFFFF, image.getRGB(place, place));
        }
        assertEquals(0xFF000000, image.getRGB(32, 32));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("code.png", "home"),
                    files.map(each -> each.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void pictureThatCannotBeWrittenIsFoundBeforeCharging() {
        var directory = cli.run("charge", "--method", "WX_QR", "--amount", "5", "--qr", folder.toString());
        var missing = cli.run(
                "charge",
                "--method",
                "WX_QR",
                "--amount",
                "5",
                "--qr",
                folder.resolve("no/code.png").toString());
        assertEquals(2, directory.code());
        assertEquals(folder + " is a folder. Nothing was charged. Choose a file name for --qr.\n", directory.err());
        assertEquals(2, missing.code());
        assertEquals(List.of(), cli.till.gateway.asked);
        assertFalse(cli.opened.contains("till"));
    }

    @Test
    void autoPayIsForTheNextPaymentAndInTrainingOnly() {
        assertEquals(
                0, cli.till("charge --method WX_QR --amount 5 --auto-pay 3s").code());
        assertEquals(List.of("next PT3S"), cli.desk.done);
        cli.mode = Mode.LIVE;
        var live = cli.till("charge --method WX_QR --amount 5 --auto-pay 3s --json");
        assertEquals(2, live.code());
        assertEquals("LIVE", live.json().get("mode").asString());
        assertEquals(List.of("create"), cli.till.gateway.asked);
    }

    @Test
    void interruptedWaitSaysThatThePaymentIsWatched() {
        cli.whilePolling = () -> cli.goodbye.run();
        var answer = cli.till("charge --method WX_QR --amount 5 --wait 0s --json");
        var reference = answer.json().get("reference").asString();
        assertTrue(
                answer.err().contains("Waiting was interrupted. The payment " + reference + " stays open and watched."),
                answer.err());
    }

    @Test
    void lapsedPaymentEndsTheWaitAsUncertain() {
        cli.till.gateway.cannotClose();
        cli.whilePolling = () -> all().forEach(payment -> cli.till
                .services
                .payments()
                .cancel(payment.orderNo(), Acting.UNNAMED)
                .value());
        var answer = cli.till("charge --method WX_QR --amount 5 --wait 60s --json");
        assertEquals(PaymentState.LAPSED.name(), answer.json().get("state").asString());
        assertEquals(4, answer.code());
    }

    private List<till.domain.Payment> all() {
        var orders = cli.till.services.orders();
        var search = new till.service.OrderBook.Search("", orders.today(), orders.today(), java.util.Set.of(), null);
        return orders.list(search, null, 99);
    }
}
