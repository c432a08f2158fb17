package till.ui;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Reads something for a screen whenever it may have changed, never twice at once: what changes while it is read, however often, is
 * read once more afterwards. FX thread only.
 */
public final class Rereading<T> {
    private final Background background;
    private final Callable<? extends T> read;
    private final Consumer<? super T> show;
    private final Consumer<? super Throwable> failed;
    private boolean reading;
    private boolean again;

    /** @param read runs in the background; the other two on the FX thread */
    public Rereading(
            Background background,
            Callable<? extends T> read,
            Consumer<? super T> show,
            Consumer<? super Throwable> failed) {
        this.background = background;
        this.read = read;
        this.show = show;
        this.failed = failed;
    }

    /** Has it read from now on: what is shown afterwards is not older than this call. */
    public void read() {
        again = reading;
        if (!reading) {
            reading = true;
            background.run(read, this::came, this::missed);
        }
    }

    private void came(T value) {
        reading = false;
        show.accept(value);
        if (again) {
            read();
        }
    }

    private void missed(Throwable failure) {
        reading = false;
        failed.accept(failure);
        if (again) {
            read();
        }
    }
}
