package till.service;

import java.security.SecureRandom;
import till.access.Access;
import till.access.Operators;
import till.domain.Mode;
import till.ledger.People;

/**
 * One opened till: everything screens and commands may ask for.
 *
 * @param mode whether real money moves
 */
public record TillServices(
        Mode mode,
        Surroundings here,
        Access access,
        Operators operators,
        GatewayDirectory gateways,
        PaymentService payments,
        PaymentChecks checks,
        CaptureService captures,
        RefundService refunds,
        ShipmentService shipments,
        OrderBook orders,
        OrdersInHand inHand,
        PaymentLinks links,
        BillSearch bills,
        AttentionService attention,
        Settling settling,
        StatementEvidence evidence,
        DayBook days,
        ShiftService shifts,
        Notices notices,
        Feed feed,
        Exchanges exchanges) {

    /** Wires the services of one till on one ledger. */
    public static TillServices on(Mode mode, Books books, GatewayDirectory gateways, Surroundings here) {
        var core = Core.of(mode, books, gateways, here);
        var access = core.access();
        var attention = new AttentionService(books, core.checks(), core.refunds());
        var ordinary = new OrdinaryWays(books, attention, core.payments(), core.refunds(), core.captures());
        var evidence = core.evidence(books, gateways, here, ordinary);
        return new TillServices(
                mode,
                here,
                access,
                operators(access, books, here),
                gateways,
                core.payments(),
                core.checks(),
                core.captures(),
                core.refunds(),
                new ShipmentService(books, gateways, here, core.feed(), access),
                new OrderBook(books, here, core.refunds()),
                new OrdersInHand(books, here, access),
                new PaymentLinks(books, gateways, here),
                new BillSearch(books, here, core.checks(), access),
                attention,
                evidence.settling(),
                evidence,
                new DayBook(books, here, access, core.feed()),
                new ShiftService(books, here, access, core.feed()),
                new Notices(books, gateways, here, core.checks(), core.refunds()),
                core.feed(),
                Exchanges.NONE);
    }

    /** What the others are made of. */
    private record Core(
            Access access,
            Feed feed,
            PaymentChecks checks,
            RefundService refunds,
            PaymentService payments,
            CaptureService captures) {
        StatementEvidence evidence(Books books, GatewayDirectory gateways, Surroundings here, OrdinaryWays ordinary) {
            return new StatementEvidence(books, here, feed, access, new Cures(books, gateways, refunds), ordinary);
        }

        static Core of(Mode mode, Books books, GatewayDirectory gateways, Surroundings here) {
            var access = TillServices.access(mode, books.ledger().people(), here);
            var feed = new Feed(books.ledger());
            var checks = new PaymentChecks(books, gateways, here, feed);
            return new Core(
                    access,
                    feed,
                    checks,
                    new RefundService(books, gateways, here, checks, feed, access),
                    new PaymentService(books, gateways, here, checks, feed, access),
                    new CaptureService(books, gateways, here, checks, access));
        }
    }

    private static Operators operators(Access access, Books books, Surroundings here) {
        return new Operators(access, books.ledger().people(), here.pepper(), new SecureRandom(), here.clock());
    }

    private static Access access(Mode mode, People people, Surroundings here) {
        return new Access(
                mode,
                people,
                here.pepper(),
                here.clock(),
                here.calendar().zone(),
                () -> here.steps().reached(Steps.Step.PIN_COUNTED));
    }

    /** The same services with the calls that are kept. */
    public TillServices with(Exchanges kept) {
        return new TillServices(
                mode, here, access, operators, gateways, payments, checks, captures, refunds, shipments, orders, inHand,
                links, bills, attention, settling, evidence, days, shifts, notices, feed, kept);
    }
}
