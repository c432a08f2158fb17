package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Discount;
import till.domain.ItemNames;
import till.domain.OrderLine;

/** Writes and reads the lines of an order, paid for or not: both kinds have the same columns. */
enum LineRows {
    OF_PAYMENT("payment_line"),
    OF_UNPAID_ORDER("unpaid_line");

    private final String table;

    LineRows(String table) {
        this.table = table;
    }

    void insert(Handle handle, String owner, List<OrderLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("insert into " + table + """
                         (owner, position, sku, name_en, name_zh_hant, name_zh_hans, currency, price_minor, override_minor,
                            quantity, discount_minor, discount_hundredths, amount_minor)
                        values (:owner, :position, :sku, :english, :traditional, :simplified, :currency, :price, :override,
                            :quantity, :discount, :hundredths, :amount)
                        """);
        for (var position = 0; position < lines.size(); position++) {
            var line = lines.get(position);
            batch.bind("owner", owner)
                    .bind("position", position + 1)
                    .bind("sku", Sql.exact(line.sku()))
                    .bind("english", Sql.exact(line.names().english()))
                    .bind("traditional", Sql.exact(line.names().traditional()))
                    .bind("simplified", Sql.exact(line.names().simplified()))
                    .bind("currency", Sql.currency(line.price()))
                    .bind("price", Sql.minor(line.price()))
                    .bind("override", Sql.minor(line.override()))
                    .bind("quantity", line.quantity())
                    .bind("discount", Sql.minor(off(line.discount())))
                    .bind("hundredths", hundredths(line.discount()))
                    .bind("amount", Sql.minor(line.amount()))
                    .add();
        }
        batch.execute();
    }

    List<OrderLine> of(Handle handle, String owner) {
        return handle.createQuery("select * from " + table + " where owner = :owner order by position")
                .bind("owner", owner)
                .map((row, context) -> line(row))
                .list();
    }

    /** What stands in the row for the line's amount, which its other columns have to come to. */
    List<Long> amounts(Handle handle, String owner) {
        return handle.createQuery("select amount_minor from " + table + " where owner = :owner order by position")
                .bind("owner", owner)
                .mapTo(Long.class)
                .list();
    }

    private static OrderLine line(ResultSet row) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        return new OrderLine(
                row.getString("sku"),
                new ItemNames(row.getString("name_en"), row.getString("name_zh_hant"), row.getString("name_zh_hans")),
                Money.ofMinor(currency, row.getLong("price_minor")),
                row.getInt("quantity"),
                money(row, "override_minor", currency),
                discount(row, currency));
    }

    private static Discount discount(ResultSet row, CurrencyUnit currency) throws SQLException {
        var off = money(row, "discount_minor", currency);
        var hundredths = row.getInt("discount_hundredths");
        return off != null
                ? new Discount.Amount(off)
                : hundredths == 0 ? Discount.NONE : new Discount.Percent(hundredths);
    }

    private static @Nullable Money money(ResultSet row, String column, CurrencyUnit currency) throws SQLException {
        var minor = row.getLong(column);
        return row.wasNull() ? null : Money.ofMinor(currency, minor);
    }

    private static @Nullable Money off(Discount discount) {
        return switch (discount) {
            case Discount.Amount(var off) -> off;
            case Discount.None _, Discount.Percent _ -> null;
        };
    }

    private static @Nullable Integer hundredths(Discount discount) {
        return switch (discount) {
            case Discount.Percent(var hundredths) -> hundredths;
            case Discount.None _, Discount.Amount _ -> null;
        };
    }

    /** How many lines there are and what proves all of them unchanged; null where there are none. */
    static @Nullable String digest(List<OrderLine> lines) {
        if (lines.isEmpty()) {
            return null;
        }
        var text = lines.stream().map(LineRows::canonical).collect(Collectors.joining("\u001e"));
        return lines.size() + " " + HexFormat.of().formatHex(EventChain.sha256(text), 0, 16);
    }

    private static String canonical(OrderLine line) {
        var discount = switch (line.discount()) {
            case Discount.None _ -> "";
            case Discount.Amount(var off) -> "-" + off;
            case Discount.Percent(var hundredths) -> hundredths + "/10000";
        };
        var override = line.override() == null ? "" : line.override().toString();
        return Sql.clean(String.join(
                "\u001f",
                line.sku(),
                line.names().english(),
                line.names().traditional(),
                line.names().simplified(),
                line.price().toString(),
                Integer.toString(line.quantity()),
                override,
                discount,
                line.amount().toString()));
    }
}
