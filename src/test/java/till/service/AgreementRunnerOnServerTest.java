package till.service;

import java.util.HashMap;
import java.util.Map;
import till.ledger.Ledger;
import till.ledger.LedgerUnusable;
import till.ledger.SharedServer;

/** The same on a PostgreSQL, as tills share it. */
class AgreementRunnerOnServerTest extends AgreementRunnerCases {
    AgreementRunnerOnServerTest() {
        super(new OnServer());
    }

    private static final class OnServer implements Databases {
        private final Map<String, SharedServer> servers = new HashMap<>();

        @Override
        public Ledger open(String name, String till) throws LedgerUnusable {
            return servers.computeIfAbsent(name, _ -> new SharedServer()).open(till);
        }

        @Override
        public void close() {
            servers.values().forEach(SharedServer::close);
        }
    }
}
