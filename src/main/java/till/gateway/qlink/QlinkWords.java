package till.gateway.qlink;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import till.domain.PayCode;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.TaughtWords;

/**
 * The gateway's words in ours: first those the shop's owner has taught, then the usual ones, as its own list is not
 * published. What is neither stays unknown. May be shared between threads.
 */
final class QlinkWords {
    private static final String EMV_QR = "000201";
    private static final Pattern ADDRESS = Pattern.compile("^https?://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Set<String> CANCEL_TAKEN = Set.of("WAIT", "CANCEL_WAIT", "SUCCESS", "CANCEL_SUCCESS");
    private static final Pattern NO_ERROR = Pattern.compile("0*");

    private final TaughtWords taught;

    QlinkWords(TaughtWords taught) {
        this.taught = taught;
    }

    Optional<Standing> standing(String status) {
        return status.isBlank() ? Optional.empty() : taught.standing(status).or(() -> usual(status));
    }

    /** Only the prefix of payments is taken off: what follows {@code CANCEL_} tells of the cancelling. */
    private static Optional<Standing> usual(String status) {
        var word = status.strip().toUpperCase(Locale.ROOT);
        return Optional.ofNullable(
                switch (word.startsWith("PAY_") ? word.substring("PAY_".length()) : word) {
                    case "WAIT", "WAITING", "PROCESS", "PROCESSING", "INIT", "PENDING" -> Standing.WAITING;
                    case "SUCCESS", "PAID" -> Standing.PAID;
                    case "FAIL", "FAILED", "ERROR" -> Standing.DECLINED;
                    case "CANCEL", "CANCELED", "CANCELLED", "CANCEL_SUCCESS" -> Standing.CANCELLED;
                    case "CLOSE", "CLOSED", "EXPIRE", "EXPIRED", "TIMEOUT" -> Standing.CLOSED;
                    default -> null;
                });
    }

    /** Whether the gateway has taken a cancelling, done or not. */
    static boolean tookCancel(String status) {
        return CANCEL_TAKEN.contains(status.strip().toUpperCase(Locale.ROOT));
    }

    /** Whether an error code says anything; noughts say that there was none. */
    static boolean isError(String errorCode) {
        return !NO_ERROR.matcher(errorCode.strip()).matches();
    }

    /** Told by how it begins, as no type stands beside it. */
    static @Nullable PayCode code(String actionValue) {
        if (actionValue.isBlank()) {
            return null;
        }
        if (ADDRESS.matcher(actionValue).matches()) {
            return new PayCode(PayCode.Kind.LINK, actionValue);
        }
        return new PayCode(actionValue.startsWith(EMV_QR) ? PayCode.Kind.QR : PayCode.Kind.TEXT, actionValue);
    }
}
