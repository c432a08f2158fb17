package till.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;
import till.domain.Result;
import till.report.Board.Days;
import till.report.BookExport.Format;
import till.report.BookExport.Wanted;
import till.report.BookExport.What;

/**
 * Writes the money of each business day that is over into a folder, once, by itself: after the cut-off, or as soon as the till
 * runs again. A day that could not be written is tried again, and nothing after it is written before. May be shared between threads.
 */
public final class NightlyExport {
    private final BookExport books;
    private final Supplier<LocalDate> today;
    private final Keeping keeping;
    private volatile @Nullable Problem failure;

    public NightlyExport(BookExport books, Supplier<LocalDate> today, Keeping keeping) {
        this.books = books;
        this.today = today;
        this.keeping = keeping;
    }

    /** Where it is kept what to write, and how far it came. */
    public interface Keeping {
        /** Empty where nothing is written by itself. */
        Optional<Plan> plan();

        /** Keeps it; what is wrong where that cannot be done. */
        Optional<Problem> keep(Optional<Plan> plan);
    }

    /**
     * What is written by itself.
     *
     * @param format of the files
     * @param done the last business day that was written, or that is none of them any more
     */
    public record Plan(Path folder, Format format, LocalDate done) {}

    /**
     * How it stands.
     *
     * @param failure why the next day could not be written; null where nothing is wrong
     */
    public record Standing(Optional<Plan> plan, @Nullable Problem failure) {}

    public Standing standing() {
        return new Standing(keeping.plan(), failure);
    }

    /** From now on every day that ends is written to a folder; the first one is yesterday. */
    public synchronized Optional<Problem> into(Path folder, Format format) {
        failure = null;
        return keeping.keep(Optional.of(new Plan(folder, format, today.get().minusDays(2))));
    }

    public synchronized Optional<Problem> stop() {
        failure = null;
        return keeping.keep(Optional.empty());
    }

    /** Writes what has to be written by now, oldest first. Does nothing where nothing has. */
    public synchronized void catchUp() {
        for (var plan = keeping.plan(); plan.isPresent(); plan = keeping.plan()) {
            var day = plan.get().done().plusDays(1);
            if (!day.isBefore(today.get()) || !written(plan.get(), day)) {
                return;
            }
        }
    }

    private boolean written(Plan plan, LocalDate day) {
        var wanted = new Wanted(What.MONEY, plan.format(), Days.of(day));
        var result = books.write(wanted, plan.folder().resolve(wanted.fileName()), _ -> true);
        var problem = switch (result) {
            case Result.Done<BookExport.Written> _ ->
                keeping.keep(Optional.of(new Plan(plan.folder(), plan.format(), day)))
                        .orElse(null);
            case Result.Failed<BookExport.Written>(var why) -> why;
        };
        failure = problem;
        return problem == null;
    }
}
