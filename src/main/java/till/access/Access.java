package till.access;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.By;
import till.domain.Mode;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Role;
import till.domain.Secret;
import till.ledger.People;

/**
 * Decides who may do what, and finds out who somebody is. Roles are read from the ledger each time, so that somebody
 * disabled meanwhile is refused. May be shared between threads.
 */
public final class Access {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Mode mode;
    private final People people;
    private final Pins pins;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Runnable counted;

    /** @param zone the shop's, for the end of a lock-out in sentences */
    public Access(Mode mode, People people, Pepper pepper, InstantSource clock, ZoneId zone) {
        this(mode, people, pepper, clock, zone, () -> {});
    }

    /**
     * @param zone the shop's, for the end of a lock-out in sentences
     * @param counted is told when a try at a PIN is counted and the PIN not looked at yet, for crash drills
     */
    public Access(Mode mode, People people, Pepper pepper, InstantSource clock, ZoneId zone, Runnable counted) {
        this.mode = mode;
        this.people = people;
        this.pins = new Pins(pepper);
        this.clock = clock;
        this.zone = zone;
        this.counted = counted;
    }

    /** Whether nobody has to say who they are: in training, and until the first operator is added. */
    public boolean unnamed() {
        return mode == Mode.TRAINING || people.all().isEmpty();
    }

    /** Who may sign in, by name. */
    public List<Operator> operators() {
        return people.all().stream().filter(Operator::active).toList();
    }

    /** Who else may approve what somebody may not do alone, by name. */
    public List<Operator> approvers(Acting acting, Act act, @Nullable Money amount) {
        var asking = acting.operator();
        return operators().stream()
                .filter(each -> asking == null || !each.id().equals(asking.id()))
                .filter(each -> may(each, act, amount))
                .toList();
    }

    /** Finds out by the PIN whether somebody is who they say. Takes a while: not on the UI thread. */
    public Result<Operator> signIn(String id, Secret pin) {
        return proven(id, pin, new People.Purpose("signIn", null));
    }

    /**
     * Has another person approve by PIN what the first may not do alone. Takes a while: not on the UI thread.
     *
     * @param amount what is given back; null where the act has no amount
     */
    public Result<Acting> approve(Acting acting, String approverId, Secret pin, Act act, @Nullable Money amount) {
        var operator = acting.operator();
        if (operator == null) {
            return Result.failed("access.whoAreYou");
        }
        var approver = people.find(approverId).filter(Operator::active);
        if (approver.isEmpty()) {
            return Result.failed("access.unknown", approverId);
        }
        var refused = mayApprove(operator, approver.get(), act, amount);
        if (refused.isPresent()) {
            people.refused(act, new By(operator.id(), approverId), null, clock.instant());
            return Result.failed(refused.get());
        }
        return proven(approverId, pin, new People.Purpose("approve", act)).map(acting::approvedBy);
    }

    private Optional<Problem> mayApprove(Operator operator, Operator approver, Act act, @Nullable Money amount) {
        if (operator.id().equals(approver.id())) {
            return Optional.of(Problem.of("access.approveYourself"));
        }
        return may(approver, act, amount)
                ? Optional.empty()
                : Optional.of(Problem.of("access.cannotApprove", approver.name()));
    }

    /** A pepper that is not there says nothing about a PIN: nothing is counted then. */
    private Result<Operator> proven(String id, Secret pin, People.Purpose purpose) {
        var operator = people.find(id).filter(Operator::active);
        var proof = people.proof(id);
        if (operator.isEmpty() || proof.isEmpty()) {
            return Result.failed("access.unknown", id);
        }
        var hash = proof.get().pin();
        return pins.pepperOf(hash).then(key -> switch (people.attempt(id, LockOut.GROWING, clock.instant())) {
            case People.LockedOut(var until) -> Result.failed(lockedOut("access.locked", operator.get(), until));
            case People.Counted tries -> {
                counted.run();
                if (Pins.matches(pin, hash, key)) {
                    people.signedIn(id, purpose, clock.instant());
                    yield Result.done(operator.get());
                }
                people.pinRefused(id, purpose, clock.instant());
                yield Result.failed(wrong(operator.get(), tries));
            }
        });
    }

