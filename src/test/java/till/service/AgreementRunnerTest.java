package till.service;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.ledger.MemoryDatabase;

/** What the till charges by itself, and when it does not. */
class AgreementRunnerTest extends AgreementRunnerCases {
    AgreementRunnerTest() {
        super(new InMemory());
    }

    private static final class InMemory implements Databases {
        private final String prefix = UUID.randomUUID().toString();
        private final Set<String> names = new HashSet<>();

        @Override
        public Ledger open(String name, String till) throws LedgerUnusable {
            names.add(prefix + name);
            return LedgerOpening.openMemory(prefix + name, till);
        }

        @Override
        public void close() {
            names.forEach(MemoryDatabase::forget);
        }
    }
}
