package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.Payment;

class ReconcileCommandTest extends CommandCases {
    private Payment paid;
    private String day = "";

    @BeforeEach
    void begin() {
        paid = cli.till.paid();
        day = String.valueOf(paid.businessDay());
    }

    private Path file(String text, String charset) throws IOException {
        return Files.write(folder.resolve("statement.csv"), text.getBytes(Charset.forName(charset)));
    }

    private String row(String orderNo) {
        return orderNo + "," + day + " 12:00:00," + paid.amount().getAmount() + ",HKD\n";
    }

    private Path statement(String... orderNos) throws IOException {
        var text = new StringBuilder("商户订单号,交易时间,交易金额,币种\n");
        List.of(orderNos).forEach(each -> text.append(row(each)));
        return file(text.toString(), "GBK");
    }

    private CliForTests.Answer reconcile(Path file, String... more) {
        var arguments =
                new java.util.ArrayList<>(List.of("reconcile", "--gateway", "gnete", "--statement", file.toString()));
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }

    @Test
    void aStatementThatAgreesEndsWithNought() throws IOException {
        var answer = reconcile(statement(paid.orderNo().text()));
        assertEquals(0, answer.code(), answer.out() + answer.err());
        assertTrue(answer.out().contains("Statement and ledger agree."), answer.out());
        assertTrue(answer.out().contains("difference HKD 0.00"), answer.out());
        assertTrue(answer.out().contains("Read as GB18030"), answer.out());
    }

    @Test
    void whatDiffersIsToldRowByRowAndAsked() throws IOException {
        var answer = reconcile(statement("X1"), "--ask", "--json");
        assertEquals(3, answer.code(), answer.err());
        var exceptions = answer.json().path("exceptions");
        assertEquals(2, exceptions.size());
        assertEquals("MISSING_HERE", exceptions.get(0).path("finding").asString());
        assertEquals(2, exceptions.get(0).path("row").asInt());
        assertEquals("MISSING_AT_GATEWAY", exceptions.get(1).path("finding").asString());
        assertEquals(paid.orderNo().text(), exceptions.get(1).path("orderNo").asString());
        assertEquals("PAID", exceptions.get(1).path("gatewaySays").asString());
        assertFalse(answer.json().path("agrees").asBoolean());
    }

    @Test
    void whereNoRowIsUnderstoodNothingIsComparedAndTheRowIsNamed() throws IOException {
        var answer =
                reconcile(file("order_no,time,amount\n" + paid.orderNo().text() + "," + day + ",eight\n", "UTF-8"));
        assertEquals(2, answer.code(), answer.out() + answer.err());
        assertTrue(answer.err().contains("Row 2 says “eight”"), answer.err());
    }

    @Test
    void theResultIsSavedWithTheExceptionsFirst() throws IOException {
        var out = folder.resolve("result.csv");
        reconcile(statement(paid.orderNo().text(), "=cmd"), "--out", out.toString());
        var lines = Files.readAllLines(out);
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("1,MISSING_HERE,true,gnete," + day), lines.get(1));
        assertTrue(lines.get(1).contains("'=cmd"), lines.get(1));
        assertTrue(lines.get(2).startsWith("1,MATCHED,false,gnete," + day + "," + day), lines.get(2));
        var there = reconcile(
                statement(paid.orderNo().text()),
                "--out",
                folder.resolve("no/where.csv").toString());
        assertEquals(2, there.code());
    }

    @Test
    void whatWasSaidAboutTheColumnsIsRemembered() throws IOException {
        var text = "Betreff,Wann,Summe\n" + paid.orderNo().text() + "," + day + ","
                + paid.amount().getAmountMinorLong() + "\n";
        var file = file(text, "UTF-8");
        assertEquals(2, reconcile(file).code());
        var first = reconcile(
                file,
                "--column",
                "order_no=Betreff",
                "--column",
                "time=Wann",
                "--column",
                "amount=Summe",
                "--minor-units");
        assertEquals(0, first.code(), first.out() + first.err());
        assertEquals(0, reconcile(file).code());
        assertEquals(3, reconcile(file, "--no-minor-units").code());
    }

    @Test
    void columnsThatLackAreNamedWithTheWayToNameThem() throws IOException {
        var answer = reconcile(file("order_no,status\nA1,paid\n", "UTF-8"));
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("TIME, AMOUNT") && answer.err().contains("--column"), answer.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--days 40, 0 to 31",
        "--days -1, 0 to 31",
        "--from 2026-11-22 --to 2026-11-21, is after",
        "--from yesterday, yesterday",
        "--zone Mars, No time zone",
        "--currency XQZ, No currency",
        "--column colour=Blue, No column"
    })
    void wrongUseIsNamed(String options, String said) throws IOException {
        var answer = reconcile(statement(paid.orderNo().text()), options.split(" "));
        assertEquals(2, answer.code(), answer.out());
        assertTrue(answer.err().contains(said), answer.err());
    }

    @Test
    void aGatewayNobodyKnowsIsNamedWithThoseThereAre() throws IOException {
        var answer = cli.run(
                "reconcile",
                "--gateway",
                "nobody",
                "--statement",
                statement("A1").toString());
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("nobody"), answer.err());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var answer = reconcile(folder.resolve("none.csv"));
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("none.csv"), answer.err());
    }
}
