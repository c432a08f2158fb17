package till.service;

import static till.domain.PaymentState.AUTHORIZED;
import static till.domain.PaymentState.AWAITING_PAYER;
import static till.domain.PaymentState.CREATED;
import static till.domain.PaymentState.DECLINED;
import static till.domain.PaymentState.LAPSED;
import static till.domain.PaymentState.PAID;
import static till.domain.PaymentState.UNCERTAIN;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Ability;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.CardBuffer;
import till.domain.GatewayDetails;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Result;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.QrPayments.Created;
import till.ledger.Agreements;
import till.ledger.PaymentMove;
import till.ledger.Payments;
import till.ledger.SentLog;

/**
 * Takes payments: writes the row, sends the order exactly once, and moves the row by the answer. May be shared between
 * threads.
 */
public final class PaymentService {
    private static final int CLOSE_TRIES = 6;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Books books;
    private final Access access;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final PaymentChecks checks;
    private final Feed feed;
    private final LedgerAway away;

    public PaymentService(
            Books books, GatewayDirectory gateways, Surroundings here, PaymentChecks checks, Feed feed, Access access) {
        this.books = books;
        this.away = new LedgerAway(books, gateways, here);
        this.access = access;
        this.gateways = gateways;
        this.here = here;
        this.checks = checks;
        this.feed = feed;
    }

    /** Starts a payment. When this returns the row is on disk and the order went out once, or nothing was done at all. */
    public Started start(ChargeRequest request, Acting acting) {
        return away.beforeSending(() -> begun(request, null, acting));
    }

    /**
     * As {@link #start}, with a card that somebody at the till typed in. The card is overwritten when this returns, whatever
     * came of it: nothing can send it a second time.
     */
    public Started startKeyed(ChargeRequest request, CardBuffer card, Acting acting) {
        try (card) {
            return away.beforeSending(() -> begun(request, card, acting));
        }
    }

    private Started begun(ChargeRequest request, @Nullable CardBuffer card, Acting acting) {
        var refused = allowed(request, card, acting);
        if (refused.isPresent()) {
            return new Started.NotStarted(refused.get());
        }
        var gateway = gateways.find(request.gateway());
        if (gateway.isEmpty()) {
            return new Started.NotStarted(Problem.of("gateway.unknown", request.gateway()));
        }
        var order = order(request, gateway.get());
        var way = Way.of(gateway.get(), request.with(gateways.inputs(request.gateway(), request.method())), card);
        if (way.isEmpty()) {
            return new Started.NotStarted(Problem.of(noWay(request, card), request.gateway()));
        }
        var obstacle = obstacle(request).or(() -> way.get().check(order));
        if (obstacle.isPresent()) {
            return new Started.NotStarted(obstacle.get());
        }
        var nextCheck = now().plus(longestCall(gateway.get(), request)).plus(Pace.MARGIN);
        return switch (books.ledger().payments().add(draft(order, request, card, acting), nextCheck, request.again())) {
            case Payments.SaleTaken(var holder) -> new Started.SaleTaken(holder);
            case Payments.CodeSpent(var holder) ->
                new Started.NotStarted(
                        Problem.of("payment.codeSpent", holder.order().reference()));
            case Payments.Archived(var year) ->
                new Started.NotStarted(Problem.of("payment.archived", Integer.toString(year)));
            case Payments.Written(var payment) -> send(payment, way.get(), mark(request));
        };
    }

    /** Sends what was written by an agreement's own rules, once, as any payment goes out. */
    Started due(Supplier<Agreements.Begun> writing, Way way, String mark) {
        return away.beforeSending(() -> switch (writing.get()) {
            case Agreements.Written(var payment) -> send(payment, way, mark);
            case Agreements.Taken(var holder) -> new Started.SaleTaken(holder);
            case Agreements.Lost() -> new Started.NotStarted(Problem.of("agreement.moved"));
        });
    }

    private Optional<Problem> allowed(ChargeRequest request, @Nullable CardBuffer card, Acting acting) {
        var act = card == null ? Act.CHARGE : Act.KEY_CARD;
        return access.guard(acting, act, null, null)
                .or(() -> conceded(request, acting))
                .or(() -> card == null ? Optional.empty() : KeyedRules.obstacle(request, card, gateways));
    }

    private static String noWay(ChargeRequest request, @Nullable CardBuffer card) {
        if (card != null) {
            return "gateway.noCards";
        }
        return request.authCode() == null ? "gateway.noCodes" : "gateway.noScans";
    }

    /** Another price than the catalogue's needs somebody who may decide on it, whoever takes the payment. */
    private Optional<Problem> conceded(ChargeRequest request, Acting acting) {
        return request.basket().isConceded() ? access.guard(acting, Act.DISCOUNT, null, null) : Optional.empty();
    }

    private Payments.Draft draft(PaymentOrder order, ChargeRequest request, @Nullable CardBuffer card, Acting acting) {
        return new Payments.Draft(order, here.today(), acting.by(), mark(request), request.basket(), card != null);
    }

    private static @Nullable String mark(ChargeRequest request) {
        return request.authCode() == null ? null : request.authCode().mark();
    }

