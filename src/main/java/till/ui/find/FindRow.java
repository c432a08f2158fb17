package till.ui.find;

import java.util.Optional;
import till.domain.Payment;
import till.service.BillAnswer;

/**
 * One payment that a bill may mean.
 *
 * @param payment as it was found; the answer has it as it is now
 * @param answer the gateway's; empty while it is being asked
 */
public record FindRow(Payment payment, Optional<BillAnswer> answer) {
    FindRow answered(BillAnswer said) {
        return new FindRow(said.payment(), Optional.of(said));
    }
}
