package till.backup;

import java.time.DateTimeException;
import java.time.Instant;
import till.domain.Mode;
import till.domain.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself.
 *
 * @param till whose settings are in it
 * @param madeAt from before the ledger was copied: nothing that went out earlier is missing
 * @param version of the ledger's tables; 0 where whoever made it did not know
 */
public record Manifest(Mode mode, String till, Instant madeAt, int version) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FORMAT = 1;

    byte[] json() {
        return JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("format", FORMAT)
                .put("mode", mode.name())
                .put("till", till)
                .put("madeAt", madeAt.toString())
                .put("tables", version));
    }

    static Manifest read(byte[] json) throws UnreadableBackup {
        try {
            var tree = JSON.readTree(json);
            if (tree.path("format").asInt(0) != FORMAT) {
                throw new UnreadableBackup(Problem.of("backup.newer"));
            }
            return new Manifest(
                    Mode.valueOf(tree.path("mode").asString("")),
                    tree.path("till").asString(""),
                    Instant.parse(tree.path("madeAt").asString("")),
                    tree.path("tables").asInt(0));
        } catch (JacksonException | IllegalArgumentException | DateTimeException _) {
            throw new UnreadableBackup(Problem.of("backup.noBackup"));
        }
    }
}
