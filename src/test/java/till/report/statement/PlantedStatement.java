package till.report.statement;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.joda.money.Money;
import till.ledger.H2Settings;
import till.ledger.SeededBooks;
import till.ledger.SeededBooks.Moved;

/**
 * A gateway's statement of a seeded ledger, with faults of every kind planted among its rows: what it should be found out to be is
 * known. Rows are told by different numbers, times and amounts stand in different shapes. A tool for tests and for walking through,
 * by its main method; the same ledger makes the same statement.
 */
public final class PlantedStatement {
    private static final int EVERY = 97;
    private static final List<DateTimeFormatter> TIMES = Stream.of(
                    "yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd HH:mm", "yyyyMMddHHmmss", "yyyy年MM月dd日 HH:mm:ss")
            .map(DateTimeFormatter::ofPattern)
            .toList();
    private static final Map<String, String> OTHER_CURRENCIES =
            Map.of("HKD", "USD", "IDR", "CNY", "JPY", "KRW", "KWD", "BHD");
    private static final String HEADINGS = "商户订单号,商户退款单号,平台订单号,渠道订单号,支付时间,订单金额,币种,交易类型,订单状态,手续费,备注";
    private static final String TRADITIONAL = "商戶訂單號,商戶退款單號,平台訂單號,渠道訂單號,支付時間,訂單金額,幣種,交易類型,訂單狀態,手續費,備註";
    private static final String TO_TRADITIONAL = "账賬单單户戶汇匯总總额額费費败敗续續计計对對";

    private final ZoneId zone;
    private final boolean traditional;
    private final List<String> rows = new ArrayList<>();
    private final TreeSet<Planted> planted = new TreeSet<>();

    /**
     * A fault.
     *
     * @param row where it stands in the file; 0 where the statement does not have it
     * @param number of the payment or refund that the statement does not have; else empty
     */
    public record Planted(Finding finding, long row, String number) implements Comparable<Planted> {
        @Override
        public int compareTo(Planted other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return finding + "," + (row == 0 ? "" : row) + "," + number;
        }
    }

    private PlantedStatement(ZoneId zone, Charset charset) {
        this.zone = zone;
        this.traditional = charset.name().startsWith("Big5");
        rows.add("#" + words("对账单"));
        rows.add(traditional ? TRADITIONAL : HEADINGS);
    }

    /** Arguments: the ledger's file without {@code .mv.db}, the gateway, the statement to write and its encoding. */
    public static void main(String[] arguments) throws SQLException, IOException {
        H2Settings.say();
        var file = Path.of(arguments[2]);
        var moved = SeededBooks.ofFile(Path.of(arguments[0])).of(arguments[1]);
        var planted = write(file, Charset.forName(arguments[3]), moved, ZoneId.of("Asia/Hong_Kong"));
        Files.write(
                Path.of(file + ".planted"),
                planted.stream().map(Planted::toString).toList());
        System.out.println(moved.size() + " movements, " + planted.size() + " faults planted in " + file);
    }

    /** Writes the statement, and tells what was planted in it. */
    static TreeSet<Planted> write(Path file, Charset charset, List<Moved> moved, ZoneId zone) throws IOException {
        var statement = new PlantedStatement(zone, charset);
        for (var number = 0; number < moved.size(); number++) {
            statement.add(moved.get(number), number);
        }
        statement.rows.add(statement.words("总计") + ",,,,,1.00,,,,,");
        Files.writeString(file, String.join("\r\n", statement.rows) + "\r\n", charset);
        return statement.planted;
    }

    private String words(String simplified) {
        return traditional
                ? simplified
                        .codePoints()
                        .mapToObj(Character::toString)
                        .map(letter -> {
                            var place = TO_TRADITIONAL.indexOf(letter);
                            return place < 0 ? letter : TO_TRADITIONAL.substring(place + 1, place + 2);
                        })
                        .reduce("", String::concat)
                : simplified;
    }

    /** One row, before it is written. */
    private record Row(
            String orderNo,
            String refundNo,
            String gatewayNo,
            String channelNo,
            Instant at,
            Money amount,
            String kind,
            String state) {
        Row at(Instant other) {
            return new Row(orderNo, refundNo, gatewayNo, channelNo, other, amount, kind, state);
        }

        Row of(Money other) {
            return new Row(orderNo, refundNo, gatewayNo, channelNo, at, other, kind, state);
        }
    }

    private Row row(Moved moved, int number) {
        var refund = moved.refundNo();
        if (refund != null) {
            // some gateways give a refund no number that the till knows
            var own = number % 3 == 0 ? "" : refund;
            return new Row(moved.orderNo(), own, "", "", moved.at(), moved.amount(), "退款", "成功");
        }
        var channel = moved.channelNo() == null ? "" : moved.channelNo();
        return new Row(
                number % 4 == 0 ? "" : moved.orderNo(),
                "",
                number % 5 == 0 ? "" : moved.gatewayNo(),
                number % 7 == 0 && number % 20 != 0 ? "" : channel,
                moved.at(),
                moved.amount(),
                "支付",
                moved.paid() ? "成功" : words("失败"));
    }

