package till.access;

import java.time.InstantSource;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.Problem;
import till.domain.Role;
import till.ledger.People;

/**
 * Decides who may do what. Roles are read from the ledger each time, so that somebody disabled meanwhile is refused. May be
 * shared between threads.
 */
public final class Access {
    private final Mode mode;
    private final People people;
    private final InstantSource clock;

    public Access(Mode mode, People people, InstantSource clock) {
        this.mode = mode;
        this.people = people;
        this.clock = clock;
    }

    /** Whether nobody has to say who they are: in training, and until the first operator is added. */
    public boolean unnamed() {
        return mode == Mode.TRAINING || people.all().isEmpty();
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
        return decided.isEmpty() && role == Role.CASHIER
                ? Optional.of(Money.zero(amount.getCurrencyUnit()))
                : decided;
    }

    private Problem refusal(Operator operator, Act act, @Nullable Money amount) {
        if (amount != null && Rights.may(operator.role(), act)) {
            return Problem.of("access.overLimit", amount.toString());
        }
        return Problem.of(Rights.may(Role.MANAGER, act) ? "access.askManager" : "access.askOwner", operator.name());
    }
}
