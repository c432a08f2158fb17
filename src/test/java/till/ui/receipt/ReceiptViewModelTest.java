package till.ui.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.OrderNo;
import till.domain.Problem;
import till.receipt.ReceiptOf;
import till.settings.ReceiptField;
import till.ui.Route;
import till.ui.orders.Desk;
import till.ui.receipt.ReceiptViewModel.Told;

/** The receipt's screen: what it shows, prints and says. */
class ReceiptViewModelTest {
    private final Desk desk = new Desk();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        desk.close();
    }

    private ReceiptViewModel open(OrderNo order) {
        var model = new ReceiptViewModel(
                desk.world.dependencies(),
                desk.frame,
                new Route.Receipt(ReceiptOf.payment(order), new Route.Orders(order)));
        model.activated();
        return model;
    }

    private void printer(String kind, Path where) {
        var fields = Map.of(ReceiptField.PRINTER, kind, ReceiptField.WHERE, where.toString());
        desk.world.set(settings -> settings.withReceipts(
                ReceiptField.read(settings.receipts(), fields).value()));
    }

    private static boolean isCopy(ReceiptViewModel model) {
        return model.shownProperty().get().orElseThrow().receipt().isCopy();
    }

    @Test
    void aPaidPaymentsReceiptIsShownAndNothingIsAsked() {
        var model = open(desk.paid("88.50"));
        assertFalse(model.isBusy());
        assertFalse(model.shownProperty().get().orElseThrow().pages().isEmpty());
        assertFalse(isCopy(model));
        assertEquals(Optional.empty(), model.toldProperty().get());
        assertEquals(List.of(), desk.asked);
    }

    @Test
    void anUnpaidPaymentHasNoneAndItIsSaidWhy() {
        var model = open(desk.waiting("88.50"));
        assertEquals(Optional.empty(), model.shownProperty().get());
        assertFalse(model.toldProperty().get().orElseThrow().good());
    }

    @Test
    void afterPrintingItIsACopyWhichAsksForItsOwnRight() throws IOException {
        printer("FILES", Files.createDirectory(folder.resolve("out")));
        var model = open(desk.paid("88.50"));
        assertTrue(model.hasPrinter());
        model.print();
        Awaitility.await()
                .until(() ->
                        model.toldProperty().get().equals(Optional.of(new Told(true, Problem.of("receipt.printed")))));
        Awaitility.await().until(() -> isCopy(model));
        model.print();
        assertEquals(List.of("PRINT", "REPRINT"), desk.asked);
    }

    @Test
    void aPrinterThatFailsIsToldAndLeavesAnOriginal() {
        printer("FILES", folder.resolve("gone"));
        var model = open(desk.paid("88.50"));
        model.print();
        Awaitility.await()
                .until(() ->
                        model.toldProperty().get().filter(told -> !told.good()).isPresent());
        assertFalse(model.isBusy());
        assertFalse(isCopy(model));
    }

    @Test
    void withoutARightNothingIsPrinted() {
        desk.approves = false;
        var model = open(desk.paid("88.50"));
        model.print();
        assertEquals(List.of("PRINT"), desk.asked);
        assertFalse(isCopy(open(desk.world.onlyOrder())));
    }

    @Test
    void backGoesWhereItWasAskedFrom() {
        var order = desk.paid("88.50");
        open(order).back();
        assertEquals(
                Optional.of(new Route.Orders(order)),
                desk.navigator.routeProperty().get());
    }
}
