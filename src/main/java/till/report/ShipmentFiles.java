package till.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import till.domain.Payment;
import till.domain.Result;
import till.domain.Shipment;
import till.service.ParcelText;
import till.service.ShipmentImport;

/** Shipments as tables: files and pasted cells that come in, the rows that failed and the whole list that go out. */
public final class ShipmentFiles {
    /** More than a shop sends in a day; a file beyond it was hardly meant. */
    private static final int MOST_ROWS = 100_000;

    private ShipmentFiles() {}

    /** A column of a shipment. */
    @SuppressWarnings("ImmutableEnumChecker") // never changed
    public enum Column {
        ORDER("order", "reference", "orderno", "ordernumber", "order_no", "訂單", "订单", "訂單號", "訂單編號", "订单号", "订单编号"),
        CARRIER("carrier", "courier", "快遞", "快递", "快遞公司", "快递公司", "物流公司", "速遞公司"),
        TRACKING_NO(
                "trackingno",
                "tracking",
                "trackingnumber",
                "tracking_no",
                "waybill",
                "運單號",
                "运单号",
                "快遞單號",
                "快递单号",
                "追蹤號碼"),
        DATE("date", "shipmentdate", "shippedon", "shipped", "發貨日期", "发货日期", "寄出日期", "日期"),
        DIRECTION("direction", "shipmentdirection", "方向"),
        URL("url", "trackingurl", "link", "網址", "网址", "追蹤網址");

        private final Set<String> names;

        Column(String... names) {
            this.names = Set.of(names);
        }

        /** Whether a shipment cannot be without it. */
        public boolean isNeeded() {
            return this == ORDER || this == CARRIER || this == TRACKING_NO;
        }

        boolean isNamed(String heading) {
            return names.contains(heading.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s.-]", ""));
        }
    }

    /** A table as it came, its headings first. */
    public record Table(List<String> headings, List<List<String>> rows) {
        /** Where each column is likely to be, by its heading. */
        public Map<Column, Integer> guessed() {
            var places = new EnumMap<Column, Integer>(Column.class);
            for (var column : Column.values()) {
                for (var place = 0; place < headings.size(); place++) {
                    if (column.isNamed(headings.get(place))) {
                        places.putIfAbsent(column, place);
                    }
                }
            }
            return places;
        }

        /** Where somebody said that each column is, by its name; where nobody did, where it is likely to be. */
        public Map<Column, Integer> places(Map<String, Integer> chosen) {
            if (chosen.isEmpty()) {
                return guessed();
            }
            var places = new EnumMap<Column, Integer>(Column.class);
            for (var column : Column.values()) {
                Optional.ofNullable(chosen.get(column.name())).ifPresent(place -> places.put(column, place));
            }
            return places;
        }

        public static Map<String, Integer> named(Map<Column, Integer> places) {
            var named = new HashMap<String, Integer>();
            places.forEach((column, place) -> named.put(column.name(), place));
            return named;
        }

        /** The rows as shipments, by where each column is. */
        public List<ParcelText> parcels(Map<Column, Integer> places) {
            return rows.stream()
                    .map(row -> {
                        Function<Column, String> cell = column -> cell(row, places.get(column));
                        return new ParcelText(
                                cell.apply(Column.ORDER),
                                cell.apply(Column.CARRIER),
                                cell.apply(Column.TRACKING_NO),
                                cell.apply(Column.DATE),
                                cell.apply(Column.DIRECTION),
                                cell.apply(Column.URL));
                    })
                    .toList();
        }

        /** A leading apostrophe is what a spreadsheet keeps a text from being a formula with. */
        private static String cell(List<String> row, @Nullable Integer place) {
            var text = place == null || place >= row.size() ? "" : row.get(place);
            return text.startsWith("'") ? text.substring(1) : text;
        }
    }

    public static Result<Table> read(Path file) {
        try {
            return read(Files.readString(file));
        } catch (CharacterCodingException e) {
            return Result.failed("ship.file.encoding", file.getFileName().toString());
        } catch (IOException e) {
            return Result.failed("ship.file.unreadable", file.toString(), String.valueOf(e.getMessage()));
        }
    }

    /** Commas, semicolons or the tabs of pasted cells, whichever the first line has most of. */
    public static Result<Table> read(String text) {
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var lines = new ArrayList<List<String>>();
        try (var parser =
                CSVFormat.RFC4180.builder().setDelimiter(separator(plain)).get().parse(new StringReader(plain))) {
            for (var line : parser) {
                if (line.stream().anyMatch(cell -> !cell.isBlank())) {
                    lines.add(line.toList());
                }
                if (lines.size() > MOST_ROWS + 1) {
                    return Result.failed("ship.file.rows", Integer.toString(MOST_ROWS));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return Result.failed("ship.file.quotes", Integer.toString(lines.size() + 1));
        }
        return lines.size() < 2
                ? Result.failed("ship.file.noRows")
                : Result.done(new Table(lines.getFirst(), List.copyOf(lines.subList(1, lines.size()))));
    }

    private static char separator(String text) {
        var end = text.indexOf('\n');
        var first = end < 0 ? text : text.substring(0, end);
        var best = ',';
        for (var each : new char[] {'\t', ';'}) {
            best = count(first, each) > count(first, best) ? each : best;
        }
        return best;
    }

    private static long count(String text, char letter) {
        return text.chars().filter(each -> each == letter).count();
    }

    /** Rows to be corrected and imported again, each with what was wrong. */
    public static void writeFailed(Path file, List<ShipmentImport.Sent> sent, Function<ShipmentImport.Sent, String> why)
            throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var csv = new CsvBytes(out);
            csv.byteOrderMark();
            row(csv, "order", "carrier", "tracking_no", "date", "direction", "url", "problem");
            for (var each : sent) {
                if (each.failed()) {
                    var text = each.row().text();
                    row(
                            csv,
                            text.order(),
                            text.carrier(),
                            text.trackingNo(),
                            text.date(),
                            text.direction(),
                            text.trackingUrl(),
                            why.apply(each));
                }
            }
            csv.finish();
        }
    }

    /** A shipment of the list with its order. */
    public record Line(Shipment shipment, Payment payment) {}

    /** The list, as a table that holds everything the till knows of each. */
    public static void write(Path file, Iterable<Line> lines) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var csv = new CsvBytes(out);
            csv.byteOrderMark();
            row(
                    csv,
                    "shipment",
                    "order",
                    "order_no",
                    "gateway",
                    "carrier",
                    "tracking_no",
                    "date",
                    "direction",
                    "url",
                    "state",
                    "created_at",
                    "changed_at",
                    "sent_times",
                    "gateway_word",
                    "till",
                    "operator");
            for (var line : lines) {
                row(csv, cells(line));
            }
            csv.finish();
        }
    }

    private static String[] cells(Line line) {
        var shipment = line.shipment();
        var parcel = shipment.parcel();
        return new String[] {
            shipment.id(),
            line.payment().order().reference(),
            parcel.orderNo().text(),
            shipment.gateway(),
            parcel.carrier(),
            parcel.trackingNo(),
            parcel.shippedOn().toString(),
            parcel.direction().name().toLowerCase(Locale.ROOT),
            orEmpty(parcel.trackingUrl()),
            shipment.state().name(),
            shipment.createdAt().toString(),
            shipment.watch().changedAt().toString(),
            Integer.toString(shipment.sendings()),
            orEmpty(shipment.watch().word()),
            shipment.till(),
            orEmpty(shipment.by().operator())
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void row(CsvBytes csv, String... cells) {
        for (var cell : cells) {
            csv.text(cell);
        }
        csv.endRow();
    }
}
