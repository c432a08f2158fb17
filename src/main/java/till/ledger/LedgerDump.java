package till.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.LedgerServer;
import till.domain.LedgerServer.Tls;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;

/**
 * A server's ledger as one file, written and read by PostgreSQL's own programs while the tills sell on. The password goes to them in
 * their environment, which nobody else on the machine can read, and never on their command line. May be shared between threads.
 */
public final class LedgerDump {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerDump.class);
    private static final String TABLE_BEGINS = "COPY public.";
    private static final String TABLE_ENDS = "\\.";
    private static final Set<String> NEEDED = Set.of("event", "payment", "refund", "till_chain", "operator");

    private final LedgerServer server;
    private final Secret password;
    private final PostgresPrograms programs;
    private final Starter starter;

    private LedgerDump(LedgerServer server, Secret password, PostgresPrograms programs, Starter starter) {
        this.server = server;
        this.password = password;
        this.programs = programs;
        this.starter = starter;
    }

    /**
     * One run of a program.
     *
     * @param environment what it is told beside what this process has, of which nothing about PostgreSQL is passed on
     * @param errors where what it says goes to
     */
    public record Call(List<String> command, Map<String, String> environment, Path errors) {
        public Call {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        /** The environment has a password in it. */
        @Override
        public String toString() {
            return command.toString();
        }
    }

    /** Starts other programs. */
    @FunctionalInterface
    public interface Starter {
        /**
         * Waits for its end.
         *
         * @param lines is told each line of what it writes
         * @return what it ended with; 0 where all is well
         */
        int ended(Call call, Consumer<String> lines) throws IOException;
    }

    /** Where PostgreSQL's programs are on this machine. */
    public static Result<LedgerDump> of(LedgerServer server, Secret password, Starter starter) {
        return PostgresPrograms.find(System.getenv())
                .map(programs -> Result.done(new LedgerDump(server, password, programs, starter)))
                .orElseGet(() -> Result.failed("backup.onServer"));
    }

    /** Writes the ledger as it is at one moment. */
    public void write(Path file) throws IOException, LedgerUnusable {
        var command = List.of(programs.dump().toString(), "--format=custom", "--no-password", "--file=" + file);
        run(command, file, _ -> {});
    }

    /** Reads a file to its end and says what is in it; changes nothing anywhere. */
    public LedgerFile.Look look(Path file) throws IOException, LedgerUnusable {
        var counted = new Counted();
        run(List.of(programs.restore().toString(), "--file=-", file.toString()), file, counted);
        var faults = NEEDED.stream()
                .filter(table -> !counted.tables.contains(table))
                .sorted()
                .map(table -> "no table " + table)
                .toList();
        return new LedgerFile.Look(0, counted.events, counted.payments, Instant.EPOCH, faults);
    }

    /** Puts what is in a file into this database, all of it or nothing; one that holds a table already is left as it is. */
    public void restore(Path file) throws IOException, LedgerUnusable {
        var command = List.of(
                programs.restore().toString(),
                "--single-transaction",
                "--exit-on-error",
                "--no-owner",
                "--no-privileges",
                "--no-password",
                "--schema=public",
                "--dbname=postgresql:///",
                file.toString());
        run(command, file, _ -> {});
    }

    private void run(List<String> command, Path beside, Consumer<String> lines) throws IOException, LedgerUnusable {
        var said = Files.createTempFile(beside.toAbsolutePath().getParent(), "said", ".txt");
        try {
            if (starter.ended(new Call(command, surroundings(), said), lines) != 0) {
                throw failed(command.getFirst(), said);
            }
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private Map<String, String> surroundings() {
        var names = new HashMap<>(Map.of(
                "LC_ALL", "C",
                "PGHOST", server.host(),
                "PGPORT", Integer.toString(server.port()),
                "PGDATABASE", server.database(),
                "PGUSER", server.user(),
                "PGPASSWORD", password.reveal(),
                "PGCONNECT_TIMEOUT", "10",
                "PGCLIENTENCODING", "UTF8",
                "PGSSLMODE", server.tls().word()));
        if (!server.ca().isEmpty()) {
            names.put("PGSSLROOTCERT", server.ca());
        } else if (server.tls() == Tls.PROVEN) {
            names.put("PGSSLROOTCERT", "system");
        }
        return names;
    }

    private LedgerUnusable failed(String program, Path said) throws IOException {
        var words = new ArrayList<>(Files.readAllLines(said, StandardCharsets.UTF_8));
        LOG.error("{}: {}", program, words);
        var first = words.isEmpty() ? "?" : words.getFirst();
        return new LedgerUnusable(
                Problem.of("backup.program", Path.of(program).getFileName().toString(), first));
    }

    /** Counts rows in the text a dump is read as. */
    private static final class Counted implements Consumer<String> {
        private final Set<String> tables = new HashSet<>();
        private String table = "";
        private long events;
        private long payments;

        @Override
        public void accept(String line) {
            if (table.isEmpty()) {
                if (line.startsWith(TABLE_BEGINS)) {
                    table = line.substring(TABLE_BEGINS.length()).replaceAll("[ (].*", "");
                    tables.add(table);
                }
            } else if (line.equals(TABLE_ENDS)) {
                table = "";
            } else if (table.equals("event")) {
                events++;
            } else if (table.equals("payment")) {
                payments++;
            }
        }
    }
}
