package till.gateway.acqra;

import java.util.Locale;
import java.util.Optional;
import till.domain.OperationState;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.TaughtWords;

/** The gateway's words in ours, the shop's own teaching first. What is not listed here stays unknown. */
final class AcqraWords {
    private final TaughtWords taught;

    AcqraWords(TaughtWords taught) {
        this.taught = taught;
    }

    /** Case, blanks, dashes and underscores do not count. Money given back in part was received all the same. */
    Optional<Standing> standing(String word) {
        return taught.standing(word)
                .or(() -> Optional.ofNullable(
                        switch (plain(word)) {
                            case "pending",
                                    "processing",
                                    "created",
                                    "initiated",
                                    "unpaid",
                                    "waiting",
                                    "wait",
                                    "inprogress" -> Standing.WAITING;
                            case "authorized", "authorised" -> Standing.AUTHORIZED;
                            case "successed", "success", "succeeded", "captured", "paid", "completed", "settled" ->
                                Standing.PAID;
                            case "partiallyrefunded", "partialrefunded", "partialrefund" -> Standing.PAID;
                            case "refunded" -> Standing.REFUNDED;
                            case "canceled", "cancelled", "voided" -> Standing.CANCELLED;
                            case "failed", "fail", "declined", "refused", "rejected", "error" -> Standing.DECLINED;
                            case "expired", "closed", "timeout" -> Standing.CLOSED;
                            default -> null;
                        }));
    }

    static Optional<OperationState> refund(String word) {
        return Optional.ofNullable(
                switch (plain(word)) {
                    case "accepted", "pending", "processing" -> OperationState.ACCEPTED;
                    case "successed", "success", "succeeded", "refunded", "completed" -> OperationState.DONE;
                    case "failed", "rejected" -> OperationState.FAILED;
                    default -> null;
                });
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }
}
