package till.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import till.domain.OrderNo;
import till.service.TrainingDesk;

/** Remembers what the simulated customers were told to do. */
final class DeskForTests implements TrainingDesk {
    final List<String> done = new ArrayList<>();
    boolean open = true;

    @Override
    public List<OrderNo> waiting() {
        return List.of();
    }

    @Override
    public boolean act(OrderNo orderNo, Deed deed) {
        done.add(deed.name());
        return open;
    }

    @Override
    public void payNextByItself(String gatewayId, Duration after) {
        done.add("next " + after);
    }

    @Override
    public void arm(Trouble trouble) {
        done.add(trouble.name());
    }

    @Override
    public void arm(Trouble trouble, String gatewayId) {
        done.add(trouble.name() + " " + gatewayId);
    }
}
