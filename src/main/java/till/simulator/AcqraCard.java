package till.simulator;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A card as a payment brings it along, read for as long as the request is answered. The book gets its first six and its last
 * four digits and what the issuer said, never the number or the code.
 */
final class AcqraCard {
    static final JsonShape SHAPE = JsonShape.object()
            .may("captureMethod", JsonShape.oneOf("auto", "manual"))
            .need("cardNo", JsonShape.like("\\d{13,19}", "13 to 19 digits"))
            .may("cvc", JsonShape.like("\\d{3,4}", "3 or 4 digits"))
            .need("expiryMonth", JsonShape.like("0[1-9]|1[0-2]", "a month of two digits"))
            .need("expiryYear", JsonShape.like("20\\d{2}", "a year of four digits"))
            .need("firstName", JsonShape.text(1, 64))
            .need("lastName", JsonShape.text(1, 50));

    private final JsonNode card;

    /** @param payment of the type card, its fields well formed */
    AcqraCard(JsonNode payment) {
        this.card = payment.path("card");
        if (!isNumber(text("cardNo"))) {
            throw AcqraRefusal.parameter("card.cardNo is no card number");
        }
    }

    boolean manual() {
        return text("captureMethod").equals("manual");
    }

    /** What the issuer says to it: 000 is a code that never fits, and a card past its month is no good; empty for yes. */
    String declined(long now) {
        if (text("cvc").matches("0{3,4}")) {
            return "CVC_MISMATCH";
        }
        var expiry = YearMonth.of(Integer.parseInt(text("expiryYear")), Integer.parseInt(text("expiryMonth")));
        var month = YearMonth.from(Instant.ofEpochMilli(now).atOffset(ZoneOffset.UTC));
        return expiry.isBefore(month) ? "EXPIRED_CARD" : "";
    }

    /** What may be known of it afterwards. */
    Map<String, String> facts() {
        var number = text("cardNo");
        var facts = new LinkedHashMap<String, String>();
        facts.put("bin", number.substring(0, 6));
        facts.put("last", number.substring(number.length() - 4));
        facts.put("brand", brand(number));
        facts.put("cvcResult", text("cvc").isEmpty() ? "" : "M");
        return facts;
    }

    private static String brand(String number) {
        return switch (number.charAt(0)) {
            case '4' -> "VISA";
            case '2', '5' -> "MASTERCARD";
            case '3' ->
                number.startsWith("34") || number.startsWith("37")
                        ? "AMEX"
                        : number.startsWith("35") ? "JCB" : "DINERS";
            case '6' -> number.startsWith("62") ? "UNIONPAY" : "DISCOVER";
            default -> "OTHER";
        };
    }

    static boolean isNumber(String digits) {
        var sum = 0;
        var twice = false;
        for (var place = digits.length() - 1; place >= 0; place--) {
            var value = (digits.charAt(place) - '0') * (twice ? 2 : 1);
            sum += value / 10 + value % 10;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    private String text(String name) {
        return card.path(name).asString("");
    }
}
