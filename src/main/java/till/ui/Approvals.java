package till.ui;

import java.util.function.Consumer;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;

/** Lets somebody do at once what the role allows, and anything else once another person has approved it with a PIN. */
@FunctionalInterface
public interface Approvals {
    /**
     * Goes on when it is allowed; where approval is needed and not given, nothing happens.
     *
     * @param amount what is given back; null where the act has no amount
     * @param then gets who acts, and who approved it; on the FX thread
     */
    void ask(Act act, @Nullable Money amount, Consumer<Acting> then);

    /** Whoever works here says so once more with the PIN; where nobody is named, it goes on at once. */
    default void prove(Act act, Consumer<Acting> then) {
        ask(act, null, then);
    }

    /** As {@link #ask}, for what concerns the shop's own gateways: in training as well its own people answer for them. */
    default void askShop(Act act, Consumer<Acting> then) {
        ask(act, null, then);
    }
}
