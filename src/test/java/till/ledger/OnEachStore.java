package till.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A shop's ledger on each kind of store in turn: what holds on one holds on the other. */
@ParameterizedClass
@EnumSource(TestStore.class)
abstract class OnEachStore {
    final LedgerFixture shop;

    OnEachStore(TestStore store) {
        shop = new LedgerFixture(store);
    }

    @AfterEach
    void close() {
        shop.close();
    }
}
