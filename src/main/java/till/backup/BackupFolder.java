package till.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import till.domain.Mode;
import till.domain.Problem;

/**
 * A folder of backups: the names of those of one till and mode, newest last, and which of them may go. A folder that was
 * chosen carries a mark, so that the empty place of a stick that was pulled out is not taken for it.
 */
record BackupFolder(Path folder, Mode mode, String till) {
    private static final String MARK = "harbour-till-backups.txt";
    private static final String ENDING = ".tillbackup";
    private static final String PART = ".part";

    /** Whoever still writes one began it since. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Makes the folder and its mark. */
    Optional<Problem> choose() {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(MARK))) {
                Files.writeString(folder.resolve(MARK), "Harbour Till keeps its backups here.\n");
            }
            return Optional.empty();
        } catch (IOException _) {
            return Optional.of(Problem.of("backup.folderUnusable", folder.toString()));
        }
    }

    /** What is wrong with it now. */
    Optional<Problem> obstacle() {
        if (!Files.exists(folder.resolve(MARK))) {
            return Optional.of(Problem.of("backup.folderMissing", folder.toString()));
        }
        return Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of(Problem.of("backup.folderUnusable", folder.toString()));
    }

    Path fresh(Instant at, Reason reason) {
        return folder.resolve(start() + TIME.format(at) + "Z_" + reason.word() + ENDING);
    }

    /** Where a backup is written before it has its name. */
    static Path part(Path target) {
        return target.resolveSibling("." + target.getFileName() + PART);
    }

    /** Deletes what processes that died in the middle left; each is as large as a backup, and nobody sees it. */
    void clearAbandoned(Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(each -> isPart(each.getFileName().toString())).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(ABANDONED))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private boolean isPart(String name) {
        return name.startsWith("." + start()) && name.endsWith(ENDING + PART);
    }

    /** Those that may be restored from, newest first. */
    List<Path> usable() throws IOException {
        return all().stream()
                .filter(file -> !isOf(file, Reason.WITH_FAULTS))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Deletes the oldest of a kind beyond so many; only files that bear the names made here. */
    void rotate(int most) throws IOException {
        for (var reason : Reason.values()) {
            var kind =
                    all().stream().filter(file -> isOf(file, reason)).sorted().toList();
            for (var old : kind.subList(0, Math.max(0, kind.size() - reason.keeps(most)))) {
                Files.deleteIfExists(old);
            }
        }
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var name =
                Pattern.compile(Pattern.quote(start()) + "[0-9]{8}-[0-9]{6}-[0-9]{3}Z_[a-z-]+" + Pattern.quote(ENDING));
        try (var files = Files.list(folder)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOf(Path file, Reason reason) {
        return file.getFileName().toString().endsWith("Z_" + reason.word() + ENDING);
    }

    private String start() {
        return "harbour-till_" + mode.name().toLowerCase(Locale.ROOT) + "_" + till.replaceAll("[^A-Za-z0-9-]", "-")
                + "_";
    }
}
