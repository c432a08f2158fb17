package till.settings;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import till.domain.Mode;
import till.domain.Problem;
import till.domain.Result;

/**
 * What somebody who helps has to see of a till, in one zip file that the shop looks through and hands over by itself: which program
 * it is, its settings, profiles, logs and kept calls of the last days. No key, PIN or card number is in any of these; the ledger,
 * the customers' orders and {@code sent.log} stay where they are. Needs no ledger that can be opened.
 */
public record SupportFile(ProgramFacts program, InstantSource clock) {
    private static final Duration RECENT = Duration.ofDays(7);

    /** In bytes, before they are packed: what is newest comes first, and what is beyond stays out. */
    private static final long MOST = 64L << 20;

    /** What was packed. */
    public record Packed(Path file, int files, long bytes) {}

    /** Writes a new file whole or not at all; one that is there is left alone. */
    public Result<Packed> write(Path file) {
        var target = file.toAbsolutePath();
        if (Files.exists(target)) {
            return Result.failed("support.exists", target.toString());
        }
        try {
            var found = found();
            WholeFile.write(target, out -> pack(found, out));
            return Result.done(new Packed(target, found.size() + 1, Files.size(target)));
        } catch (FileAlreadyExistsException _) {
            return Result.failed("support.exists", target.toString());
        } catch (IOException e) {
            return Result.failed(Problem.of("support.notWritten", target.toString(), String.valueOf(e.getMessage())));
        }
    }

    /** A name that tells where it comes from. */
    public String suggestedName() {
        return "harbour-till-support_" + program.till() + "_"
                + clock.instant().toString().substring(0, 10) + ".zip";
    }

    private void pack(List<Path> files, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(new BufferedOutputStream(out));
        zip.putNextEntry(new ZipEntry("till.txt"));
        zip.write(about().getBytes(StandardCharsets.UTF_8));
        for (var file : files) {
            var entry =
                    new ZipEntry(program.folder().relativize(file).toString().replace('\\', '/'));
            entry.setLastModifiedTime(Files.getLastModifiedTime(file));
            zip.putNextEntry(entry);
            Files.copy(file, zip);
        }
        zip.finish();
        zip.flush();
    }

    private String about() {
        return Stream.of(
                        "Harbour Till " + (program.version().isEmpty() ? "(run from the sources)" : program.version()),
                        "mode " + program.mode(),
                        "till " + program.till(),
                        "tables " + program.tables(),
                        "folder " + program.folder(),
                        "java " + System.getProperty("java.runtime.version"),
                        "system " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                                + System.getProperty("os.arch"),
                        "written " + clock.instant())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<Path> found() throws IOException {
        var home = new DataFolder(program.folder());
        var all = new ArrayList<Path>();
        add(all, home.settings());
        for (var mode : Mode.values()) {
            add(all, home.methods(mode));
        }
        addOf(all, home.gateways(), Instant.MIN);
        var recent = new ArrayList<Path>();
        var since = clock.instant().minus(RECENT);
        addOf(recent, home.logs(), since);
        for (var mode : Mode.values()) {
            addOf(recent, home.exchanges(mode), since);
        }
        recent.sort(Comparator.comparing(SupportFile::changed).reversed());
        var left = MOST;
        for (var file : recent) {
            left -= Files.size(file);
            if (left >= 0) {
                all.add(file);
            }
        }
        return all;
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    private static void addOf(List<Path> all, Path folder, Instant since) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                if (changed(file).toInstant().isAfter(since)) {
                    add(all, file);
                }
            }
        }
    }

    private static void add(List<Path> all, Path file) {
        if (Files.isRegularFile(file)) {
            all.add(file);
        }
    }
}
