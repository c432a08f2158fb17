package till.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
import org.openjdk.jmh.infra.Blackhole;
import till.ledger.Ledger;
import till.ledger.LedgerUnusable;
import till.ledger.PaymentSearch;

/** S4: a number found, a day's list opened and a word looked for, against one look by primary key. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // opened by the set-up
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LookUpBenchmark {
    private static final int PAGE = 50;

    /** In the ledger, over a year. */
    @Param("100000")
    public int payments;

    private final Random random = new Random(4);
    private final List<Numbers> known = new ArrayList<>();
    private Ledger ledger;
    private Connection plain;
    private PreparedStatement byKey;

    private record Numbers(String orderNo, String reference, String gatewayNo) {}

    @Setup(Level.Trial)
    public void open() throws LedgerUnusable, SQLException {
        var made = new BenchLedger(payments, 365);
        ledger = made.open();
        plain = made.connect();
        byKey = plain.prepareStatement("select * from payment where order_no = ?");
        try (var some = plain.prepareStatement("select order_no, reference, coalesce(gateway_no, order_no) from payment"
                + " where business_day = ? fetch first 40 rows only")) {
            for (var back = 0; back < 365; back += 15) {
                some.setDate(1, java.sql.Date.valueOf(BenchLedger.LAST.minusDays(back)));
                try (var rows = some.executeQuery()) {
                    while (rows.next()) {
                        known.add(new Numbers(rows.getString(1), rows.getString(2), rows.getString(3)));
                    }
                }
            }
        }
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
        plain.close();
        ledger.close();
    }

    private Numbers any() {
        return known.get(random.nextInt(known.size()));
    }

    private LocalDate day() {
        return BenchLedger.LAST.minusDays(random.nextInt(365));
    }

    private Object list(String text, LocalDate from, LocalDate to) {
        var calendar = BenchLedger.CALENDAR;
        return ledger.payments()
                .search(new PaymentSearch(
                        text, calendar.startOf(from), calendar.startOf(to.plusDays(1)), Set.of(), null, null, PAGE));
    }

    @Benchmark
    public void primaryKey(Blackhole to) throws SQLException {
        byKey.setString(1, any().orderNo());
        try (var rows = byKey.executeQuery()) {
            rows.next();
            to.consume(rows.getString("sale"));
        }
    }

    @Benchmark
    public Object number() {
        return ledger.payments().named(any().gatewayNo());
    }

    @Benchmark
    public Object beginningOfANumber() {
        var reference = any().reference();
        return list(reference.substring(0, reference.length() - 1), BenchLedger.LAST.minusDays(364), BenchLedger.LAST);
    }

    @Benchmark
    public Object listOfADay() {
        var day = day();
        return list("", day, day);
    }

    @Benchmark
    public Object wordInAMonth() {
        var day = day();
        return list("lunch", day.minusDays(29), day);
    }
}
