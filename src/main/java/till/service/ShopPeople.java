package till.service;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import till.access.Access;
import till.access.Operators;
import till.access.Operators.NewOperator;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Operator;
import till.domain.Result;
import till.domain.Role;
import till.domain.Secret;
import till.ledger.Ledger;

/**
 * The people of the shop's own ledger, which is not the open one in training: where gateways are set up from training, it is
 * they who answer for it. Opens that ledger for each question: not on the UI thread. May be shared between threads.
 */
public final class ShopPeople {
    private static final String NO_ID = "owner";

    private final GatewaySetup.LiveLedger ledger;
    private final Function<Ledger, Access> access;
    private final Function<Ledger, Operators> operators;

    public ShopPeople(
            GatewaySetup.LiveLedger ledger, Function<Ledger, Access> access, Function<Ledger, Operators> operators) {
        this.ledger = ledger;
        this.access = access;
        this.operators = operators;
    }

    /** Whether somebody is set up. */
    public Result<Boolean> isAnybody() {
        return ledger.with(live -> !operators.apply(live).all().isEmpty());
    }

    /** Who may do something; nobody while nobody is set up, and then everybody may. */
    public Result<List<Operator>> whoMay(Act act) {
        return ledger.with(live -> {
            var rules = access.apply(live);
            return rules.operators().stream()
                    .filter(one -> rules.obstacle(Acting.as(one), act, null).isEmpty())
                    .toList();
        });
    }

    /** Somebody proves with a PIN that an act is theirs to do. */
    public Result<Acting> prove(String id, Secret pin, Act act) {
        return ledger.with(live -> {
                    var rules = access.apply(live);
                    return rules.signIn(id, pin)
                            .map(Acting::as)
                            .then(acting -> rules.guard(acting, act, null, null)
                                    .<Result<Acting>>map(Result.Failed::new)
                                    .orElseGet(() -> Result.done(acting)));
                })
                .then(proved -> proved);
    }

    /** The first person of all, who is the owner; the ID is made of the name. */
    public Result<Operators.Issued> firstOwner(String name, Secret pin) {
        var owner = new NewOperator(id(name), name.strip(), Role.OWNER);
        return ledger.with(live -> operators.apply(live).add(owner, pin, Acting.UNNAMED))
                .then(added -> added);
    }

    /** Names in other scripts have no ID of their own. */
    private static String id(String name) {
        var plain = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? NO_ID : plain.substring(0, Math.min(plain.length(), 30));
    }
}
