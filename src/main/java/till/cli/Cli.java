package till.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import till.domain.Unavailable;
import till.settings.Language;
import till.settings.Texts;

/**
 * The command line's entry: reads the arguments, runs the one command they name, and turns whatever happens into
 * sentences and an exit code. Without a command it shows the window.
 */
public final class Cli {
    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    private final TillOpener opener;

    public Cli(TillOpener opener) {
        this.opener = opener;
    }

    /** Runs one command, or the window, and returns the exit code. */
    public int run(String[] arguments, Terminal terminal) {
        var opening = early(arguments);
        var texts = Texts.in(opener.language(opening));
        var output = new Output(terminal, texts, Arrays.asList(arguments).contains("--json"));
        try {
            // started by its icon: getting ready to read arguments takes longer than all else before the window
            return arguments.length == 0 ? opener.window(opening) : parsed(arguments, terminal, output);
        } catch (Stopped stopped) {
            output.failed(stopped.problem());
            return stopped.code().number();
        } catch (CannotOpen cannot) {
            output.failed(cannot.problem());
            return cannotOpen(cannot).number();
        } catch (Unavailable gone) {
            LOG.error("the ledger is lost", gone);
            output.failed(gone.problem());
            return ExitCode.UNCERTAIN.number();
        } catch (RuntimeException | Error unexpected) {
            return unexpected(unexpected, opening, output).number();
        }
    }

    private int parsed(String[] arguments, Terminal terminal, Output output) throws Stopped, CannotOpen {
        var root = new TillCommand();
        var line = new CommandLine(root)
                .setExpandAtFiles(false)
                .setResourceBundle(output.texts().bundle());
        Usage.describe(line, output.texts());
        ParseResult result;
        try {
            result = line.parseArgs(arguments);
        } catch (CommandLine.ParameterException wrong) {
            throw Usage.stopped(wrong);
        }
        var leaf = leaf(result);
        if (root.helpWanted()) {
            leaf.commandSpec().commandLine().usage(terminal.out());
            return ExitCode.DONE.number();
        }
        if (root.versionWanted()) {
            terminal.out().println(Usage.version());
            return ExitCode.DONE.number();
        }
        var opening = opening(root);
        if (leaf.commandSpec().userObject() instanceof Command command) {
            output.json(command.json());
            return command.run(new Run(opener, opening, root.naming(), terminal, output))
                    .number();
        }
        return opener.window(opening);
    }

    private static ParseResult leaf(ParseResult result) {
        var leaf = result;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        return leaf;
    }

    private static Opening opening(TillCommand root) throws Stopped {
        @Nullable Language language = null;
        if (root.language() != null) {
            language = Language.named(root.language())
                    .orElseThrow(() -> Stopped.wrongUse("cli.lang.unknown", Objects.toString(root.language())));
        }
        if (root.home() == null) {
            return new Opening(null, root.training(), language);
        }
        return new Opening(
                path(root.home()).orElseThrow(() -> Stopped.wrongUse("cli.home.wrong", Objects.toString(root.home()))),
                root.training(),
                language);
    }

    /** What the global options seem to say, for the language of sentences about arguments that cannot be read. */
    private static Opening early(String[] arguments) {
        var given = List.of(arguments);
        var home = value(given, "--home");
        var language = value(given, "--lang");
        return new Opening(
                home == null ? null : path(home).orElse(null),
                given.contains("--training"),
                language == null ? null : Language.named(language).orElse(null));
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static @Nullable String value(List<String> arguments, String option) {
        for (var place = 0; place < arguments.size(); place++) {
            var argument = arguments.get(place);
            if (argument.startsWith(option + "=")) {
                return argument.substring(option.length() + 1);
            }
            if (argument.equals(option) && place + 1 < arguments.size()) {
                return arguments.get(place + 1);
            }
        }
        return null;
    }

    private static ExitCode cannotOpen(CannotOpen cannot) {
        var key = cannot.problem().key();
        return key.startsWith("folder.") || key.startsWith("settings.") ? ExitCode.WRONG_USE : ExitCode.INTERNAL;
    }

    /** The edge: logged once with a code that is the same for the same mistake, and never a stack trace to the person. */
    private ExitCode unexpected(Throwable unexpected, Opening opening, Output output) {
        var top = unexpected.getStackTrace().length == 0 ? "" : unexpected.getStackTrace()[0].toString();
        var code = "E%08X".formatted(Objects.hash(unexpected.getClass().getName(), top));
        LOG.error("{}", code, unexpected);
        var sentence = output.texts()
                .text("cli.unexpected", code, opener.logFile(opening).toString());
        output.failed(sentence);
        return ExitCode.INTERNAL;
    }
}
