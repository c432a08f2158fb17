package till.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import till.app.Kill.Money;
import till.app.Kill.Then;
import till.report.Board.Days;
import till.report.BookExport;
import till.report.DayExport;
import till.service.Steps.Step;

/** Looks at a day's export: file and summary are each the old one or the new one, whole, and the next run ends with both. */
final class ExportJudge implements FileJudge {
    /** Until then neither has its name. */
    private static final Set<Step> UNNAMED = Set.of(Step.EXPORT_WRITING, Step.EXPORT_WRITTEN, Step.EXPORT_PROVEN);

    private final Kill kill;
    private final ShopInTest shop;
    private final Program program;
    private final Path file;
    private final List<String> mismatches = new ArrayList<>();
    private LocalDate day = LocalDate.MIN;
    private Pair old = Pair.NONE;

    ExportJudge(Kill kill, ShopInTest shop, Program program) {
        this.kill = kill;
        this.shop = shop;
        this.program = program;
        this.file = file(shop);
    }

    static Path file(ShopInTest shop) {
        return shop.sentLog().resolveSibling("given").resolve("day.csv");
    }

    /** What stands under the two names; empty where nothing does. */
    private record Pair(String file, String summary) {
        static final Pair NONE = new Pair("", "");

        static Pair at(Path file) {
            return new Pair(text(file), text(DayExport.summaryOf(file)));
        }

        private static String text(Path file) {
            try {
                return Files.exists(file) ? Files.readString(file) : "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void before(TillInTest till, LocalDate day) {
        this.day = day;
        try {
            Files.createDirectories(folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (kill.money() == Money.PART) {
            old = written(till, file);
        }
    }

    @Override
    public void died(TillInTest till) {
        var whole = expected(till);
        var found = Pair.at(file);
        if (UNNAMED.contains(kill.at().step())) {
            must(found.equals(old), "written under its name before it was whole: " + names());
        } else if (kill.at().step() == Step.EXPORT_PUT) {
            must(found.equals(new Pair(whole.file(), old.summary())), "neither the old one nor the new one is there");
        } else {
            must(found.equals(whole), "file or summary is not the day's");
        }
    }

    @Override
    public void again(TillInTest till) {
        aged(folder());
        var run = program.run("export", "--day", day.toString(), "--out", file.toString());
        must(run.code() == 0, "the export ends with " + run.code() + ": " + run.err());
    }

    @Override
    public List<String> mismatches(TillInTest till) {
        if (kill.then() == Then.AGAIN) {
            must(Pair.at(file).equals(expected(till)), "the second export is not the day's");
            must(names().equals(Set.of("day.csv", "day.summary.csv")), "there is more than the export: " + names());
        }
        return mismatches;
    }

    private Path folder() {
        return Objects.requireNonNull(file.getParent());
    }

    /** The same day, written elsewhere by a process that lives. */
    private Pair expected(TillInTest till) {
        try {
            var folder = Files.createTempDirectory(Objects.requireNonNull(folder().getParent()), "whole");
            return written(till, folder.resolve(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Pair written(TillInTest till, Path to) {
        var wanted = new BookExport.Wanted(BookExport.What.MONEY, BookExport.Format.CSV, Days.of(day));
        new BookExport(till.ledger(), shop.calendar())
                .write(wanted, to, _ -> true)
                .value();
        return Pair.at(to);
    }

    private Set<String> names() {
        return names(folder());
    }

    static Set<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets some days pass for what is hidden in a folder. */
    static void aged(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (var each : files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList()) {
                Files.setLastModifiedTime(each, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void must(boolean holds, String mismatch) {
        if (!holds) {
            mismatches.add(mismatch);
        }
    }
}
