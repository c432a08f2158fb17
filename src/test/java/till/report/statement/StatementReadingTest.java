package till.report.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.BusinessCalendar;
import till.domain.Result;

class StatementReadingTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZONE, 4);
    private static final StatementLayout USUAL = new StatementLayout(Map.of(), false, ZONE, CurrencyUnit.of("HKD"));

    /** A wallet's bill with a mark before every cell, refunds in rows of their own, and the sums below. */
    private static final String MARKED = """
            交易时间,公众账号ID,微信订单号,商户订单号,交易类型,交易状态,货币种类,应结订单金额,商户退款单号,退款金额,商品名称,手续费,订单金额
            `2026-11-21 12:00:30,`wx1,`4200001,`A1,`NATIVE,`SUCCESS,`HKD,`88.50,`0,`0.00,`茶,`0.53,`88.50
            `2026-11-22 03:59:59,`wx1,`4200002,`A2,`NATIVE,`SUCCESS,`HKD,`1234.00,`0,`0.00,`茶,`7.40,`1234.00
            `2026-11-22 04:00:00,`wx1,`4200001,`A1,`NATIVE,`REFUND,`HKD,`0.00,`A1R,`20.00,`茶,`-0.12,`0.00
            `2026-11-21 13:00:00,`wx1,`4200003,`A3,`NATIVE,`CLOSED,`HKD,`5.00,`0,`0.00,`茶,`0.00,`5.00
            总交易单数,应结订单总金额,退款总金额,手续费总金额
            `3,`1322.50,`20.00,`7.81
            """;

    /** A wallet's bill with a page of preliminaries, units in the headings and tabs behind the cells. */
    private static final String PRELIMINARIES = """
            #支付宝业务明细查询
            #账号：[2088000000000000]
            #起始日期：[2026年11月21日 00:00:00]
            支付宝交易号\t,商户订单号\t,业务类型,商品名称,完成时间,订单金额（元）,商家实收（元）,退款批次号/请求号,服务费（元）,备注
            2026112122001\t,A1\t,交易,奶茶,2026-11-21 12:00:30,88.50,88.50,,-0.53,
            2026112122001\t,A1\t,退款,奶茶,2026-11-21 15:00:30,-20.00,-20.00,A1R,0.12,“加急”
            #-----------------------------------------业务明细列表结束------------------------------------
            """;

    @TempDir
    Path folder;

    private Path file(String text, String charset) throws IOException {
        return Files.write(folder.resolve("statement.csv"), text.getBytes(Charset.forName(charset)));
    }

    private Result<Statement> read(Path file, StatementLayout layout) {
        return new StatementReading(layout, CALENDAR, _ -> {}).read(file);
    }

    private Statement read(String text) throws IOException {
        return read(file(text, "UTF-8"), USUAL).value();
    }

    private static List<String> gist(Statement statement) {
        return statement.lines().stream()
                .map(line -> String.join(
                        " ",
                        line.row() + "",
                        line.kind().name(),
                        line.amount().toString(),
                        line.fee() == null ? "-" : line.fee().getAmount().toPlainString(),
                        line.orderNo(),
                        line.refundNo(),
                        line.channelNo(),
                        line.day().toString()))
                .toList();
    }

    @Test
    void cellsWithAMarkRefundsClosedRowsAndSumsAreRead() throws IOException {
        var statement = read("\uFEFF" + MARKED);
        assertEquals(
                List.of(
                        "2 PAYMENT HKD 88.50 0.53 A1  4200001 2026-11-21",
                        "3 PAYMENT HKD 1234.00 7.40 A2  4200002 2026-11-21",
                        "4 REFUND HKD 20.00 -0.12 A1 A1R 4200001 2026-11-22"),
                gist(statement));
        assertEquals(1, statement.passed());
        assertEquals(List.of(), statement.unreadable());
        assertEquals("UTF-8", statement.encoding());
        assertEquals(LocalDate.of(2026, 11, 21), statement.from());
        assertEquals(LocalDate.of(2026, 11, 22), statement.to());
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "GBK, GB18030", "GB18030, GB18030"})
    void preliminariesUnitsAndTabsAreReadInTheEncodingTheyAreIn(String written, String named) throws IOException {
        var statement = read(file(PRELIMINARIES, written), USUAL).value();
        assertEquals(named, statement.encoding());
        assertEquals(
                List.of(
                        "5 PAYMENT HKD 88.50 -0.53 A1  2026112122001 2026-11-21",
                        "6 REFUND HKD 20.00 0.12 A1 A1R 2026112122001 2026-11-21"),
                gist(statement));
    }

    @Test
    void big5OfHongKongIsRead() throws IOException {
        var text = "訂單號;交易時間;金額;幣種;狀態;備註\n"
                + "A1;21/11/2026 12:00;HK$1,088.50;港幣;已支付;啫喱糖，多謝惠顧，歡迎再次光臨本店購物\n"
                + "A2;21/11/2026 12:05;88.00;港幣;支付失敗;香港九龍旺角彌敦道\n";
        var statement = read(file(text, "Big5-HKSCS"), USUAL).value();
        assertEquals("Big5-HKSCS", statement.encoding());
        assertEquals(List.of("2 PAYMENT HKD 1088.50 - A1   2026-11-21"), gist(statement));
        assertEquals(1, statement.passed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-21 12:00:30 | 2026-11-21",
                "2026/11/21 12:00 | 2026-11-21",
                "2026-11-22 03:59:59 | 2026-11-21",
                "2026-11-22 04:00:00 | 2026-11-22",
                "2026-11-21 | 2026-11-21",
                "20261121 | 2026-11-21",
                "20261121120030 | 2026-11-21",
                "2026年11月21日 12:00:30 | 2026-11-21",
                "21/11/2026 12:00 | 2026-11-21",
                "2026-11-21T04:00:30Z | 2026-11-21",
                "2026-11-21T12:00:30.123+08:00 | 2026-11-21",
                "1795233630 | 2026-11-21",
                "1795233630123 | 2026-11-21",
            })
    void timesAreReadInTheShapesTheyCome(String time, LocalDate day) throws IOException {
        assertEquals(day, read("order_no,time,amount\nA1," + time + ",1.00\n").from());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "88.50 | HKD | PAYMENT HKD 88.50",
                "-88.5 | HKD | REFUND HKD 88.50",
                "(88.50) | HKD | REFUND HKD 88.50",
                "HK$88.50 | HKD | PAYMENT HKD 88.50",
                "¥1,234 | CNY | PAYMENT CNY 1234.00",
                "￥８８．５０ | RMB | PAYMENT CNY 88.50",
                "88.50 HKD | HKD | PAYMENT HKD 88.50",
                "1234 | JPY | PAYMENT JPY 1234",
                "1.234 | KWD | PAYMENT KWD 1.234",
                "=\"88.50\" | 港币 | PAYMENT HKD 88.50",
            })
    void amountsAreReadInTheShapesTheyCome(String amount, String currency, String read) throws IOException {
        var cell = '"' + amount.replace("\"", "\"\"") + '"';
        var line = read("order_no,time,amount,currency\nA1,2026-11-21," + cell + "," + currency + "\n")
                .lines()
                .getFirst();
        assertEquals(read, line.kind() + " " + line.amount());
    }

    @ParameterizedTest
    @CsvSource({
        "88.505, HKD, statement.row.amount",
        "1.5, JPY, statement.row.amount",
        "eight, HKD, statement.row.amount",
        "'', HKD, statement.row.noAmount",
        "88.50, XQZ, statement.row.currency"
    })
    void whatIsNotUnderstoodIsNamedAndNothingIsRounded(String amount, String currency, String key) throws IOException {
        var statement = read("order_no,time,amount,currency\nA1,2026-11-21," + amount + "," + currency + "\n");
        assertEquals(List.of(), statement.lines());
        assertEquals(key, statement.unreadable().getFirst().problem().key());
        assertEquals(2, statement.unreadable().getFirst().row());
    }

    @Test
    void aTimeThatIsNoneIsNamed() throws IOException {
        var statement = read("order_no,time,amount\nA1,2026-13-45,1.00\n");
        assertEquals(
                "statement.row.time",
                statement.unreadable().getFirst().problem().key());
    }

    @Test
    void amountsInMinorUnitsAreReadSo() throws IOException {
        var layout = new StatementLayout(Map.of(), true, ZONE, CurrencyUnit.of("HKD"));
        var statement = read(
                        file(
                                "orderNo,payTime,amount,currency\nA1,2026-11-21,8850,HKD\nA2,2026-11-21,100,JPY\n",
                                "UTF-8"),
                        layout)
                .value();
        assertEquals(
                List.of(Money.parse("HKD 88.50"), Money.parse("JPY 100")),
                statement.lines().stream().map(StatementLine::amount).toList());
    }

    @Test
    void aHeadingThatWasNamedCountsBeforeOneThatIsKnown() throws IOException {
        var layout = new StatementLayout(
                Map.of(StatementColumn.AMOUNT, "Betrag", StatementColumn.ORDER_NO, "Ref"),
                false,
                ZONE,
                CurrencyUnit.of("HKD"));
        var statement = read(file("Ref,amount,Betrag,time\nA1,1.00,2.00,2026-11-21\n", "UTF-8"), layout)
                .value();
        assertEquals(List.of("2 PAYMENT HKD 2.00 - A1   2026-11-21"), gist(statement));
    }

    @Test
    void aFeeOfNoPaymentIsOneAndAPaymentCalledRefundedStaysAPayment() throws IOException {
        var statement = read("""
                order_no,time,amount,type,status
                ,2026-11-21,-30.00,Monthly fee,
                A1,2026-11-21,88.50,sale,refunded
                A1,2026-11-21,88.50,refund,success
                """);
        assertEquals(
                List.of(StatementLine.Kind.FEE, StatementLine.Kind.PAYMENT, StatementLine.Kind.REFUND),
                statement.lines().stream().map(StatementLine::kind).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello\nworld\n", "a,b,c\n1,2,3\n"})
    void aFileThatIsNoStatementIsRefused(String text) throws IOException {
        assertEquals(
                "statement.noHeadings",
                read(file(text, "UTF-8"), USUAL).failure().orElseThrow().key());
    }

    @Test
    void columnsThatLackAreNamed() throws IOException {
        var problem = read(file("order_no,status,note\nA1,paid,x\n", "UTF-8"), USUAL)
                .failure()
                .orElseThrow();
        assertEquals("statement.columns", problem.key());
        assertEquals(List.of("TIME, AMOUNT"), problem.arguments());
    }

    @Test
    void anEmptyFileIsCalledThatAndNotAskedForItsHeadings() throws IOException {
        for (var nothing : List.of("", "\n\n", " \r\n")) {
            assertEquals(
                    "statement.empty",
                    read(file(nothing, "UTF-8"), USUAL).failure().orElseThrow().key());
        }
    }

    @Test
    void headingsAloneAreNoStatement() throws IOException {
        assertEquals(
                "statement.noRows",
                read(file("order_no,time,amount\n", "UTF-8"), USUAL)
                        .failure()
                        .orElseThrow()
                        .key());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertEquals(
                "statement.noFile",
                read(folder.resolve("none.csv"), USUAL).failure().orElseThrow().key());
        assertEquals(
                "statement.noFile", read(folder, USUAL).failure().orElseThrow().key());
    }

    @Test
    void bytesThatAreNoTextAreRefusedOrNothingIsFoundInThem() throws IOException {
        var bytes = new byte[5000];
        new java.util.Random(5).nextBytes(bytes);
        var failed = read(Files.write(folder.resolve("photo.csv"), bytes), USUAL)
                .failure()
                .orElseThrow();
        assertTrue(List.of("statement.encoding", "statement.noHeadings", "statement.unreadable")
                .contains(failed.key()));
    }

    @Test
    void progressIsToldWhileItIsRead() throws IOException {
        var text = new StringBuilder("order_no,time,amount\n");
        for (var row = 0; row < 2500; row++) {
            text.append("A").append(row).append(",2026-11-21,1.00\n");
        }
        var told = new ArrayList<Long>();
        var statement = new StatementReading(USUAL, CALENDAR, told::add)
                .read(file(text.toString(), "UTF-8"))
                .value();
        assertEquals(2500, statement.lines().size());
        assertEquals(List.of(1000L, 2000L), told);
    }
}
