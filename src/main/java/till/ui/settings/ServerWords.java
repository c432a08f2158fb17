package till.ui.settings;

import java.util.ArrayList;
import java.util.List;
import till.domain.LedgerMoving.Found;
import till.domain.LedgerServer;
import till.domain.Problem;

/** What is said of the server a ledger is on, or is to go to. */
final class ServerWords {
    private ServerWords() {}

    /** Where it is and how the line to it is kept. */
    static List<Problem> described(LedgerServer server) {
        return List.of(
                Problem.of("ledgerPlace.server", server.place(), server.user()),
                Problem.of("ledger.told.tls." + server.tls()));
    }

    /** What a try of one found. */
    static List<Problem> found(LedgerServer server, Found found) {
        var said = new ArrayList<Problem>();
        said.add(Problem.of("ledger.told.found", server.place(), found.version()));
        said.add(Problem.of(found.encrypted() ? "ledger.told.encrypted" : "ledger.told.inClear"));
        said.add(
                found.tables() == 0
                        ? Problem.of("ledger.told.new")
                        : Problem.of("ledger.told.holds", Long.toString(found.payments())));
        said.addAll(found.warnings());
        return said;
    }
}
