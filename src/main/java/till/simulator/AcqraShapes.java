package till.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The bodies of the gateway's requests, schema by schema as the document lists them; no other field is taken. */
final class AcqraShapes {

    private static final JsonShape TEXT = JsonShape.text(0, 4096);
    private static final JsonShape ORDER_NO = JsonShape.text(5, 64);
    private static final JsonShape YES_NO = JsonShape.oneOf("Y", "N");
    private static final JsonShape THREE_DS_MODE = JsonShape.oneOf("no", "auto", "standard");
    private static final JsonShape CURRENCY = JsonShape.like("[A-Z]{3}", "an ISO 4217 code");
    private static final JsonShape MINUTES = JsonShape.like("[1-9]\\d{0,4}", "whole minutes as a string");
    private static final JsonShape EMAIL = JsonShape.text(3, 255);
    private static final JsonShape AMOUNT =
            JsonShape.like("(0|[1-9]\\d{0,4})(\\.\\d{1,2})?", "a decimal string from 0.01 to 99999.99");

    private static final JsonShape ADDRESS = JsonShape.object()
            .need("city", JsonShape.text(1, 50))
            .need("country", JsonShape.like("[A-Z]{2}", "an ISO 3166 code"))
            .need("line1", JsonShape.text(1, 128))
            .may("line2", JsonShape.text(0, 128))
            .may("line3", JsonShape.text(0, 128))
            .need("postcode", JsonShape.text(1, 50))
            .need("state", JsonShape.text(1, 50));

    private static final JsonShape PHONE =
            JsonShape.object().may("countryCode", JsonShape.text(1, 7)).may("number", JsonShape.text(1, 26));

    private static final JsonShape SHIPPING = JsonShape.object()
            .need("address", ADDRESS)
            .may("carrier", TEXT)
            .may("email", EMAIL)
            .need("firstName", JsonShape.text(1, 64))
            .need("lastName", JsonShape.text(1, 50))
            .need("phone", PHONE)
            .may("trackingNo", TEXT);

    private static final JsonShape BILLING = JsonShape.object()
            .need("address", ADDRESS)
            .may("birthday", JsonShape.like("\\d{4}-\\d{2}-\\d{2}", "a date"))
            .may("customerInitiatedReason", JsonShape.oneOf("RECURRING", "INSTALMENT", "UNSCHEDULED"))
            .may("email", EMAIL)
            .may("phone", PHONE)
            .may("storedcredentials", JsonShape.oneOf("none", "store"));

    private static final JsonShape PRODUCTS = JsonShape.listOf(JsonShape.object()
            .may("imageUrl", JsonShape.text(1, 512))
            .need("price", JsonShape.text())
            .need("productName", JsonShape.text(1, 512))
            .need("quantity", JsonShape.text())
            .need("sku", JsonShape.text())
            .may("url", JsonShape.text(1, 512)));

    private static final JsonShape BROWSER = JsonShape.object()
            .may("acceptHeader", TEXT)
            .may("colorDepth", TEXT)
            .may("javaEnable", JsonShape.flag())
            .may("javascriptEnable", JsonShape.flag())
            .may("screenHeight", TEXT)
            .may("screenWidth", TEXT)
            .may("sessionId", TEXT)
            .may("timeZone", TEXT)
            .need("userAgent", JsonShape.text());

    private static final JsonShape CLIENT_IP =
            JsonShape.like("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*", "an IPv4 or IPv6 address");

    private static final JsonShape DEVICE = JsonShape.object()
            .need("browser", BROWSER)
            .need("clientIp", CLIENT_IP)
            .may("deviceId", TEXT)
            .need("language", JsonShape.text())
            .may("location", JsonShape.object().may("lat", TEXT).may("lon", TEXT))
            .may(
                    "mobile",
                    JsonShape.object()
                            .may("deviceModel", TEXT)
                            .may("osType", TEXT)
                            .may("osVersion", TEXT));

    private static final JsonShape.Fields ORDER = JsonShape.object()
            .need("amount", AMOUNT)
            .need("currency", CURRENCY)
            .may("expiryTime", MINUTES)
            .may("fraudMode", YES_NO)
            .need("orderNo", ORDER_NO)
            .may("productInfo", PRODUCTS)
            .may("shipping", SHIPPING)
            .may("threeDsMode", THREE_DS_MODE);

    private static final JsonShape CASHIER = ORDER.may("captureMethod", JsonShape.oneOf("auto", "manual"))
            .may("description", TEXT)
            .may("frontUrl", JsonShape.text(3, 128))
            .may("linkMode", JsonShape.oneOf("session"));

    /** One parcel; the pieces of a batch are looked at one by one. */
    static final JsonShape PARCEL = JsonShape.object()
            .need("carrier", JsonShape.text())
            .need("orderNo", ORDER_NO)
            .need("shipmentDate", JsonShape.like("\\d{4}-\\d{2}-\\d{2}", "a date"))
            .need("shipmentDirection", JsonShape.oneOf("FORWARD", "RETURN"))
            .need("shippingStatus", AcqraShipping.STATUS)
            .need("trackingNo", JsonShape.text(1, 64))
            .need("trackingNumberType", JsonShape.oneOf("CARRIER_PROVIDED"))
            .may("trackingUrl", JsonShape.text(0, 512));

