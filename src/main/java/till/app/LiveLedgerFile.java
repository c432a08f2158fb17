package till.app;

import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Mode;
import till.domain.Result;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.service.GatewaySetup;

/** Opens the live ledger for one piece of work, beside whoever else has it open. May be shared. */
record LiveLedgerFile(Home home) implements GatewaySetup.LiveLedger {
    private static final Logger LOG = LoggerFactory.getLogger(LiveLedgerFile.class);

    @Override
    public <T> Result<T> with(Function<Ledger, T> work) {
        var file = home.folder().ledger(Mode.LIVE);
        var backups = home.backups(Mode.LIVE);
        if (backups.restore().isArranged()) {
            return Result.failed("backup.restoring");
        }
        var till = home.settings().current().till();
        try (var ledger = LedgerOpening.openFile(file, till, (_, version) -> backups.beforeUpdate(version))) {
            return Result.done(work.apply(ledger));
        } catch (LedgerUnusable e) {
            LOG.error("the live ledger", e);
            return Result.failed(e.problem());
        }
    }
}
