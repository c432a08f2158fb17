package till.fleet;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import till.domain.LedgerServer;
import till.domain.Result;
import till.domain.Secret;
import till.ledger.LedgerOpening;

/**
 * Many simulated tills that sell on one PostgreSQL, first one of them alone and then all: prints sales, checks a second, payments
 * asked about twice in one due slot (there must be none), and what the database had to do. A program for measuring, run by its main
 * method on an empty database; nothing of it is part of the tests.
 */
public final class Fleet {
    private static final double NANOS = 1e9;
    private static final int STATEMENTS = 8;
    private static final int STATEMENT_LENGTH = 110;

    private final LedgerServer server;
    private final Secret password;
    private final Duration pause;
    private final Duration backups;

    private Fleet(LedgerServer server, Secret password, Duration pause, Duration backups) {
        this.server = server;
        this.password = password;
        this.pause = pause;
        this.backups = backups;
    }

    /**
     * Arguments: address, password, number of tills, minutes for all of them, seconds between two sales of a till, and if wanted
     * for how many seconds pg_dump copies the database, again and again, after two thirds of that time.
     */
    public static void main(String[] arguments) throws Exception {
        var server = ((Result.Done<LedgerServer>) LedgerServer.read(arguments[0])).value();
        var pause = Duration.ofMillis((long) (Double.parseDouble(arguments[4]) * 1_000));
        var backups = Duration.ofSeconds(arguments.length > 5 ? Long.parseLong(arguments[5]) : 0);
        var fleet = new Fleet(server, new Secret(arguments[1]), pause, backups);
        var tills = Integer.parseInt(arguments[2]);
        var all = Duration.ofSeconds((long) (Double.parseDouble(arguments[3]) * 60));
        System.out.printf(
                "%d processors, load %.1f, a sale every %s at each till%n",
                Runtime.getRuntime().availableProcessors(), load(), pause);
        var alone = fleet.run(1, all.dividedBy(3));
        var together = fleet.run(tills, all);
        System.out.printf(
                Locale.ROOT,
                "checks a second: %.2f alone, %.2f together, %.0f %% of %d x one; double polls %d%n",
                alone.checks(),
                together.checks(),
                100 * together.checks() / (alone.checks() * tills),
                tills,
                alone.doubles() + together.doubles());
        // what the benchmarks read
        System.out.println("= alone " + alone.checks());
        System.out.println("= together " + together.checks());
        System.out.println("= doubles " + (alone.doubles() + together.doubles()));
        System.exit(alone.doubles() + together.doubles() == 0 ? 0 : 1);
    }

    private record Ran(double checks, long doubles) {}

    private Ran run(int many, Duration length) throws Exception {
        var gateway = new FleetGateway();
        var counts = new FleetTill.Counts();
        var tills = new ArrayList<FleetTill>();
        for (var number = 1; number <= many; number++) {
            tills.add(new FleetTill(
                    "F%02d".formatted(number),
                    till -> LedgerOpening.openServer(server, password, till, () -> {}),
                    gateway,
                    counts));
        }
        var before = looked(Work::of);
        var began = System.nanoTime();
        tills.forEach(till -> till.start(pause));
        watch(began, length, many == 1 ? Duration.ZERO : backups, counts.latencies());
        var seconds = (System.nanoTime() - began) / NANOS;
        try (var looking = connect()) {
            var connections = Work.number(
                    looking, "select count(*) from pg_stat_activity where application_name = 'harbour-till'");
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            var work = Work.of(looking).since(before);
            print(many, seconds, gateway, counts);
            work.print(seconds, connections);
        }
        tills.forEach(FleetTill::close);
        verify();
        compare(gateway);
        return new Ran(
                gateway.queries.sum() / (length.toNanos() / NANOS), gateway.twiceInSlot.sum() + gateway.atOnce.sum());
    }

    /** Lets them sell, and looks how much slower they do so while backups are made. */
    private void watch(long began, Duration length, Duration backups, Latencies latencies) throws Exception {
        var end = began + length.toNanos();
        if (backups.isZero()) {
            LockSupport.parkNanos(end - System.nanoTime());
            return;
        }
        LockSupport.parkNanos(length.toNanos() * 2 / 3);
        var from = System.nanoTime();
        var made = 0;
        while (System.nanoTime() - from < backups.toNanos()) {
            dump();
            made++;
        }
        var to = System.nanoTime();
        LockSupport.parkNanos(end - System.nanoTime());
        System.out.printf(
                Locale.ROOT,
                "%n%d backups in %.0f s: %s%n  as long before: %s%n",
                made,
                (to - from) / NANOS,
                latencies.between(from, to),
                latencies.between(from - (to - from), from));
    }

    private void dump() throws Exception {
        var command = new ProcessBuilder(
                "pg_dump",
                "--format=custom",
                "--no-password",
                "--no-sync",
                "--host=" + server.host(),
                "--port=" + server.port(),
                "--username=" + server.user(),
                "--file=/dev/null",
                server.database());
        command.environment().put("PGPASSWORD", password.reveal());
        var ended = command.inheritIO().start().waitFor();
        if (ended != 0) {
            throw new IllegalStateException("pg_dump ended with " + ended);
        }
    }

