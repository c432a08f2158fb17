package till.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.WalletCode;
import till.settings.ScannerSettings;
import till.ui.Route;
import till.ui.SimulatedDesk;
import till.ui.orders.Desk;

class TrainingViewModelTest {
    private final Desk desk = new Desk();
    private final SimulatedDesk customers = new SimulatedDesk();
    private final TrainingViewModel model = new TrainingViewModel(desk.world.dependencies(), desk.frame, customers);

    @AfterEach
    void close() {
        model.close();
        desk.close();
    }

    @Test
    void customerPaysAndLeaves() {
        var order = desk.waiting("11.00");
        customers.customers.add(order);
        model.activated();
        model.act(model.getCustomers().getFirst(), TrainingDeed.PAY);
        assertEquals(List.of("PAY " + order), customers.told);
        assertEquals(List.of(), model.getCustomers());
        assertEquals(
                Optional.of(Problem.of("training.done.PAY", "T01-20261121-0001")),
                model.toldProperty().get());
    }

    @Test
    void whoeverStandsBeforeTheCodeOnScreenComesFirst() {
        var link = desk.waiting("120.00");
        var code = desk.waiting("88.50");
        customers.customers.addAll(List.of(link, code));
        model.activated();
        assertEquals(List.of(link, code), numbers());
        desk.frame.navigator().go(new Route.PayCode(code));
        assertEquals(List.of(code, link), numbers());
        desk.frame.navigator().go(new Route.Orders());
        assertEquals(List.of(link, code), numbers());
    }

    private List<OrderNo> numbers() {
        return model.getCustomers().stream().map(Payment::orderNo).toList();
    }

    @Test
    void troubleIsArmed() {
        model.activated();
        model.arm(TrainingTrouble.LOSE_ANSWER);
        assertEquals(List.of("LOSE_ANSWER"), customers.told);
        assertEquals(
                Optional.of(Problem.of("training.armed.LOSE_ANSWER")),
                model.toldProperty().get());
    }

    @Test
    void aPhoneShowsACodeOfItsWalletThatIsScannedOnce() {
        desk.world.set(settings -> settings.withScanner(ScannerSettings.USUAL));
        for (var phone : SimulatedPhone.values()) {
            model.show(phone);
            var shown = model.shownProperty().get();
            assertEquals(Optional.of(phone.wallet()), shown.map(WalletCode::wallet));
            assertEquals(shown, model.scan());
            assertEquals(Optional.empty(), model.scan());
        }
    }

    @Test
    void aTillThatDoesNotListenSaysSo() {
        model.activated();
        model.show(SimulatedPhone.ALIPAY);
        assertEquals(Optional.empty(), model.scan());
        assertEquals(
                Optional.of(Problem.of("training.scan.off")),
                model.toldProperty().get());
    }

    @Test
    void closedPanelLetsGo() {
        model.activated();
        assertEquals(1, desk.world.ticker.listeners());
        model.close();
        assertEquals(0, desk.world.ticker.listeners());
    }
}
