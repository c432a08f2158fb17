package till.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.backup.Restore;
import till.domain.Act;
import till.domain.Result;
import till.domain.Secret;

/**
 * {@code till restore}: puts a backup in the place of the ledger, which is kept, and asks the gateways about everything that
 * went out since.
 */
@CommandLine.Command(name = "restore")
final class RestoreCommand implements Command {
    private static final Duration MOMENT = Duration.ofMillis(200);

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.option.restoreFile")
    private Path file = Path.of("");

    @Option(names = "--yes", descriptionKey = "cli.option.restoreYes")
    private boolean yes;

    @Option(names = "--wait", paramLabel = "60s", descriptionKey = "cli.option.restoreWait")
    private String wait = "60s";

    @Option(names = "--into", paramLabel = "URL", descriptionKey = "cli.option.restoreInto")
    private @Nullable String into;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return into == null ? overTheFile(run) : beside(run, into);
    }

    /** Nothing is replaced, and whoever knows the password of the database may fill an empty one. */
    private ExitCode beside(Run run, String url) throws Stopped, CannotOpen {
        var server = LedgerCommand.server(url);
        var password = run.secrets().password(server.user());
        var restore = run.opener().restore(run.opening()).onServer();
        var done = orStopped(restore.into(server, password, file.toAbsolutePath(), passphrase(run)));
        run.output()
                .say("cli.restore.into", server.url(), Long.toString(done.payments()), Long.toString(done.events()));
        return ExitCode.DONE;
    }

    private ExitCode overTheFile(Run run) throws Stopped, CannotOpen {
        var patience = WaitTime.read(wait);
        var damaged = damaged(run);
        var restore = run.opener().restore(run.opening());
        var ready = orStopped(restore.prepare(file.toAbsolutePath(), passphrase(run), damaged));
        var manifest = ready.manifest();
        run.output()
                .progress(
                        "cli.restore.about",
                        manifest.till(),
                        manifest.madeAt().toString(),
                        Long.toString(ready.payments()));
        if (!yes && !new Asking(run).confirmed("cli.restore.ask", "restore")) {
            throw Stopped.wrongUse("cli.restore.notAsked");
        }
        var obstacle = restore.exchange(ready);
        if (obstacle.isPresent()) {
            throw new Stopped(ExitCode.REFUSED, obstacle.get());
        }
        return run.inOpenTill(till -> {
            till.startPolling();
            return filled(run, till, patience);
        });
    }

    /** The ledger that is there says who may do this; one that cannot be read, or that is too new, stands in nobody's way. */
    private static boolean damaged(Run run) throws Stopped, CannotOpen {
        try {
            run.inTill(Act.RESTORE, _ -> ExitCode.DONE);
            return false;
        } catch (CannotOpen e) {
            return switch (e.problem().key()) {
                case "ledger.corrupt" -> true;
                case "ledger.newer" -> false;
                default -> throw e;
            };
        }
    }

    private @Nullable Secret passphrase(Run run) throws Stopped {
        return Restore.isSealed(file.toAbsolutePath()) ? run.secrets().passphrase() : null;
    }

    private static ExitCode filled(Run run, OpenedTill till, Duration patience) {
        var here = till.services().here();
        var end = here.clock().instant().plus(patience);
        while (till.isGapOpen() && here.clock().instant().isBefore(end)) {
            here.pause().pause(MOMENT);
        }
        if (till.isGapOpen()) {
            run.output().progress("cli.restore.open");
            return ExitCode.UNCERTAIN;
        }
        run.output().say("cli.restore.done");
        return ExitCode.DONE;
    }

    private static <T> T orStopped(Result<T> result) throws Stopped {
        return switch (result) {
            case Result.Done<T>(var value) -> value;
            case Result.Failed<T>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
        };
    }
}
