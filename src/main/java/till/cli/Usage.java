package till.cli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import till.settings.Texts;

/** Help in the person's language, and sentences for arguments that cannot be read. */
final class Usage {
    private Usage() {}

    /** Gives every command its description and the headings of its help. */
    static void describe(CommandLine line, Texts texts) {
        var path = line.getCommandSpec().qualifiedName(".");
        var help = line.getCommandSpec().usageMessage();
        help.description(texts.text("cli.help." + path));
        help.synopsisHeading(texts.text("cli.help.heading.usage"));
        help.descriptionHeading("%n");
        help.optionListHeading("%n" + texts.text("cli.help.heading.options") + "%n");
        help.parameterListHeading("%n");
        help.commandListHeading("%n" + texts.text("cli.help.heading.commands") + "%n");
        help.width(100);
        if (path.equals("till")) {
            help.footerHeading("%n");
            help.footer(texts.text("cli.help.exitCodes"));
        }
        line.getSubcommands().values().forEach(each -> describe(each, texts));
    }

    static String version() {
        var version = Usage.class.getPackage().getImplementationVersion();
        return "Harbour Till" + (version == null ? "" : " " + version);
    }

    /** What is wrong with the arguments, as one sentence. */
    static Stopped stopped(ParameterException wrong) {
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
        return switch (wrong) {
            case UnmatchedArgumentException unmatched ->
                Stopped.wrongUse("cli.usage.unknown", first(unmatched.getUnmatched()), command);
            case MissingParameterException missing ->
                Stopped.wrongUse("cli.usage.missing", names(missing.getMissing()), command);
            case OverwrittenOptionException twice ->
                Stopped.wrongUse("cli.usage.twice", name(twice.getOverwritten()), command);
            default -> Stopped.wrongUse("cli.usage.wrong", name(wrong.getArgSpec()), command);
        };
    }

    private static String first(List<String> arguments) {
        return arguments.isEmpty() ? "" : Objects.toString(arguments.getFirst());
    }

    private static String names(List<ArgSpec> missing) {
        return missing.stream().map(Usage::name).collect(Collectors.joining(", "));
    }

    private static String name(@Nullable ArgSpec argument) {
        return switch (argument) {
            case null -> "";
            case OptionSpec option -> option.longestName();
            default -> argument.paramLabel();
        };
    }
}
