package till.service;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Ability;
import till.domain.Act;
import till.domain.Acting;
import till.domain.By;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.Parcel;
import till.domain.Parcel.Direction;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Shipment;
import till.domain.ShipmentChange;
import till.domain.ShipmentState;
import till.ledger.Shipments;

/**
 * Parcels of orders: written down first, then told to the gateway once, asked about until delivered or called off. May be
 * shared between threads.
 */
public final class ShipmentService {
    private static final int CHECKS = 4;
    /** More than anybody waits for. */
    private static final int MOST_OPEN = 50_000;

    private static final Duration LOOKED_BACK = Duration.ofDays(60);

    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final Feed feed;
    private final Access access;
    private final ParcelOrders orders;
    private final ShipmentOutbox outbox;
    private final ShipmentChanging changing;
    private final ShipmentAsking asking;

    public ShipmentService(Books books, GatewayDirectory gateways, Surroundings here, Feed feed, Access access) {
        this.books = books;
        this.gateways = gateways;
        this.here = here;
        this.feed = feed;
        this.access = access;
        this.orders = new ParcelOrders(books.ledger());
        this.outbox = new ShipmentOutbox(books, gateways, here);
        this.changing = new ShipmentChanging(books, gateways, here);
        this.asking = new ShipmentAsking(books, gateways, here, changing);
    }

    /** Whether a number that another order has may be sent once more: goods of several orders may go in one parcel. */
    public enum Twice {
        /** It is refused, and the problem {@code ship.elsewhere} names the other order. */
        ASK,
        WANTED
    }

    /** Writes one shipment down and tells the gateway at once. What comes of that is in the shipment. */
    public Result<Shipment> add(ParcelText text, Acting acting) {
        return add(text, Twice.ASK, acting);
    }

    public Result<Shipment> add(ParcelText text, Twice twice, Acting acting) {
        var refused = access.guard(acting, Act.SHIP, null, null);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        return order(text.order())
                .then(payment -> parcel(text, payment))
                .then(parcel -> twice == Twice.WANTED ? Result.done(parcel) : nowhereElse(parcel))
                .then(parcel -> write(List.of(parcel), acting.by()).getFirst())
                .map(this::told);
    }

    private Result<Parcel> nowhereElse(Parcel parcel) {
        return elsewhere(parcel).<Result<Parcel>>map(Result::failed).orElseGet(() -> Result.done(parcel));
    }

    /** As above, for the number a parcel may get. */
    public Optional<Problem> elsewhere(Shipment shipment, String number) {
        var parcel = shipment.parcel();
        return elsewhere(new Parcel(
                parcel.orderNo(),
                parcel.carrier(),
                number.replaceAll("\\s", ""),
                parcel.shippedOn(),
                parcel.direction(),
                null));
    }

    private Result<Parcel> parcel(ParcelText text, Payment payment) {
        var read = ShipmentRules.read(text, payment, today(payment));
        var parcel = read.parcel();
        return parcel == null ? Result.failed(read.problems().getFirst()) : Result.done(parcel);
    }

    ShipmentRules.Today today(@Nullable Payment payment) {
        var paid = payment == null ? null : payment.businessDay();
        return new ShipmentRules.Today(here.today(), paid == null ? LocalDate.EPOCH : paid);
    }

    /** Writes shipments down; each for itself, in the same order. The outbox tells the gateways of them. */
    List<Result<Shipment>> write(List<Parcel> parcels, By by) {
        var drafts = parcels.stream()
                .map(parcel -> new Shipments.Draft(here.numbers().nextShipment(), parcel, here.till(), now(), by))
                .toList();
        var added = books.ledger().shipments().add(drafts);
        here.steps().reached(Steps.Step.SHIPMENTS_WRITTEN);
        feed.refresh();
        return added.stream().map(this::result).toList();
    }

    private Result<Shipment> result(Shipments.Adding adding) {
        return switch (adding) {
            case Shipments.Added(var shipment) -> Result.done(shipment);
            case Shipments.NotPaid(var payment) ->
                Result.failed("ship.orderUnpaid", payment.order().reference());
            case Shipments.Refunded(var payment) ->
                Result.failed("ship.orderRefunded", payment.order().reference());
            case Shipments.Duplicate(var other) ->
                Result.failed("ship.duplicate", other.parcel().trackingNo());
        };
    }

