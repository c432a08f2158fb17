package till.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import till.domain.Agreement;
import till.domain.Agreement.Charge;
import till.domain.Agreement.Reason;
import till.domain.Agreement.Standing;
import till.domain.Attention;
import till.domain.Basket;
import till.domain.By;
import till.domain.CardExpiry;
import till.domain.PayCode;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Schedule;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.QrPayments.Created;
import till.gateway.Recurring;
import till.gateway.Recurring.Stored;
import till.ledger.Agreements;
import till.ledger.Ledger;
import till.ledger.Payments;
import till.settings.AmountFormat;

/**
 * Makes the charges that agreements say are due: each date's payment is written with its try before anything goes out, and a
 * date with a payment whose outcome is not known waits. May be shared between threads, and between tills of one ledger.
 */
public final class AgreementCharges {
    /** In one page. */
    static final int MOST = 200;

    private final TillServices services;
    private final Ledger ledger;
    private final Expiries expiries;

    AgreementCharges(TillServices services, Ledger ledger, Expiries expiries) {
        this.services = services;
        this.ledger = ledger;
        this.expiries = expiries;
    }

    /**
     * What one look at the agreements did.
     *
     * @param made charges that went out
     * @param ended charges of which became known what came of them
     * @param waiting agreements that are due and that this till cannot charge
     */
    public record Ran(int made, int ended, int waiting) {}

    /** Charges on a line, for a payment service that knows nothing of agreements. */
    private record Again(Recurring recurring, Stored stored) implements Way {
        @Override
        public Optional<Problem> check(PaymentOrder order) {
            return recurring.check(order, stored);
        }

        @Override
        public Outcome<Created> send(PaymentOrder order) {
            return recurring.chargeAgain(order, stored);
        }

        @Override
        public @Nullable PayCode code(Created created) {
            return null;
        }
    }

    /** On a person's word: by the day of this till. */
    Ran run() {
        return run(_ -> Optional.of(today()));
    }

    /** By the till itself: by a day that has begun for the gateway's clock too, so that a clock set wrong charges nobody early. */
    Ran byItself() {
        var days = new HashMap<String, Optional<LocalDate>>();
        return run(gateway -> days.computeIfAbsent(gateway, this::dayThereToo));
    }

    private Optional<LocalDate> dayThereToo(String gateway) {
        return services.gateways()
                .find(gateway)
                .flatMap(each -> each.find(Recurring.class))
                .flatMap(Recurring::ahead)
                .map(ahead -> services.here().calendar().dayOf(now().plus(ahead)))
                .map(there -> there.isBefore(today()) ? there : today());
    }

    private Ran run(Function<String, Optional<LocalDate>> dayAt) {
        var ended = settle();
        var made = 0;
        var waiting = 0;
        var page = agreements().due(today(), null, MOST);
        while (!page.isEmpty()) {
            for (var agreement : page) {
                var day = dayAt.apply(agreement.first().gateway());
                switch (day.map(today -> due(agreement, today)).orElse(Turn.WAITS)) {
                    case MADE -> made++;
                    case WAITS -> waiting++;
                    case STOPPED -> {}
                }
            }
            // those this till cannot charge stay due, and must not keep it from the ones behind them
            page = page.size() < MOST ? List.of() : agreements().due(today(), page.getLast(), MOST);
        }
        ended += settle();
        services.feed().refresh();
        return new Ran(made, ended, waiting);
    }

    /** What became of an agreement's turn. */
    private enum Turn {
        MADE,
        WAITS,
        STOPPED
    }

    private Turn due(Agreement agreement, LocalDate day) {
        var due = agreement.standing().due();
        var tryOn = agreement.standing().tryOn();
        if (due == null || tryOn == null || tryOn.isAfter(day)) {
            return Turn.WAITS;
        }
        if (tryOn.plusDays(Schedule.LATEST).isBefore(day)) {
            stop(agreement, Reason.MISSED);
            return Turn.STOPPED;
        }
        var attempt = new Agreements.Due(due, agreement.standing().tries() + 1);
        return charge(agreement, attempt, day, By.NOBODY) instanceof Started.NotStarted ? Turn.WAITS : Turn.MADE;
    }

