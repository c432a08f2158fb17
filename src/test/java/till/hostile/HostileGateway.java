package till.hostile;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.Agreement;
import till.domain.AuthCode;
import till.domain.CardExpiry;
import till.domain.OrderNo;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.RefundNo;
import till.domain.TestCards;
import till.gateway.Capability;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.KeyedCards;
import till.gateway.Notifications.Posted;
import till.gateway.Outcome;
import till.gateway.PaymentRef;
import till.gateway.QrPayments;
import till.gateway.Recurring;
import till.gateway.Shipments;
import till.gateway.acqra.AcqraGateway;
import till.gateway.chingching.ChingchingGateway;
import till.gateway.easylink.EasylinkGateway;
import till.gateway.gnete.GneteGateway;
import till.gateway.http.Wire;
import till.gateway.qlink.QlinkGateway;
import till.simulator.ServedGateway;
import till.simulator.SimulatedCustomer;

/** A real adapter on a line that can be made to say anything, and the gateway behind it with one order in its book. */
final class HostileGateway {
    static final List<String> KINDS = List.of("gnete", "easylink", "chingching", "qlink", "acqra");
    static final Money AMOUNT = Money.ofMinor(CurrencyUnit.of("HKD"), 8850);
    static final OrderNo NUMBER = new OrderNo("T1P0MB0000000000001");
    static final RefundNo REFUND = new RefundNo("T1R0MB0000000000001");
    static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

    final ServedGateway served;
    final HostileLine line;
    final SimulatedCustomer customer;
    private final String kind;
    private final InstantSource clock;
    private Gateway gateway;
    private String theirs = "";

    HostileGateway(String kind) {
        this(kind, InstantSource.fixed(NOW));
    }

    HostileGateway(String kind, InstantSource clock) {
        this.kind = kind;
        this.clock = clock;
        this.served = ServedGateway.of(kind, clock.withZone(ZoneOffset.UTC));
        this.line = new HostileLine(served);
        this.customer = new SimulatedCustomer(served.book());
        this.gateway = connected();
    }

    private Gateway connected() {
        var profile = served.profile();
        var wire = new Wire(_ -> {}, clock, line);
        return switch (kind) {
            case "gnete" -> GneteGateway.of(profile, wire);
            case "easylink" -> EasylinkGateway.of(profile, wire);
            case "chingching" -> ChingchingGateway.of(profile, wire);
            case "qlink" -> QlinkGateway.of(profile, wire);
            default -> AcqraGateway.of(profile, wire);
        };
    }

    /** As a till that starts again: nothing it was told before is known. */
    void reconnect() {
        gateway = connected();
    }

    Gateway gateway() {
        return gateway;
    }

    <C extends Capability> C can(Class<C> capability) {
        return gateway.find(capability).orElseThrow();
    }

    boolean offers(Class<? extends Capability> capability) {
        return gateway.find(capability).isPresent();
    }

    /** What it posts of the order; two of the simulators post nothing by themselves, and no document shows what would come. */
    Posted posted() {
        return served.post(served.book().orders().getFirst())
                .map(post -> new Posted(post.headers(), post.fields(), post.body()))
                .orElseGet(() -> new Posted(Map.of(), Map.of(), """
                        {"tradeUuid":"%1$s","status":"PAY_SUCCESS","amount":88.50,"currency":"HKD",\
                        "order":{"orderNo":"%1$s","orderStatus":"successed","payAmount":"88.50","tradeCurrency":"HKD"}}""".formatted(NUMBER.text())));
    }

    String method() {
        return gateway.methods().stream()
                .filter(PaymentMethod::worksAtTheCounter)
                .findFirst()
                .orElseThrow()
                .code();
    }

    /** With the gateway's own number where the order was taken. */
    PaymentRef payment() {
        return new PaymentRef(NUMBER, theirs.isEmpty() ? null : theirs, method(), AMOUNT);
    }

    /** What the gateway may call the order by instead of our number; our number where there is nothing. */
    String theirs() {
        return kind.equals("easylink") && !theirs.isEmpty() ? theirs : NUMBER.text();
    }

    void taken() {
        if (create() instanceof Outcome.Answered<QrPayments.Created>(var created) && created.gatewayNo() != null) {
            theirs = created.gatewayNo();
        }
    }

    PaymentOrder order(String method) {
        return new PaymentOrder(NUMBER, "t1-1", "s", "t1", kind, method, AMOUNT, "Tea", NOW, NOW.plusSeconds(300));
    }

    Outcome<QrPayments.Created> create() {
        return can(QrPayments.class).create(order(method()), Map.of());
    }

    Outcome<QrPayments.Created> scan() {
        var scans = can(CodePayments.class);
        var method = scans.scanMethods().getFirst().code();
        return scans.charge(order(method), new AuthCode("281234567890123456"), Map.of());
    }

    /** Typed in, and paid at once. */
    Outcome<QrPayments.Created> card() {
        var cards = can(KeyedCards.class);
        var method = cards.cardForm("card").isPresent() ? "card" : "UP_EXPRESS";
        var extras = method.equals("card") ? Map.of("threeDsMode", "no") : Map.<String, String>of();
        try (var card = TestCards.typed("4111111111111111", "1231", "123")) {
            return cards.charge(order(method), card, List.of(), extras);
        }
    }

    Outcome<QrPayments.Created> cardAgain() {
        var recurring = can(Recurring.class);
        var stored = new Recurring.Stored(
                "TI" + NUMBER.text(),
                Agreement.Kind.RECURRING,
                CardExpiry.read("12/31").orElseThrow());
        var second = new OrderNo("T1P0MB0000000000002");
        var order = new PaymentOrder(
                second, "t1-2", "s", "t1", kind, recurring.method(), AMOUNT, "Tea", NOW, NOW.plusSeconds(300));
        return recurring.chargeAgain(order, stored);
    }

    static Shipments.Parcel parcel(String number) {
        return new Shipments.Parcel(
                NUMBER,
                "DHL",
                number,
                LocalDate.of(2026, 11, 21),
                Shipments.Direction.FORWARD,
                Shipments.ParcelStatus.SHIPPED,
                null);
    }
}
