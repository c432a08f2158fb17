package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code till reconcile --fetch} by the real program against the simulated Chingchingpay. */
class FetchedByCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theGatewaysOwnStatementIsFetchedComparedAndKept() {
        try (var shop = new ShopInTest(folder, "chingching")) {
            var program = new Program(folder);
            var charge = program.run(
                    "charge", "--gateway", "chingching", "--method", "LINK", "--amount", "88.50", "--order", "S-1");
            assertEquals(0, charge.code(), charge.err());
            var number = shop.book().orders().getFirst().number();
            assertTrue(shop.customer().pay(number));
            var today = LocalDate.ofInstant(shop.clock().instant(), ZoneId.of("Asia/Hong_Kong"));
            var status = program.run("status", "S-1", "--refresh", "--json");
            assertEquals(
                    "PAID",
                    JsonMapper.shared().readTree(status.out()).path("state").asString());

            var fetched = program.run(
                    "reconcile", "--gateway", "chingching", "--fetch", today.toString(), "--keep", "--json");
            assertEquals(0, fetched.code(), fetched.out() + fetched.err());
            var answer = JsonMapper.shared().readTree(fetched.out());
            assertTrue(answer.path("agrees").asBoolean(), fetched.out());

            var none = program.run("reconcile", "--gateway", "chingching", "--fetch", "2020-01-01");
            assertEquals(2, none.code(), none.out() + none.err());
            assertTrue(none.err().contains("2020-01-01"), none.err());
        }
    }
}
