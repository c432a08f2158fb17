package till.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import till.app.Simulations.Simulated;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.service.TrainingDesk;
import till.settings.DataFolder;
import till.simulator.ArmedFault;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.Operation;
import till.simulator.OrderBook;
import till.simulator.PaymentAuto;
import till.simulator.SimulatedCustomer;
import till.simulator.WaitingOrder;

/**
 * The simulated gateways of training mode, run by this process on free loopback ports with keys made for this run. What
 * they know is in the books of the data folder, so that every process meets the same gateways.
 */
final class TrainingGateways implements TrainingDesk, AutoCloseable {
    private final List<Simulated> gateways;
    private final List<Armed> armed = new ArrayList<>();

    private TrainingGateways(List<Simulated> gateways) {
        this.gateways = List.copyOf(gateways);
    }

    static TrainingGateways start(DataFolder folder, TillThreads threads, SecureRandom random) {
        return new TrainingGateways(Simulations.start(folder, threads, random, Clock.systemUTC()));
    }

    List<GatewayProfile> profiles() {
        return gateways.stream().map(Simulated::profile).toList();
    }

    @Override
    public List<OrderNo> waiting() {
        disarmOthers();
        return gateways.stream()
                .flatMap(gateway -> new SimulatedCustomer(book(gateway)).waiting().stream())
                .sorted(Comparator.comparing(WaitingOrder::createdAt))
                .map(order -> new OrderNo(order.number()))
                .toList();
    }

    @Override
    public boolean act(OrderNo orderNo, Deed deed) {
        BiPredicate<SimulatedCustomer, String> act = switch (deed) {
            case PAY -> SimulatedCustomer::pay;
            case DECLINE -> SimulatedCustomer::decline;
            case WALK_AWAY -> SimulatedCustomer::walkAway;
            case PAY_LATE -> SimulatedCustomer::payLate;
        };
        return gateways.stream().anyMatch(gateway -> act.test(new SimulatedCustomer(book(gateway)), orderNo.text()));
    }

    @Override
    public void payNextByItself(String gatewayId, Duration after) {
        gateways.stream()
                .filter(gateway -> gateway.profile().id().equals(gatewayId))
                .forEach(gateway -> new PaymentAuto(book(gateway)).next(after));
    }

    @Override
    public synchronized void arm(Trouble trouble) {
        disarmOthers();
        armed.add(new Armed(
                gateways.stream().map(gateway -> arm(gateway, trouble)).toList()));
    }

    @Override
    public void arm(Trouble trouble, String gatewayId) {
        gateways.stream()
                .filter(gateway -> gateway.profile().id().equals(gatewayId))
                .forEach(gateway -> arm(gateway, trouble));
    }

    private static ArmedFault arm(Simulated gateway, Trouble trouble) {
        var dial = new FaultDial(book(gateway));
        return switch (trouble) {
            case LOSE_ANSWER -> dial.next(Fault.ANSWER_LOST, Operation.CREATE, 1);
            case FAIL_QUERY -> dial.next(Fault.SERVER_ERROR, Operation.QUERY, 1);
            case WRONG_AMOUNT -> dial.next(Fault.WRONG_AMOUNT, Operation.QUERY, 1);
        };
    }

    /** A trouble strikes once, whichever gateway is called next: where one gateway had it, the others are spared. */
    private synchronized void disarmOthers() {
        armed.removeIf(trouble -> {
            var left = new ArrayList<Runnable>();
            for (var place = 0; place < gateways.size(); place++) {
                var dial = new FaultDial(book(gateways.get(place)));
                var fault = trouble.faults().get(place);
                if (dial.armed().stream().anyMatch(each -> each.id().equals(fault.id()))) {
                    left.add(() -> dial.off(fault));
                }
            }
            var struck = left.size() < gateways.size();
            if (struck) {
                left.forEach(Runnable::run);
            }
            return struck;
        });
    }

    /** One trouble, as it was armed at each gateway in their order. */
    private record Armed(List<ArmedFault> faults) {}

    private static OrderBook book(Simulated gateway) {
        return gateway.server().book();
    }

    @Override
    public void close() {
        gateways.forEach(gateway -> gateway.server().close());
    }
}
