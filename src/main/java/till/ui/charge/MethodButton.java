package till.ui.charge;

import java.util.Optional;
import till.domain.PaymentMethod;
import till.domain.Problem;

/**
 * One way to pay on the Charge screen.
 *
 * @param place from 1, as in Alt+1
 * @param obstacle why it cannot take this amount; empty where it can
 */
public record MethodButton(int place, PaymentMethod method, Optional<Problem> obstacle) {}
