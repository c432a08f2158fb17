package till.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.ledger.Ledger;
import till.ledger.Years;
import till.service.TillServices;
import till.verify.Verify;

/**
 * Takes a year that was put away out of the ledger, for an owner, and only what its archive has: what is open, may still be
 * given back, or a statement contradicts stays. A backup is made first. May be shared between threads.
 */
public final class YearPrune {
    /** Where no contract says how long money can be given back. */
    static final int USUAL_REFUND_DAYS = 365;

    private static final int AT_ONCE = 2_000;

    private final Ledger ledger;
    private final TillServices services;

    public YearPrune(Ledger ledger, TillServices services) {
        this.ledger = ledger;
        this.services = services;
    }

    /**
     * Which year, by what proof.
     *
     * @param archive the year's folder
     */
    public record Wanted(Year year, Path archive) {
        LocalDate last() {
            return year.atDay(year.length());
        }
    }

    /**
     * What would be done.
     *
     * @param goes how many payments are taken out
     * @param stays how many others stay, by the reason
     */
    public record Look(Wanted wanted, long goes, SortedMap<String, Long> stays) {
        public Look {
            stays = Collections.unmodifiableSortedMap(new TreeMap<>(stays));
        }

        public long stay() {
            return stays.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * What was done.
     *
     * @param left how many could go and are still there, as it was stopped before them
     */
    public record Pruned(long payments, long left) {}

    /** The year through which years were taken out; empty where none was. */
    public Optional<LocalDate> through() {
        return ledger.years().through();
    }

    /** The newest year that was taken out and has some of these days. */
    public Optional<Year> archiveOf(LocalDate from, LocalDate to) {
        return through().filter(last -> !from.isAfter(last)).map(last -> Year.from(to.isBefore(last) ? to : last));
    }

    /** Looks at everything and changes nothing; why it cannot be done is a problem. */
    public Result<Look> look(Wanted wanted, Acting acting) {
        return examined(wanted, acting)
                .map(looked -> new Look(
                        wanted, looked.look().goes(), named(looked.look().stays())));
    }

    private static SortedMap<String, Long> named(Map<Years.Stay, Long> stays) {
        var named = new TreeMap<String, Long>();
        stays.forEach((why, count) -> named.put(why.name(), count));
        return named;
    }

    private record Examined(Years.Look look, String archive) {}

    private Result<Examined> examined(Wanted wanted, Acting acting) {
        var refused = services.evidence().refused(Act.PRUNE, acting).or(() -> tooEarly(wanted));
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var look = ledger.years().look(cut(wanted));
        var obstacle = obstacle(wanted, look);
        return obstacle.isPresent()
                ? Result.failed(obstacle.get())
                : proven(wanted, look.ends()).map(sha256 -> new Examined(look, sha256));
    }

    private Years.Cut cut(Wanted wanted) {
        var end = services.here().calendar().startOf(wanted.last().plusDays(1));
        return new Years.Cut(wanted.year().getValue(), wanted.last(), end);
    }

    /** Until nothing of the year can be given back any more. */
    private Optional<Problem> tooEarly(Wanted wanted) {
        var first = wanted.last().plusDays(services.gateways().refundDays(USUAL_REFUND_DAYS) + 1L);
        return services.evidence().today().isBefore(first)
                ? Optional.of(Problem.of("prune.stillRefundable", wanted.year().toString(), first.toString()))
                : Optional.empty();
    }

    private Optional<Problem> obstacle(Wanted wanted, Years.Look look) {
        var year = wanted.year().toString();
        var closed = look.closedThrough();
        if (closed == null || closed.isBefore(wanted.last())) {
            return Optional.of(Problem.of("prune.notClosed", year));
        }
        if (look.gap() > 0) {
            return Optional.of(Problem.of("prune.gap"));
        }
        if (look.differences() > 0) {
            return Optional.of(Problem.of("prune.differences", year, Integer.toString(look.differences())));
        }
        var oldest = look.oldest();
        if (oldest == null) {
            return Optional.of(Problem.of("prune.nothing", year));
        }
        var first = services.here().calendar().dayOf(oldest);
        var before = first.getYear() < wanted.year().getValue()
                && through().filter(done -> !first.isAfter(done)).isEmpty();
        return before
                ? Optional.of(Problem.of("prune.earlierFirst", Integer.toString(first.getYear())))
                : Optional.empty();
    }

    /** The SHA-256 of the archive's list of files, if it is whole, of this year, and has all that goes. */
    private static Result<String> proven(Wanted wanted, Map<String, Years.End> ends) {
        var folder = wanted.archive().toAbsolutePath().normalize();
        try {
            var list = folder.resolve(YearArchive.MANIFEST);
            if (!Files.exists(list)) {
                return Result.failed("prune.noArchive", folder.toString());
            }
            var faults = Verify.faults(folder);
            if (!faults.isEmpty()) {
                return Result.failed("prune.archiveNotWhole", folder.toString(), faults.getFirst());
            }
            var bytes = Files.readAllBytes(list);
            if (!new String(bytes, StandardCharsets.UTF_8).endsWith("\"year\":" + wanted.year() + "}")) {
                return Result.failed(
                        "prune.otherArchive", folder.toString(), wanted.year().toString());
            }
            for (var end : ends.entrySet()) {
                if (!has(folder.resolve("chain-" + end.getKey() + ".txt"), end.getValue())) {
                    return Result.failed("prune.archiveTooOld", folder.toString());
                }
            }
            return Result.done(sha256(bytes));
        } catch (IOException | UncheckedIOException | IllegalArgumentException _) {
            return Result.failed("prune.noArchive", folder.toString());
        }
    }

    /** A hash stands for its event and all before it. */
    private static boolean has(Path chain, Years.End end) throws IOException {
        if (!Files.exists(chain)) {
            return false;
        }
        try (var lines = Files.lines(chain)) {
            return lines.anyMatch(line -> line.startsWith(end.hash() + " "));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Does it, in steps after each of which the ledger is whole: one that was cut short is gone on with by doing it again.
     *
     * @param backup makes one; without a good one nothing is taken out
     * @param goOn told how many payments are out and how many will be; false stops before the next step
     */
    public Result<Pruned> prune(
            Wanted wanted, Supplier<Optional<Problem>> backup, BiPredicate<Long, Long> goOn, Acting acting) {
        return switch (examined(wanted, acting)) {
            case Result.Failed<Examined>(var problem) -> Result.failed(problem);
            case Result.Done<Examined>(var examined) -> {
                var unsaved = backup.get();
                yield unsaved.isPresent()
                        ? Result.failed(unsaved.get())
                        : Result.done(prune(wanted, examined, goOn, acting));
            }
        };
    }

    private Pruned prune(Wanted wanted, Examined examined, BiPredicate<Long, Long> goOn, Acting acting) {
        var clock = services.here().clock();
        var all = examined.look().goes();
        var out = 0L;
        while (goOn.test(out, all)) {
            var step = new Years.Step(
                    cut(wanted), examined.look().ends(), examined.archive(), AT_ONCE, clock.instant(), acting.by());
            var now = ledger.years().prune(step);
            if (now == 0) {
                break;
            }
            out += now;
        }
        return new Pruned(out, Math.max(0, all - out));
    }
}
