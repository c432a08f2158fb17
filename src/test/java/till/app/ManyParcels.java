package till.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import till.domain.Payment;
import till.simulator.Operation;
import till.simulator.OrderBook;

/** A file of parcels, every third row of which is bad, and what a gateway's book says of it. */
record ManyParcels(List<Payment> orders, int rows) {
    /** The number of a row; bad ones name an order nobody knows. */
    private static String number(int row) {
        return "EB%07d".formatted(row);
    }

    static boolean isBad(int row) {
        return row % 3 == 2;
    }

    long bad() {
        return rows / 3;
    }

    long good() {
        return rows - bad();
    }

    /** With headings of the shop's own. */
    Path write(Path file) throws IOException {
        var lines = new ArrayList<String>(List.of("Order ref,Bote,Waybill No"));
        for (var row = 0; row < rows; row++) {
            var order = isBad(row)
                    ? "X" + row
                    : orders.get(row % orders.size()).order().reference();
            lines.add(order + ",2EBOX," + number(row));
        }
        return Files.write(file, lines);
    }

    /** How often the gateway was told of each number it has, by its own book. */
    static Map<String, String> told(OrderBook book) {
        var told = new HashMap<String, String>();
        book.orders()
                .forEach(order -> order.values().forEach((key, times) -> {
                    if (key.startsWith("told ")) {
                        told.merge(key, times, (one, other) -> one + "+" + other);
                    }
                }));
        return told;
    }

    /** Every good row once, and nothing else. */
    Map<String, String> expected() {
        var expected = new HashMap<String, String>();
        for (var row = 0; row < rows; row++) {
            if (!isBad(row)) {
                expected.put("told " + number(row), "1");
            }
        }
        return expected;
    }

    static long calls(OrderBook book) {
        return book.requests().stream()
                .filter(seen -> seen.operation() == Operation.SHIPMENT)
                .count();
    }
}
