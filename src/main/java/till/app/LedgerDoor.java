package till.app;

import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.backup.Rescue;
import till.domain.LedgerServer;
import till.domain.Mode;
import till.domain.Result;
import till.ledger.Ledger;
import till.ledger.LedgerDump;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.settings.LedgerPassword;

/** The way to the ledger of a mode: this till's own file, or, for real money, the server the settings name. */
record LedgerDoor(Home home, Mode mode) {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerDoor.class);

    /** Whether it leads to a server; settings that cannot be read lead nowhere, and not to a file that was left. */
    boolean isServer() {
        return mode == Mode.LIVE
                && switch (home.settings().ledgerServer()) {
                    case Result.Done<Optional<LedgerServer>>(var server) -> server.isPresent();
                    case Result.Failed<Optional<LedgerServer>> unreadable -> true;
                };
    }

    Ledger open(Runnable committing) throws LedgerUnusable {
        var till = home.settings().current().till();
        if (!isServer()) {
            return LedgerOpening.openFile(
                    home.folder().ledger(mode), till, committing, home.backups(mode)::beforeUpdate);
        }
        var password = orUnusable(new LedgerPassword(home.secrets()).read());
        var told = new LedgerOpening.Told(committing, home.backups(mode).beforeUpdateOf(server()));
        return LedgerOpening.openServer(server(), password, till, told);
    }

    /** As {@link #open}, to work there under this till's number; on a server it is nobody else's, PINs and the shop's settings are everybody's. */
    Ledger seated(Runnable committing) throws LedgerUnusable {
        var ledger = open(committing);
        if (isServer()) {
            var taken = home.seat()
                    .take(ledger, home.settings().current().till(), false)
                    .or(() -> new ShopWide(home.settings(), ledger).agree());
            if (taken.isPresent()) {
                ledger.close();
                throw new LedgerUnusable(taken.get());
            }
            new SharedPepper(home.secrets(), new LedgerPassword(home.secrets()), new SecureRandom())
                    .share(ledger.tills(), server().user());
        }
        return ledger;
    }

    /** Says now and then that this till is there. */
    void beat(Ledger ledger) {
        home.seat().seen(ledger, home.settings().current().till());
    }

    /** How the ledger is copied into a file where it is on a server; empty where it is a file itself. */
    Optional<Result<LedgerDump>> dump() {
        return isServer()
                ? Optional.of(home.settings()
                        .ledgerServer()
                        .map(Optional::orElseThrow)
                        .then(server -> new LedgerPassword(home.secrets())
                                .read()
                                .then(password -> LedgerDump.of(server, password, OtherProgram::ended))))
                : Optional.empty();
    }

    private LedgerServer server() throws LedgerUnusable {
        return orUnusable(home.settings().ledgerServer()).orElseThrow();
    }

    private static <T> T orUnusable(Result<T> result) throws LedgerUnusable {
        return switch (result) {
            case Result.Done<T>(var value) -> value;
            case Result.Failed<T>(var problem) -> throw new LedgerUnusable(problem);
        };
    }

    /** Nothing on a server is put in another's place by itself. */
    Result<Ledger> opened(Rescue.Opening opening) {
        try {
            return Result.done(opening.open());
        } catch (LedgerUnusable e) {
            LOG.error("ledger unusable", e);
            return Result.failed(e.problem());
        }
    }
}
