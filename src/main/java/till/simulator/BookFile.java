package till.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An append-only file of facts, one JSON object a line, that several processes share under a file lock; shareable between
 * threads. With the empty path there is no file, and the facts are this process's own.
 */
final class BookFile {

    private static final TypeReference<Map<String, String>> LINE = new TypeReference<>() {};

    private final Path path;
    private final Consumer<Map<String, String>> reader;
    private final JsonMapper json = new JsonMapper();
    /*
     * File locks belong to the process, and closing any channel of a file drops them all. Every book of one file in this
     * process therefore goes through one monitor, which only an interned text gives without static state.
     */
    private final Object monitor;
    private final boolean file;

    private @Nullable FileChannel open;
    private long position;

    BookFile(Path path, Consumer<Map<String, String>> reader) {
        this.path = path;
        this.reader = reader;
        this.file = !path.toString().isEmpty();
        this.monitor = file ? ("till.simulator.book:" + path.toAbsolutePath().normalize()).intern() : new Object();
    }

    /** Runs the work while no other process or thread may read or write the book, after taking in what others wrote. */
    <R> R transact(Supplier<R> work) {
        synchronized (monitor) {
            if (open != null || !file) {
                return work.get();
            }
            try {
                return alone(work);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private <R> R alone(Supplier<R> work) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (var channel = FileChannel.open(
                        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("lock lost: " + path);
            }
            open = channel;
            takeIn(channel);
            return work.get();
        } finally {
            open = null;
        }
    }

    /** Adds one fact; only inside {@link #transact}. */
    void append(Map<String, String> line) {
        if (!file) {
            reader.accept(Map.copyOf(line));
            return;
        }
        var channel = open;
        if (channel == null) {
            throw new IllegalStateException("the book is not open");
        }
        try {
            // A process killed inside a write leaves half a line: it is ended here and skipped by every reader.
            var start = position < channel.size() ? "\n" : "";
            var bytes =
                    ByteBuffer.wrap((start + json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            channel.position(channel.size());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            takeIn(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void takeIn(FileChannel channel) throws IOException {
        var size = channel.size();
        if (size <= position) {
            return;
        }
        var fresh = ByteBuffer.allocate(Math.toIntExact(size - position));
        while (fresh.hasRemaining() && channel.read(fresh, position + fresh.position()) >= 0) {}
        var bytes = fresh.array();
        var start = 0;
        for (var i = 0; i < fresh.position(); i++) {
            if (bytes[i] == '\n') {
                takeLine(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        position += start;
    }

    private void takeLine(String text) {
        if (text.isBlank()) {
            return;
        }
        Map<String, String> line;
        try {
            line = json.readValue(text, LINE);
        } catch (JacksonException e) {
            return;
        }
        reader.accept(line);
    }
}
