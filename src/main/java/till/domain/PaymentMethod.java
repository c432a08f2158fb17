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
 * @param name what to call it where the brand's name does not tell: the gateway's or the shop's word; empty for none
 */
public record PaymentMethod(String gateway, String code, Brand brand, Form form, List<String> needs, String name) {
    public PaymentMethod {
        needs = List.copyOf(needs);
    }

    public PaymentMethod(String gateway, String code, Brand brand, Form form, List<String> needs) {
        this(gateway, code, brand, form, needs, "");
    }

    /** The same by another name. */
    public PaymentMethod named(String other) {
        return new PaymentMethod(gateway, code, brand, form, needs, other);
    }

    /** The mark on the button. */
    public enum Brand {
        ALIPAY,
        WECHAT_PAY,
        UNIONPAY,
        PAYNOW,
        GRABPAY,
        SHOPEEPAY,
        PAYPAL,
        QRIS,
        CARD,
        OTHER
    }

    /** How the customer gets to pay: from a code on screen, on a page, inside an app, or by a code of their own. */
    public enum Form {
        CODE,
        PAGE,
        APP,
        /** The customer shows a code and the counter scans it. */
        SCAN,
        /** Somebody at the till types the customer's card in. */
        KEYED
    }

    /** Whether what it gives is for the shop's own app, page or mini program: offered only where the shop wants it. */
    public boolean isForTheShopsApp() {
        return form == Form.APP;
    }

    /** Whether a card is typed in at the till. */
    public boolean isKeyed() {
        return form == Form.KEYED;
    }

    /** Whether it is offered only where the shop switches it on. */
    public boolean isOffUntilWanted() {
        return isForTheShopsApp() || isKeyed();
    }

    /** Whether a counter can offer it with nothing but an amount. */
    public boolean worksAtTheCounter() {
        return needs.isEmpty() && (form == Form.CODE || form == Form.PAGE);
    }
}