    private static Duration longestCall(Gateway gateway, ChargeRequest request) {
        var usual = gateway.limits().longestCall();
        return request.authCode() == null ? usual : PaymentRules.longer(usual, CodePayments.LONGEST_CALL);
    }

    private Optional<Problem> obstacle(ChargeRequest request) {
        return request.basket()
                .obstacle(request.amount())
                .or(() -> LinkRules.obstacle(request, gateways))
                .or(() -> gateways.shopLimit(request.gateway(), request.method(), request.amount()))
                .or(() -> gateways.heldBack(request.gateway(), request.amount()));
    }

    private PaymentOrder order(ChargeRequest request, Gateway gateway) {
        var now = here.clock().instant();
        var lifetime = request.lifetime() == null ? gateway.limits().codeLifetime() : request.lifetime();
        return new PaymentOrder(
                here.numbers().nextOrder(),
                "",
                request.sale(),
                here.till(),
                request.gateway(),
                request.method(),
                request.amount(),
                request.subject(),
                now,
                now.plus(lifetime));
    }

    private Started send(Payment payment, Way way, @Nullable String scanMark) {
        here.steps().reached(Steps.Step.PAYMENT_WRITTEN);
        feed.refresh();
        var order = payment.order();
        var obstacle = logged(payment, scanMark).or(() -> tooLate(order));
        if (obstacle.isPresent()) {
            neverSent(payment);
            feed.refresh();
            return new Started.Declined(reread(payment), obstacle.get());
        }
        var outcome = way.send(order);
        here.steps().reached(Steps.Step.CREATE_ANSWERED);
        return away.afterSending(payment, outcome, way::code, () -> {
            var started = answered(payment, outcome, way);
            feed.refresh();
            return started;
        });
    }

    private Optional<Problem> logged(Payment payment, @Nullable String scanMark) {
        var obstacle = books.logged(SentLog.Sent.created(now(), payment, scanMark), "payment.notLogged");
        if (obstacle.isEmpty()) {
            here.steps().reached(Steps.Step.CREATE_SENT_LOGGED);
        }
        return obstacle;
    }

    /** A process that slept since it wrote the row sends nothing: another may take the order for one that never arrived. */
    private Optional<Problem> tooLate(PaymentOrder order) {
        return now().isAfter(order.createdAt().plus(Pace.LATEST_SENDING))
                ? Optional.of(Problem.of("payment.tooLate"))
                : Optional.empty();
    }

    private Started answered(Payment payment, Outcome<Created> outcome, Way way) {
        return switch (outcome) {
            case Outcome.Answered<Created>(var created) -> created(payment, created, way.code(created));
            case Outcome.Refused<Created>(var problem, var word) -> {
                move(payment, DECLINED, PaymentMove.Learnt.word(word), null);
                yield new Started.Declined(reread(payment), problem);
            }
            case Outcome.Exists<Created>(var word) -> numberTaken(payment, way, word);
            case Outcome.Unknown<Created>(var word) -> {
                move(payment, UNCERTAIN, PaymentMove.Learnt.word(word), null);
                yield new Started.Running(reread(payment));
            }
        };
    }

    /** A create's word for the state is a hint; only its refusal to go on is taken as it is, the rest a query decides. */
    private Started created(Payment payment, Created created, @Nullable PayCode code) {
        // some of it no query repeats: it is kept before anything else is done with the answer
        if (!created.card().isEmpty()) {
            books.ledger().payments().learn(payment.orderNo(), GatewayDetails.of(created.card()), now());
        }
        var learnt = new PaymentMove.Learnt(code, created.gatewayNo(), null, null, null, created.word());
        return switch (created.standing()) {
            case WAITING -> {
                move(payment, AWAITING_PAYER, learnt, null);
                learnEnd(payment, created);
                yield new Started.Running(reread(payment));
            }
            case DECLINED -> {
                move(payment, DECLINED, learnt, null);
                yield new Started.Declined(reread(payment), Problem.of("payment.declinedByGateway", created.word()));
            }
            case PAID, AUTHORIZED -> {
                move(payment, AWAITING_PAYER, learnt, null);
                yield new Started.Running(checks.check(payment.orderNo()));
            }
            case REFUNDED, CANCELLED, CLOSED, NOT_FOUND -> {
                move(payment, UNCERTAIN, learnt, null);
                yield new Started.Running(checks.check(payment.orderNo()));
            }
        };
    }

    /** A link is shown for no longer than the gateway says that it lives. */
    private void learnEnd(Payment payment, Created created) {
        if (created.expiresAt() != null && payment.order().isLink()) {
            books.ledger().payments().learn(payment.orderNo(), GatewayDetails.until(created.expiresAt()), now());
        }
    }

    /**
     * On a first sending the number should not be at the gateway: a person looks into it. Where a code would have to be shown first,
     * nothing was charged. Where the call itself takes the money it may have come twice on its way, and been carried out once.
     */
    private Started numberTaken(Payment payment, Way way, String word) {
        var taken = new Attention.Draft(Attention.Kind.NUMBER_TAKEN, Map.of("word", word));
        if (way.takesAtOnce()) {
            move(payment, UNCERTAIN, PaymentMove.Learnt.word(word), taken);
            return new Started.Running(reread(payment));
        }
        move(payment, DECLINED, PaymentMove.Learnt.word(word), taken);
        return new Started.Declined(reread(payment), Problem.of("payment.numberTaken"));
    }

