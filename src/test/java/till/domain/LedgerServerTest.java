package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
}
