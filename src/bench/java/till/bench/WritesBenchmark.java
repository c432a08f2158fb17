package till.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.joda.money.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import till.domain.By;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.ledger.Ledger;
import till.ledger.LedgerUnusable;
import till.ledger.Payments;

/** S7: a payment written down before it goes out, on disk, against H2's bare insert, commit and {@code CHECKPOINT SYNC}. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // opened by the set-up
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class WritesBenchmark {
    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime());

    private Ledger ledger;
    private BenchLedger made;

    /** A connection for each writer, as the ledger has them. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // opened by the set-up
    public static class Bare {
        private Connection plain;
        private PreparedStatement insert;

        @Setup(Level.Trial)
        public void open(WritesBenchmark benchmark) throws SQLException {
            plain = benchmark.made.connect();
            plain.setAutoCommit(false);
            insert = plain.prepareStatement("insert into bare values (?, ?, ?)");
        }

        @TearDown(Level.Trial)
        public void close() throws SQLException {
            plain.close();
        }
    }

    @Setup(Level.Trial)
    public void open() throws LedgerUnusable, SQLException, IOException {
        made = new BenchLedger(0, 1);
        Files.deleteIfExists(made.data());
        Files.createDirectories(BenchLedger.folder());
        ledger = made.open();
        try (var connection = made.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table bare (id varchar(64) primary key, amount bigint, words varchar)");
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        ledger.close();
    }

    @Benchmark
    public Object ours() {
        var at = Instant.now();
        var order = new PaymentOrder(
                new OrderNo("T01P" + NUMBERS.getAndIncrement()),
                "",
                "",
                "T01",
                "gnete",
                "WX_QR",
                Money.parse("HKD 88.50"),
                "Milk tea",
                at,
                at.plusSeconds(300));
        return ledger.payments().add(new Payments.Draft(order, BenchLedger.LAST, By.NOBODY), at.plusSeconds(60), false);
    }

    @Benchmark
    public void bare(Bare writer) throws SQLException {
        writer.insert.setString(1, "T01P" + NUMBERS.getAndIncrement());
        writer.insert.setLong(2, 8850);
        writer.insert.setString(3, "Milk tea");
        writer.insert.executeUpdate();
        writer.plain.commit();
        try (var statement = writer.plain.createStatement()) {
            statement.execute("checkpoint sync");
        }
    }
}
