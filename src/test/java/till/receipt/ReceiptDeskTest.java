package till.receipt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.access.Operators.NewOperator;
import till.device.PrintQueue;
import till.device.Printout;
import till.domain.Acting;
import till.domain.Event;
import till.domain.Mode;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Role;
import till.domain.Secret;
import till.gateway.PaymentAnswer;
import till.service.RefundRequest;
import till.service.Started;
import till.service.TillForTests;
import till.settings.ReceiptSettings;
import till.settings.ReceiptSettings.Languages;
import till.settings.ReceiptSettings.Printer;
import till.settings.ReceiptSettings.Roll;
import till.settings.ShopSettings;

class ReceiptDeskTest {
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Printed> heard = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private TillForTests till;
    private ShopSettings shop;
    private ReceiptDesk desk;

    @BeforeEach
    void open() throws Exception {
        open(Mode.TRAINING);
    }

    private void open(Mode mode) throws Exception {
        till = new TillForTests(mode);
        shop = ShopSettings.defaults(Locale.forLanguageTag("zh-HK")).withShopName("海港茶室");
        printer(Printer.FILES, folder.toString());
        desk = new ReceiptDesk(
                till.services,
                () -> shop,
                PrintRoom.withoutSystemPrinters(),
                new PrintQueue(workers, Duration.ofSeconds(20)));
        desk.subscribe(heard::add);
    }

    @AfterEach
    void close() {
        workers.close();
        till.close();
    }

    private void printer(Printer printer, String where) {
        shop = shop.withReceipts(
                new ReceiptSettings("灣仔", "多謝", "", Languages.HANT_EN, Roll.MM_80, printer, where, true, false, 1));
    }

    private Receipt receipt(Payment payment) {
        return desk.find(ReceiptOf.payment(payment.orderNo())).value();
    }

    private Optional<Problem> printed(Receipt receipt, Acting acting) throws Exception {
        var came = new CompletableFuture<Optional<Problem>>();
        var refused = desk.print(receipt, acting, came::complete);
        return refused.isPresent() ? refused : came.get(20, TimeUnit.SECONDS);
    }

    private String text(Receipt receipt) {
        var zone = till.services.here().calendar().zone();
        return new ReceiptWords(shop, zone, till.services.gateways())
                .write(receipt, null).blocks().stream()
                        .map(block -> switch (block) {
                            case Printout.Text(var text, var _, var _) -> text;
                            case Printout.Pair(var label, var value, var _) -> label + ": " + value;
                            case Printout.Banner(var text) -> "[" + text + "]";
                            case Printout.Code(var text) -> "<" + text + ">";
                            case Printout.Picture _, Printout.Rule _ -> "";
                        })
                        .collect(Collectors.joining("\n"));
    }

    private List<Event> prints(OrderNo orderNo) {
        return till.services.orders().details(orderNo).orElseThrow().history().stream()
                .filter(event -> event.kind() == Event.Kind.ACT_DONE)
                .toList();
    }

    @Test
    void aPaymentThatIsNotPaidHasNoReceipt() {
        var open = till.running();
        var found = desk.find(ReceiptOf.payment(open.orderNo()));
        assertEquals(Optional.of("receipt.notPaid"), found.failure().map(Problem::key));
    }

    @Test
    void theReceiptSaysWhatWasPaidInBothLanguagesAndThatItIsTraining() {
        var paid = till.paid();
        var text = text(receipt(paid));
        assertTrue(text.contains("海港茶室"), text);
        assertTrue(text.contains("合計 Total: HKD "), text);
        assertTrue(text.contains("<" + paid.order().reference() + ">"), text);
        assertTrue(text.contains(paid.orderNo().text()), text);
        assertTrue(text.startsWith("[訓練 – 並非收據\nTRAINING – not a receipt]"), text);
        assertTrue(text.endsWith("TRAINING – not a receipt]"), text);
        assertFalse(text.contains("副本"), text);
    }

    @Test
    void theSecondTimeItIsACopyAndBothStandInTheHistory() throws Exception {
        var paid = till.paid();
        assertEquals(Optional.empty(), printed(receipt(paid), Acting.UNNAMED));
        var again = receipt(paid);
        assertTrue(again.isCopy());
        assertTrue(text(again).contains("[副本 COPY\n2026-"), text(again));
        assertEquals(Optional.empty(), printed(again, Acting.UNNAMED));
        assertEquals(
                List.of("PRINT", "REPRINT"),
                prints(paid.orderNo()).stream()
                        .map(event -> event.facts().get("act"))
                        .toList());
        assertTrue(Files.exists(folder.resolve(paid.order().reference() + ".escpos")));
        assertTrue(Files.exists(folder.resolve(paid.order().reference() + "-2.escpos")));
    }

