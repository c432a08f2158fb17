package till.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import till.domain.OrderNo;
import till.service.TrainingDesk;

/** A training desk that remembers what it was told. */
public final class SimulatedDesk implements TrainingDesk {
    public final List<OrderNo> customers = new ArrayList<>();
    public final List<String> told = new ArrayList<>();
    public boolean open = true;

    @Override
    public List<OrderNo> waiting() {
        return List.copyOf(customers);
    }

    @Override
    public boolean act(OrderNo orderNo, Deed deed) {
        told.add(deed + " " + orderNo);
        customers.remove(orderNo);
        return open;
    }

    @Override
    public void payNextByItself(String gatewayId, Duration after) {
        told.add("pay next by itself");
    }

    @Override
    public void arm(Trouble trouble) {
        told.add(trouble.name());
    }

    @Override
    public void arm(Trouble trouble, String gatewayId) {
        arm(trouble);
    }
}