    private Shipment told(Shipment shipment) {
        tell(List.of(shipment));
        return check(shipment.id());
    }

    /** Tells gateways of shipments that were never sent, as many in a call as they take. */
    void tell(List<Shipment> shipments) {
        outbox.calls(shipments).forEach(outbox::send);
        feed.refresh();
    }

    /** For many at once, row by row. */
    public ShipmentImport imports() {
        return new ShipmentImport(books, this, access);
    }

    /** The one paid order that a number means, if parcels can be sent for it. */
    public Result<Payment> order(String number) {
        return orders.named(number, this::takesParcels);
    }

    /** The one paid order that a number means, if a parcel can go this way for it. */
    public Result<Payment> order(String number, Direction direction) {
        return order(number)
                .then(payment -> direction == Direction.FORWARD && allWentBack(payment)
                        ? Result.failed("ship.orderRefunded", payment.order().reference())
                        : Result.done(payment));
    }

    boolean allWentBack(Payment payment) {
        return orders.allWentBack(payment);
    }

    Optional<Problem> elsewhere(Parcel parcel) {
        return orders.elsewhere(parcel);
    }

    /** Paid orders a parcel can be for, the latest first. */
    public List<Payment> paid(String text, int most) {
        return books.ledger().shipments().paid(new Shipments.Paid(shipping(), text, most));
    }

    public boolean takesParcels(String gateway) {
        return gateways.abilities(gateway).contains(Ability.SHIP);
    }

    /** Gateways that take parcels; empty where none of this till's does. */
    public List<String> shipping() {
        return gateways.ids().stream().filter(this::takesParcels).toList();
    }

    /** Asks for a change, or puts aside what the gateway never took. */
    public Result<Shipment> change(String id, ShipmentChange.Kind kind, @Nullable String number, Acting acting) {
        var found = books.ledger().shipments().find(id);
        if (found.isEmpty()) {
            return Result.failed("ship.unknown", id);
        }
        var shipment = found.get();
        var refused = access.guard(
                acting, Act.CHANGE_SHIPMENT, null, shipment.parcel().orderNo());
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var another = number == null ? null : number.replaceAll("\\s", "");
        var wrong = another == null ? Optional.<Problem>empty() : ShipmentRules.number(another);
        if (wrong.isPresent()) {
            return Result.failed(wrong.get());
        }
        if (kind == ShipmentChange.Kind.CANCELLED && isPutAside(shipment)) {
            return putAside(shipment, acting.by());
        }
        if (!books.ledger().shipments().ask(id, kind, another, now(), acting.by())) {
            return Result.failed("ship.changeNotNow", shipment.parcel().trackingNo());
        }
        changing.send(reread(id));
        feed.asked(shipment.parcel().orderNo());
        return Result.done(reread(id));
    }

    private static boolean isPutAside(Shipment shipment) {
        return shipment.state() == ShipmentState.DRAFT || shipment.state() == ShipmentState.REFUSED;
    }

    private Result<Shipment> putAside(Shipment shipment, By by) {
        var move = new Shipments.Move(shipment, ShipmentState.CANCELLED, now(), "hand", null, null, null, by);
        var moved = books.ledger().shipments().move(List.of(move));
        feed.refresh();
        return moved.isEmpty()
                ? Result.failed("ship.changeNotNow", shipment.parcel().trackingNo())
                : Result.done(reread(shipment.id()));
    }

    /** Sends one that the gateway did not take once more, after asking whether it has it all the same. */
    public Result<Shipment> sendAgain(String id, Acting acting) {
        var refused = access.guard(acting, Act.SHIP, null, null);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var now = check(id);
        if (now.state() == ShipmentState.DRAFT || isDenied(now)) {
            return Result.done(told(now));
        }
        return now.state() == ShipmentState.REFUSED
                ? Result.failed("ship.againNotNow", now.parcel().trackingNo())
                : Result.done(now);
    }

    private static boolean isDenied(Shipment shipment) {
        return shipment.state() == ShipmentState.REFUSED && shipment.watch().missing() > 0;
    }

