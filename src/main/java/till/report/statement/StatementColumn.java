package till.report.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A column of a statement, and the headings it is known by: the more telling ones first. */
@SuppressWarnings("ImmutableEnumChecker") // never changed
public enum StatementColumn {
    /** The till's own number of the payment. */
    ORDER_NO("商户订单号 商戶訂單號 商户单号 商戶單號 商户流水号 订单号 訂單號 订单编号 訂單編號 merchantorderno mchorderno merorderno outtradeno"
            + " merchantreference tradeuuid orderno orderid ordernumber orderreference reference order"),
    /** The till's own number of the refund. */
    REFUND_NO("商户退款单号 商戶退款單號 退款批次号请求号 退款请求号 退款订单号 退款单号 退款單號 outrefundno mchrefundno merchantrefundno"
            + " refundnumber refundno refundreference"),
    /** The gateway's number. */
    GATEWAY_NO("平台订单号 平台訂單號 系统订单号 支付订单号 交易流水号 交易編號 交易编号 流水号 流水號 payorderid tradeno transactionid paymentid"
            + " gatewayno billcode transactionno pspreference"),
    /** The wallet's number. */
    CHANNEL_NO("微信支付订单号 微信订单号 支付宝交易号 支付寶交易號 渠道订单号 渠道訂單號 channelorderno channelno wechatorderno alipaytradeno"
            + " bankorderno"),
    TIME(
            "支付完成时间 支付时间 支付時間 完成时间 完成時間 交易时间 交易時間 交易日期 清算日期 日期 时间 時間 paidat paytime successtime"
                    + " completetime transactiontime tradetime localtime completedat transactiondate tradedate settlementdate time date createdat"),
    AMOUNT("订单金额 訂單金額 交易金额 交易金額 支付金额 支付金額 应结订单金额 金额 金額 orderamount transactionamount tradeamount payamount"
            + " grossamount gross amount"),
    REFUND_AMOUNT("申请退款金额 退款金额 退款金額 refundamount refundedamount"),
    CURRENCY("货币种类 貨幣種類 币种 幣種 货币 貨幣 tradecurrency currencycode currency ccy"),
    /** Payment, refund or fee, in the gateway's words. */
    KIND("业务类型 業務類型 交易类型 交易類型 类型 類型 transactiontype tradetype businesstype type kind"),
    STATE("交易状态 交易狀態 订单状态 訂單狀態 状态 狀態 tradestatus orderstatus transactionstatus status state result"),
    FEE("手续费 手續費 服务费 服務費 transactionfee servicefee commission fee fees");

    private static final Pattern IN_BRACKETS = Pattern.compile("[(（\\[【][^)）\\]】]*[)）\\]】]");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]");

    private final List<String> headings;

    StatementColumn(String headings) {
        this.headings = List.of(headings.split(" "));
    }

    /** Which of a statement's headings names it, if one does. */
    Optional<String> among(List<String> found) {
        return headings.stream()
                .flatMap(
                        known -> found.stream().filter(heading -> plain(heading).equals(known)))
                .findFirst();
    }

    /** A heading without units, marks and capitals. */
    static String plain(String heading) {
        var words =
                NO_LETTERS.matcher(IN_BRACKETS.matcher(heading).replaceAll("")).replaceAll("");
        return words.toLowerCase(Locale.ROOT);
    }
}
