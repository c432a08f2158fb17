package till.access;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.By;
import till.domain.Operator;
import till.domain.Problem;
import till.domain.RefundLimit;
import till.domain.Result;
import till.domain.Role;
import till.domain.Secret;
import till.ledger.People;

/**
 * Adds and changes the people who work at the till, their PINs and limits. Whoever acts must be allowed to; there is always
 * an active owner. Setting a PIN takes a while: not on the UI thread. May be shared between threads.
 */
public final class Operators {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,29}");
    private static final int LONGEST_NAME = 60;

    private final Access access;
    private final People people;
    private final Pins pins;
    private final RandomGenerator random;
    private final InstantSource clock;

    /** @param random for recovery codes: must be a secure one */
    public Operators(Access access, People people, Pepper pepper, RandomGenerator random, InstantSource clock) {
        this.access = access;
        this.people = people;
        this.pins = new Pins(pepper);
        this.random = random;
        this.clock = clock;
    }

    /** Somebody to be added. */
    public record NewOperator(String id, String name, Role role) {}

    /**
     * A PIN that was set.
     *
     * @param recoveryCode an owner's way back, to be shown once and written down; null for other roles
     */
    public record Issued(Operator operator, @Nullable Secret recoveryCode) {}

    /** Everybody, disabled ones too, by name. */
    public List<Operator> all() {
        return people.all();
    }

    public Result<Issued> add(NewOperator wanted, Secret pin, Acting acting) {
        var id = wanted.id().strip().toLowerCase(Locale.ROOT);
        if (!ID.matcher(id).matches()) {
            return Result.failed("people.idShape", wanted.id().strip());
        }
        return name(wanted.name()).then(name -> {
            var operator = new Operator(id, name, wanted.role(), true);
            var nobody = people.all().isEmpty();
            if (nobody && wanted.role() != Role.OWNER) {
                return Result.failed("people.firstIsOwner");
            }
            return allowed(acting)
                    .then(_ -> proof(operator, pin))
                    .then(fresh -> add(operator, fresh, acting, nobody).map(added -> new Issued(added, fresh.code())));
        });
    }

    /** Whoever was let in because there was nobody yet adds the first one, and not another beside a faster one's. */
    private Result<Operator> add(Operator operator, Fresh fresh, Acting acting, boolean nobody) {
        return nobody
                ? people.addFirst(operator, fresh.proof(), signed(acting))
                : people.add(operator, fresh.proof(), signed(acting));
    }

    public Result<Operator> rename(String id, String name, Acting acting) {
        return name(name)
                .then(good -> changed(id, before -> new Operator(id, good, before.role(), before.active()), acting));
    }

    /** An owner who was none before gets a recovery code with the next PIN. */
    public Result<Operator> role(String id, Role role, Acting acting) {
        return changed(id, before -> new Operator(id, before.name(), role, before.active()), acting);
    }

    public Result<Operator> enable(String id, Acting acting) {
        return changed(id, before -> new Operator(id, before.name(), before.role(), true), acting);
    }

    public Result<Operator> disable(String id, Acting acting) {
        return changed(id, before -> new Operator(id, before.name(), before.role(), false), acting);
    }

    /** Sets another PIN: anybody their own, once signed in; an owner everybody's. Ends a lock-out. */
    public Result<Issued> setPin(String id, Secret pin, Acting acting) {
        var self = acting.operator() != null
                && acting.operator().id().equals(id)
                && active(id).isPresent();
        return (self ? Result.done(acting) : allowed(acting))
                .then(_ -> known(id))
                .then(operator -> proved(operator, pin, "set", acting.by()));
    }

    /** An owner's way back with the recovery code, which is then spent: a new one comes with the new PIN. */
    public Result<Issued> recover(String id, Secret code, Secret pin) {
        var owner = active(id).filter(operator -> operator.role() == Role.OWNER);
        var kept = people.proof(id).map(People.Proof::recovery);
        if (owner.isEmpty() || kept.isEmpty()) {
            return Result.failed("people.noRecovery", id);
        }
        if (!kept.get().equals(RecoveryCode.hash(id, code))) {
            people.pinRefused(id, new People.Purpose("recover", null), clock.instant());
            return Result.failed("people.wrongRecovery");
        }
        return proved(owner.get(), pin, "recovered", new By(id, null));
    }

    public List<RefundLimit> refundLimits() {
        return people.refundLimits();
    }

    /** What was decided a role may refund by itself; empty where nothing was. */
    public Optional<Money> refundLimit(Role role, CurrencyUnit currency) {
        return people.refundLimit(role, currency);
    }

    /**
     * Decides how much a role may refund by itself.
     *
     * @param most null takes the decision back: a cashier then refunds nothing alone, the others anything
     */
    public Optional<Problem> refundLimit(Role role, CurrencyUnit currency, @Nullable Money most, Acting acting) {
        if (role == Role.ACCOUNTANT) {
            return Optional.of(Problem.of("people.limitNoRefunds"));
        }
        if (most != null && most.isNegative()) {
            return Optional.of(Problem.of("people.limitNegative"));
        }
        var refused = access.guard(acting, Act.PEOPLE, null, null);
        if (refused.isEmpty()) {
            people.limit(role, currency, most, signed(acting));
        }
        return refused;
    }

    private record Fresh(People.Proof proof, @Nullable Secret code) {}

    private Result<Fresh> proof(Operator operator, Secret pin) {
        var code = operator.role() == Role.OWNER ? RecoveryCode.random(random) : null;
        var recovery = code == null ? null : RecoveryCode.hash(operator.id(), code);
        return pins.hash(pin).map(hash -> new Fresh(new People.Proof(hash, recovery), code));
    }

    private Result<Issued> proved(Operator operator, Secret pin, String because, By by) {
        return proof(operator, pin)
                .then(fresh -> people.prove(
                                operator.id(), fresh.proof(), because, new People.Signed(by, clock.instant()))
                        .map(same -> new Issued(same, fresh.code())));
    }

    private Result<Operator> changed(String id, UnaryOperator<Operator> change, Acting acting) {
        return allowed(acting).then(_ -> known(id)).then(before -> people.change(change.apply(before), signed(acting)));
    }

    private Result<Acting> allowed(Acting acting) {
        return access.guard(acting, Act.PEOPLE, null, null)
                .<Result<Acting>>map(Result.Failed::new)
                .orElseGet(() -> Result.done(acting));
    }

    private Result<Operator> known(String id) {
        return people.find(id).map(Result::done).orElseGet(() -> Result.failed("people.unknown", id));
    }

    private Optional<Operator> active(String id) {
        return people.find(id).filter(Operator::active);
    }

    private static Result<String> name(String name) {
        var stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            return Result.failed("people.nameShape", Integer.toString(LONGEST_NAME));
        }
        return Result.done(stripped);
    }

    private People.Signed signed(Acting acting) {
        return new People.Signed(acting.by(), clock.instant());
    }
}
