package till.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as the program of version 8 of its tables wrote it: payments and refunds in every state, parcels, lines, people and cards
 * of two tills. The rows are that program's own, read out of its file.
 */
final class FilledV8 {
    private static final String ROWS = "/from-v8/rows.tsv";
    private static final String NOTHING = "\\N";

    private final Store store;

    FilledV8(Store store) {
        this.store = store;
    }

    /** Brings an empty store to those tables and fills them; what a fresh test's store came with is dropped. */
    void fill() throws SQLException, IOException {
        var postgres = store.kind() == Store.Kind.POSTGRES;
        try (var connection = store.connect();
                var statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        } catch (SQLException e) {
            if (postgres) {
                throw e;
            }
        }
        Flyway.configure()
                .dataSource(new StoreSource(store))
                .locations("classpath:ledger")
                .placeholders(Map.of("number", postgres ? "varchar collate \"C\"" : "varchar"))
                .target("8")
                .load()
                .migrate();
        try (var connection = store.connect()) {
            for (var table : tables()) {
                insert(connection, table);
            }
        }
    }

    /** A table with its columns and the texts of its rows. */
    record Table(String name, List<String> columns, List<List<String>> rows) {}

    /** The rows as they were. */
    static List<Table> tables() throws IOException {
        var tables = new ArrayList<Table>();
        try (var in = Objects.requireNonNull(FilledV8.class.getResourceAsStream(ROWS))) {
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                var cells = List.of(line.split("\t", -1));
                if (line.startsWith("= ")) {
                    var columns = cells.subList(1, cells.size());
                    tables.add(new Table(cells.getFirst().substring(2), columns, new ArrayList<>()));
                } else if (!line.isEmpty()) {
                    tables.getLast().rows().add(cells);
                }
            }
        }
        return tables;
    }

    private static void insert(Connection connection, Table table) throws SQLException {
        var types = types(connection, table.name());
        try (var delete = connection.createStatement()) {
            delete.execute("delete from " + table.name());
        }
        var marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        try (var insert = connection.prepareStatement("insert into " + table.name() + " ("
                + String.join(", ", table.columns()) + ") values (" + marks + ")")) {
            for (var row : table.rows()) {
                for (var place = 0; place < row.size(); place++) {
                    var type = Objects.requireNonNull(types.get(table.columns().get(place)));
                    set(insert, place + 1, row.get(place), type);
                }
                insert.executeUpdate();
            }
        }
    }

    private static Map<String, Integer> types(Connection connection, String table) throws SQLException {
        var types = new TreeMap<String, Integer>();
        try (var columns = connection.getMetaData().getColumns(null, "public", table, null)) {
            while (columns.next()) {
                types.put(columns.getString("COLUMN_NAME"), columns.getInt("DATA_TYPE"));
            }
        }
        return types;
    }

    private static void set(PreparedStatement insert, int place, String text, int type) throws SQLException {
        if (text.equals(NOTHING)) {
            insert.setNull(place, type);
            return;
        }
        insert.setObject(
                place,
                switch (JDBCType.valueOf(type)) {
                    case BIGINT, INTEGER -> Long.valueOf(text);
                    case BOOLEAN, BIT -> Boolean.valueOf(text);
                    case DATE -> LocalDate.parse(text);
                    case BINARY, VARBINARY -> HexFormat.of().parseHex(text);
                    case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE ->
                        Instant.parse(text).atOffset(ZoneOffset.UTC);
                    default -> text;
                });
    }

    /** The same columns of the same tables as they are now, to be held against {@link #tables}. */
    List<Table> now() throws SQLException, IOException {
        var tables = new ArrayList<Table>();
        try (var connection = store.connect();
                var statement = connection.createStatement()) {
            for (var before : tables()) {
                var rows = new ArrayList<List<String>>();
                try (var row = statement.executeQuery(
                        "select " + String.join(", ", before.columns()) + " from " + before.name())) {
                    var types = types(connection, before.name());
                    while (row.next()) {
                        var cells = new ArrayList<String>();
                        for (var column : before.columns()) {
                            var timed = Arrays.asList(Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE)
                                    .contains(types.get(column));
                            cells.add(
                                    text(timed ? row.getObject(column, OffsetDateTime.class) : row.getObject(column)));
                        }
                        rows.add(cells);
                    }
                }
                tables.add(new Table(before.name(), before.columns(), rows));
            }
        }
        return tables;
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> NOTHING;
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case OffsetDateTime at -> at.toInstant().toString();
            default -> cell.toString();
        };
    }
}
