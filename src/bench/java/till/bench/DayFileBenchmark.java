package till.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import till.ledger.Ledger;
import till.ledger.LedgerUnusable;
import till.report.DayExport;

/** S5: the file of a day with so many payments, against H2's own {@code CSVWRITE} of the same columns. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // opened by the set-up
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DayFileBenchmark {
    static final String SAME_COLUMNS = """
            select '1', p.business_day, p.paid_at, p.paid_at, p.till, '', '', '', 'PAYMENT', p.state, p.gateway, p.method,
                p.reference, p.order_no, p.gateway_no, p.channel_no, p.received_currency, p.received_minor, '', '', p.note,
                p.late, p.superseded
            from payment p where p.business_day = '%1$s' and p.state = 'PAID'
            union all
            select '1', r.business_day, r.refunded_at, r.refunded_at, r.till, '', '', '', 'REFUND', r.state, p.gateway,
                p.method, p.reference, p.order_no, r.gateway_no, p.channel_no, r.currency, -r.amount_minor, r.refund_no,
                r.reason, p.note, false, false
            from refund r join payment p on p.order_no = r.order_no where r.business_day = '%1$s'
            """;

    /** On the day. */
    @Param("100000")
    public int payments;

    private Ledger ledger;
    private Connection plain;
    private Path folder;

    @Setup(Level.Trial)
    public void open() throws LedgerUnusable, SQLException, IOException {
        var made = new BenchLedger(payments, 1);
        ledger = made.open();
        plain = made.connect();
        folder = Files.createDirectories(BenchLedger.folder().resolve("files"));
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
        plain.close();
        ledger.close();
    }

    @Benchmark
    public long ours() {
        var written = new DayExport(ledger, BenchLedger.CALENDAR)
                .write(BenchLedger.LAST, null, folder.resolve("ours-" + payments + ".csv"));
        return written.value().rows();
    }

    @Benchmark
    public int csvWrite() throws SQLException {
        var select = SAME_COLUMNS.formatted(BenchLedger.LAST).replace("'", "''");
        try (var statement = plain.createStatement();
                var rows = statement.executeQuery(
                        "call csvwrite('" + folder.resolve("h2-" + payments + ".csv") + "', '" + select + "')")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
