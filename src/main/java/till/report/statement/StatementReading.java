package till.report.statement;

import static till.report.statement.StatementColumn.AMOUNT;
import static till.report.statement.StatementColumn.CHANNEL_NO;
import static till.report.statement.StatementColumn.GATEWAY_NO;
import static till.report.statement.StatementColumn.ORDER_NO;
import static till.report.statement.StatementColumn.TIME;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import till.domain.BusinessCalendar;
import till.domain.Problem;
import till.domain.Result;

/**
 * Reads a statement's file: finds its encoding, its separator and the row of its headings, which may stand below a page of
 * preliminaries, and takes each row for a movement of money. Rows are read one after the other.
 */
public final class StatementReading {
    /** The headings stand among the first so many rows. */
    private static final int PRELIMINARIES = 40;

    private static final int MOST_ROWS = 2_000_000;
    private static final int MOST_UNREADABLE = 1_000;
    private static final int STEP = 1_000;
    private static final List<Character> SEPARATORS = List.of(',', '\t', ';', '|');
    private static final Set<StatementColumn> NUMBERS = Set.of(ORDER_NO, GATEWAY_NO, CHANNEL_NO);

    private final StatementLayout layout;
    private final BusinessCalendar calendar;
    private final LongConsumer progress;

    /** @param progress told how many rows were read, now and then */
    public StatementReading(StatementLayout layout, BusinessCalendar calendar, LongConsumer progress) {
        this.layout = layout;
        this.calendar = calendar;
        this.progress = progress;
    }

