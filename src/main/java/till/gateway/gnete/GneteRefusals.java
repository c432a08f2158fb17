package till.gateway.gnete;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import till.domain.Problem;
import till.gateway.http.SafeText;

/**
 * The few error answers after which something certainly did not happen. The platform says most of them under one code,
 * 9999, so the texts count, and only those its published source says before anything is stored or sent on; an error not
 * listed may hide anything and stays unknown.
 */
final class GneteRefusals {
    private static final long BUSINESS = 9999;
    private static final long BAD_PARAMETERS = 11;
    private static final String BAD_PARAMETERS_START = "参数有误[";
    private static final Pattern ORDER_EXISTS = Pattern.compile("商户订单\\[.*]已存在");
    private static final Pattern REFUND_EXISTS = Pattern.compile("商户退款订单号\\[.*]已存在");

    /** Said while the request is read and its signature checked, before any order is looked up. */
    private static final List<Refusal> EVERYWHERE = List.of(
            new Refusal("gateway.gnete.signature", "验签失败"),
            new Refusal(
                    "gateway.gnete.invalid",
                    "参数有误！",
                    "商户号不能为空",
                    "商户应用ID不能为空",
                    "版本号不能为空",
                    "签名类型不能为空",
                    "签名值不能为空",
                    "时间戳不能为空"),
            new Refusal(
                    "gateway.gnete.merchant",
                    "商户或商户应用不存在",
                    "商户不存在或商户状态不可用",
                    "商户信息不存在或商户状态不可用",
                    "商户应用不存在或商户状态不可用",
                    "商户应用不存在或应用状态不可用",
                    "商户应用与商户号不匹配",
                    "参数appId与商户号不匹配",
                    "获取商户应用信息失败"));

    /** Said before the order's row is stored. What the channel's own code says, before or after, is not among them. */
    private static final List<Refusal> CREATE = List.of(
            new Refusal(
                    "gateway.gnete.method",
                    "不支持的支付方式",
                    "商户应用不支持该支付方式",
                    "无此支付通道接口",
                    "接口不支持该支付方式",
                    "商户应用参数未配置",
                    "特约商户参数未配置",
                    "服务商参数未配置"),
            new Refusal(
                    "gateway.gnete.invalid",
                    "异步通知地址协议仅支持http:// 或 https:// !",
                    "同步通知地址协议仅支持http:// 或 https:// !",
                    "商户订单号不能为空",
                    "支付方式不能为空",
                    "支付金额不能为空",
                    "货币代码不能为空",
                    "商品标题不能为空",
                    "商品描述信息不能为空"));

    /** Said before the channel is asked; afterwards an error carries whatever text the channel gave. */
    private static final List<Refusal> CLOSE = List.of(new Refusal("gateway.gnete.notClosable", "当前订单不可关闭"));

    /**
     * Said before the refund's row is stored, and before its number is looked up: of a request that came twice the second
     * is told so because of the first.
     */
    private static final List<Refusal> REFUND_BESIDE_ANOTHER = List.of(
            new Refusal("gateway.gnete.refundTooMuch", "申请金额超出订单可退款余额，请检查退款金额"),
            new Refusal("gateway.gnete.refundInFlight", "支付订单具有在途退款申请，请稍后再试"),
            new Refusal(
                    "gateway.gnete.refundState",
                    "订单状态不正确",
                    "订单状态不正确， 无法完成退款",
                    "订单已全额退款，本次申请失败",
                    "退款单已完成全部订单退款，本次申请失败"));

    /** Said before the refund's row is stored, whatever was refunded before. */
    private static final List<Refusal> REFUND = List.of(
            new Refusal("gateway.gnete.refundNoPayment", "订单不存在", "退款订单不存在"),
            new Refusal("gateway.gnete.refundNotOffered", "当前通道不支持退款！"),
            new Refusal("gateway.gnete.invalid", "商户退款单号不能为空", "退款金额不能为空", "退款金额请大于1分", "货币代码不能为空", "退款原因不能为空"));

    private GneteRefusals() {}

    /** What is asked of the gateway. */
    enum Of {
        CREATE,
        CLOSE,
        REFUND,
        QUERY
    }

    /** One sentence of ours for the whole texts it stands for; a text that only begins alike stays unknown. */
    private record Refusal(String key, Set<String> texts) {
        Refusal(String key, String... texts) {
            this(key, Set.of(texts));
        }

        boolean says(String message) {
            return texts.contains(message.strip());
        }
    }

    private static List<Refusal> refunds() {
        return Stream.concat(REFUND_BESIDE_ANOTHER.stream(), REFUND.stream()).toList();
    }

    /** Whether a refund is refused over what was refunded before, which the same refund may be itself. */
    static boolean saysRefundedBefore(long code, String message) {
        return code == BUSINESS && REFUND_BESIDE_ANOTHER.stream().anyMatch(refusal -> refusal.says(message));
    }

    static Optional<Problem> find(Of operation, long code, String message) {
        if (code == BAD_PARAMETERS && message.startsWith(BAD_PARAMETERS_START)) {
            return Optional.of(Problem.of("gateway.gnete.invalid", SafeText.of(message)));
        }
        if (code != BUSINESS) {
            return Optional.empty();
        }
        var own = switch (operation) {
            case CREATE -> CREATE;
            case CLOSE -> CLOSE;
            case REFUND -> refunds();
            case QUERY -> List.<Refusal>of();
        };
        return Stream.concat(EVERYWHERE.stream(), own.stream())
                .filter(refusal -> refusal.says(message))
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
