package till.service;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A carrier as the till knows it. The gateway's document names two codes and no list, so this one is a help and no rule.
 *
 * @param code as the gateway is told
 * @param form what its numbers usually look like
 * @param example such a number
 * @param page where a number is followed, with {@code %s} for it; empty for none
 */
public record Carrier(String code, String name, Pattern form, String example, String page) {
    private static final List<Carrier> KNOWN = List.of(
            of(
                    "SF_EXPRESS",
                    "SF Express 順豐",
                    "SF\\d{10,13}|\\d{12}",
                    "SF1092837465123",
                    "https://www.sf-express.com/chn/en/waybill/%s"),
            of(
                    "HK_POST",
                    "Hongkong Post 香港郵政",
                    "[A-Z]{2}\\d{9}HK",
                    "RR123456789HK",
                    "https://webapp.hongkongpost.hk/en/mail_tracking/index.html?tracking=%s"),
            of(
                    "FEDEX",
                    "FedEx",
                    "\\d{12}|\\d{15}|\\d{20}",
                    "767084337176",
                    "https://www.fedex.com/fedextrack/?trknbr=%s"),
            of(
                    "DHL",
                    "DHL Express",
                    "\\d{10}|JD\\d{7,18}",
                    "1234567890",
                    "https://www.dhl.com/en/express/tracking.html?AWB=%s"),
            of("UPS", "UPS", "1Z[0-9A-Z]{16}|\\d{9,12}", "1Z999AA10123456784", "https://www.ups.com/track?tracknum=%s"),
            of("EMS", "EMS", "E[A-Z]\\d{9}[A-Z]{2}", "EA123456789HK", "https://t.17track.net/en#nums=%s"),
            of(
                    "CHINA_POST",
                    "China Post 中國郵政",
                    "[A-Z]{2}\\d{9}CN|\\d{13}",
                    "LX123456789CN",
                    "https://t.17track.net/en#nums=%s"),
            of("YTO", "YTO 圓通", "(YT)?\\d{12,15}", "YT1234567890123", "https://t.17track.net/en#nums=%s"),
            of("ZTO", "ZTO 中通", "\\d{12,15}", "731234567890", "https://t.17track.net/en#nums=%s"),
            of("STO", "STO 申通", "\\d{12,15}", "773123456789012", "https://t.17track.net/en#nums=%s"),
            of("YUNDA", "Yunda 韻達", "\\d{13,15}", "4312345678901", "https://t.17track.net/en#nums=%s"),
            of("JD", "JD Logistics 京東", "JD[A-Z0-9]{8,18}", "JDX001234567890", "https://t.17track.net/en#nums=%s"),
            of("CAINIAO", "Cainiao 菜鳥", "[A-Z0-9]{10,24}", "LP00123456789012", "https://t.17track.net/en#nums=%s"),
            of("KERRY", "Kerry Express 嘉里", "[A-Z0-9]{8,16}", "KE12345678", "https://t.17track.net/en#nums=%s"),
            of("LALAMOVE", "Lalamove", "\\d{10,14}", "123456789012", ""),
            of(
                    "USPS",
                    "USPS",
                    "\\d{20,22}|[A-Z]{2}\\d{9}US",
                    "9400100000000000000000",
                    "https://t.17track.net/en#nums=%s"),
            of("2EBOX", "2ebox", "[A-Z0-9]{6,30}", "EB20251119", "https://t.17track.net/en#nums=%s"));

    private static Carrier of(String code, String name, String form, String example, String page) {
        return new Carrier(code, name, Pattern.compile(form), example, page);
    }

    /** Those the till knows, Hong Kong's first. */
    public static List<Carrier> known() {
        return KNOWN;
    }

    /** By its code or name, in any letters. */
    public static Optional<Carrier> of(String text) {
        var wanted = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        return KNOWN.stream()
                .filter(each -> each.code.equals(wanted)
                        || each.name.toUpperCase(Locale.ROOT).replace(' ', '_').equals(wanted)
                        || each.name.toUpperCase(Locale.ROOT).startsWith(wanted + " "))
                .findFirst();
    }

    /** Whether a number looks like this carrier's. */
    public boolean fits(String trackingNo) {
        return form.matcher(trackingNo.toUpperCase(Locale.ROOT)).matches();
    }

    /** Where a parcel can be followed. */
    public Optional<String> pageOf(String trackingNo) {
        return page.isEmpty()
                ? Optional.empty()
                : Optional.of(page.replace("%s", URLEncoder.encode(trackingNo, StandardCharsets.UTF_8)));
    }
}
