package till.report.statement;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.BusinessCalendar;

/** Reads the cells of a statement in the shapes gateways and spreadsheets give them. Nothing is rounded or guessed. */
final class StatementCells {
    /** What stands for nothing. */
    private static final Pattern NOTHING = Pattern.compile("0|-+|/|null|n/?a", Pattern.CASE_INSENSITIVE);

    private static final Pattern AMOUNT = Pattern.compile(
            "([-+]?)(?:[A-Z]{0,3}\\$?|[¥€£])?([-+]?)((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d*)?|\\.\\d+)[A-Z]{0,3}元?");

    private static final Pattern IN_BRACKETS = Pattern.compile("\\((.*)\\)");
    private static final Pattern SECONDS = Pattern.compile("\\d{10}");
    private static final Pattern MILLIS = Pattern.compile("\\d{13}");
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?(?:[T ]*(\\d{1,2}:?\\d{2}(?::?\\d{2})?)(?:\\.\\d+)?)?");

    /** As dates are written in Hong Kong: the day first. */
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:[T ]+(\\d{1,2}:\\d{2}(?::\\d{2})?))?");

    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final List<String> REFUND_WORDS = List.of("refund", "退款", "退货", "退貨", "chargeback", "reversal");
    private static final List<String> PAYMENT_WORDS =
            List.of("pay", "sale", "purchase", "charge", "支付", "交易", "消费", "消費", "收款");
    private static final List<String> FEE_WORDS = List.of("fee", "commission", "手续费", "手續費", "服务费", "服務費");
    private static final List<String> NO_MONEY_WORDS = List.of(
            "fail", "closed", "cancel", "revoked", "notpay", "unpaid", "pending", "declin", "reject", "失败", "失敗", "关闭",
            "關閉", "撤销", "撤銷", "取消", "未支付", "待支付", "处理中", "處理中");

    private StatementCells() {}

    /** A cell without what spreadsheets and gateways wrap a number in to keep it a text. */
    static String bare(String cell) {
        var text = cell.strip();
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2) {
            text = text.substring(2, text.length() - 1);
        }
        return (text.startsWith("`") || text.startsWith("'") ? text.substring(1) : text).strip();
    }

    /** A number of the till's or the gateway's; empty where the cell says that there is none. */
    static String number(String cell) {
        var text = bare(cell);
        return NOTHING.matcher(text).matches() ? "" : text;
    }

    /** An amount with its sign; empty where the cell holds none that fits its currency. */
    static Optional<Money> amount(String cell, CurrencyUnit currency, boolean minor) {
        var plain = Normalizer.normalize(bare(cell), Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replace('\u2212', '-')
                .toUpperCase(Locale.ROOT);
        var bracketed = IN_BRACKETS.matcher(plain);
        var negative = bracketed.matches();
        var match = AMOUNT.matcher(negative ? bracketed.group(1) : plain);
        if (!match.matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(match.group(3).replace(",", ""));
        var sign = match.group(1) + match.group(2);
        var signed = negative || sign.contains("-") ? number.negate() : number;
        try {
            var major = minor ? signed.movePointLeft(currency.getDecimalPlaces()) : signed;
            return Optional.of(Money.of(currency, major.stripTrailingZeros()));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    /** The business day of a time, or the date itself where no time is given; empty where the cell holds neither. */
    static Optional<LocalDate> day(String cell, ZoneId zone, BusinessCalendar calendar) {
        var text = Normalizer.normalize(bare(cell), Normalizer.Form.NFKC);
        try {
            if (SECONDS.matcher(text).matches()) {
                return Optional.of(calendar.dayOf(Instant.ofEpochSecond(Long.parseLong(text))));
            }
            if (MILLIS.matcher(text).matches()) {
                return Optional.of(calendar.dayOf(Instant.ofEpochMilli(Long.parseLong(text))));
            }
            var date = DATE.matcher(text);
            if (date.matches()) {
                var day = LocalDate.of(whole(date.group(1)), whole(date.group(2)), whole(date.group(3)));
                return Optional.of(at(day, date.group(4), zone, calendar));
            }
            var dayFirst = DAY_FIRST.matcher(text);
            if (dayFirst.matches()) {
                var day = LocalDate.of(whole(dayFirst.group(3)), whole(dayFirst.group(2)), whole(dayFirst.group(1)));
                return Optional.of(at(day, dayFirst.group(4), zone, calendar));
            }
            return Optional.of(calendar.dayOf(OffsetDateTime.parse(text, OFFSET).toInstant()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static LocalDate at(LocalDate day, @Nullable String time, ZoneId zone, BusinessCalendar calendar) {
        if (time == null) {
            return day;
        }
        var digits = time.replace(":", "");
        var whole = digits.length() % 2 == 0 ? digits : "0" + digits;
        var second = whole.length() > 4 ? whole(whole.substring(4, 6)) : 0;
        var clock = LocalTime.of(whole(whole.substring(0, 2)), whole(whole.substring(2, 4)), second);
        return calendar.dayOf(LocalDateTime.of(day, clock).atZone(zone).toInstant());
    }

    private static int whole(String digits) {
        return Integer.parseInt(digits);
    }

    static boolean saysRefund(String cell) {
        return says(cell, REFUND_WORDS);
    }

    static boolean saysPayment(String cell) {
        return says(cell, PAYMENT_WORDS);
    }

    static boolean saysFee(String cell) {
        return says(cell, FEE_WORDS);
    }

    /** Whether a row's state says that no money moved. */
    static boolean saysNothingMoved(String cell) {
        return says(cell, NO_MONEY_WORDS);
    }

    private static boolean says(String cell, List<String> words) {
        var text = bare(cell).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(text::contains);
    }
}
