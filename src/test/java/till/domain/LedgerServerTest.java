package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.LedgerServer.Tls;

class LedgerServerTest {
    private static LedgerServer read(String url) {
        return LedgerServer.read(url).value();
    }

    @Test
    void anAddressIsReadAsItIsWritten() {
        var server =
                new LedgerServer("db.example.com", 6432, "the shop", "till one", Tls.ENCRYPTED, "/etc/ca of ours.pem");
        assertEquals(server, read(server.url()));
        assertEquals(new LedgerServer("::1", 5432, "shop", "till", Tls.OFF, ""), read("postgres://till@[::1]/shop"));
        assertEquals(
                "jdbc:postgresql://[::1]:5432/shop?sslmode=disable",
                read("postgres://till@[::1]/shop").jdbc());
    }

    @Test
    void aLineToAnotherMachineIsProvenUnlessSomebodySaysOtherwise() {
        assertEquals(Tls.PROVEN, read("postgresql://till@db.example.com/shop").tls());
        assertEquals(Tls.OFF, read("jdbc:postgresql://till@localhost:5433/shop").tls());
        assertEquals(
                Tls.OFF,
                read("postgresql://till@db.example.com/shop?sslmode=disable").tls());
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://till:canary@db/shop, ledgerServer.passwordInUrl",
        "postgresql://till@db/shop?password=canary, ledgerServer.passwordInUrl",
        "mysql://till@db/shop, ledgerServer.url",
        "postgresql://db/shop, ledgerServer.user",
        "postgresql://till@db, ledgerServer.database",
        "postgresql://till@db:70000/shop, ledgerServer.port",
        "postgresql://till@db/shop?sslmode=perhaps, ledgerServer.tls",
        "till canary, ledgerServer.url",
    })
    void whatIsWrongIsNamed(String url, String key) {
        var problem = LedgerServer.read(url).failure().orElseThrow();
        assertEquals(key, problem.key());
        if (url.contains("@")) {
            assertFalse(problem.toString().contains("canary"), problem::toString);
        }
    }

    private static String failure(String host, String port, String database, String user) {
        return LedgerServer.of(host, port, database, user, Tls.PROVEN)
                .failure()
                .map(Problem::key)
                .orElse("");
    }

    @Test
    void theBoundsOfAnAddressAreInIt() {
        var longest = "x".repeat(250);
        assertEquals("", failure(longest, "65535", longest, longest));
        assertEquals("", failure("db", "1", "shop", "till"));
        assertEquals("ledgerServer.host", failure(longest + "x", "1", "shop", "till"));
        assertEquals("ledgerServer.host", failure("d b", "1", "shop", "till"));
        assertEquals("ledgerServer.port", failure("db", "0", "shop", "till"));
        assertEquals("ledgerServer.port", failure("db", "65536", "shop", "till"));
        assertEquals("ledgerServer.port", failure("db", "five", "shop", "till"));
        assertEquals("ledgerServer.database", failure("db", "", longest + "x", "till"));
        assertEquals("ledgerServer.user", failure("db", "", "shop", longest + "x"));
        assertEquals(
                5432,
                LedgerServer.of("db", " ", "shop", "till", Tls.OFF).value().port());
    }

    @Test
    void whereAServerIsIsToldAndItsCertificateNamed() {
        var server = read("postgresql://till@[::1]/shop");
        assertEquals("[::1]:5432/shop", server.place());
        assertTrue(server.isHere());
        assertFalse(read("postgresql://till@db.example.com/shop").isHere());
        assertEquals("/etc/ca.pem", server.with(" /etc/ca.pem ").ca());
    }

    /** Only a proven line looks at who the server is: by the computer's own authorities, or by the shop's. */
    @Test
    void aProvenLineNamesWhoVouchesForTheServer() {
        var proven = read("postgresql://till@db.example.com/shop");
        assertEquals(
                "jdbc:postgresql://db.example.com:5432/shop?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
                proven.jdbc());
        assertEquals(
                "jdbc:postgresql://db.example.com:5432/shop?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem",
                proven.with("/etc/ca.pem").jdbc());
        assertEquals(
                "jdbc:postgresql://db.example.com:5432/shop?sslmode=require",
                read("postgresql://till@db.example.com/shop?sslmode=require").jdbc());
    }

    @Test
    void anAddressThatIsNoneIsShownWithoutWhoIsInIt() {
        var problem = LedgerServer.read("mysql://till:canary@db/shop").failure().orElseThrow();
        assertEquals(Problem.of("ledgerServer.url", "mysql://***@db/shop"), problem);
    }
}
