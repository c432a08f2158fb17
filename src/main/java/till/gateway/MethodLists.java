package till.gateway;

import java.util.List;
import till.domain.PaymentMethod;

/** Tells which ways to pay the gateway has opened for this merchant. */
public non-sealed interface MethodLists extends Capability {
    /** Never changes anything; may be repeated. */
    Outcome<Listed> listMethods();

    /** What the gateway offers this merchant. */
    record Listed(List<PaymentMethod> methods, String word) implements Outcome.Said {
        public Listed {
            methods = List.copyOf(methods);
        }
    }
}
