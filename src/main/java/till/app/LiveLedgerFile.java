package till.app;

import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Mode;
import till.domain.Result;
import till.ledger.Ledger;
import till.ledger.LedgerUnusable;
import till.service.GatewaySetup;

/** Opens the live ledger for one piece of work, beside whoever else has it open. May be shared. */
record LiveLedgerFile(Home home) implements GatewaySetup.LiveLedger {
    private static final Logger LOG = LoggerFactory.getLogger(LiveLedgerFile.class);

    @Override
    public <T> Result<T> with(Function<Ledger, T> work) {
        var backups = home.backups(Mode.LIVE);
        if (backups.restore().isArranged()) {
            return Result.failed("backup.restoring");
        }
        try (var ledger = home.door(Mode.LIVE).open(() -> {})) {
            return Result.done(work.apply(ledger));
        } catch (LedgerUnusable e) {
            LOG.error("the live ledger", e);
            return Result.failed(e.problem());
        }
    }
}
