package till.gateway.gnete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Problem;
import till.gateway.gnete.GneteRefusals.Of;

class GneteRefusalsTest {
    @ParameterizedTest
    @CsvSource({
        "CREATE, 不支持的支付方式, method",
        "CREATE, 服务商参数未配置, method",
        "CREATE, 异步通知地址协议仅支持http:// 或 https:// !, invalid",
        "CREATE, 获取商户应用信息失败, merchant",
        "CREATE, 参数appId与商户号不匹配, merchant",
        "CLOSE, 当前订单不可关闭, notClosable",
        "REFUND, 订单已全额退款，本次申请失败, refundState",
        "REFUND, 退款单已完成全部订单退款，本次申请失败, refundState",
        "REFUND, 退款订单不存在, refundNoPayment",
        "REFUND, 当前通道不支持退款！, refundNotOffered",
        "REFUND, 退款金额请大于1分, invalid"
    })
    void whatIsSaidBeforeAnythingIsStoredIsRefused(Of operation, String message, String key) {
        assertEquals(
                Optional.of("gateway.gnete." + key),
                GneteRefusals.find(operation, 9999, message).map(Problem::key));
    }

    /** These are said after the row is stored, by the channel's code, or under another operation. */
    @ParameterizedTest
    @CsvSource({
        "CREATE, 更新订单异常!",
        "CREATE, ChannelState 返回异常！",
        "CREATE, 系统异常",
        "CREATE, [openid]不可为空",
        "CREATE, 验签失败[云闪付]",
        "CREATE, 商户应用不支持该支付方式或已关闭",
        "CREATE, 当前订单不可关闭",
        "CLOSE, 订单不存在",
        "CLOSE, 当前订单不可关闭，渠道处理中",
        "REFUND, 更新退款单异常!",
        "REFUND, 订单状态不正确，渠道返回",
        "REFUND, 不支持的支付方式",
        "QUERY, 订单不存在"
    })
    void whatMayBeSaidLaterStaysUnknown(Of operation, String message) {
        assertEquals(Optional.empty(), GneteRefusals.find(operation, 9999, message));
    }

    @ParameterizedTest
    @EnumSource
    void aTextCountsOnlyUnderItsOwnCode(Of operation) {
        assertEquals(Optional.empty(), GneteRefusals.find(operation, 10, "验签失败"));
        assertEquals(Optional.empty(), GneteRefusals.find(operation, 10002, "商户或商户应用不存在"));
        assertEquals(Optional.empty(), GneteRefusals.find(operation, 11, "验签失败"));
        assertEquals(
                Optional.of("gateway.gnete.invalid"),
                GneteRefusals.find(operation, 11, "参数有误[转换异常]").map(Problem::key));
    }

    @Test
    void aRepeatedNumberIsNoRefusalAndOnlyOfItsOwnOperation() {
        assertEquals(Optional.empty(), GneteRefusals.find(Of.CREATE, 9999, "商户订单[T1P1]已存在"));
        assertEquals(Optional.empty(), GneteRefusals.find(Of.REFUND, 9999, "商户退款订单号[T1R1]已存在"));
        assertFalse(GneteRefusals.saysExists(Of.REFUND, "商户订单[T1P1]已存在"));
        assertFalse(GneteRefusals.saysExists(Of.CREATE, "商户退款订单号[T1R1]已存在"));
    }
}
