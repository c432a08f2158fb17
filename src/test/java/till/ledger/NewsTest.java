package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.By;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.Secret;

/** What one till writes another hears of at once, and where nothing is heard nothing breaks. */
class NewsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final Store store = TestStore.POSTGRES.fresh();

    @AfterEach
    void drop() {
        TestStore.POSTGRES.drop(store);
    }

    private Ledger open(String till) throws LedgerUnusable {
        return LedgerOpening.openPostgres(store.url(), "postgres", new Secret("postgres"), till);
    }

    private static void sell(Ledger ledger, String number) {
        var order = new PaymentOrder(
                new OrderNo(number), "", "", "T01", "gnete", "WX_QR", PRICE, "tea", NOON, NOON.plusSeconds(300));
        ledger.payments().add(new Payments.Draft(order, LedgerFixture.DAY, By.NOBODY), NOON.plusSeconds(40), false);
    }

    @Test
    void whatAnotherTillWroteIsHeardOf() throws Exception {
        try (var one = open("T01");
                var other = open("T02")) {
            assertEquals(Word.NONE, other.awaitNews(MOMENT), "nothing was written yet");
            sell(one, "T01PNEWS1");
            assertEquals(Word.EVENTS, other.awaitNews(PATIENCE));
            assertEquals(Word.NONE, other.awaitNews(MOMENT), "and once is enough");
        }
    }

    @Test
    void aLineThatBrokeIsMadeAgain() throws Exception {
        try (var one = open("T01");
                var other = open("T02")) {
            assertEquals(Word.NONE, other.awaitNews(MOMENT));
            cutAll();
            assertEquals(Word.NONE, other.awaitNews(MOMENT));
            assertEquals(Word.NONE, other.awaitNews(MOMENT));
            sell(one, "T01PNEWS2");
            assertEquals(Word.EVENTS, other.awaitNews(PATIENCE));
        }
    }

    @Test
    void whatAnotherTillBeganIsLeftToItForAMoment() throws Exception {
        var server = LedgerCopyToServerTest.server(store);
        var secret = new Secret("postgres");
        try (var one = LedgerOpening.openServer(server, secret, "T01", () -> {});
                var other = LedgerOpening.openServer(server, secret, "T02", () -> {})) {
            sell(one, "T01PNEWS3");
            var due = NOON.plusSeconds(41);
            assertEquals(List.of(new OrderNo("T01PNEWS3")), one.payments().due(due, 9));
            assertEquals(List.of(), other.payments().due(due, 9));
            assertEquals(
                    Optional.empty(), other.firstDue(due, due.plusSeconds(1)).earliest(), "nor is it looked for");
            assertEquals(
                    Optional.of(NOON.plusSeconds(40)),
                    other.firstDue(due.plusSeconds(6), due.plusSeconds(7)).earliest());
            assertEquals(
                    List.of(new OrderNo("T01PNEWS3")), other.payments().due(due.plusSeconds(6), 9), "it may be dead");
        }
    }

    @Test
    void aFileHasNoNews() throws Exception {
        try (var ledger = LedgerOpening.openMemory("news", "T01")) {
            assertEquals(Word.NONE, ledger.awaitNews(MOMENT));
        } finally {
            MemoryDatabase.forget("news");
        }
    }

    private void cutAll() throws SQLException {
        try (var connection = store.connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }
}
