package till.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Problem;
import till.settings.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps what is to be backed up and how the last one went, in one JSON file. May be shared between threads. */
final class BackupMemory {
    private static final Logger LOG = LoggerFactory.getLogger(BackupMemory.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final boolean everyNight;

    /** @param everyNight where nothing was decided yet */
    BackupMemory(Path file, boolean everyNight) {
        this.file = file;
        this.everyNight = everyNight;
    }

    /** A backup that was read back and found whole. */
    record Good(Path file, Instant at, long bytes, long events) {}

    /** A ledger that was replaced. */
    record Restored(
            Instant at,
            Instant madeAt,
            Path backup,
            @Nullable Path kept,
            boolean damaged,
            int lacking) {}

    /**
     * All there is to remember.
     *
     * @param failure why the last one was not good; null where it was
     * @param night the last business day that was backed up by itself
     * @param restored null where the ledger never was
     */
    record Memory(
            BackupPlan plan,
            @Nullable Good good,
            @Nullable Problem failure,
            @Nullable LocalDate night,
            @Nullable Restored restored) {
        Memory with(BackupPlan wanted) {
            return new Memory(wanted, good, failure, night, restored);
        }

        Memory succeeded(Good now) {
            return new Memory(plan, now, null, night, restored);
        }

        Memory failed(Problem problem) {
            return new Memory(plan, good, problem, night, restored);
        }

        Memory at(LocalDate day) {
            return new Memory(plan, good, failure, day, restored);
        }

        Memory with(@Nullable Restored now) {
            return new Memory(plan, good, failure, night, now);
        }
    }

    /** What is changed of what is remembered. */
    @FunctionalInterface
    interface Change {
        Memory of(Memory now);
    }

    synchronized Memory read() {
        try {
            return memory(JSON.readTree(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException _) {
            return memory(JSON.createObjectNode());
        } catch (IOException | JacksonException | DateTimeException | IllegalArgumentException e) {
            LOG.error("what is known of backups cannot be read: {}", file, e);
            return memory(JSON.createObjectNode());
        }
    }

    synchronized Optional<Problem> change(Change change) {
        var tree = tree(change.of(read()));
        try {
            WholeFile.write(file, JSON.writeValueAsBytes(tree));
            return Optional.empty();
        } catch (IOException e) {
            LOG.error("what is known of backups cannot be kept: {}", file, e);
            return Optional.of(Problem.of("backup.notKept", file.toString()));
        }
    }

    private Memory memory(JsonNode tree) {
        var usual = BackupPlan.usual(everyNight);
        var folder = tree.path("folder").asString("");
        var plan = new BackupPlan(
                folder.isEmpty() ? null : Path.of(folder),
                tree.path("everyNight").asBoolean(usual.everyNight()),
                tree.path("keep").asInt(usual.keep()),
                tree.path("sealed").asBoolean(usual.sealed()),
                tree.path("warnDays").asInt(usual.warnDays()));
        var night = tree.path("night").asString("");
        return new Memory(
                plan,
                tree.path("good") instanceof ObjectNode good ? good(good) : null,
                tree.path("failure") instanceof ObjectNode failure ? problem(failure) : null,
                night.isEmpty() ? null : LocalDate.parse(night),
                tree.path("restored") instanceof ObjectNode restored ? restored(restored) : null);
    }

    private static Good good(ObjectNode tree) {
        return new Good(
                Path.of(tree.path("file").asString("")),
                Instant.parse(tree.path("at").asString("")),
                tree.path("bytes").asLong(0),
                tree.path("events").asLong(0));
    }

    private static Problem problem(ObjectNode tree) {
        var arguments = new ArrayList<String>();
        tree.path("arguments").forEach(each -> arguments.add(each.asString("")));
        return new Problem(tree.path("key").asString(""), arguments);
    }

    private static Restored restored(ObjectNode tree) {
        var kept = tree.path("kept").asString("");
        return new Restored(
                Instant.parse(tree.path("at").asString("")),
                Instant.parse(tree.path("madeAt").asString("")),
                Path.of(tree.path("backup").asString("")),
                kept.isEmpty() ? null : Path.of(kept),
                tree.path("damaged").asBoolean(false),
                tree.path("lacking").asInt(0));
    }

    private static ObjectNode tree(Memory memory) {
        var plan = memory.plan();
        var tree = JSON.createObjectNode()
                .put("folder", Objects.toString(plan.folder(), ""))
                .put("everyNight", plan.everyNight())
                .put("keep", plan.keep())
                .put("sealed", plan.sealed())
                .put("warnDays", plan.warnDays())
                .put("night", Objects.toString(memory.night(), ""));
        var good = memory.good();
        if (good != null) {
            tree.putObject("good")
                    .put("file", good.file().toString())
                    .put("at", good.at().toString())
                    .put("bytes", good.bytes())
                    .put("events", good.events());
        }
        var failure = memory.failure();
        if (failure != null) {
            var arguments = tree.putObject("failure").put("key", failure.key()).putArray("arguments");
            failure.arguments().forEach(arguments::add);
        }
        put(tree, memory.restored());
        return tree;
    }

    private static void put(ObjectNode tree, @Nullable Restored restored) {
        if (restored != null) {
            tree.putObject("restored")
                    .put("at", restored.at().toString())
                    .put("madeAt", restored.madeAt().toString())
                    .put("backup", restored.backup().toString())
                    .put("kept", Objects.toString(restored.kept(), ""))
                    .put("damaged", restored.damaged())
                    .put("lacking", restored.lacking());
        }
    }
}
