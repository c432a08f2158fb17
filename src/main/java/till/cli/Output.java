package till.cli;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import till.domain.Mode;
import till.domain.Problem;
import till.settings.Texts;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command's answer: sentences for people, or exactly one JSON object. Problems and progress go to the error stream in
 * both cases.
 */
final class Output {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Terminal terminal;
    private final Texts texts;
    private boolean json;
    private @Nullable Mode mode;

    Output(Terminal terminal, Texts texts, boolean json) {
        this.terminal = terminal;
        this.texts = texts;
        this.json = json;
    }

    /** Corrects, once the arguments were understood, what they looked like at first sight. */
    void json(boolean wanted) {
        json = wanted;
    }

    Texts texts() {
        return texts;
    }

    /** Says whether real money moves; every command does so before anything else. */
    void mode(Mode opened) {
        mode = opened;
        say("cli.mode." + opened);
    }

    /** A sentence for people. */
    void say(String key, Object... arguments) {
        line(texts.text(key, arguments));
    }

    /** A line for people. */
    void line(String text) {
        if (!json) {
            terminal.out().println(text);
        }
    }

    /** A sentence for who watches. */
    void progress(String key, Object... arguments) {
        warn(texts.text(key, arguments));
    }

    void warn(String sentence) {
        terminal.err().println(sentence);
        terminal.err().flush();
    }

    /** Why the command ended: a sentence on the error stream, and the JSON object where one was asked for. */
    void failed(Problem problem) {
        failed(texts.text(problem));
    }

    void failed(String sentence) {
        warn(sentence);
        object(answer -> answer.put("message", sentence));
    }

    /** Prints the one JSON object, where one was asked for; it begins with the mode. Always UTF-8, whatever the terminal. */
    void object(Consumer<ObjectNode> fill) {
        if (!json) {
            return;
        }
        var answer = JSON.createObjectNode();
        answer.put("mode", mode == null ? null : mode.name());
        fill.accept(answer);
        var bytes = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
        terminal.out().write(bytes, 0, bytes.length);
        terminal.out().println();
        terminal.out().flush();
    }
}
