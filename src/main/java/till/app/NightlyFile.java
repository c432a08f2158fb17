package till.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Problem;
import till.report.BookExport.Format;
import till.report.NightlyExport.Keeping;
import till.report.NightlyExport.Plan;
import till.settings.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what is written every night, and how far it came, in one JSON file of the data folder. May be shared between threads. */
final class NightlyFile implements Keeping {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyFile.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    NightlyFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized Optional<Plan> plan() {
        try {
            var tree = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            var folder = tree.path("folder").asString("");
            return folder.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Plan(
                            Path.of(folder),
                            Format.valueOf(tree.path("format").asString("")),
                            LocalDate.parse(tree.path("done").asString(""))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | JacksonException | DateTimeParseException | IllegalArgumentException e) {
            LOG.error("what is written every night cannot be read: {}", file, e);
            return Optional.empty();
        }
    }

    @Override
    public synchronized Optional<Problem> keep(Optional<Plan> plan) {
        var tree = JSON.createObjectNode();
        plan.ifPresent(each -> tree.put("folder", each.folder().toString())
                .put("format", each.format().name())
                .put("done", each.done().toString()));
        try {
            WholeFile.write(file, JSON.writeValueAsBytes(tree));
            return Optional.empty();
        } catch (IOException e) {
            LOG.error("what is written every night cannot be kept: {}", file, e);
            return Optional.of(Problem.of("export.nightNotKept", file.toString()));
        }
    }
}
