package till.gateway.easylink;

import java.util.Locale;
import java.util.Optional;
import till.domain.OperationState;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.TaughtWords;

/** The gateway's words in ours. What is neither taught nor listed here stays unknown. */
record EasylinkWords(TaughtWords taught) {

    Optional<Standing> standing(String status) {
        return taught.standing(status).or(() -> known(status));
    }

    private static Optional<Standing> known(String status) {
        return Optional.ofNullable(
                switch (status.toLowerCase(Locale.ROOT)) {
                    case "pending", "processing" -> Standing.WAITING;
                    case "success" -> Standing.PAID;
                    case "failed" -> Standing.DECLINED;
                    case "cancelled", "canceled" -> Standing.CANCELLED;
                    // the number of the platform below, which leaks through unnamed
                    case "closed", "expired", "6" -> Standing.CLOSED;
                    case "refunded", "5" -> Standing.REFUNDED;
                    default -> null;
                });
    }

    /** The states in the notifications of the platform below; never in an answer of this gateway. */
    static Optional<Standing> below(String state) {
        return Optional.ofNullable(
                switch (state) {
                    case "0", "1" -> Standing.WAITING;
                    case "2" -> Standing.PAID;
                    case "3" -> Standing.DECLINED;
                    case "4" -> Standing.CANCELLED;
                    case "5" -> Standing.REFUNDED;
                    case "6" -> Standing.CLOSED;
                    default -> null;
                });
    }

    static Optional<OperationState> refund(String status) {
        return Optional.ofNullable(
                switch (status.toLowerCase(Locale.ROOT)) {
                    case "pending", "processing" -> OperationState.ACCEPTED;
                    case "success" -> OperationState.DONE;
                    case "failed" -> OperationState.FAILED;
                    default -> null;
                });
    }
}