    @Test
    void whatDidNotComeOutWasNotGiven() throws Exception {
        var paid = till.paid();
        printer(Printer.FILES, folder.resolve("away").toString());
        assertEquals(
                Optional.of("printer.noFolder"),
                printed(receipt(paid), Acting.UNNAMED).map(Problem::key));
        assertEquals(
                List.of(Printed.Stage.PRINTING, Printed.Stage.FAILED),
                heard.stream().map(Printed::stage).toList());
        assertFalse(receipt(paid).isCopy());
        assertEquals(List.of(), prints(paid.orderNo()));
    }

    @Test
    void aRefundHasAReceiptOfItsOwn() throws Exception {
        var paid = till.paid();
        printed(receipt(paid), Acting.UNNAMED);
        var back = Money.ofMinor(paid.amount().getCurrencyUnit(), 1_000);
        var refund = till.asked(
                till.services.refunds().refund(new RefundRequest(paid.orderNo(), back, "壞了"), Acting.UNNAMED));
        var of = new ReceiptOf(paid.orderNo(), refund.refundNo());
        switch (desk.find(of)) {
            case Result.Done<Receipt>(var receipt) -> {
                var text = text(receipt);
                assertFalse(receipt.isCopy());
                assertTrue(text.contains("退款收據 Refund receipt"), text);
                assertTrue(text.contains("退款金額 Refunded: HKD 10.00"), text);
                assertTrue(text.contains("原付款 Of payment: " + paid.order().reference()), text);
                assertEquals(paid.amount().minus(back), receipt.rest());
            }
            case Result.Failed<Receipt>(var problem) ->
                assertEquals("receipt.notRefunded", problem.key(), "only while the gateway has not accepted it");
        }
    }

    @Test
    void aCashierGivesTheFirstAndNeedsApprovalForACopy() throws Exception {
        till.close();
        open(Mode.LIVE);
        var boss = till.services
                .operators()
                .add(new NewOperator("mei", "Mei", Role.OWNER), new Secret("1357"), Acting.UNNAMED);
        assertEquals(Optional.empty(), boss.failure());
        var owner = Acting.as(till.services.access().operators().getFirst());
        till.services.operators().add(new NewOperator("bo", "Bo", Role.CASHIER), new Secret("1357"), owner);
        var cashier = Acting.as(till.services.access().operators().stream()
                .filter(each -> each.id().equals("bo"))
                .findFirst()
                .orElseThrow());
        var started = till.services.payments().start(till.sale(), cashier);
        var order = assertInstanceOf(Started.Running.class, started).payment();
        till.gateway.says(PaymentAnswer.Standing.PAID);
        var paid = till.services.payments().check(order.orderNo());
        assertTrue(text(receipt(paid)).contains("收銀員 Served by: Bo"), text(receipt(paid)));
        assertFalse(text(receipt(paid)).contains("TRAINING"));
        assertEquals(Optional.empty(), printed(receipt(paid), cashier));
        assertEquals(
                Optional.of("access.askManager"),
                printed(receipt(paid), cashier).map(Problem::key));
        assertEquals(
                Optional.empty(), printed(receipt(paid), cashier.approvedBy(Objects.requireNonNull(owner.operator()))));
        assertEquals("REPRINT", prints(paid.orderNo()).getLast().facts().get("act"));
        assertEquals("mei", prints(paid.orderNo()).getLast().facts().get("approvedBy"));
    }

    @Test
    void aPaidPaymentIsPrintedByItselfOnce() throws Exception {
        var auto = new AutoPrint(till.services, () -> shop.receipts(), desk);
        var paid = till.paid();
        auto.accept(Set.of(paid.orderNo()));
        auto.accept(Set.of(paid.orderNo()));
        await().until(() -> prints(paid.orderNo()).size() == 1);
        new AutoPrint(till.services, () -> shop.receipts(), desk).accept(Set.of(paid.orderNo()));
        assertEquals(
                1,
                heard.stream()
                        .filter(each -> each.stage() == Printed.Stage.PRINTING)
                        .count());
    }

    @Test
    void whatWasPaidLongAgoIsNotPrintedByItself() throws Exception {
        var paid = till.paid();
        till.clock.pass(Duration.ofMinutes(5));
        new AutoPrint(till.services, () -> shop.receipts(), desk).accept(Set.of(paid.orderNo()));
        assertEquals(List.of(), heard);
    }

    @Test
    void theTestPrintSaysThatTheLogoIsBroken() throws Exception {
        var broken = Files.writeString(folder.resolve("logo.png"), "no picture");
        shop = shop.withReceipts(new ReceiptSettings(
                "",
                "",
                broken.toString(),
                Languages.EN,
                Roll.MM_58,
                Printer.FILES,
                folder.toString(),
                false,
                false,
                1));
        var came = new CompletableFuture<Optional<Problem>>();
        desk.test(shop, came::complete);
        assertEquals(
                Optional.of("logo.unreadable"), came.get(20, TimeUnit.SECONDS).map(Problem::key));
        var paid = till.paid();
        assertEquals(Optional.empty(), printed(receipt(paid), Acting.UNNAMED));
    }
}
