package till.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;

/** How the simulated Acqra gateway writes states, amounts and times. */
final class AcqraWords {

    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter BARE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private AcqraWords() {}

    /** The document shows authorized, successed and canceled; the others are this reading's. */
    static String of(OrderState state) {
        return switch (state) {
            case CREATED -> "created";
            case WAITING -> "pending";
            case AUTHORIZED -> "authorized";
            case PAID -> "successed";
            case FAILED -> "failed";
            case CANCELLED -> "canceled";
            case EXPIRED -> "expired";
        };
    }

    /** The document shows accepted; the others are this reading's. */
    static String of(SimulatedRefund.State state) {
        return switch (state) {
            case PROCESSING -> "accepted";
            case DONE -> "successed";
            case FAILED -> "failed";
        };
    }

    /** Minor units of an amount as sent; refused when it is nothing or finer than the currency. */
    static long minor(String amount, String currency) {
        try {
            var minor =
                    new BigDecimal(amount).movePointRight(decimals(currency)).longValueExact();
            if (minor > 0) {
                return minor;
            }
        } catch (ArithmeticException e) {
            throw AcqraRefusal.parameter("amount has more decimals than " + currency);
        }
        throw AcqraRefusal.parameter("amount must be at least 0.01");
    }

    static BigDecimal decimal(long minor, String currency) {
        return BigDecimal.valueOf(minor, decimals(currency));
    }

    private static int decimals(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .mapToInt(Currency::getDefaultFractionDigits)
                .filter(digits -> digits >= 0)
                .findFirst()
                .orElseThrow(() -> AcqraRefusal.parameter("currency is unknown"));
    }

    static String withOffset(long millis) {
        return OFFSET.format(Instant.ofEpochMilli(millis).atZone(HONG_KONG));
    }

    static String withoutZone(Instant at) {
        return BARE.format(at.atZone(HONG_KONG));
    }

    static String utc(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
