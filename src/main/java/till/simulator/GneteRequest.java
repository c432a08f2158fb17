package till.simulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the platform's typed object holds it: only the fields it knows, texts as texts, whole numbers re-rendered.
 *
 * <p>The platform checks the signature over this object and not over what was sent. A signed field it does not know, and a
 * number that is not written as the number is rendered, therefore fail the signature; an unsigned unknown one is ignored.
 */
final class GneteRequest {

    /** A known field: its name, its largest length in the platform's tables, and the refusal when it is missing. */
    private record Field(
            String name, Kind kind, int longest, @Nullable String missing) {}

    private enum Kind {
        TEXT,
        LONG,
        INT
    }

    private static final List<Field> COMMON = List.of(
            need("mchNo", 64, "商户号不能为空"),
            need("appId", 64, "商户应用ID不能为空"),
            need("version", 32, "版本号不能为空"),
            need("signType", 32, "签名类型不能为空"),
            need("sign", 64, "签名值不能为空"),
            need("reqTime", 32, "时间戳不能为空"));

    private static final List<Field> CREATE = List.of(
            need("mchOrderNo", 30, "商户订单号不能为空"),
            need("wayCode", 30, "支付方式不能为空"),
            new Field("amount", Kind.LONG, 20, "支付金额不能为空"),
            need("currency", 3, "货币代码不能为空"),
            may("clientIp", 32),
            need("subject", 64, "商品标题不能为空"),
            need("body", 256, "商品描述信息不能为空"),
            may("notifyUrl", 256),
            may("returnUrl", 256),
            new Field("expiredTime", Kind.INT, 20, null),
            // the document says 256, and its own sample of a sealed card is longer: the platform's table has this
            may("channelExtra", 512),
            may("extParam", 128),
            new Field("divisionMode", Kind.INT, 20, null));

    private static final List<Field> ASK = List.of(may("payOrderId", 30), may("mchOrderNo", 30));

    private static final List<Field> REFUND = List.of(
            may("payOrderId", 30),
            may("mchOrderNo", 30),
            need("mchRefundNo", 30, "商户退款单号不能为空"),
            new Field("refundAmount", Kind.LONG, 20, "退款金额不能为空"),
            need("currency", 3, "货币代码不能为空"),
            need("refundReason", 64, "退款原因不能为空"),
            may("clientIp", 32),
            may("notifyUrl", 256),
            may("channelExtra", 256),
            may("extParam", 128));

    private static final List<Field> ASK_REFUND = List.of(may("refundOrderId", 30), may("mchRefundNo", 30));

    private final List<Field> fields;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private boolean signable = true;

    private GneteRequest(List<Field> own) {
        fields = new ArrayList<>(COMMON);
        fields.addAll(own);
    }

    private static Field need(String name, int longest, String missing) {
        return new Field(name, Kind.TEXT, longest, missing);
    }

    private static Field may(String name, int longest) {
        return new Field(name, Kind.TEXT, longest, null);
    }

    static GneteRequest read(Operation operation, Map<String, ?> sent) {
        var request = new GneteRequest(
                switch (operation) {
                    case CREATE -> CREATE;
                    case QUERY, CLOSE -> ASK;
                    case REFUND -> REFUND;
                    case REFUND_QUERY -> ASK_REFUND;
                    default -> throw new IllegalArgumentException(operation.name());
                });
        request.fields.forEach(field -> request.take(field, sent.get(field.name())));
        return request;
    }

    private void take(Field field, @Nullable Object sent) {
        if (sent == null) {
            return;
        }
        switch (field.kind()) {
            case TEXT -> takeText(field, sent);
            case LONG, INT -> takeNumber(field, sent);
        }
    }

    private void takeText(Field field, Object sent) {
        // An object where a text belongs is rendered in the platform's own way, which no client signs.
        signable &= !(sent instanceof Map || sent instanceof List);
        values.put(field.name(), sent.toString());
    }

    private void takeNumber(Field field, Object sent) {
        var text = sent.toString().strip();
        if (text.isEmpty()) {
            return;
        }
        try {
            var number = new BigDecimal(text).toBigInteger();
            values.put(field.name(), field.kind() == Kind.LONG ? number.longValueExact() : number.intValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            var parse = field.kind() == Kind.LONG ? "parseLong" : "parseInt";
            throw GneteRefusal.system(parse + " error, field : " + field.name());
        }
    }

    /** Refuses in the platform's order: required fields first, then the merchant, then the signature. */
    void verify(GneteCredentials merchant, GneteSeal seal) {
        for (var field : fields) {
            if (field.missing() != null && text(field.name()).isBlank()) {
                throw GneteRefusal.parameters(field.missing());
            }
        }
        if (values.get("amount") instanceof Long amount && amount < 1) {
            throw GneteRefusal.parameters("支付金额不能为空");
        }
        if (values.get("refundAmount") instanceof Long amount && amount < 1) {
            throw GneteRefusal.parameters("退款金额请大于1分");
        }
        if (!text("mchNo").equals(merchant.mchNo()) || !text("appId").equals(merchant.appId())) {
            throw GneteRefusal.business("商户不存在或商户状态不可用");
        }
        if (!signable || !seal.of(values).equalsIgnoreCase(text("sign"))) {
            throw GneteRefusal.business("验签失败");
        }
    }

    /** The tables' limits, met only when a row is written. */
    void fitsTables() {
        for (var field : fields) {
            if (text(field.name()).codePointCount(0, text(field.name()).length()) > field.longest()) {
                throw GneteRefusal.business("系统异常");
            }
        }
    }

    String text(String name) {
        var value = values.get(name);
        return value == null ? "" : value.toString();
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    long number(String name, long otherwise) {
        return values.get(name) instanceof Number number ? number.longValue() : otherwise;
    }
}
