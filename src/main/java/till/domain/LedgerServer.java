package till.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL lies that several tills share a ledger on, and how the line to it is kept; never its password.
 *
 * @param ca the file with the certificate that vouches for the server; empty for those the system trusts
 */
public record LedgerServer(String host, int port, String database, String user, Tls tls, String ca) {
    public static final int USUAL_PORT = 5432;
    private static final int MOST_PORT = 65_535;
    private static final int LONGEST = 250;
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:%-]+");

    /** How the line is kept. */
    public enum Tls {
        /** Encrypted, and the server proves its name by a certificate. */
        PROVEN("verify-full"),
        /** Encrypted; whoever answers is believed. */
        ENCRYPTED("require"),
        /** In clear: for a server on this machine. */
        OFF("disable");

        private final String word;

        Tls(String word) {
            this.word = word;
        }

        /** PostgreSQL's own word for it. */
        public String word() {
            return word;
        }

        public static Optional<Tls> named(String word) {
            for (var tls : values()) {
                if (tls.word.equals(word.strip().toLowerCase(Locale.ROOT))) {
                    return Optional.of(tls);
                }
            }
            return Optional.empty();
        }
    }

    /** Checks what was typed into the fields of a form. */
    public static Result<LedgerServer> of(String host, String port, String database, String user, Tls tls) {
        var name = host.strip();
        if (!NAME.matcher(name).matches() || name.length() > LONGEST) {
            return Result.failed("ledgerServer.host", name);
        }
        if (!port.strip().matches("\\d{0,5}")) {
            return Result.failed("ledgerServer.port", port);
        }
        var number = port.isBlank() ? USUAL_PORT : Integer.parseInt(port.strip());
        if (number < 1 || number > MOST_PORT) {
            return Result.failed("ledgerServer.port", port);
        }
        if (database.isBlank() || database.length() > LONGEST) {
            return Result.failed("ledgerServer.database");
        }
        return user.isBlank() || user.length() > LONGEST
                ? Result.failed("ledgerServer.user")
                : Result.done(new LedgerServer(name, number, database.strip(), user.strip(), tls, ""));
    }

    /**
     * Reads an address as {@code psql} takes it, {@code postgresql://user@host:port/database?sslmode=verify-full}. A password
     * in it is refused: it would be kept in the settings, and be seen by whoever lists the processes. Without a word about
     * the line it is proven, but to this machine itself in clear.
     */
    public static Result<LedgerServer> read(String url) {
        try {
            var plain = url.strip().replaceFirst("^jdbc:", "").replaceFirst("^postgres://", "postgresql://");
            var parts = new URI(plain);
            var who = Optional.ofNullable(parts.getUserInfo()).orElse("");
            if (!"postgresql".equals(parts.getScheme()) || parts.getHost() == null || parts.getPath() == null) {
                return Result.failed("ledgerServer.url", masked(url));
            }
            var query = Optional.ofNullable(parts.getQuery()).orElse("");
            if (who.contains(":") || query.contains("password=")) {
                return Result.failed("ledgerServer.passwordInUrl");
            }
            var host = parts.getHost().replaceAll("[\\[\\]]", "");
            var port = parts.getPort() < 0 ? "" : Integer.toString(parts.getPort());
            var tls = word(query, "sslmode");
            var kept = tls.isEmpty() ? Optional.of(usual(host)) : Tls.named(tls);
            if (kept.isEmpty()) {
                return Result.failed("ledgerServer.tls", tls);
            }
            return of(host, port, parts.getPath().replaceFirst("^/", ""), who, kept.get())
                    .map(server -> server.with(word(query, "sslrootcert")));
        } catch (URISyntaxException _) {
            return Result.failed("ledgerServer.url", masked(url));
        }
    }

    private static String masked(String url) {
        return url.replaceAll("//[^/]*@", "//***@");
    }

    private static String word(String query, String name) {
        for (var pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** How the line to a host is kept unless somebody says otherwise. */
    public static Tls usual(String host) {
        return isHere(host) ? Tls.OFF : Tls.PROVEN;
    }

    private static boolean isHere(String host) {
        return LOOPBACK.matcher(host.strip()).matches();
    }

    /** Whether it is this machine itself. */
    public boolean isHere() {
        return isHere(host);
    }

    public LedgerServer with(String certificate) {
        return new LedgerServer(host, port, database, user, tls, certificate.strip());
    }

    /** For people: where it is, without who asks. */
    public String place() {
        return bracketed() + ":" + port + "/" + database;
    }

    /** The whole address, which {@link #read} reads again. */
    public String url() {
        var certificate = ca.isEmpty() ? "" : "&sslrootcert=" + quoted(ca);
        return "postgresql://" + quoted(user) + "@" + bracketed() + ":" + port + "/" + quoted(database) + "?sslmode="
                + tls.word() + certificate;
    }

    /** Blanks as the address of a page writes them, not as a form does. */
    private static String quoted(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String bracketed() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** The address as Java's databases take it. */
    public String jdbc() {
        var trusted = ca.isEmpty()
                ? "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"
                : "&sslrootcert=" + URLEncoder.encode(ca, StandardCharsets.UTF_8);
        return "jdbc:postgresql://" + bracketed() + ":" + port + "/" + quoted(database) + "?sslmode=" + tls.word()
                + (tls == Tls.PROVEN ? trusted : "");
    }
}
