package till.domain;

import java.util.List;

/**
 * A way to pay that a gateway offers.
 *
 * @param gateway the profile's id
 * @param code the gateway's own code: a wayCode, payType, …
 * @param brand whose mark stands on the button
 * @param form how the customer gets to pay
 * @param needs names of extra inputs the document demands for it, empty when a counter can charge it as it is
 */
public record PaymentMethod(String gateway, String code, Brand brand, Form form, List<String> needs) {
    public PaymentMethod {
        needs = List.copyOf(needs);
    }

    /** The mark on the button. */
    public enum Brand {
        ALIPAY,
        WECHAT_PAY,
        UNIONPAY,
        CARD,
        OTHER
    }

    /** How the customer gets to pay: from a code on screen, on a page, or inside an app. */
    public enum Form {
        CODE,
        PAGE,
        APP
    }

    /** Whether a counter can offer it with nothing but an amount. */
    public boolean worksAtTheCounter() {
        return needs.isEmpty() && form != Form.APP;
    }
}
