package till.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.gateway.ExchangeLog;
import till.service.ExchangeLine;
import till.service.Exchanges;

/**
 * Keeps the redacted calls to gateways as JSON lines, in files by day and size in a folder of their own that several
 * processes may write to. A store beside the money: whatever goes wrong with it, no payment hears of it. May be shared.
 */
final class FileExchanges implements ExchangeLog, Exchanges {
    private static final Logger LOG = LoggerFactory.getLogger(FileExchanges.class);
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.(\\d{5})\\.jsonl");

    private final Path folder;
    private final Room room;
    private final AtomicBoolean complained = new AtomicBoolean();

    FileExchanges(Path folder, Room room) {
        this.folder = folder;
        this.room = room;
    }

    /**
     * How much is kept; the oldest files go first.
     *
     * @param days of those that had calls: by the calendar a clock set ahead would throw everything away
     * @param bytesPerFile after which the next file of the day begins
     * @param bytes of all files
     */
    record Room(int days, long bytesPerFile, long bytes) {
        static final Room USUAL = new Room(60, 4 << 20, 64 << 20);
    }

    @Override
    public synchronized void keep(Exchange exchange) {
        try {
            write(exchange);
            complained.set(false);
        } catch (IOException | RuntimeException failure) {
            // the edge of a convenience: a full disk must stop no payment
            if (!complained.getAndSet(true)) {
                LOG.error("calls to gateways cannot be kept", failure);
            }
        }
    }

    private void write(Exchange exchange) throws IOException {
        var day = exchange.at().atZone(ZoneOffset.UTC).toLocalDate();
        // what a killed process left half written is ended by the line break in front, and skipped by readers
        var line = ("\n" + ExchangeText.of(exchange) + "\n").getBytes(StandardCharsets.UTF_8);
        var file = file(day);
        if (!Files.exists(file)) {
            makeRoom();
        }
        Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The day's newest file while there is room in it, else the next. */
    private Path file(LocalDate day) throws IOException {
        var newest = files().stream()
                .filter(each -> each.getFileName().toString().startsWith(day.toString()))
                .reduce((_, later) -> later);
        if (newest.isEmpty()) {
            return numbered(day, 1);
        }
        return Files.size(newest.get()) < room.bytesPerFile() ? newest.get() : numbered(day, number(newest.get()) + 1);
    }

    private Path numbered(LocalDate day, int number) {
        return folder.resolve("%s.%05d.jsonl".formatted(day, number));
    }

    private static int number(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(2)) : 0;
    }

    private static String day(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? name.group(1) : "";
    }

    private void makeRoom() throws IOException {
        var left = new ArrayList<>(files());
        var days = new HashSet<String>();
        var bytes = 0L;
        for (var file : left.reversed()) {
            bytes += size(file);
            days.add(day(file));
            if (bytes > room.bytes() - room.bytesPerFile() || days.size() > room.days()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    /** Oldest first. */
    private List<Path> files() throws IOException {
        Files.createDirectories(folder);
        try (var found = Files.list(folder)) {
            return found.filter(
                            each -> NAME.matcher(each.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(each -> each.getFileName().toString()))
                    .toList();
        }
    }

    @Override
    public List<ExchangeLine> of(Collection<String> numbers) {
        var wanted = numbers.stream().filter(number -> !number.isBlank()).collect(Collectors.toSet());
        try {
            var found = new ArrayList<ExchangeLine>();
            for (var file : files()) {
                found.addAll(lines(file, text -> wanted.stream().anyMatch(text::contains)));
            }
            found.removeIf(line -> !wanted.contains(line.number()));
            // several processes write to one file, each when its call is over
            found.sort(Comparator.comparing(ExchangeLine::at));
            return List.copyOf(found);
        } catch (IOException | UncheckedIOException failure) {
            LOG.error("kept calls cannot be read", failure);
            return List.of();
        }
    }

    @Override
    public Optional<ExchangeLine> last(String gateway) {
        try {
            for (var file : files().reversed()) {
                var newest = lines(file, text -> text.contains(gateway)).stream()
                        .filter(line -> line.gateway().equals(gateway))
                        .max(Comparator.comparing(ExchangeLine::at));
                if (newest.isPresent()) {
                    return newest;
                }
            }
        } catch (IOException | UncheckedIOException failure) {
            LOG.error("kept calls cannot be read", failure);
        }
        return Optional.empty();
    }

    private static List<ExchangeLine> lines(Path file, Predicate<String> worthReading) throws IOException {
        // a torn character must not hide the rest: this reader replaces it, Files.lines would end there
        try (var reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(worthReading)
                    .flatMap(text -> ExchangeText.read(text).stream())
                    .toList();
        } catch (NoSuchFileException _) {
            // made room of by another process meanwhile
            return List.of();
        }
    }
}