    private Problem wrong(Operator operator, People.Counted counted) {
        var until = counted.lockedUntil();
        return until == null
                ? Problem.of("access.wrongPin", operator.name(), Integer.toString(LockOut.left(counted.wrong())))
                : lockedOut("access.wrongPinLocked", operator, until);
    }

    /** Names the time of day for people, and the moment itself for {@link #lockedUntil}. */
    private Problem lockedOut(String key, Operator operator, Instant until) {
        return Problem.of(key, operator.name(), TIME.format(until.atZone(zone)), until.toString());
    }

    /** Until when no PIN of this person is looked at, if that is why one was refused. */
    public static Optional<Instant> lockedUntil(Problem refusal) {
        return switch (refusal.key()) {
            case "access.wrongPinLocked", "access.locked" ->
                Optional.of(Instant.parse(refusal.arguments().get(2)));
            default -> Optional.empty();
        };
    }

    /**
     * What is wrong with somebody doing something, with the way out; empty where it is allowed. Records nothing: for screens
     * that ask beforehand.
     *
     * @param amount what is given back; null where the act has no amount
     */
    public Optional<Problem> obstacle(Acting acting, Act act, @Nullable Money amount) {
        var operator = acting.operator();
        if (operator == null) {
            return unnamed() ? Optional.empty() : Optional.of(Problem.of("access.whoAreYou"));
        }
        var approver = acting.approver();
        if (approver != null && !approver.id().equals(operator.id()) && may(approver, act, amount)) {
            return active(operator) ? Optional.empty() : Optional.of(Problem.of("access.disabled", operator.name()));
        }
        if (!active(operator)) {
            return Optional.of(Problem.of("access.disabled", operator.name()));
        }
        return may(operator, act, amount) ? Optional.empty() : Optional.of(refusal(operator, act, amount));
    }

    /** As {@link #obstacle}, and records a refusal. Every service asks here before it acts. */
    public Optional<Problem> guard(Acting acting, Act act, @Nullable Money amount, @Nullable OrderNo about) {
        var obstacle = obstacle(acting, act, amount);
        if (obstacle.isPresent()) {
            people.refused(act, acting.by(), about, clock.instant());
        }
        return obstacle;
    }

    /**
     * Records an act that leaves no other trace in the ledger.
     *
     * @param facts what was done, by name; no secrets
     */
    public void done(Acting acting, Act act, Map<String, String> facts) {
        people.done(act, facts, new People.Signed(acting.by(), clock.instant()));
    }

    /** As {@link #done}, about a payment: its history shows it. */
    public void doneAbout(OrderNo about, Acting acting, Act act, Map<String, String> facts) {
        people.doneAbout(about, act, facts, new People.Signed(acting.by(), clock.instant()));
    }

    private boolean active(Operator operator) {
        return people.find(operator.id()).filter(Operator::active).isPresent();
    }

    private boolean may(Operator named, Act act, @Nullable Money amount) {
        return people.find(named.id())
                .filter(Operator::active)
                .filter(operator -> Rights.may(operator.role(), act))
                .filter(operator -> act != Act.REFUND || amount == null || withinLimit(operator.role(), amount))
                .isPresent();
    }

    private boolean withinLimit(Role role, Money amount) {
        return limit(role, amount).map(most -> !amount.isGreaterThan(most)).orElse(true);
    }

    /** Where nothing was decided, a cashier refunds nothing alone and everybody above anything. */
    private Optional<Money> limit(Role role, Money amount) {
        var decided = people.refundLimit(role, amount.getCurrencyUnit());
        return decided.isEmpty() && role == Role.CASHIER ? Optional.of(Money.zero(amount.getCurrencyUnit())) : decided;
    }

    private Problem refusal(Operator operator, Act act, @Nullable Money amount) {
        if (amount != null && Rights.may(operator.role(), act)) {
            return Problem.of("access.overLimit", Problem.amount(amount));
        }
        return Problem.of(Rights.may(Role.MANAGER, act) ? "access.askManager" : "access.askOwner", operator.name());
    }
}