    /** Asks what the gateway knows of it. Where another check is under way nothing is asked. */
    public Shipment check(String id) {
        var shipment = asking.check(id);
        feed.asked(shipment.parcel().orderNo());
        return shipment;
    }

    /**
     * Something to be done now.
     *
     * @param ids the shipments it is about
     */
    public record Work(Set<String> ids, Runnable doing) {}

    /** What is due: calls for what has to go out, and few questions at once, longest due first. */
    public List<Work> due(int most) {
        var sends = new ArrayList<Shipment>();
        var works = new ArrayList<Work>();
        var checks = 0;
        for (var shipment : books.ledger().shipments().due(now(), most)) {
            if (ShipmentChanging.isToBeSent(shipment)) {
                works.add(work(shipment, () -> changing.send(reread(shipment.id()))));
            } else if (isToBeSent(shipment)) {
                sends.add(shipment);
            } else if (checks++ < CHECKS) {
                works.add(work(shipment, () -> asking.checkDue(shipment.id())));
            }
        }
        outbox.calls(sends.stream().filter(outbox::isHeard).toList()).stream()
                .limit(CHECKS)
                .forEach(call -> works.add(new Work(
                        call.stream().map(Shipment::id).collect(Collectors.toUnmodifiableSet()),
                        () -> outbox.send(call))));
        return works;
    }

    private static boolean isToBeSent(Shipment shipment) {
        return shipment.state() == ShipmentState.DRAFT
                || (shipment.state() == ShipmentState.UNCERTAIN
                        && shipment.watch().missing() >= Shipments.DENIALS);
    }

    private Work work(Shipment shipment, Runnable doing) {
        return new Work(Set.of(shipment.id()), () -> {
            doing.run();
            feed.asked(shipment.parcel().orderNo());
        });
    }

    /** At start and at day end: what is on its way to a gateway is looked at now. */
    public int sweep() {
        return books.ledger().shipments().sweep(now());
    }

    public Optional<Shipment> find(String id) {
        return books.ledger().shipments().find(id);
    }

    public List<Shipment> of(OrderNo orderNo) {
        return books.ledger().shipments().of(orderNo);
    }

    /** What happened to it, oldest first. */
    public List<Event> history(Shipment shipment) {
        return books.ledger().history().of(shipment.parcel().orderNo()).stream()
                .filter(event -> shipment.id().equals(event.facts().get("id")))
                .toList();
    }

    /** By our number of it or its tracking number. */
    public List<Shipment> named(String number) {
        var own = find(number);
        return own.isPresent() ? List.of(own.get()) : books.ledger().shipments().numbered(number);
    }

    /** Newest first, behind {@code after} where one is given. */
    public List<Shipment> list(
            String text, Set<ShipmentState> states, @Nullable Direction direction, @Nullable Shipment after, int most) {
        return books.ledger().shipments().list(new Shipments.Search(text, states, direction), after, most);
    }

    /** All that something may still happen to, newest first. */
    public List<Shipment> open() {
        var states = EnumSet.allOf(ShipmentState.class);
        states.removeIf(ShipmentState::isEnded);
        return books.ledger().shipments().list(new Shipments.Search("", states, null), null, MOST_OPEN);
    }

    public Map<ShipmentState, Long> counts() {
        return books.ledger().shipments().counts();
    }

    /**
     * A paid order nobody wrote a parcel to the customer down for.
     *
     * @param daysLeft of those the shop gives itself; negative where it is late
     */
    public record Waiting(Payment payment, long daysLeft) {}

    /** Orders of the last sixty days that wait for a parcel, the latest first to be sent on top. */
    public List<Waiting> waiting(int days, boolean linksOnly, int most) {
        var since = now().minus(LOOKED_BACK);
        var wanted = new Shipments.Unshipped(shipping(), since, linksOnly, most);
        return books.ledger().shipments().unshipped(wanted).stream()
                .map(payment -> new Waiting(payment, daysLeft(payment, days)))
                .toList();
    }

    private long daysLeft(Payment payment, int days) {
        var paid = payment.businessDay() == null ? here.today() : payment.businessDay();
        return here.today().until(paid.plusDays(days), ChronoUnit.DAYS);
    }

    private Shipment reread(String id) {
        return books.ledger().shipments().find(id).orElseThrow();
    }

    private Instant now() {
        return here.clock().instant();
    }
}
