package till.gateway.gnete;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.OperationState;
import till.domain.PayCode;
import till.gateway.PaymentAnswer.Standing;

/** The gateway's words in ours. What is not listed here stays unknown. */
final class GneteWords {
    private static final String NO_SUCH_ORDER = "订单不存在";

    private GneteWords() {}

    static Optional<Standing> standing(String state) {
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

    /** A refund closed by the platform's clock (4) is not listed: the channel may have carried it out all the same. */
    static Optional<OperationState> refund(String state) {
        return Optional.ofNullable(
                switch (state) {
                    case "0", "1" -> OperationState.ACCEPTED;
                    case "2" -> OperationState.DONE;
                    case "3" -> OperationState.FAILED;
                    default -> null;
                });
    }

    /** The document spells the same type {@code payUrl} and {@code payurl}: case does not count. */
    static @Nullable PayCode code(String type, String text) {
        var kind = switch (type.toLowerCase(Locale.ROOT)) {
            case "codeurl" -> PayCode.Kind.QR;
            case "codeimgurl" -> PayCode.Kind.QR_IMAGE;
            case "payurl" -> PayCode.Kind.LINK;
            case "form" -> PayCode.Kind.FORM;
            case "none" -> PayCode.Kind.NONE;
            default -> PayCode.Kind.APP;
        };
        return text.isEmpty() && kind != PayCode.Kind.NONE ? null : new PayCode(kind, text);
    }

    /** Said by the query of payments and by the query of refunds alike. */
    static boolean saysNoSuchOrder(String message) {
        return message.equals(NO_SUCH_ORDER);
    }
}
