package till.app;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.access.Operators;
import till.access.Pepper;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.Cure;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.Operator;
import till.domain.Payment;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.Refund;
import till.domain.Result;
import till.domain.Role;
import till.domain.Secret;
import till.gateway.Gateway;
import till.ledger.Ledger;
import till.poll.Poller;
import till.poll.ShipmentPoller;
import till.service.AgreementService;
import till.service.Books;
import till.service.ChargeRequest;
import till.service.Expiries;
import till.service.GatewayDirectory;
import till.service.GatewayHealth;
import till.service.LedgerCheck;
import till.service.RefundRequest;
import till.service.SettleRequest;
import till.service.Started;
import till.service.Steps;
import till.service.Surroundings;
import till.service.TillServices;
import till.settings.MethodChoice;
import till.settings.ShopSettings;

/**
 * The services of a till in the test's own process, on the files of a data folder of the real program: what the program does
 * without a window, only that time passes by a clock that is put forward. The one place of these tests that calls services.
 */
final class TillInTest implements AutoCloseable {
    static final String OWNER = "mei";
    static final String MANAGER = "bo";
    static final String CASHIER = "ann";

    /** Cards of customers who are there are typed in. */
    static final MethodChoice CARDS = new MethodChoice(
            new PaymentMethod("acqra", "card", Brand.CARD, Form.KEYED, List.of()), null, null, Map.of(), true, false);

    private static final Secret WRONG_PIN = new Secret("9999");
    /** A few parcels are looked at in each. */
    private static final int MOST_TURNS = 50;

    private final SteppedClock clock;
    private final Books books;
    private final Ledger ledger;
    private final Gateway gateway;
    private final TillServices services;
    private final Poller poller;
    private final ShipmentPoller parcelPoller;
    private Acting acting = Acting.UNNAMED;

    TillInTest(ShopSettings settings, Books books, Simulations.Simulated simulated, SteppedClock clock, Pepper pepper) {
        this.clock = clock;
        this.ledger = books.ledger();
        this.gateway = ((Result.Done<Gateway>) Gateways.open(simulated.profile(), exchange -> {}, clock)).value();
        var here = new Surroundings(
                        settings.till(),
                        settings.calendar(),
                        clock,
                        new Numbers(settings.till(), clock, new SecureRandom()),
                        Steps.NONE,
                        clock::pass)
                .with(pepper);
        var directory = new GatewayDirectory(
                List.of(gateway), new GatewayHealth(clock), settings.calendar().zone(), _ -> List.of(CARDS));
        this.books = books;
        this.services = TillServices.on(Mode.LIVE, books, directory, here);
        this.poller = new Poller(services.checks(), services.refunds(), clock, Runnable::run);
        this.parcelPoller = new ShipmentPoller(services.shipments(), Runnable::run);
    }

    /** Something to charge: the gateway's usual way to pay, or the one that can hold money. */
    static PaymentMethod method(Gateway gateway, boolean held) {
        return gateway.methods().stream()
                .filter(PaymentMethod::worksAtTheCounter)
                .filter(way -> held == way.code().equals("CASHIER"))
                .findFirst()
                .orElseThrow();
    }

    Started charge(String sale, boolean held) {
        var extras = held ? Map.of("captureMethod", "manual") : Map.<String, String>of();
        return services.payments()
                .start(
                        new ChargeRequest(
                                gateway.id(),
                                method(gateway, held).code(),
                                money(KilledTill.AMOUNT),
                                "Tea",
                                sale,
                                false,
                                extras),
                        acting);
    }

    static Money money(long minor) {
        return Money.ofMinor(CurrencyUnit.of("HKD"), minor);
    }

    Payment check(Payment payment) {
        return services.payments().check(payment.orderNo());
    }

    Payment checkNow(Payment payment) {
        return services.attention().checkNow(payment.orderNo());
    }

    void cancel(Payment payment) {
        services.payments().cancel(payment.orderNo(), acting);
    }

    void refund(Payment payment, long minor) {
        services.refunds().refund(new RefundRequest(payment.orderNo(), money(minor), "returned"), acting);
    }

