package till.gateway.acqra;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An object of the document, made of texts, flags and objects; what it does not name is not sent.
 *
 * @param demanded texts it does not go without, and how long each may be
 * @param optional further texts
 * @param objects what stands inside it
 * @param may which of those it goes without
 */
record AcqraShape(
        Map<String, Integer> demanded,
        Map<String, Integer> optional,
        Map<String, AcqraShape> objects,
        Set<String> may) {
    private static final Map<String, Set<String>> CHOICES = Map.of(
            "customerInitiatedReason",
            Set.of("RECURRING", "INSTALMENT", "UNSCHEDULED"),
            "storedcredentials",
            Set.of("none", "store"));
    private static final Set<String> FLAGS = Set.of("javaEnable", "javascriptEnable");

    private static final String PHONE_NO = "phone";
    private static final String HOME = "address";
    private static final AcqraShape ADDRESS = texts(
            Map.of("city", 50, "country", 2, "line1", 128, "postcode", 50, "state", 50),
            Map.of("line2", 128, "line3", 128));
    private static final AcqraShape PHONE = texts(Map.of(), Map.of("countryCode", 7, "number", 26));
    private static final AcqraShape BROWSER = texts(
            Map.of("userAgent", 512),
            Map.of(
                    "acceptHeader",
                    256,
                    "colorDepth",
                    8,
                    "javaEnable",
                    5,
                    "javascriptEnable",
                    5,
                    "screenHeight",
                    8,
                    "screenWidth",
                    8,
                    "sessionId",
                    128,
                    "timeZone",
                    16));

    static final AcqraShape SHIPPED_TO = new AcqraShape(
            Map.of("firstName", 64, "lastName", 50),
            Map.of("carrier", 64, "email", 255, "trackingNo", 64),
            Map.of(HOME, ADDRESS, PHONE_NO, PHONE),
            Set.of());
    /** A bill goes without a telephone, a parcel does not. */
    static final AcqraShape BILLED_TO = new AcqraShape(
            Map.of(),
            Map.of("birthday", 10, "email", 255, "customerInitiatedReason", 11, "storedcredentials", 5),
            Map.of(HOME, ADDRESS, PHONE_NO, PHONE),
            Set.of(PHONE_NO));

    static final AcqraShape PRODUCT = texts(
            Map.of("price", 16, "productName", 512, "quantity", 16, "sku", 64), Map.of("imageUrl", 512, "url", 512));
    /** The payer's own device, where the shop knows it; otherwise this program is named. */
    static final AcqraShape DEVICE = new AcqraShape(
            Map.of("clientIp", 45, "language", 35),
            Map.of("deviceId", 64),
            Map.of(
                    "browser",
                    BROWSER,
                    "location",
                    texts(Map.of(), Map.of("lat", 16, "lon", 16)),
                    "mobile",
                    texts(Map.of(), Map.of("deviceModel", 64, "osType", 32, "osVersion", 32))),
            Set.of("location", "mobile"));
    /** What a check of the payer elsewhere gave. */
    static final AcqraShape THREE_DS =
            texts(Map.of("dsVersion", 16, "eci", 4, "xid", 64), Map.of("cavv", 64, "dsTransId", 64));

    private static AcqraShape texts(Map<String, Integer> demanded, Map<String, Integer> optional) {
        return new AcqraShape(demanded, optional, Map.of(), Set.of());
    }

    boolean fits(JsonNode node) {
        return node.isObject()
                && node.propertyStream().allMatch(field -> takes(field.getKey(), field.getValue()))
                && demanded.keySet().stream().allMatch(node::has)
                && objects.keySet().stream().allMatch(name -> node.has(name) || may.contains(name));
    }

    private boolean takes(String name, JsonNode value) {
        var inside = objects.get(name);
        if (inside != null) {
            return inside.fits(value);
        }
        var longest = demanded.containsKey(name) ? demanded.get(name) : optional.get(name);
        if (longest == null) {
            return false;
        }
        if (FLAGS.contains(name)) {
            return value.isBoolean();
        }
        return value.isString() && isText(name, value.asString(), longest);
    }

    private static boolean isText(String name, String text, int longest) {
        var choices = CHOICES.get(name);
        return choices == null ? AcqraInputs.isText(text, longest) : choices.contains(text);
    }
}
