package till.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import till.settings.WholeFile;
import tools.jackson.databind.json.JsonMapper;

/** Says on disk that a ledger is being exchanged, or was and still has to learn what went out since. */
record RestoreNote(Path file) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What is exchanged.
     *
     * @param madeAt when the backup was made
     * @param kept where the present ledger goes
     * @param damaged whether that cannot be read
     */
    record Note(Instant at, Instant madeAt, Path backup, Path kept, boolean damaged) {}

    boolean exists() {
        return Files.exists(file);
    }

    void write(Note note) throws IOException {
        WholeFile.write(
                file,
                JSON.writeValueAsBytes(JSON.createObjectNode()
                        .put("at", note.at().toString())
                        .put("madeAt", note.madeAt().toString())
                        .put("backup", note.backup().toString())
                        .put("kept", note.kept().toString())
                        .put("damaged", note.damaged())));
    }

    /** A note that cannot be read stops everything: what it speaks of must not be guessed at. */
    Optional<Note> read() {
        try {
            var tree = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            return Optional.of(new Note(
                    Instant.parse(tree.path("at").asString("")),
                    Instant.parse(tree.path("madeAt").asString("")),
                    Path.of(tree.path("backup").asString("")),
                    Path.of(tree.path("kept").asString("")),
                    tree.path("damaged").asBoolean(false)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
