package till.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.BusinessCalendar;
import till.domain.By;
import till.domain.Problem;
import till.ledger.Movements;

class DayExportTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");

    @TempDir
    Path temp;

    @Test
    void fileIsByteForByteWhatTheContractSays() throws IOException {
        var paid = new Movements.Movement(
                false,
                false,
                Instant.parse("2026-11-20T16:00:00Z"),
                "T01",
                "PAID",
                "gnete",
                "WX_QR",
                "T01-20261121-1",
                "T01P1",
                "P18",
                "4200",
                Money.ofMinor(HKD, 8850),
                null,
                null,
                "Tea, \"iced\"",
                true,
                true,
                new By("bo", null),
                null,
                false);
        var refund = new Movements.Movement(
                true,
                false,
                Instant.parse("2026-11-21T15:59:59.999999Z"),
                "T01",
                "ACCEPTED",
                "gnete",
                "WX_QR",
                "T01-20261121-1",
                "T01R1",
                null,
                null,
                Money.ofMinor(HKD, 800),
                "T01-20261121-1",
                "-spilt",
                "Tea",
                false,
                false,
                new By("bo", "mei"),
                null,
                false);
        var open = new Movements.Movement(
                false,
                true,
                Instant.parse("2026-11-21T01:00:00Z"),
                "T01",
                "UNCERTAIN",
                "gnete",
                "ALI_QR",
                "T01-20261121-2",
                "T01P2",
                null,
                null,
                Money.ofMinor(HKD, 500),
                null,
                null,
                "",
                false,
                false,
                By.NOBODY,
                null,
                false);
        var written = write(new FewMovements(List.of(open, paid, refund)));
        assertEquals(
                "\ufeffschema,business_day,local_time,utc_time,till,shift,operator,approved_by,kind,state,gateway,method,"
                        + "reference,order_no,gateway_no,channel_no,currency,amount,refund_of,reason,note,late,attention\r\n"
                        + "1,2026-11-21,2026-11-21 00:00:00,2026-11-20T16:00:00.000Z,T01,,bo,,PAYMENT,PAID,gnete,WX_QR,"
                        + "T01-20261121-1,T01P1,P18,4200,HKD,88.50,,,\"Tea, \"\"iced\"\"\",true,true\r\n"
                        + "1,2026-11-21,2026-11-21 23:59:59,2026-11-21T15:59:59.999Z,T01,,bo,mei,REFUND,ACCEPTED,gnete,WX_QR,"
                        + "T01-20261121-1,T01R1,,,HKD,-8.00,T01-20261121-1,'-spilt,Tea,false,false\r\n"
                        + "1,2026-11-21,2026-11-21 09:00:00,2026-11-21T01:00:00.000Z,T01,,,,PAYMENT,UNCERTAIN,gnete,ALI_QR,"
                        + "T01-20261121-2,T01P2,,,HKD,,,,,false,false\r\n",
                Files.readString(written.file()));
        assertEquals(
                "\ufeffline,currency,gateway,method,kind,count,sum,value\r\n"
                        + "TOTAL,HKD,gnete,WX_QR,PAYMENT,1,88.50,\r\n"
                        + "TOTAL,HKD,gnete,WX_QR,REFUND,1,-8.00,\r\n"
                        + "OPEN,,,,,1,,\r\n"
                        + "ROWS,,,,,3,,\r\n"
                        + "FILE,,,,,,,harbour-till_T01_2026-11-21.csv\r\n"
                        + "SHA-256,,,,,,," + sha256(written.file()) + "\r\n",
                Files.readString(written.summary()));
        assertEquals(
                "harbour-till_T01_2026-11-21.summary.csv",
                written.summary().getFileName().toString());
    }

    @Test
    void hostileTextsComeBackAsTheyWere() throws IOException {
        var records = parse(write(FewMovements.hostile()).file());
        assertEquals(FewMovements.HOSTILE.size(), records.size());
        for (var place = 0; place < records.size(); place++) {
            var text = FewMovements.HOSTILE.get(place);
            for (var column : List.of(
                    "operator",
                    "approved_by",
                    "gateway",
                    "method",
                    "reference",
                    "order_no",
                    "gateway_no",
                    "channel_no",
                    "refund_of",
                    "reason",
                    "note")) {
                var cell = records.get(place).get(column);
                var guarded = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
                assertEquals(guarded ? "'" + text : text, cell);
            }
            var sign = place > 0 && place % 2 == 0 ? "-" : "";
            assertEquals(
                    sign + BigDecimal.valueOf(8850 + place, 2),
                    records.get(place).get("amount"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void columnAddedUpIsTheSummaryAndTheScreensTotals(long seed) throws Exception {
        var movements = FewMovements.many(seed, 3000);
        for (var till : new @Nullable String[] {null, "T01"}) {
            var written =
                    export(movements).write(DAY, till, temp.resolve("day.csv")).value();
            var added = new TreeMap<String, BigDecimal>();
            for (var row : parse(written.file())) {
                if (!row.get("amount").isEmpty()) {
                    added.merge(place(row), new BigDecimal(row.get("amount")), BigDecimal::add);
                }
            }
            var summary = parse(written.summary()).stream()
                    .filter(row -> row.get("line").equals("TOTAL"))
                    .collect(Collectors.toMap(DayExportTest::place, row -> new BigDecimal(row.get("sum"))));
            assertEquals(added, new TreeMap<>(summary));
            var screen = DayTotals.of(movements, export(movements).span(DAY), till);
            assertEquals(written.totals(), screen);
            for (var currency : screen.currencies()) {
                var net = added.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(currency.getCode()))
                        .map(Map.Entry::getValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertEquals(net, screen.net(currency).getAmount());
            }
            assertEquals(parse(written.file()).size(), written.rows());
            assertEquals(sha256(written.file()), written.sha256());
        }
    }

    @Test
    void openRowsStandAtTheEndWithoutAnAmount() throws IOException {
        var rows = parse(write(FewMovements.many(7, 500)).file());
        var firstOpen = rows.stream().map(row -> row.get("state")).toList().indexOf("UNCERTAIN");
        assertTrue(firstOpen > 0);
        for (var row : rows.subList(firstOpen, rows.size())) {
            assertEquals("", row.get("amount"));
        }
    }

    @Test
    void dayWithoutMovementsIsAFileWithItsHeader() throws IOException {
        var written = write(new FewMovements(List.of()));
        assertEquals(List.of(), parse(written.file()));
        assertEquals(new DayTotals(List.of(), 0), written.totals());
        assertEquals(1, Files.readAllLines(written.file()).size());
    }

    @Test
    void nameTellsTillAndDay() {
        assertEquals("harbour-till_T01_2026-11-21.csv", DayExport.fileName(DAY, "T01"));
        assertEquals("harbour-till_all_2026-11-21.csv", DayExport.fileName(DAY, null));
    }

    @Test
    void cutOffHourMovesTheDaysBounds() {
        var export = new DayExport(new FewMovements(List.of()), new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 5));
        assertEquals(
                new Movements.Span(DAY, Instant.parse("2026-11-20T21:00:00Z"), Instant.parse("2026-11-21T21:00:00Z")),
                export.span(DAY));
    }

    @Test
    void unfitTargetIsAProblemAndNothingIsWritten() throws IOException {
        var folder = Files.createDirectory(temp.resolve("folder.csv"));
        failed(Problem.of("export.isFolder", folder.toString()), folder);
        var summary = Files.createDirectory(temp.resolve("day.summary.csv"));
        failed(Problem.of("export.isFolder", summary.toString()), temp.resolve("day.csv"));
        failed(
                Problem.of("export.noFolder", temp.resolve("missing").toString()),
                temp.resolve("missing").resolve("day.csv"));
        failed(Problem.of("export.notWritten", "/proc/day.csv"), Path.of("/proc/day.csv"));
        failed(Problem.of("export.notAllowed", "/dev/full"), Path.of("/dev/full"));
        try (var files = Files.list(temp)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void fullDiskLeavesWhatStoodThereAndNoTemporaryFile() throws IOException {
        var target = temp.resolve(DayExport.fileName(DAY, "T01"));
        Files.writeString(target, "yesterday's");
        for (var room : new int[] {0, 100_000}) {
            var full = new DayExport(FewMovements.many(1, 3000), CALENDAR, file -> new FullDisk(file, room));
            assertEquals(
                    Optional.of(Problem.of("export.notWritten", target.toString())),
                    full.write(DAY, null, target).failure());
            assertEquals("yesterday's", Files.readString(target));
            try (var files = Files.list(temp)) {
                assertEquals(List.of(target), files.toList());
            }
        }
    }

    @Test
    void ledgerThatBreaksInTheMiddleLeavesNothingHalfWritten() throws IOException {
        var export = new DayExport(
                (_, _, each) -> {
                    FewMovements.many(1, 2000).all().forEach(each);
                    throw new IllegalStateException("the ledger went away");
                },
                CALENDAR);
        assertThrows(IllegalStateException.class, () -> export.write(DAY, null, temp.resolve("day.csv")));
        try (var files = Files.list(temp)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void secondExportReplacesTheFirstWhole() throws IOException {
        write(FewMovements.many(1, 3000));
        var written = write(FewMovements.many(2, 3));
        assertEquals(sha256(written.file()), written.sha256());
        try (var files = Files.list(temp)) {
            assertEquals(2, files.count());
        }
    }

    private void failed(Problem problem, Path target) {
        assertEquals(
                Optional.of(problem),
                export(FewMovements.many(1, 10)).write(DAY, null, target).failure());
        assertFalse(Files.exists(DayExport.summaryOf(target)) && !Files.isDirectory(DayExport.summaryOf(target)));
    }

    private DayExport.Written write(FewMovements movements) {
        return export(movements)
                .write(DAY, null, temp.resolve(DayExport.fileName(DAY, "T01")))
                .value();
    }

    private static DayExport export(FewMovements movements) {
        return new DayExport(movements, CALENDAR);
    }

    private static String place(CSVRecord row) {
        return row.get("currency") + "/" + row.get("gateway") + "/" + row.get("method") + "/" + row.get("kind");
    }

    private static List<CSVRecord> parse(Path file) throws IOException {
        var text = Files.readString(file);
        assertEquals('\ufeff', text.charAt(0));
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = CSVParser.parse(text.substring(1), format)) {
            return parser.getRecords();
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A disk with so many bytes of room. */
    private static final class FullDisk extends OutputStream {
        private final OutputStream out;
        private int room;

        FullDisk(Path file, int room) throws IOException {
            this.out = new FileOutputStream(file.toFile());
            this.room = room;
        }

        @Override
        public void write(int each) throws IOException {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            room -= length;
            if (room < 0) {
                throw new IOException("No space left on device");
            }
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
