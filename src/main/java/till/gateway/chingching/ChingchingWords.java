package till.gateway.chingching;

import java.util.Locale;
import java.util.Optional;
import till.domain.OperationState;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.TaughtWords;

/**
 * The gateway's words in ours, the taught ones first. None is published; what is not listed here stays unknown. May be
 * shared between threads.
 */
final class ChingchingWords {
    private final TaughtWords taught;

    ChingchingWords(TaughtWords taught) {
        this.taught = taught;
    }

    /** What a query says. A {@code result} may be that of the call: alone it never says that money was received. */
    Optional<Standing> standing(String status, String result) {
        if (!status.isBlank()) {
            return standing(status);
        }
        return standing(result).filter(standing -> switch (standing) {
            case WAITING, DECLINED, CANCELLED, CLOSED -> true;
            case PAID, AUTHORIZED, REFUNDED, NOT_FOUND -> false;
        });
    }

    /** The listed meaning of a word, wherever it stands. */
    Optional<Standing> standing(String word) {
        return taught.standing(word).or(() -> known(plain(word)));
    }

    private static Optional<Standing> known(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "success", "succeeded", "successful", "paid", "completed", "captured" -> Standing.PAID;
                    // our own refund of a part says this as well: the money was received
                    case "partially_refunded", "partial_refunded", "partial_refund" -> Standing.PAID;
                    case "refunded" -> Standing.REFUNDED;
                    case "failed", "fail", "error", "declined", "rejected" -> Standing.DECLINED;
                    case "cancelled", "canceled", "voided" -> Standing.CANCELLED;
                    case "expired", "closed", "timeout" -> Standing.CLOSED;
                    case "created", "pending", "processing", "initiated", "unpaid", "requires_action" ->
                        Standing.WAITING;
                    default -> null;
                });
    }

    /**
     * What is said of a refund. Words that may be the call's or the clock's ({@code error}, {@code timeout}, {@code
     * cancelled}) are not listed: the money may be gone all the same. A {@code result} alone shows at most that the
     * gateway works on it.
     */
    Optional<OperationState> refund(String status, String result) {
        if (!status.isBlank()) {
            return refund(plain(status)).or(() -> taught.standing(status).flatMap(ChingchingWords::refund));
        }
        return refund(plain(result))
                .filter(state -> state != OperationState.FAILED)
                .map(_ -> OperationState.ACCEPTED);
    }

    private static Optional<OperationState> refund(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "success", "succeeded", "successful", "completed", "refunded" -> OperationState.DONE;
                    case "created", "pending", "processing", "initiated", "accepted" -> OperationState.ACCEPTED;
                    case "failed", "fail", "declined", "rejected" -> OperationState.FAILED;
                    default -> null;
                });
    }

    private static Optional<OperationState> refund(Standing taught) {
        return switch (taught) {
            case PAID, REFUNDED -> Optional.of(OperationState.DONE);
            case WAITING -> Optional.of(OperationState.ACCEPTED);
            case DECLINED -> Optional.of(OperationState.FAILED);
            case AUTHORIZED, CANCELLED, CLOSED, NOT_FOUND -> Optional.empty();
        };
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
