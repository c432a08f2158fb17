package till.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.backup.Backups;
import till.domain.Act;
import till.domain.Result;

/** {@code till backup}: makes a backup while the till goes on, reads it back and says how it went. */
@CommandLine.Command(name = "backup")
final class BackupCommand implements Command {
    @Parameters(paramLabel = "FILE", arity = "0..1", descriptionKey = "cli.option.backupFile")
    private @Nullable Path file;

    @Option(names = "--seal", descriptionKey = "cli.option.backupSeal")
    private boolean seal;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        if (seal && file == null) {
            throw Stopped.wrongUse("cli.backup.sealWhere");
        }
        return run.inTill(Act.SET_UP, till -> {
            var passphrase = seal ? run.secrets().freshPassphrase() : null;
            var result = file == null ? till.backups().now() : till.backups().into(file.toAbsolutePath(), passphrase);
            if (!(result instanceof Result.Done<Backups.Made>(var made))) {
                throw new Stopped(ExitCode.REFUSED, result.failure().orElseThrow());
            }
            till.services()
                    .access()
                    .done(run.acting(), Act.SET_UP, Map.of("backup", made.file().toString()));
            var output = run.output();
            output.say(
                    "cli.backup.done",
                    made.file().toString(),
                    Long.toString(made.bytes()),
                    Long.toString(made.events()));
            output.object(answer -> answer.put("file", made.file().toString())
                    .put("madeAt", made.at().toString())
                    .put("bytes", made.bytes())
                    .put("events", made.events()));
            return ExitCode.DONE;
        });
    }
}