    private static void print(int many, double seconds, FleetGateway gateway, FleetTill.Counts counts) {
        System.out.printf(
                Locale.ROOT,
                """
                %n%d till(s), %.0f s, load %.1f
                  sales %d (%.2f/s), not started %d, paid in the ledger %d, paid at the gateway %d, cancelled %d, refunds %d
                  checks %d (%.2f/s), asked twice in a slot %d, asked at once %d, sent twice %d, ledger away %d%n""",
                many,
                seconds,
                load(),
                counts.sales().sum(),
                counts.sales().sum() / seconds,
                counts.notStarted().sum(),
                counts.paid().sum(),
                gateway.paid(),
                counts.cancelled().sum(),
                counts.refunds().sum(),
                gateway.queries.sum(),
                gateway.queries.sum() / seconds,
                gateway.twiceInSlot.sum(),
                gateway.atOnce.sum(),
                gateway.sentTwice.sum(),
                counts.away().sum());
    }

    private interface Look<T> {
        T at(Connection connection) throws SQLException;
    }

    /** With a connection of its own each time: the server may be stopped and started meanwhile, to see what comes of it. */
    private <T> T looked(Look<T> look) throws SQLException {
        try (var connection = connect()) {
            return look.at(connection);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbc(), server.user(), password.reveal());
    }

    /** What the gateway was asked for against what the ledger says: nothing lost, nothing paid that was not. */
    private void compare(FleetGateway gateway) throws SQLException {
        var states = looked(connection -> {
            var found = new TreeMap<String, String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select order_no, state from payment")) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
            return found;
        });
        var lost = gateway.numbers().stream()
                .filter(number -> !states.containsKey(number))
                .count();
        var denied = gateway.numbers().stream()
                .filter(gateway::isPaid)
                .filter(number -> List.of("DECLINED", "CANCELLED", "EXPIRED").contains(states.get(number)))
                .count();
        var invented = gateway.numbers().stream()
                .filter(number -> "PAID".equals(states.get(number)) && !gateway.isPaid(number))
                .count();
        System.out.printf(
                "  sent and not in the ledger %d, paid and ended %d, paid in the ledger only %d%n",
                lost, denied, invented);
    }

    private void verify() throws Exception {
        try (var ledger = LedgerOpening.openServer(server, password, "F00", () -> {})) {
            var verified = ledger.history().verify();
            System.out.printf(
                    "  ledger: %d payments, %d events, faults %s%n",
                    verified.payments(), verified.events(), verified.faults());
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** What the database did, as it counts it itself. */
    private record Work(long commits, long rollbacks, long written, Map<String, List<Double>> statements) {
        static Work of(Connection connection) throws SQLException {
            var statements = new TreeMap<String, List<Double>>();
            if (number(connection, "select count(*) from pg_extension where extname = 'pg_stat_statements'") > 0) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery(
                                "select query, sum(calls), sum(total_exec_time) from pg_stat_statements group by query")) {
                    while (rows.next()) {
                        statements.put(rows.getString(1), List.of(rows.getDouble(2), rows.getDouble(3)));
                    }
                }
            }
            return new Work(
                    number(connection, "select xact_commit from pg_stat_database where datname = current_database()"),
                    number(connection, "select xact_rollback from pg_stat_database where datname = current_database()"),
                    number(
                            connection,
                            "select tup_inserted + tup_updated from pg_stat_database where datname = current_database()"),
                    statements);
        }

        static long number(Connection connection, String sql) throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }

        Work since(Work before) {
            var more = new TreeMap<String, List<Double>>();
            statements.forEach((query, now) -> {
                var then = before.statements.getOrDefault(query, List.of(0.0, 0.0));
                more.put(query, List.of(now.get(0) - then.get(0), now.get(1) - then.get(1)));
            });
            return new Work(commits - before.commits, rollbacks - before.rollbacks, written - before.written, more);
        }

        void print(double seconds, long connections) {
            var busy = statements.values().stream()
                    .mapToDouble(each -> each.get(1))
                    .sum();
            System.out.printf(
                    Locale.ROOT,
                    "  database: %.0f commits/s, %.2f rollbacks/s, %.0f rows written/s, %d connections, %.0f ms of statements in a s%n",
                    commits / seconds,
                    rollbacks / seconds,
                    written / seconds,
                    connections,
                    busy / seconds);
            statements.entrySet().stream()
                    .sorted((one, other) -> Double.compare(
                            other.getValue().get(1), one.getValue().get(1)))
                    .limit(STATEMENTS)
                    .forEach(each -> System.out.printf(
                            Locale.ROOT,
                            "    %6.1f/s %7.3f ms each  %s%n",
                            each.getValue().get(0) / seconds,
                            each.getValue().get(1) / Math.max(1, each.getValue().get(0)),
                            shortened(each.getKey())));
        }

        private static String shortened(String query) {
            var line = query.replaceAll("\\s+", " ");
            return line.substring(0, Math.min(STATEMENT_LENGTH, line.length()));
        }
    }
}
