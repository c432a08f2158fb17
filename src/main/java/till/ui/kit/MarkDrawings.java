package till.ui.kit;

import java.util.Map;
import till.domain.PaymentMethod.Brand;

/** The drawings of the payment methods' marks, our own, on a grid of 24 by 24. */
final class MarkDrawings {
    private static final Map<Brand, String> PATHS = Map.ofEntries(
            // a roof stroke, a bar and a sweeping tail, after the character the wallet is known by
            Map.entry(
                    Brand.ALIPAY,
                    "M6 6.2h12v1.7H6z M11.1 4h1.8v6.2h-1.8z M7 9.6h9.6c-.5 2.300-1.500 4.300-2.900 5.900 "
                            + "1.900.8 4 1.600 6.300 2.200l-.7 1.900c-2.700-.8-5.100-1.700-7.200-2.700C10.700 18.100 9 18.700 7.300 18.700 "
                            + "4.900 18.700 3.600 17.500 3.600 15.900c0-1.700 1.500-2.900 3.700-2.900 1.400 0 2.900.4 4.600 1.100.9-.9 "
                            + "1.500-1.900 1.900-2.900H7z M7.200 14.600c-1.200 0-1.900.5-1.900 1.300 0 .7.7 1.200 1.900 1.200 1.200 0 "
                            + "2.300-.4 3.300-1.200-1.200-.8-2.300-1.300-3.300-1.300z"),
            // two speech bubbles, the smaller before the larger
            Map.entry(
                    Brand.WECHAT_PAY,
                    "M9.300 4.500C5.500 4.500 2.500 7 2.500 10.100c0 1.800 1 3.300 2.600 4.400l-.6 2 2.300-1.200c.8.2 "
                            + "1.600.4 2.500.4h.5a4.600 4.600 0 0 1-.2-1.300c0-2.900 2.700-5.200 6-5.200h.4C15.400 6.500 12.600 4.500 9.300 "
                            + "4.500z M15.800 10.400c-3.100 0-5.500 2-5.500 4.500s2.400 4.500 5.500 4.500c.7 0 1.300-.1 1.900-.3l1.900 1-.5-1.700c"
                            + "1.300-.8 2.200-2.100 2.200-3.500 0-2.500-2.400-4.500-5.500-4.500z"),
            // three leaning cards, side by side
            Map.entry(
                    Brand.UNIONPAY,
                    "M5.200 6h4L7 18H2.800z M10.400 6h4l-2.200 12H8.200z M15.600 6h5.600L19 18h-5.600z"),
            // a card with its stripe and two fields
            Map.entry(
                    Brand.CARD,
                    "M4.500 5.500h15a2 2 0 0 1 2 2v1.300h-19V7.500a2 2 0 0 1 2-2z M2.500 11h19v5.500a2 2 0 0 1-2 2h-15a2 "
                            + "2 0 0 1-2-2z M5 14v1.800h4V14z M10.500 14v1.800h2.500V14z"),
            // money going one way and coming the other
            Map.entry(
                    Brand.PAYNOW,
                    "M5 7.500h9.500V4.500L20 9l-5.500 4.500v-3H5z M19 16.500H9.500v3L4 15l5.500-4.500v3H19z"),
            // a rising road of two lanes
            Map.entry(
                    Brand.GRABPAY,
                    "M3 18c4.500 0 6-3 8-6.500S15.500 5 21 5v3c-4 0-5.600 2.300-7.500 5.700S8.700 21 3 21z M3 13.500c2.800 0 4-1.600 5.300-3.900l2 "
                            + "1.200C8.800 13.500 6.900 15.800 3 15.800z"),
            // a shopping bag with its handle
            Map.entry(
                    Brand.SHOPEEPAY,
                    "M4 8h16l-1.200 12.500H5.200z M8 8c0-2.800 1.600-4.800 4-4.800s4 2 4 4.800h-1.700c0-1.900-.9-3.100-2.300-3.100S9.700 6.100 9.700 8z"),
            // two sheets, one behind the other
            Map.entry(
                    Brand.PAYPAL,
                    "M8.500 3h6.200c3 0 4.600 1.900 4 4.700-.6 3-2.900 4.600-6.100 4.600h-2.400L9.100 18H5.300z M10.700 13.900h2.300"
                            + "c3.600 0 6.300-1.500 7.300-4.700 1 3.500-1.300 7.300-6.100 7.300h-1.900L11.500 21H8.800z"),
            // a code's corners around a tick of the national scheme
            Map.entry(
                    Brand.QRIS,
                    "M3 4h6v2H5v4H3z M15 4h6v6h-2V6h-4z M3 14h2v4h4v2H3z M19 14h2v6h-6v-2h4z M8 9h3v3H8z M13 9h3v3h-3z M8 14h3v2H8z "
                            + "M13 13h1.500v3H13z"),
            // a code's three corners
            Map.entry(
                    Brand.OTHER,
                    "M4 4h7v7H4z M6 6v3h3V6z M13 4h7v7h-7z M15 6v3h3V6z M4 13h7v7H4z M6 15v3h3v-3z "
                            + "M13 13h3v3h-3z M17 17h3v3h-3z M17 13h3v2h-3z M13 17h2v3h-2z"));

    private MarkDrawings() {}

    /** The path to draw for a brand. */
    static String of(Brand brand) {
        return PATHS.getOrDefault(brand, "");
    }
}
