package till.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How each gateway's statements are laid out, as somebody said once; kept in a file beside the settings. What cannot be read is
 * as if nobody had said anything. May be shared between threads.
 */
public final class StatementForms {
    private static final String HEADINGS = "headings";
    private static final String MINOR = "minorUnits";
    private static final String ZONE = "zone";
    private static final String CURRENCY = "currency";

    private final Path file;

    /** @param settings the settings file it lies beside */
    public StatementForms(Path settings) {
        this.file = settings.resolveSibling("statements.json");
    }

    /**
     * What was said of one gateway's statements.
     *
     * @param headings the heading of each column that was named, by the column's name
     * @param minor whether amounts stand in minor units
     * @param zone of times that name none; null for the shop's
     * @param currency of rows that name none; null for the shop's
     */
    public record Form(
            Map<String, String> headings,
            boolean minor,
            @Nullable String zone,
            @Nullable String currency) {
        public static final Form NONE = new Form(Map.of(), false, null, null);

        public Form {
            headings = Map.copyOf(headings);
        }
    }

    public synchronized Form of(String gateway) {
        var form = all().path(gateway);
        var headings = new LinkedHashMap<String, String>();
        form.path(HEADINGS)
                .properties()
                .forEach(each -> headings.put(each.getKey(), each.getValue().asString("")));
        return new Form(headings, form.path(MINOR).asBoolean(false), text(form.path(ZONE)), text(form.path(CURRENCY)));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    /** Remembers it; empty once it is on disk, else why it is not. */
    public synchronized Optional<Problem> keep(String gateway, Form form) {
        var all = all();
        var kept = all.putObject(gateway);
        var headings = kept.putObject(HEADINGS);
        form.headings().forEach(headings::put);
        kept.put(MINOR, form.minor());
        kept.put(ZONE, form.zone());
        kept.put(CURRENCY, form.currency());
        try {
            WholeFile.write(file, JsonMapper.shared().writeValueAsBytes(all));
            return Optional.empty();
        } catch (IOException | JacksonException _) {
            return Optional.of(Problem.of("statement.notRemembered", file.toString()));
        }
    }

    private ObjectNode all() {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(file)) instanceof ObjectNode all
                    ? all
                    : JsonMapper.shared().createObjectNode();
        } catch (IOException | JacksonException _) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
