package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Act;
import till.domain.Acting;
import till.domain.By;
import till.domain.CardBuffer;
import till.domain.Mode;
import till.domain.Operator;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Role;
import till.domain.ShipmentChange;
import till.gateway.Captures;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Refunds;
import till.gateway.Voids;
import till.ledger.LedgerUnusable;
import till.ledger.People;
import till.service.ShipmentImport.Watcher;

/** Whatever is asked of the services by somebody who did not say who they are is refused, and no gateway hears of it. */
class RefusedActsTest {
    private static final Money PART = Money.parse("HKD 30.00");

    private TillForTests till;
    private Payment paid;

    @BeforeEach
    void open() throws LedgerUnusable {
        till = new TillForTests(Mode.LIVE);
        till.gateway.ships();
        till.gateway.can(Captures.class);
        till.gateway.can(Voids.class);
        paid = till.paid();
        operator("zoe", Role.OWNER);
        till.gateway.asked.clear();
    }

    @AfterEach
    void close() {
        till.close();
    }

    private Operator operator(String id, Role role) {
        var operator = new Operator(id, id, role, true);
        var signed = new People.Signed(By.NOBODY, till.clock.instant());
        return till.ledger
                .people()
                .add(operator, new People.Proof("none", null), signed)
                .value();
    }

    private static Optional<Problem> of(Started started) {
        return Optional.of(((Started.NotStarted) started).problem());
    }

    private Stream<Optional<Problem>> refusals(Acting nobody) {
        var services = till.services;
        var number = paid.orderNo();
        var text = new ParcelText(paid.order().reference(), "DHL", "1", "", "", "");
        var rows = services.shipments().imports().look(List.of(text), Watcher.NONE);
        var agreements = new AgreementService(services, new Books(till.ledger, _ -> {}), new KeptExpiries());
        var place = new StatementEvidence.Place("a.csv", "00", 1);
        var there = new StatementEvidence.PaidThere(number, PART, "", "");
        return Stream.of(
                of(services.payments().start(till.sale(), nobody)),
                of(services.payments().startKeyed(till.sale(), new CardBuffer(), nobody)),
                services.payments().cancel(number, nobody).failure(),
                Optional.of(((AnotherWay.NotAllowed) services.payments().payAnotherWay(number, nobody)).problem()),
                Optional.of(((Captured.NotAsked) services.captures().capture(number, null, nobody)).problem()),
                Optional.of(((Refunded.NotAsked)
                                services.refunds().refund(new RefundRequest(number, PART, "cold tea"), nobody))
                        .problem()),
                services.settling()
                        .record(new RecordedRefund(number, PART, "in the portal", "portal 12"), nobody)
                        .failure(),
                services.shipments().add(text, nobody).failure(),
                services.shipments().sendAgain("S1", nobody).failure(),
                services.shipments().imports().send(rows, nobody, Watcher.NONE).failure(),
                agreements.pause("A1", nobody).failure(),
                agreements.renew("A1", "08/27", nobody),
                of(agreements.chargeNow("A1", nobody)),
                agreements.run(nobody).failure(),
                services.evidence().vouched(number, place, nobody).failure(),
                services.evidence().paid(there, place, nobody).failure(),
                services.evidence().refused(Act.RECONCILE, nobody));
    }

    @Test
    void nothingIsDoneForSomebodyWhoDidNotSayWhoTheyAre() {
        var refused = refusals(Acting.UNNAMED).toList();
        assertEquals(
                List.of("access.whoAreYou"),
                refused.stream()
                        .map(each -> each.orElseThrow().key())
                        .distinct()
                        .toList());
        assertEquals(List.of(), till.gateway.asked);
        assertEquals(Optional.empty(), till.services.evidence().refused(Act.RECONCILE, Acting.as(owner())));
    }

    private Operator owner() {
        return till.ledger.people().find("zoe").orElseThrow();
    }

    @Test
    void aParcelIsChangedByNobodyUnnamed() {
        var text = new ParcelText(paid.order().reference(), "DHL", "1", "", "", "");
        var shipment = till.services.shipments().add(text, Acting.as(owner())).value();
        assertEquals(
                Optional.of("access.whoAreYou"),
                till.services
                        .shipments()
                        .change(shipment.id(), ShipmentChange.Kind.CANCELLED, null, Acting.UNNAMED)
                        .failure()
                        .map(Problem::key));
    }

    /** Held money is the customer's: a cashier may close what is open, and not let go of what is held. */
    @Test
    void aCashierLetsGoOfNoHeldMoney() {
        var zoe = Acting.as(owner());
        var ann = Acting.as(operator("ann", Role.CASHIER));
        var held = ((Started.Running) till.services.payments().start(till.sale(), zoe))
                .payment()
                .orderNo();
        till.gateway.says(Standing.AUTHORIZED);
        assertEquals(
                Optional.of(Problem.of("access.askManager", "ann")),
                till.services.payments().cancel(held, ann).failure());
        assertEquals(PaymentState.AUTHORIZED, till.now(held).state());
        assertEquals(
                PaymentState.CANCELLED,
                till.services.payments().cancel(held, zoe).value().state());
        till.gateway.says(Standing.WAITING);
        var open = ((Started.Running) till.services.payments().start(till.sale(), zoe))
                .payment()
                .orderNo();
        assertEquals(
                PaymentState.CANCELLED,
                till.services.payments().cancel(open, ann).value().state());
    }

    /** The gateway is not set up here any more, or takes none of it. */
    @Test
    void withoutTheGatewayOrItsPartNothingIsDoneAndThatIsSaid() {
        var zoe = Acting.as(owner());
        var without = till.reopened();
        var request = new RefundRequest(paid.orderNo(), PART, "cold tea");
        var unknown = Problem.of("gateway.unknown", "gnete");
        assertEquals(unknown, ((Started.NotStarted) without.payments().start(till.sale(), zoe)).problem());
        assertEquals(unknown, ((Refunded.NotAsked) without.refunds().refund(request, zoe)).problem());
        assertEquals(unknown, ((Captured.NotAsked) without.captures().capture(paid.orderNo(), null, zoe)).problem());
        till.gateway.cannot(Refunds.class);
        till.gateway.cannot(Captures.class);
        assertEquals(
                Problem.of("refund.notHere", "gnete"),
                ((Refunded.NotAsked) till.services.refunds().refund(request, zoe)).problem());
        assertEquals(
                Problem.of("capture.notHere", "gnete"),
                ((Captured.NotAsked) till.services.captures().capture(paid.orderNo(), null, zoe)).problem());
        assertEquals(List.of(), till.gateway.asked);
    }
}
