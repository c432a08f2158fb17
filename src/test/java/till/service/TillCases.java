package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import till.ledger.LedgerUnusable;

/** A till on a ledger of its own; after everything that was done there the books agree with their history. */
abstract class TillCases {
    TillForTests till;

    @BeforeEach
    void open() throws LedgerUnusable {
        till = new TillForTests();
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), till.ledger.history().verify().faults());
        till.close();
    }
}