    void capture(Payment payment, long minor) {
        services.captures().capture(payment.orderNo(), money(minor), acting);
    }

    /** Three people, each with a PIN. */
    void addPeople() {
        var owner = add(OWNER, Role.OWNER, Acting.UNNAMED);
        add(MANAGER, Role.MANAGER, Acting.as(owner));
        add(CASHIER, Role.CASHIER, Acting.as(owner));
    }

    static Secret pin(String id) {
        return new Secret(
                switch (id) {
                    case OWNER -> "1397";
                    case MANAGER -> "2486";
                    default -> "3571";
                });
    }

    /** The first person of the shop. */
    void addOwner(String id, Secret pin) {
        add(id, Role.OWNER, pin, Acting.UNNAMED);
    }

    private Operator add(String id, Role role, Acting by) {
        return add(id, role, pin(id), by);
    }

    private Operator add(String id, Role role, Secret pin, Acting by) {
        var wanted = new Operators.NewOperator(id, id, role);
        return services.operators().add(wanted, pin, by).value().operator();
    }

    /** From here on the cashier acts, and the manager approves refunds. */
    void actAsCashier() {
        var access = services.access();
        var cashier = Acting.as(access.signIn(CASHIER, pin(CASHIER)).value());
        acting = access.approve(cashier, MANAGER, pin(MANAGER), Act.REFUND, money(KilledTill.AMOUNT))
                .value();
    }

    /** How many more wrong tries somebody has after this one. */
    int triesLeft(String id) {
        var refused = (Result.Failed<Operator>) services.access().signIn(id, WRONG_PIN);
        return Integer.parseInt(refused.problem().arguments().get(1));
    }

    /** The open cards of a payment. */
    List<Attention> cards(Payment payment) {
        return ledger.attention().of(payment.orderNo()).stream()
                .filter(Attention::isOpen)
                .toList();
    }

    /** Settles late money by what was given back elsewhere. */
    void settle(Attention card) {
        var request = SettleRequest.of(card.id(), Cure.RECORD_REFUND, "returned")
                .withAmount(money(KilledTill.PART))
                .withEvidence(KilledTill.EVIDENCE);
        services.settling().settle(request, acting);
    }

    /** All that was ever charged for a sale, oldest first. */
    List<Payment> payments(String sale) {
        return ledger.payments().named(sale).stream()
                .sorted(Comparator.comparing(payment -> payment.order().createdAt()))
                .toList();
    }

    List<Refund> refunds(Payment payment) {
        return services.refunds().of(payment.orderNo());
    }

    Optional<Money> left(Payment payment) {
        return services.refunds().left(payment);
    }

    Ledger ledger() {
        return ledger;
    }

    /** What {@code till verify} finds wrong. */
    List<String> faults() {
        return new LedgerCheck(ledger.history()).verify().faults();
    }

    /** What a program does when it starts. */
    void sweep() {
        poller.sweep();
        parcelPoller.sweep();
        tick();
    }

    /** Lets the poller work on for some days. */
    void settle() {
        var waits =
                List.of(1, 2, 3, 5, 10, 20, 40, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 43200, 90000, 90000);
        for (var seconds : waits) {
            clock.pass(Duration.ofSeconds(seconds));
            tick();
        }
    }

    /** Lets the poller work for a while. */
    void pass(Duration time) {
        clock.pass(time);
        tick();
    }

    private void tick() {
        for (var turn = 0; turn < 3 && poller.tick() > 0; turn++) {
            clock.pass(Duration.ofMillis(100));
        }
        for (var turn = 0; turn < MOST_TURNS && parcelPoller.tick() > 0; turn++) {
            clock.pass(Duration.ofMillis(100));
        }
    }

    ParcelsInTest parcels() {
        return new ParcelsInTest(services.shipments(), acting);
    }

    AgreementsInTest agreements(Expiries expiries) {
        return new AgreementsInTest(services, new AgreementService(services, books, expiries));
    }

    ClosesInTest closes() {
        return new ClosesInTest(services, ledger, acting);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
