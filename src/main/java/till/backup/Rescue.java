package till.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Problem;
import till.domain.Result;
import till.ledger.Ledger;
import till.ledger.LedgerUnusable;

/**
 * Opens a ledger that may be damaged: one that cannot be read is set aside, and the newest backup that is good takes its
 * place. Everything else that keeps a ledger from opening is left to people.
 */
public final class Rescue {
    private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);
    private static final String CORRUPT = "ledger.corrupt";

    private final Backups backups;
    private final Restore restore;

    public Rescue(Backups backups) {
        this.backups = backups;
        this.restore = new Restore(backups.place());
    }

    /** Opens the ledger. */
    @FunctionalInterface
    public interface Opening {
        Ledger open() throws LedgerUnusable;
    }

    /** A ledger that is open, or why it is not. */
    public Result<Ledger> open(Opening opening) {
        var unfinished = restore.resume();
        if (unfinished.isPresent()) {
            return Result.failed(unfinished.get());
        }
        try {
            return Result.done(opening.open());
        } catch (LedgerUnusable e) {
            LOG.error("ledger unusable", e);
            return e.problem().key().equals(CORRUPT) ? rescued(opening, e.problem()) : Result.failed(e.problem());
        }
    }

    /** One process at a time: the others find it restored. */
    private Result<Ledger> rescued(Opening opening, Problem corrupt) {
        var place = backups.place();
        var turn = place.home().restoring(place.mode()).resolveSibling("rescue.lock");
        try (var channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            try {
                return Result.done(opening.open());
            } catch (LedgerUnusable e) {
                LOG.error("still unusable", e);
                if (!e.problem().key().equals(CORRUPT)) {
                    return Result.failed(e.problem());
                }
            }
            for (var file : newestFirst()) {
                if (restored(file)) {
                    return Result.done(opening.open());
                }
            }
            return Result.failed(corrupt);
        } catch (LedgerUnusable e) {
            return Result.failed(e.problem());
        } catch (IOException e) {
            LOG.error("no rescue", e);
            return Result.failed(corrupt);
        }
    }

    private boolean restored(Path file) {
        var passphrase = backups.passphrase().orElse(null);
        return switch (restore.prepare(file, passphrase, true)) {
            case Result.Failed<Restore.Ready>(var problem) -> {
                LOG.error("{} is passed over: {}", file, problem);
                yield false;
            }
            case Result.Done<Restore.Ready>(var ready) -> {
                LOG.error("the ledger is damaged and set aside; {} takes its place", file);
                yield restore.exchange(ready).isEmpty();
            }
        };
    }

    /** The last good one wherever it went, then those of the folder that was chosen and the data folder's own. */
    private List<Path> newestFirst() {
        var files = new LinkedHashSet<Path>();
        var standing = backups.standing();
        Optional.ofNullable(standing.last())
                .map(Backups.Made::file)
                .filter(Files::exists)
                .ifPresent(files::add);
        for (var folder : List.of(
                backups.place().folder(standing.folder()), backups.place().usual())) {
            try {
                files.addAll(folder.usable());
            } catch (IOException e) {
                LOG.error("no look into {}", folder.folder(), e);
            }
        }
        return List.copyOf(files);
    }
}
