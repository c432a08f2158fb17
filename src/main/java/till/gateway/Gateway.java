package till.gateway;

import java.util.List;
import java.util.Optional;
import till.domain.Limits;
import till.domain.PaymentMethod;
import till.domain.Problem;

/** One provider as one shop has set it up. May be shared between threads. */
public interface Gateway {
    /** The profile's id. */
    String id();

    /** Whose document it follows, where that matters beyond what can be found: the profile's kind. */
    default String kind() {
        return id();
    }

    Limits limits();

    /** Every way to pay the document names that this till can charge. */
    List<PaymentMethod> methods();

    /** Asks where a payment stands. Never changes anything at the gateway; may be repeated. */
    Outcome<PaymentAnswer> query(PaymentRef payment);

    /** What a word of this gateway means and what to do about it, where its document says so. */
    default Optional<Problem> explain(String word) {
        return Optional.empty();
    }

    <C extends Capability> Optional<C> find(Class<C> capability);
}
