package till.gateway.easylink;

import java.util.Optional;
import java.util.regex.Pattern;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.easylink.EasylinkClient.Reply;

/**
 * What the gateway's errors prove. The document says of four codes what a request lacked, and those alone mean that
 * nothing was done; an error's text proves nothing, because the platform below may have been asked before it was said.
 */
final class EasylinkRefusals {
    private static final String NO_SUCH_ORDER = "4003";

    private static final Pattern CODED = Pattern.compile("(?:HTTP \\d{3} )?(\\d{4})\\b");

    private EasylinkRefusals() {}

    /** What is asked of the gateway and may move money. */
    enum Of {
        CREATE,
        REFUND
    }

    /** An error of a sent operation: refused where that is certain, exists, or unknown. */
    static <T extends Outcome.Said> Outcome<T> failed(Of operation, Reply.Failure failure) {
        if (operation == Of.CREATE && saysExists(failure)) {
            return new Outcome.Exists<>(failure.word());
        }
        var refused = failure.isTheGateways()
                && switch (failure.code()) {
                    case "4001", "4002", NO_SUCH_ORDER -> true;
                    case "4006" -> operation == Of.REFUND;
                    default -> false;
                };
        return refused
                ? new Outcome.Refused<>(sentence(failure).orElseThrow(), failure.word())
                : new Outcome.Unknown<>(failure.word());
    }

    /** Our sentence for a code of the document's table: what happened and what to do. */
    static Optional<Problem> sentence(Reply.Failure failure) {
        return sentence(failure.code(), failure.word());
    }

    /** The same of a word that was kept, code and all. */
    static Optional<Problem> explain(String word) {
        var coded = CODED.matcher(word);
        return coded.lookingAt() ? sentence(coded.group(1), word) : Optional.empty();
    }

    private static Optional<Problem> sentence(String code, String word) {
        var key = switch (code) {
            case "4001" -> "gateway.easylink.code4001";
            case "4002" -> "gateway.easylink.code4002";
            case NO_SUCH_ORDER -> "gateway.easylink.code4003";
            case "4004" -> "gateway.easylink.code4004";
            case "4005" -> "gateway.easylink.code4005";
            case "4006" -> "gateway.easylink.code4006";
            case "5001" -> "gateway.easylink.code5001";
            default -> "";
        };
        return key.isEmpty() ? Optional.empty() : Optional.of(Problem.of(key, word));
    }

    private static boolean saysExists(Reply.Failure failure) {
        return failure.status() == 400 && failure.says("Order number already exists");
    }

    /** Of a query. A missing path says only "Not found" with the same status and proves nothing. */
    static boolean saysNoSuchOrder(Reply.Failure failure) {
        var inWords = failure.status() == 404
                && failure.says("Order not found")
                && sentence(failure).isEmpty();
        return inWords || (failure.isTheGateways() && failure.code().equals(NO_SUCH_ORDER));
    }

    static boolean saysNoSuchMerchant(Reply.Failure failure) {
        return failure.says("Merchant not found");
    }

    static boolean saysWrongKey(Reply.Failure failure) {
        return failure.status() == 401
                || failure.status() == 403
                || failure.code().equals("4002");
    }
}