    Started now(Agreement agreement, By by) {
        var standing = agreement.standing();
        if (agreement.terms().schedule().unit() != Schedule.Unit.NONE) {
            return new Started.NotStarted(Problem.of("agreement.scheduled"));
        }
        if (standing.state() != Agreement.State.ACTIVE) {
            return new Started.NotStarted(
                    Problem.of("agreement.state", agreement.id(), Problem.word("agreement.state." + standing.state())));
        }
        settle();
        var tried = agreements().charges(agreement.id()).stream()
                .filter(charge -> charge.due().equals(today()))
                .count();
        var started = charge(agreement, new Agreements.Due(today(), Math.toIntExact(tried) + 1), today(), by);
        settle();
        services.feed().refresh();
        return started;
    }

    /** Why an agreement could not be charged as it is written. */
    Optional<Problem> obstacle(Agreement agreement, CardExpiry expiry) {
        var gateway = services.gateways().find(agreement.first().gateway());
        var recurring = gateway.flatMap(each -> each.find(Recurring.class));
        if (gateway.isEmpty() || recurring.isEmpty()) {
            return Optional.of(Problem.of("agreement.gateway", agreement.first().gateway()));
        }
        return recurring
                .get()
                .check(order(agreement, today(), gateway.get(), recurring.get()), stored(agreement, expiry));
    }

    private static Stored stored(Agreement agreement, CardExpiry expiry) {
        return new Stored(agreement.first().identifier(), agreement.terms().kind(), expiry);
    }

    /**
     * Not while a till may have charged a date of which the restored ledger knows nothing.
     *
     * @param day by which the card is good or not
     */
    private Started charge(Agreement agreement, Agreements.Due due, LocalDate day, By by) {
        var gateway = services.gateways().find(agreement.first().gateway());
        var recurring = gateway.flatMap(each -> each.find(Recurring.class));
        if (gateway.isEmpty() || recurring.isEmpty()) {
            return new Started.NotStarted(
                    Problem.of("agreement.gateway", agreement.first().gateway()));
        }
        var missing = ledger.gaps().missing();
        if (missing.since() != null) {
            return new Started.NotStarted(Problem.of("agreement.tillsMissing", missing.names()));
        }
        return switch (expiries.read(agreement.id())) {
            case Result.Failed<Optional<CardExpiry>>(var problem) -> new Started.NotStarted(problem);
            case Result.Done<Optional<CardExpiry>>(var expiry) -> {
                if (expiry.isEmpty()) {
                    yield new Started.NotStarted(Problem.of("agreement.expiry.elsewhere", agreement.till()));
                }
                if (expiry.get().isOver(day)) {
                    stop(agreement, Reason.CARD_EXPIRED);
                    yield new Started.NotStarted(Problem.of("agreement.expired"));
                }
                var order = order(agreement, due.day(), gateway.get(), recurring.get());
                var way = new Again(recurring.get(), stored(agreement, expiry.get()));
                var wrong = way.check(order);
                yield wrong.isPresent()
                        ? new Started.NotStarted(wrong.get())
                        : sent(agreement, due, new Sending(order, way, gateway.get(), by));
            }
        };
    }

    private record Sending(PaymentOrder order, Way way, Gateway gateway, By by) {}

    private Started sent(Agreement agreement, Agreements.Due due, Sending sending) {
        var mark = Agreement.markOf(sending.order().sale(), due.attempt());
        var draft = new Payments.Draft(sending.order(), today(), sending.by(), mark, Basket.NONE);
        var nextCheck = now().plus(sending.gateway().limits().longestCall()).plus(Pace.MARGIN);
        var started = services.payments()
                .due(() -> agreements().charge(agreement, due, draft, nextCheck), sending.way(), mark);
        if (started instanceof Started.SaleTaken(var holder)) {
            standsFor(agreement, due.day(), holder);
        }
        return started;
    }

