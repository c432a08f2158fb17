package till.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a channel gives the payer, for each way of payment of the document. */
final class GnetePayData {

    private static final List<String> CODES = List.of("ALI_QR", "WX_QR", "YSF_QR");
    private static final List<String> PAGES = List.of("ALI_H5", "WX_H5", "UP_OP", "NUVEI_H5");
    private static final Map<String, Pattern> SCANS = Map.of(
            "ALI_BAR", Pattern.compile("(2[5-9]|30)\\d{14,22}"),
            "WX_BAR", Pattern.compile("1[0-5]\\d{16}"),
            "YSF_BAR", Pattern.compile("62\\d{17}"));
    private static final List<String> APPS = List.of("ALI_JSAPI", "ALI_APP", "WX_JSAPI", "WX_LITE", "WX_APP", "UP_APP");
    private static final List<Object> WALLETS = List.of("HK", "CN");
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** A card sealed with the platform's key. */
    static final String EXPRESS = "UP_EXPRESS";

    /** What the issuer says of a sealed card; nothing else of it is passed on. */
    static final String DECLINED = "declined";

    private final String baseUrl;
    private final GneteCards cards;
    private final JsonMapper json = new JsonMapper();

    GnetePayData(String baseUrl, GneteCards cards) {
        this.baseUrl = baseUrl;
        this.cards = cards;
    }

    /** Refuses what the channel would refuse before an order exists. */
    Map<String, Object> check(GneteRequest request, long now) {
        var way = request.text("wayCode");
        if (!way.equals(EXPRESS)
                && !CODES.contains(way)
                && !PAGES.contains(way)
                && !APPS.contains(way)
                && !SCANS.containsKey(way)) {
            throw GneteRefusal.business("不支持的支付方式");
        }
        var extra = extra(request.text("channelExtra"));
        if (way.equals(EXPRESS)) {
            return Map.of(DECLINED, cards.declined(extra.getOrDefault("customerInfo", ""), now));
        }
        var named = extra.containsKey("openid") || extra.containsKey("subAppid");
        if ((way.equals("WX_JSAPI") || way.equals("WX_LITE")) && !named) {
            throw GneteRefusal.business("[openid]不可为空");
        }
        if (way.equals("ALI_H5") && !WALLETS.contains(extra.getOrDefault("walletType", "HK"))) {
            throw GneteRefusal.business("钱包类型[walletType]有误");
        }
        if (SCANS.containsKey(way) && !(extra.get("authCode") instanceof String)) {
            throw GneteRefusal.business("用户支付条码[authCode]不可为空");
        }
        return extra;
    }

    /** Whether the customer's own code is charged. */
    static boolean isScan(String way) {
        return SCANS.containsKey(way);
    }

    /** Whether the channel knows a scanned code for one of its own. */
    static boolean isCode(String way, Map<String, Object> extra) {
        var shape = SCANS.get(way);
        return shape != null
                && shape.matcher(String.valueOf(extra.get("authCode"))).matches();
    }

    private Map<String, Object> extra(String text) {
        if (text.isBlank()) {
            return Map.of();
        }
        try {
            return Optional.ofNullable(json.readValue(text, OBJECT)).orElse(Map.of());
        } catch (JacksonException e) {
            throw GneteRefusal.system("syntax error, channelExtra");
        }
    }

    Map<String, String> of(SimulatedOrder order, Map<String, Object> extra) {
        var way = order.method();
        if (isScan(way) || way.equals(EXPRESS)) {
            return data("none", "", way);
        }
        var wanted = String.valueOf(extra.getOrDefault("payDataType", ""));
        if (CODES.contains(way)) {
            return wanted.equals("codeImgUrl")
                    ? data("codeImgUrl", baseUrl + "/api/scan/imgs/" + order.id() + ".png", way)
                    : data("codeUrl", code(order), way);
        }
        if (PAGES.contains(way)) {
            var wallet = extra.containsKey("walletType") ? "&walletType=" + extra.get("walletType") : "";
            var page = baseUrl + "/api/cashier?orderId=" + order.id() + "&mchOrderId=" + order.number() + wallet;
            return wanted.equals("form") ? data("form", form(page), way) : data("payurl", page, way);
        }
        return app(order, way, extra);
    }

    /** What the merchant's own app, page or mini program hands to the wallet. */
    private Map<String, String> app(SimulatedOrder order, String way, Map<String, Object> extra) {
        return switch (way) {
            case "ALI_APP" ->
                data("payInfo", "out_trade_no=" + order.id() + "&total_fee=" + order.amount() + "&sign_type=RSA2", way);
            case "ALI_JSAPI" -> data("aliapp", json.writeValueAsString(Map.of("alipayTradeNo", order.id())), way);
            case "UP_APP" ->
                data("ysfapp", json.writeValueAsString(Map.of("tn", order.id().substring(1))), way);
            default -> data("wxapp", json.writeValueAsString(wechat(order, extra)), way);
        };
    }

    private static Map<String, Object> wechat(SimulatedOrder order, Map<String, Object> extra) {
        var parameters = new TreeMap<String, Object>(Map.of("package", "prepay_id=" + order.id(), "signType", "RSA"));
        var app = extra.getOrDefault("subAppid", extra.get("appid"));
        if (app != null) {
            parameters.put("appId", app);
        }
        return parameters;
    }

    private static Map<String, String> data(String type, String payData, String way) {
        return Map.of("payDataType", type, "payData", payData, "ifCode", channel(way));
    }

    private static String channel(String way) {
        return switch (way.substring(0, way.indexOf('_'))) {
            case "ALI" -> "alipay";
            case "WX" -> "wxpay";
            case "YSF" -> "ysfpay";
            case "UP" -> "upop";
            default -> "nuvei";
        };
    }

    /** The text of a merchant-presented code; it names the training gateway, so that no wallet can take it for money. */
    static String code(SimulatedOrder order) {
        var id = order.id();
        return switch (order.method()) {
            case "WX_QR" -> "weixin://wxpay/bizpayurl?pr=training" + id;
            case "ALI_QR" -> "https://qr.alipay.com/training" + id;
            default -> "https://qr.95516.com/training/" + id;
        };
    }

    private static String form(String page) {
        return "<form id=\"pay\" method=\"post\" action=\"" + page.replace("&", "&amp;")
                + "\"></form><script>document.getElementById('pay').submit()</script>";
    }
}
