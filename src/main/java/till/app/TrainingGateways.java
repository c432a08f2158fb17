package till.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.Secret;
import till.service.TrainingDesk;
import till.settings.DataFolder;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.GneteCredentials;
import till.simulator.GneteOptions;
import till.simulator.GneteServer;
import till.simulator.Operation;
import till.simulator.PaymentAuto;
import till.simulator.SimulatedCustomer;

/**
 * The simulated gateways of training mode, run by this process on free loopback ports with keys made for this run. What
 * they know is in the books of the data folder, so that every process meets the same gateways.
 */
final class TrainingGateways implements TrainingDesk, AutoCloseable {
    private static final String MERCHANT = "M1000000001";
    private static final String APPLICATION = "harbourtilltraining00001";
    private static final int SECRET_LENGTH = 128;

    private final GneteServer gnete;
    private final GatewayProfile profile;

    private TrainingGateways(GneteServer gnete, GatewayProfile profile) {
        this.gnete = gnete;
        this.profile = profile;
    }

    static TrainingGateways start(DataFolder folder, TillThreads threads, SecureRandom random) {
        var secret = secret(random);
        var server = new GneteServer(
                        Clock.systemUTC(),
                        threads.workers(),
                        threads.timer(),
                        new GneteCredentials(MERCHANT, APPLICATION, secret),
                        folder.book("gnete"),
                        GneteOptions.standard())
                .start();
        return new TrainingGateways(
                server,
                new GatewayProfile(
                        "gnete",
                        "gnete",
                        server.baseUrl(),
                        Map.of("mchNo", MERCHANT, "appId", APPLICATION),
                        Map.of("appSecret", new Secret(secret)),
                        false));
    }

    private static String secret(SecureRandom random) {
        var text = new StringBuilder();
        random.ints(SECRET_LENGTH, 0, 36).forEach(digit -> text.append(Character.forDigit(digit, 36)));
        return text.toString();
    }

    List<GatewayProfile> profiles() {
        return List.of(profile);
    }

    @Override
    public List<OrderNo> waiting() {
        return customer().waiting().stream()
                .map(order -> new OrderNo(order.number()))
                .toList();
    }

    @Override
    public boolean act(OrderNo orderNo, Deed deed) {
        return switch (deed) {
            case PAY -> customer().pay(orderNo.text());
            case DECLINE -> customer().decline(orderNo.text());
            case WALK_AWAY -> customer().walkAway(orderNo.text());
            case PAY_LATE -> customer().payLate(orderNo.text());
        };
    }

    @Override
    public void payByItself(@Nullable Duration after) {
        var auto = new PaymentAuto(gnete.book());
        if (after == null) {
            auto.off();
        } else {
            auto.every(after);
        }
    }

    @Override
    public void payNextByItself(Duration after) {
        new PaymentAuto(gnete.book()).next(after);
    }

    @Override
    public void arm(Trouble trouble) {
        var dial = new FaultDial(gnete.book());
        switch (trouble) {
            case LOSE_ANSWER -> dial.next(Fault.ANSWER_LOST, Operation.CREATE, 1);
            case FAIL_QUERY -> dial.next(Fault.SERVER_ERROR, Operation.QUERY, 1);
            case WRONG_AMOUNT -> dial.next(Fault.WRONG_AMOUNT, Operation.QUERY, 1);
        }
    }

    private SimulatedCustomer customer() {
        return new SimulatedCustomer(gnete.book());
    }

    @Override
    public void close() {
        gnete.close();
    }
}
