package till.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.cli.Opening;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.service.ChargeRequest;
import till.service.RefundRequest;
import till.service.Refunded;
import till.service.Started;
import till.service.Steps;
import till.service.TrainingDesk.Deed;
import till.settings.Language;

/** The whole till against its simulated gateways: a backup, sales and a refund after it, a damaged file, and a start. */
class RestoredTillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private OpenTill open() throws Exception {
        var how = new Opening(folder, true, Language.ENGLISH);
        return OpenTill.open(Home.open(how, Map.of("TILL_KEYCHAIN", "off")), how, Steps.NONE);
    }

    private static Payment paid(OpenTill till, String sale) {
        var request = new ChargeRequest("gnete", "WX_QR", Money.parse("HKD 88.50"), "tea", sale, false, Map.of());
        var payment = ((Started.Running) till.services().payments().start(request, Acting.UNNAMED)).payment();
        assertTrue(till.training().orElseThrow().act(payment.orderNo(), Deed.PAY));
        return till.services().checks().checkNow(payment.orderNo());
    }

    @Test
    void aDamagedLedgerComesBackWithEverythingThatWentOutSince() throws Exception {
        Payment before;
        Payment since;
        Path data;
        try (var till = open()) {
            before = paid(till, "A-1");
            till.backups().now().value();
            since = paid(till, "A-2");
            refund(till, before, "HKD 20");
            refund(till, since, "HKD 30");
            assertEquals(PaymentState.PAID, since.state());
            data = till.folder().ledger(Mode.TRAINING).resolveSibling("ledger.mv.db");
        }
        Files.write(data, new byte[40_000], StandardOpenOption.TRUNCATE_EXISTING);
        try (var till = open()) {
            assertEquals("restore.rescued", till.notices().getFirst().key());
            assertEquals(
                    since.order(),
                    till.services().orders().named("A-2").getFirst().order());
            // its amount is spoken for before anybody can ask for it again
            assertEquals(
                    Money.parse("HKD 68.50"),
                    till.services().refunds().left(before).orElseThrow());
            till.startPolling();
            await().atMost(PATIENCE).until(() -> !till.isGapOpen());
            var back = till.services().orders().named("A-2").getFirst();
            assertEquals(PaymentState.PAID, back.state());
            assertEquals(
                    Money.parse("HKD 58.50"),
                    till.services().refunds().left(back).orElseThrow());
            assertEquals(
                    OperationState.DONE,
                    till.services().refunds().of(back.orderNo()).getFirst().state());
            assertTrue(till.ledgerCheck().verify().whole());
        }
        try (var till = open()) {
            assertTrue(till.notices().isEmpty());
            assertFalse(till.isGapOpen());
        }
    }

    private static void refund(OpenTill till, Payment payment, String amount) {
        var request = new RefundRequest(payment.orderNo(), Money.parse(amount), "cold");
        assertTrue(till.services().refunds().refund(request, Acting.UNNAMED) instanceof Refunded.Asked);
    }
}
