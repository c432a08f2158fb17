package till.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.BusinessCalendar;
import till.domain.GatewayProfile;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentMethod;
import till.domain.Refund;
import till.domain.Result;
import till.gateway.Gateway;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.ledger.Movements;
import till.poll.Poller;
import till.service.AttentionService;
import till.service.Books;
import till.service.ChargeRequest;
import till.service.GatewayDirectory;
import till.service.MovableClock;
import till.service.RefundRequest;
import till.service.Refunded;
import till.service.Started;
import till.service.Steps;
import till.service.Surroundings;
import till.service.TillServices;
import till.simulator.FaultDial;
import till.simulator.Operation;
import till.simulator.SimulatedCustomer;

/** The real services on a ledger in memory, with the real adapter of one simulated gateway and a clock for both. */
final class SimulatedTill implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZONE, 0);

    final Simulations.Simulated simulated;
    final MovableClock clock;
    final Ledger ledger;
    final Gateway gateway;
    final TillServices services;
    private final Poller poller;

    SimulatedTill(Simulations.Simulated simulated, MovableClock clock, Map<String, String> fields)
            throws LedgerUnusable {
        this.simulated = simulated;
        this.clock = clock;
        this.ledger = LedgerOpening.openMemory(UUID.randomUUID().toString(), "T1");
        this.gateway = ((Result.Done<Gateway>) Gateways.open(with(simulated.profile(), fields), exchange -> {}, clock))
                .value();
        var here = new Surroundings(
                "T1", CALENDAR, clock, new Numbers("T1", clock, new Random()), Steps.NONE, clock::pass);
        this.services = TillServices.on(
                Mode.TRAINING, new Books(ledger, line -> {}), new GatewayDirectory(List.of(gateway)), here);
        this.poller = new Poller(services.checks(), services.refunds(), clock, Runnable::run);
        dial().allOff();
    }

    private static GatewayProfile with(GatewayProfile profile, Map<String, String> more) {
        var fields = new HashMap<>(profile.fields());
        fields.putAll(more);
        return new GatewayProfile(
                profile.id(), profile.kind(), profile.baseUrl(), fields, profile.secrets(), profile.allowPlainHttp());
    }

    /** A clock of the standard library that goes with a test's. */
    static Clock clockOf(InstantSource source) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }

    FaultDial dial() {
        return new FaultDial(simulated.server().book());
    }

    SimulatedCustomer customer() {
        return new SimulatedCustomer(simulated.server().book());
    }

    Payment charge(Map<String, String> extras) {
        var method = gateway.methods().stream()
                .filter(PaymentMethod::worksAtTheCounter)
                .filter(way -> extras.isEmpty() == !way.code().equals("CASHIER"))
                .findFirst()
                .orElseThrow();
        var amount = Money.ofMinor(CurrencyUnit.of("HKD"), 8850);
        var request = new ChargeRequest(gateway.id(), method.code(), amount, "Tea", "", false, extras);
        return ((Started.Running) services.payments().start(request, Acting.UNNAMED)).payment();
    }

    Payment paid() {
        var payment = charge(Map.of());
        customer().pay(payment.orderNo().text());
        return services.payments().check(payment.orderNo());
    }

    Refund refund(Payment payment, Money amount) {
        var request = new RefundRequest(payment.orderNo(), amount, "returned");
        return ((Refunded.Asked) services.refunds().refund(request, Acting.UNNAMED)).refund();
    }

    Payment now(Payment payment) {
        return services.payments().find(payment.orderNo()).orElseThrow();
    }

    /** Time passes, and what is due is asked about as it goes. */
    void pass(Duration time, Duration step) {
        for (var end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            clock.pass(step);
            poller.tick();
        }
    }

    List<AttentionService.Card> cards() {
        return services.attention().open();
    }

    List<Attention.Kind> kinds() {
        return cards().stream().map(card -> card.attention().kind()).toList();
    }

    /** What a day's file says of a payment and its refunds. */
    List<Movements.Movement> movements(java.time.LocalDate day, OrderNo orderNo) {
        var found = new ArrayList<Movements.Movement>();
        var span = new Movements.Span(day, CALENDAR.startOf(day), CALENDAR.startOf(day.plusDays(1)));
        var numbers = new ArrayList<>(List.of(orderNo.text()));
        services.refunds()
                .of(orderNo)
                .forEach(refund -> numbers.add(refund.refundNo().text()));
        ledger.movements().read(span, null, movement -> {
            if (numbers.contains(movement.orderNo()) && !movement.open()) {
                found.add(movement);
            }
        });
        return found;
    }

    /** How often the gateway was asked to refund under a number. */
    long refundsAsked(Refund refund) {
        return simulated.server().book().requests().stream()
                .filter(seen -> seen.operation() == Operation.REFUND)
                .filter(seen -> seen.number().equals(refund.refundNo().text()))
                .count();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