    private static String own(Moved moved) {
        var refund = moved.refundNo();
        return refund == null ? moved.orderNo() : refund;
    }

    private void add(Moved moved, int number) {
        var row = row(moved, number);
        if (number % EVERY != EVERY / 2) {
            write(row, number);
            return;
        }
        if (!moved.paid()) {
            plant(Finding.NOT_PAID_HERE);
            write(new Row(moved.orderNo(), "", "", "", row.at(), row.amount(), "支付", "成功"), number);
            return;
        }
        switch (number / EVERY % 9) {
            case 0 -> planted.add(new Planted(Finding.MISSING_AT_GATEWAY, 0, own(moved)));
            case 1 -> stranger(row, number);
            case 2 ->
                changed(
                        Finding.AMOUNT_DIFFERS,
                        moved,
                        number,
                        each -> each.of(each.amount().plusMinor(1)));
            case 3 -> changed(Finding.CURRENCY_DIFFERS, moved, number, PlantedStatement::foreign);
            case 4 -> {
                write(numbered(moved, number), number);
                changed(Finding.DUPLICATE, moved, number, UnaryOperator.identity());
            }
            case 5 -> changed(Finding.DATE_SHIFTED, moved, number, each -> each.at(later(each)));
            case 6 -> {
                write(row, number);
                fee(row, number);
            }
            case 7 -> unreadable(moved, row);
            default -> refundedElsewhere(moved, row, number);
        }
    }

    private static Instant later(Row row) {
        return row.at().plus(Duration.ofDays(3));
    }

    private static Row foreign(Row row) {
        var amount = row.amount();
        return row.of(Money.parse(OTHER_CURRENCIES.get(amount.getCurrencyUnit().getCode()) + " " + amount.getAmount()));
    }

    /** The next row is one. */
    private void plant(Finding finding) {
        planted.add(new Planted(finding, rows.size() + 1, ""));
    }

    private void changed(Finding finding, Moved moved, int number, UnaryOperator<Row> change) {
        plant(finding);
        write(change.apply(numbered(moved, number)), number);
    }

    /** A refund without a number of its own is told by its amount alone. */
    private Row numbered(Moved moved, int number) {
        var row = row(moved, number);
        var refund = moved.refundNo();
        return refund == null
                ? row
                : new Row(row.orderNo(), refund, "", "", row.at(), row.amount(), row.kind(), row.state());
    }

    private void stranger(Row row, int number) {
        write(row, number);
        var unknown = "X" + number;
        plant(Finding.MISSING_HERE);
        write(new Row(unknown, "", "", "", row.at(), row.amount(), "支付", "成功"), number);
    }

    private void fee(Row row, int number) {
        plant(Finding.FEE);
        write(new Row("", "", "", "", row.at(), row.amount(), words("手续费"), ""), number);
    }

    private void unreadable(Moved moved, Row row) {
        plant(Finding.UNREADABLE);
        planted.add(new Planted(Finding.MISSING_AT_GATEWAY, 0, own(moved)));
        rows.add(row.orderNo() + ",,,,2025-06-01,ten,,,,,");
    }

    /** Money went back that nobody here gave back. */
    private void refundedElsewhere(Moved moved, Row row, int number) {
        write(row, number);
        if (!moved.givenBack()) {
            var refund = number % 2 == 0 ? "" : "XR" + number;
            plant(Finding.REFUNDED_ELSEWHERE);
            write(new Row(moved.orderNo(), refund, "", "", row.at(), row.amount(), "退款", "成功"), number);
        }
    }

    private void write(Row row, int number) {
        var local = row.at().atZone(zone);
        var plain = row.amount().getAmount();
        var amount = number % 3 == 0 && plain.scale() > 0 && plain.precision() - plain.scale() > 3
                ? "\"%,.{d}f\"".replace("{d}", Integer.toString(plain.scale())).formatted(plain)
                : plain.toPlainString();
        rows.add(String.join(
                ",",
                row.orderNo(),
                row.refundNo(),
                row.gatewayNo(),
                row.channelNo(),
                TIMES.get(number % TIMES.size()).format(local),
                amount,
                row.amount().getCurrencyUnit().getCode(),
                row.kind(),
                row.state(),
                "",
                "\"凍檸茶 " + words("汇总额") + ", " + number + "\""));
    }

    static Charset big5() {
        return Charset.forName("Big5-HKSCS");
    }

    static List<Charset> encodings() {
        return List.of(StandardCharsets.UTF_8, Charset.forName("GBK"), big5());
    }
}