    private static final JsonShape MODIFY = JsonShape.object()
            .need(
                    "iterms",
                    JsonShape.listOf(JsonShape.object()
                            .need("op", JsonShape.oneOf("replace", "add"))
                            .need("path", JsonShape.text())
                            .need("value", JsonShape.text())))
            .may("matedata", JsonShape.texts())
            .need("orderNo", ORDER_NO)
            .need("trackingNo", JsonShape.text());

    /** The identifier is optional in the document, beside a card number, which is not taken here. */
    private static final JsonShape SUBSCRIPTION = JsonShape.object()
            .need("amount", AMOUNT)
            .may("cardNo", (at, value) -> Optional.of("cardNo is not enabled, use transactionIdentifier"))
            .may("customerInitiatedReason", JsonShape.oneOf("RECURRING", "INSTALMENT", "UNSCHEDULED"))
            .may("description", JsonShape.text(1, 50))
            .may("deviceInfo", DEVICE)
            .need("expiryMonth", JsonShape.like("0[1-9]|1[0-2]", "a month of two digits"))
            .need("expiryYear", JsonShape.like("20[0-9]{2}", "a year of four digits"))
            .need("orderNo", ORDER_NO)
            .may("threeDsMode", THREE_DS_MODE)
            .need("transactionIdentifier", JsonShape.text(5, 64));

    private static final JsonShape MIT = JsonShape.object()
            .need("amount", AMOUNT)
            .need("billing", BILLING)
            .need("card", AcqraCard.SHAPE)
            .need("currency", CURRENCY)
            .may("description", JsonShape.text(1, 50))
            .may("deviceInfo", DEVICE)
            .need("orderNo", ORDER_NO);

    private static final JsonShape NUMBERS = numbers();
    private static final JsonShape ASK = numbers().need("paymentMethodType", JsonShape.text(1, 20));

    static final Map<String, JsonShape> BY_PATH = Map.ofEntries(
            Map.entry(
                    AcqraFront.TOKEN,
                    JsonShape.object().need("appId", JsonShape.text()).need("secret", JsonShape.text())),
            Map.entry(AcqraFront.CASHIER, CASHIER),
            Map.entry(AcqraFront.PAYMENT, payment()),
            Map.entry(AcqraFront.MIT, MIT),
            Map.entry(AcqraFront.SUBSCRIPTION, SUBSCRIPTION),
            Map.entry(AcqraFront.CAPTURE, numbers().need("captureAmount", AMOUNT)),
            Map.entry(AcqraFront.CANCEL, NUMBERS),
            Map.entry(AcqraFront.QUERY, ASK),
            Map.entry(AcqraFront.REFUND, refund()),
            Map.entry(AcqraFront.REFUND_QUERY, ASK),
            Map.entry(AcqraFront.TRACKING, PARCEL),
            Map.entry(AcqraFront.TRACKING_BATCH, JsonShape.listOf((at, value) -> Optional.empty())),
            Map.entry(AcqraFront.TRACKING_MODIFY, MODIFY),
            Map.entry(AcqraFront.RETRIEVE, retrieve()));

    private AcqraShapes() {}

    private static JsonShape.Fields numbers() {
        return JsonShape.object().may("orderNo", TEXT).may("tradeNo", TEXT);
    }

    private static JsonShape payment() {
        var methods = new LinkedHashMap<>(AcqraMethods.SHAPES);
        methods.put("card", AcqraCard.SHAPE);
        var shape = ORDER.may("billing", BILLING)
                .may("billingDesc", (at, value) -> Optional.of("billingDesc is not enabled"))
                .may("description", JsonShape.text(1, 50))
                .need("deviceInfo", DEVICE)
                .may("frontUrl", JsonShape.like("[^?]{3,128}", "an address of 3 to 128 characters without parameters"))
                .need("paymentMethodType", JsonShape.text(1, 20))
                .may(
                        "threeDsData",
                        JsonShape.object()
                                .may("cavv", TEXT)
                                .may("dsTransId", TEXT)
                                .need("dsVersion", JsonShape.text())
                                .need("eci", JsonShape.text())
                                .need("xid", JsonShape.text()));
        for (var method : methods.entrySet()) {
            shape = shape.may(method.getKey(), method.getValue());
        }
        return shape;
    }

    private static JsonShape refund() {
        return numbers()
                .need("amount", AMOUNT)
                .need("clientIp", CLIENT_IP)
                .need("reason", JsonShape.text())
                .need("refundNumber", JsonShape.text(1, 64));
    }

    private static JsonShape retrieve() {
        return JsonShape.object()
                .need("matedata", JsonShape.texts())
                .need("orderNo", ORDER_NO)
                .need("trackingNo", JsonShape.text());
    }
}
