package till.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One table that is copied: its SQL, and how its rows are read, written and compared. Pure.
 *
 * @param key the columns its rows go by
 */
record CopiedTable(String name, List<Column> columns, List<String> key) {
    /** Written once and never changed; the numbers the database gives its rows are not to be set by an update. */
    private static final String EVENT = "event";

    record Column(String name, int type) {}

    CopiedTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    private String list() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** As the rows lie in the file, behind those that have arrived. */
    String lying(long arrived) {
        return "select %s from %s order by _rowid_ offset %d rows".formatted(list(), name, arrived);
    }

    /** In the order of the key; letters are compared by their code points in both databases. */
    String ordered(boolean server) {
        var order = key.stream()
                .map(column -> server && type(column) == Types.VARCHAR ? column + " collate \"C\"" : column)
                .collect(Collectors.joining(", "));
        return "select %s from %s order by %s".formatted(list(), name, order);
    }

    String insert(boolean orUpdate) {
        var places = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
        var changes = columns.stream()
                .map(Column::name)
                .filter(column -> !key.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        var known = orUpdate && !changes.isEmpty() && !name.equals(EVENT)
                ? "(" + String.join(", ", key) + ") do update set " + changes
                : "do nothing";
        return "insert into %s (%s) overriding system value values (%s) on conflict %s"
                .formatted(name, list(), places, known);
    }

    String delete() {
        return "delete from %s where %s"
                .formatted(name, key.stream().map(column -> column + " = ?").collect(Collectors.joining(" and ")));
    }

    private int type(String column) {
        return columns.get(place(column) - 1).type();
    }

    private int place(String column) {
        for (var place = 1; place <= columns.size(); place++) {
            if (columns.get(place - 1).name().equals(column)) {
                return place;
            }
        }
        throw new IllegalStateException("no column " + column);
    }

    void bind(ResultSet row, PreparedStatement writing) throws SQLException {
        for (var place = 1; place <= columns.size(); place++) {
            writing.setObject(place, value(row, place));
        }
    }

    void bindKey(ResultSet row, PreparedStatement writing) throws SQLException {
        for (var place = 1; place <= key.size(); place++) {
            writing.setObject(place, value(row, place(key.get(place - 1))));
        }
    }

    private @Nullable Object value(ResultSet row, int place) throws SQLException {
        return switch (columns.get(place - 1).type()) {
            case Types.TIMESTAMP_WITH_TIMEZONE -> row.getObject(place, OffsetDateTime.class);
            case Types.DATE -> row.getObject(place, LocalDate.class);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> row.getBytes(place);
            case Types.VARCHAR, Types.CHAR -> row.getString(place);
            default -> row.getObject(place);
        };
    }

    /** Which of two rows comes first by the key. */
    int compareKeys(ResultSet left, ResultSet right) throws SQLException {
        for (var column : key) {
            var place = place(column);
            var order = compare(value(left, place), value(right, place));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(@Nullable Object left, @Nullable Object right) {
        return switch (left) {
            case Number number ->
                Long.compare(number.longValue(), ((Number) Objects.requireNonNull(right)).longValue());
            case LocalDate date -> date.compareTo((LocalDate) Objects.requireNonNull(right));
            case null, default -> String.valueOf(left).compareTo(String.valueOf(right));
        };
    }

    boolean equal(ResultSet left, ResultSet right) throws SQLException {
        for (var place = 1; place <= columns.size(); place++) {
            if (!same(value(left, place), value(right, place))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof byte[] one && right instanceof byte[] other) {
            return Arrays.equals(one, other);
        }
        if (left instanceof OffsetDateTime one && right instanceof OffsetDateTime other) {
            return one.isEqual(other);
        }
        return Objects.equals(left, right);
    }

    /** A row by its key, for people. */
    String named(ResultSet row) throws SQLException {
        var named = new StringBuilder(name);
        for (var column : key) {
            named.append(' ').append(row.getString(place(column)));
        }
        return named.toString();
    }
}