    /** Loses against a check that was faster; only where that check merely gave up waiting, the answer still counts. */
    private void move(
            Payment payment, PaymentState to, PaymentMove.Learnt learnt, Attention.@Nullable Draft attention) {
        var end = new End(to, learnt, attention, "create");
        var moved = move(payment, CREATED, end) || (to != UNCERTAIN && move(payment, UNCERTAIN, end));
        if (!moved && to.isOpen()) {
            arrivedAfterAll(payment, learnt);
        }
    }

    /** Another till, whose clock is ahead, may have taken it for one that never arrived: it is looked at again at once. */
    private void arrivedAfterAll(Payment payment, PaymentMove.Learnt learnt) {
        var ended = reread(payment);
        if (!ended.state().isOpen() && ended.state() != PAID) {
            var heard = new Payments.Heard(now(), learnt.word(), learnt.gatewayNo(), 0, Pace.soon(now()));
            books.ledger()
                    .payments()
                    .heard(ended.orderNo(), heard, ended.watch().changedAt());
        }
    }

    private void neverSent(Payment payment) {
        move(payment, CREATED, new End(DECLINED, PaymentMove.Learnt.word(""), null, PaymentMove.NEVER_SENT));
    }

    private record End(
            PaymentState to, PaymentMove.Learnt learnt, Attention.@Nullable Draft attention, String because) {}

    private boolean move(Payment payment, PaymentState from, End end) {
        var now = now();
        var next = end.to().isOpen() ? Pace.open(payment, now) : Pace.justEnded(now);
        return books.ledger()
                .payments()
                .move(new PaymentMove(
                        payment.orderNo(),
                        from,
                        end.to(),
                        now,
                        here.today(),
                        end.because(),
                        end.learnt(),
                        end.attention(),
                        next));
    }

    /**
     * Cancels an open payment at its gateway. The result's state tells how it ended: CANCELLED, PAID where the customer was
     * faster, LAPSED where the gateway did not confirm. Held money is let go of only by whom that is allowed to.
     */
    public Result<Payment> cancel(OrderNo orderNo, Acting acting) {
        return access.guard(acting, Act.CANCEL, null, orderNo)
                .<Result<Payment>>map(Result::failed)
                .orElseGet(() -> cancelled(orderNo, acting));
    }

    private Result<Payment> cancelled(OrderNo orderNo, Acting acting) {
        var mayLetGo = access.obstacle(acting, Act.VOID, null).isEmpty();
        var after = checks.cancel(orderNo, acting.by(), mayLetGo);
        return after.state() == AUTHORIZED && !mayLetGo
                ? access.guard(acting, Act.VOID, null, orderNo)
                        .<Result<Payment>>map(Result::failed)
                        .orElseGet(() -> Result.done(after))
                : Result.done(after);
    }

    /**
     * Leaves a payment so that its sale can be paid another way: asks the gateway about it, closes it there if it is still
     * open, and asks again. Only {@link AnotherWay.Closed} frees the sale; beside anything else a second charge has to be
     * asked for with {@code again}. Held money is the customer's payment and is not let go of.
     */
    public AnotherWay payAnotherWay(OrderNo orderNo, Acting acting) {
        var refused = access.guard(acting, Act.CANCEL, null, orderNo);
        if (refused.isPresent()) {
            return new AnotherWay.NotAllowed(refused.get());
        }
        var after = carriedOut(checks.cancel(orderNo, acting.by(), false));
        return switch (after.state()) {
            case DECLINED, CANCELLED, EXPIRED -> new AnotherWay.Closed(after);
            case PAID, AUTHORIZED -> new AnotherWay.PaidMeanwhile(after);
            case LAPSED ->
                new AnotherWay.StillOpen(
                        after, gateways.abilities(after.order().gateway()).contains(Ability.CLOSE));
            case CREATED, AWAITING_PAYER, UNCERTAIN -> new AnotherWay.NotYet(after);
        };
    }

    /** A gateway may take a close first and carry it out a moment later: the customer waits that long. */
    private Payment carriedOut(Payment closed) {
        var now = closed;
        for (var tries = 0; tries < CLOSE_TRIES && now.state() == LAPSED && checks.closeTaken(now.orderNo()); tries++) {
            here.pause().pause(BETWEEN_TRIES);
            now = checks.checkNow(now.orderNo());
        }
        return now;
    }

    /** Asks the gateway now. */
    public Payment check(OrderNo orderNo) {
        return checks.checkNow(orderNo);
    }

    public Optional<Payment> find(OrderNo orderNo) {
        return away.find(orderNo);
    }

    /** What is done while the ledger cannot be reached. */
    public LedgerAway away() {
        return away;
    }

    private Payment reread(Payment payment) {
        return books.ledger().payments().find(payment.orderNo()).orElseThrow();
    }

    private Instant now() {
        return here.clock().instant();
    }
}