    public Result<Statement> read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Result.failed("statement.noFile", file.toString());
            }
            var origin = origin(file);
            var text = StatementText.of(file);
            var read = read(text, origin);
            // what was read has to be what the hash is of
            return origin.equals(origin(file)) ? read : Result.failed("statement.unreadable", file.toString());
        } catch (NoSuchFileException _) {
            return Result.failed("statement.noFile", file.toString());
        } catch (CharacterCodingException _) {
            return Result.failed("statement.encoding", file.toString());
        } catch (IOException | UncheckedIOException e) {
            return e.getCause() instanceof CharacterCodingException
                    ? Result.failed("statement.encoding", file.toString())
                    : Result.failed("statement.unreadable", file.toString());
        }
    }

    private static Statement.Origin origin(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return new Statement.Origin(
                    String.valueOf(file.getFileName()),
                    HexFormat.of().formatHex(in.getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The headings of a file whose columns have to be named first; those that are known, else the row of most cells. */
    public List<String> headings(Path file) {
        try {
            var text = StatementText.of(file);
            try (var parser = format(separator(text)).parse(text.open())) {
                var first = first(parser.iterator());
                var known = headings(first);
                var row = known >= 0
                        ? first.get(known)
                        : first.stream()
                                .max(Comparator.comparingInt(CSVRecord::size))
                                .orElse(null);
                return row == null
                        ? List.of()
                        : row.stream()
                                .map(StatementCells::bare)
                                .filter(cell -> !cell.isEmpty())
                                .toList();
            }
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
    }

    private static List<CSVRecord> first(Iterator<CSVRecord> rows) {
        var first = new ArrayList<CSVRecord>();
        while (rows.hasNext() && first.size() < PRELIMINARIES) {
            first.add(rows.next());
        }
        return first;
    }

    private static boolean isBlank(CSVRecord row) {
        return row.stream().allMatch(String::isBlank);
    }

    private Result<Statement> read(StatementText text, Statement.Origin origin) throws IOException {
        try (var parser = format(separator(text)).parse(text.open())) {
            var rows = parser.iterator();
            var first = first(rows);
            if (first.stream().allMatch(StatementReading::isBlank)) {
                return Result.failed("statement.empty");
            }
            var place = headings(first);
            if (place < 0) {
                return Result.failed("statement.noHeadings");
            }
            var headings = first.get(place).stream().map(StatementCells::bare).toList();
            var used = used(headings);
            var missing = missing(used);
            if (missing != null) {
                return Result.failed(missing);
            }
            var table = new Table(headings, used);
            first.subList(place + 1, first.size()).forEach(table::accept);
            return read(table, rows, text.charset().name(), origin);
        }
    }

    private static Result<Statement> read(
            Table table, Iterator<CSVRecord> rows, String encoding, Statement.Origin origin) {
        while (rows.hasNext() && !table.over) {
            if (table.rows == MOST_ROWS) {
                return Result.failed("statement.tooLong", Integer.toString(MOST_ROWS));
            }
            table.accept(rows.next());
        }
        return table.lines.isEmpty() && table.unreadable.isEmpty()
                ? Result.failed("statement.noRows")
                : Result.done(table.statement(encoding, origin));
    }

    /** Which of the first rows has the most headings that are known; -1 where none has two. */
    private int headings(List<CSVRecord> rows) {
        var best = -1;
        var most = 1;
        for (var place = 0; place < rows.size(); place++) {
            var known = used(rows.get(place).stream().map(StatementCells::bare).toList())
                    .size();
            if (known > most) {
                best = place;
                most = known;
            }
        }
        return best;
    }

    private Map<StatementColumn, String> used(List<String> headings) {
        var used = new EnumMap<StatementColumn, String>(StatementColumn.class);
        for (var column : StatementColumn.values()) {
            var named = layout.headings().get(column);
            if (named != null) {
                headings.stream()
                        .filter(heading -> StatementColumn.plain(heading).equals(StatementColumn.plain(named)))
                        .findFirst()
                        .ifPresent(heading -> used.put(column, heading));
            } else {
                column.among(headings).ifPresent(heading -> used.put(column, heading));
            }
        }
        return used;
    }

    private static @Nullable Problem missing(Map<StatementColumn, String> used) {
        var lacking = new ArrayList<String>();
        if (NUMBERS.stream().noneMatch(used::containsKey)) {
            lacking.add(ORDER_NO.name());
        }
        for (var needed : List.of(TIME, AMOUNT)) {
            if (!used.containsKey(needed)) {
                lacking.add(needed.name());
            }
        }
        return lacking.isEmpty() ? null : Problem.of("statement.columns", String.join(", ", lacking));
    }

    /** Whichever separates the most cells of one of the first rows. */
    private static char separator(StatementText text) throws IOException {
        try (var reader = new BufferedReader(text.open())) {
            var lines = new ArrayList<String>();
            for (var line = reader.readLine(); line != null && lines.size() < PRELIMINARIES; line = reader.readLine()) {
                lines.add(line);
            }
            var best = ',';
            var most = 0L;
            for (var each : SEPARATORS) {
                var count = lines.stream()
                        .mapToLong(line ->
                                line.chars().filter(letter -> letter == each).count())
                        .max()
                        .orElse(0);
                if (count > most) {
                    best = each;
                    most = count;
                }
            }
            return best;
        }
    }

    /** The rows below the headings. */
    private final class Table {
        private final List<String> headings;
        private final Map<StatementColumn, String> used;
        private final StatementRow reader;
        private final List<StatementLine> lines = new ArrayList<>();
        private final List<Statement.Unreadable> unreadable = new ArrayList<>();
        private long passed;
        private long rows;
        private boolean over;

        Table(List<String> headings, Map<StatementColumn, String> used) {
            this.headings = headings;
            this.used = used;
            this.reader = new StatementRow(places(headings, used), layout, calendar);
        }

        private static Map<StatementColumn, Integer> places(List<String> headings, Map<StatementColumn, String> used) {
            return used.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> headings.indexOf(entry.getValue())));
        }

        void accept(CSVRecord row) {
            if (over || row.stream().allMatch(String::isBlank) || row.get(0).startsWith("#")) {
                return;
            }
            if (StatementRow.beginsTheSums(row)) {
                over = true;
                return;
            }
            rows++;
            if (rows % STEP == 0) {
                progress.accept(rows);
            }
            switch (reader.read(row, row.getRecordNumber())) {
                case StatementRow.Moved(var line) -> lines.add(line);
                case StatementRow.NoMoney _ -> passed++;
                case StatementRow.Wrong(var problem) -> {
                    if (unreadable.size() < MOST_UNREADABLE) {
                        unreadable.add(new Statement.Unreadable(row.getRecordNumber(), problem));
                    }
                }
            }
        }

        Statement statement(String encoding, Statement.Origin origin) {
            return new Statement(encoding, headings, used, lines, passed, unreadable, origin);
        }
    }
}