    private PaymentOrder order(Agreement agreement, LocalDate due, Gateway gateway, Recurring recurring) {
        var now = now();
        return new PaymentOrder(
                services.here().numbers().nextOrder(),
                "",
                agreement.saleOf(due),
                services.here().till(),
                gateway.id(),
                recurring.method(),
                agreement.terms().amount(),
                agreement.terms().subject(),
                now,
                now.plus(gateway.limits().codeLifetime()));
    }

    /** A payment of that date that the agreement knows nothing of: late money, or one of before a restore. It is believed. */
    private void standsFor(Agreement agreement, LocalDate due, Payment holder) {
        if (!due.equals(agreement.standing().due())) {
            return;
        }
        if (holder.state() == PaymentState.PAID) {
            agreements().change(new Agreements.Change(agreement, agreement.paid(), now(), By.NOBODY));
        } else if (isOver(holder)) {
            agreements().change(new Agreements.Change(agreement, agreement.failed(due, today()), now(), By.NOBODY));
        }
    }

    private static boolean isOver(Payment payment) {
        return !payment.state().isOpen() && payment.state() != PaymentState.CREATED;
    }

    /** Writes down what came of charges whose payments have ended, and moves their agreements on. */
    private int settle() {
        var ended = 0;
        var page = agreements().unsettled(null, MOST);
        while (!page.isEmpty()) {
            ended += (int) page.stream().filter(this::settled).count();
            page = page.size() < MOST ? List.of() : agreements().unsettled(page.getLast(), MOST);
        }
        return ended;
    }

    private boolean settled(Charge charge) {
        var payment = ledger.payments().find(charge.orderNo()).filter(AgreementCharges::isOver);
        var agreement = agreements().find(charge.agreement());
        return payment.isPresent() && agreement.isPresent() && settle(charge, payment.get(), agreement.get());
    }

    private boolean settle(Charge charge, Payment payment, Agreement agreement) {
        var paid = payment.state() == PaymentState.PAID;
        var current = charge.due().equals(agreement.standing().due());
        var next = !current ? agreement.standing() : paid ? agreement.paid() : agreement.failed(charge.due(), today());
        var change = new Agreements.Change(agreement, next, now(), By.NOBODY);
        return agreements().settle(charge, paid, change, paid ? null : notice(charge, agreement, next));
    }

    /** Only once the rule has no more tries for that date. */
    private static Attention.@Nullable Draft notice(Charge charge, Agreement agreement, Standing next) {
        return charge.due().equals(next.due())
                ? null
                : notice(agreement, charge.due().toString());
    }

    private static Attention.Draft notice(Agreement agreement, String due) {
        return new Attention.Draft(
                Attention.Kind.AGREEMENT_FAILED,
                Map.of(
                        "agreement",
                        agreement.id(),
                        "due",
                        due,
                        "customer",
                        agreement.terms().customer(),
                        "amount",
                        AmountFormat.withCurrency(agreement.terms().amount())));
    }

    /** Paused by the till; somebody is told about the newest payment there is of it. */
    private void stop(Agreement agreement, Reason why) {
        var change = new Agreements.Change(agreement, agreement.paused(why), now(), By.NOBODY);
        if (agreements().change(change)) {
            var newest = agreements().charges(agreement.id()).stream()
                    .map(Charge::orderNo)
                    .findFirst()
                    .orElse(agreement.first().orderNo());
            if (ledger.payments().find(newest).isPresent()) {
                var due = String.valueOf(agreement.standing().due());
                ledger.attention().raise(newest, notice(agreement, due), now());
            }
        }
    }

    private Agreements agreements() {
        return ledger.agreements();
    }

    private LocalDate today() {
        return services.here().today();
    }

    private Instant now() {
        return services.here().clock().instant();
    }
}
