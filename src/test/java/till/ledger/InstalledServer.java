package till.ledger;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import till.domain.LedgerServer;
import till.domain.Secret;

/** A PostgreSQL of this machine's own packages, with its programs beside it, in a folder of a test; for whoever needs both. */
public final class InstalledServer implements AutoCloseable {
    private static final String USER = "till";

    private final PostgresPrograms programs;
    private final Path folder;
    private final int port;

    private InstalledServer(PostgresPrograms programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Whether there is one. */
    public static boolean isThere() {
        return PostgresPrograms.find(System.getenv())
                .filter(found -> Files.isExecutable(found.folder().resolve("initdb")))
                .isPresent();
    }

    /** @param folder an empty one */
    public static InstalledServer start(Path folder) throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var programs = PostgresPrograms.find(System.getenv()).orElseThrow();
        var server = new InstalledServer(programs, folder, port);
        var secret = Files.writeString(folder.resolve("secret"), password().reveal());
        server.run(
                "initdb", "-D", server.data(), "-U", USER, "--pwfile=" + secret, "-A", "scram-sha-256", "-E", "UTF8");
        server.run(
                "pg_ctl",
                "-D",
                server.data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off",
                "start");
        return server;
    }

    public static Secret password() {
        return new Secret("harbour till's own");
    }

    public LedgerServer address(String database) {
        return new LedgerServer("127.0.0.1", port, database, USER, LedgerServer.Tls.OFF, "");
    }

    /** Makes an empty one. */
    LedgerServer create(String database) throws SQLException {
        execute(address("postgres"), "create database " + database);
        return address(database);
    }

    /** Whoever is in it still is thrown out. */
    void drop(String database) throws SQLException {
        execute(address("postgres"), "drop database " + database + " with (force)");
    }

    /** Makes an empty one beside one that is there. */
    public static LedgerServer beside(LedgerServer there) throws SQLException {
        var name = "till_" + UUID.randomUUID().toString().replace("-", "");
        var beside = new LedgerServer(there.host(), there.port(), name, there.user(), there.tls(), there.ca());
        execute(there, "create database " + name);
        return beside;
    }

    private static void execute(LedgerServer there, String sql) throws SQLException {
        try (var connection = Store.server(there, password()).connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** It refuses to run as root: then in a namespace where nobody is. */
    private void run(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.folder().resolve(program).toString());
        command.addAll(List.of(arguments));
        var said = folder.resolve(program + ".txt").toFile();
        var ended = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start()
                .waitFor();
        if (ended != 0) {
            throw new IOException(program + ": " + Files.readString(said.toPath()));
        }
    }

    /** Runs a program as the till does. */
    public static int ended(LedgerDump.Call call, Consumer<String> lines) throws IOException {
        var builder =
                new ProcessBuilder(call.command()).redirectError(call.errors().toFile());
        builder.environment().putAll(call.environment());
        if (call.command().toString().contains(password().reveal())) {
            throw new IOException("a password on the command line");
        }
        var process = builder.start();
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines);
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
    }
}
