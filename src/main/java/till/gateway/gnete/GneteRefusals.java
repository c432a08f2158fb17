package till.gateway.gnete;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import till.domain.Problem;
import till.gateway.http.SafeText;

/**
 * The few error answers after which something certainly did not happen. The platform says most of them under one code,
 * 9999, so the texts count; an error not listed may hide anything and stays unknown.
 */
final class GneteRefusals {
    private static final long BAD_PARAMETERS = 11;
    private static final Pattern ORDER_EXISTS = Pattern.compile("商户订单\\[.*]已存在");
    private static final Pattern REFUND_EXISTS = Pattern.compile("商户退款订单号\\[.*]已存在");

    private static final List<Refusal> EVERYWHERE = List.of(
            new Refusal("验签失败", "gateway.gnete.signature"),
            new Refusal("参数有误", "gateway.gnete.invalid"),
            new Refusal("商户或商户应用不存在", "gateway.gnete.merchant"),
            new Refusal("商户不存在", "gateway.gnete.merchant"),
            new Refusal("商户应用不存在", "gateway.gnete.merchant"),
            new Refusal("商户信息不存在", "gateway.gnete.merchant"),
            new Refusal("参数appId与商户号不匹配", "gateway.gnete.merchant"));

    private static final List<Refusal> CREATE = List.of(
            new Refusal("商户应用不支持该支付方式", "gateway.gnete.method"),
            new Refusal("异步通知地址协议仅支持", "gateway.gnete.invalid"),
            new Refusal("同步通知地址协议仅支持", "gateway.gnete.invalid"));

    private static final List<Refusal> CLOSE = List.of(new Refusal("当前订单不可关闭", "gateway.gnete.notClosable"));

    private static final List<Refusal> REFUND = List.of(
            new Refusal("申请金额超出订单可退款余额", "gateway.gnete.refundTooMuch"),
            new Refusal("支付订单具有在途退款申请", "gateway.gnete.refundInFlight"),
            new Refusal("全额退款完成", "gateway.gnete.refundState"),
            new Refusal("订单状态不正确", "gateway.gnete.refundState"));

    private GneteRefusals() {}

    /** What is asked of the gateway. */
    enum Of {
        CREATE,
        CLOSE,
        REFUND,
        QUERY
    }

    private record Refusal(String start, String key) {}

    static Optional<Problem> find(Of operation, long code, String message) {
        if (code == BAD_PARAMETERS) {
            return Optional.of(Problem.of("gateway.gnete.invalid", SafeText.of(message)));
        }
        var own =
                switch (operation) {
                    case CREATE -> CREATE;
                    case CLOSE -> CLOSE;
                    case REFUND -> REFUND;
                    case QUERY -> List.<Refusal>of();
                };
        return Stream.concat(EVERYWHERE.stream(), own.stream())
                .filter(refusal -> message.startsWith(refusal.start()))
                .findFirst()
                .map(refusal -> Problem.of(refusal.key(), SafeText.of(message)));
    }

    static boolean saysExists(Of operation, String message) {
        return switch (operation) {
            case CREATE -> ORDER_EXISTS.matcher(message).matches();
            case REFUND -> REFUND_EXISTS.matcher(message).matches();
            case CLOSE, QUERY -> false;
        };
    }
}
