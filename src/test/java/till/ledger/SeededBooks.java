package till.ledger;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.TreeMap;

/** What a plain SQL sum says of a ledger in memory: the judge of everything that adds up in another way. */
public final class SeededBooks {
    private SeededBooks() {}

    /** Taken less refunded of one day and currency, in minor units, by both names. */
    public static TreeMap<String, BigDecimal> net(String name) throws SQLException {
        return net(Store.memory(name));
    }

    static TreeMap<String, BigDecimal> net(Store store) throws SQLException {
        var sums = new TreeMap<String, BigDecimal>();
        try (var connection = store.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select business_day, currency, sum(minor) as net from (
                            select business_day, received_currency as currency, received_minor as minor from payment
                                where state = 'PAID'
                            union all select business_day, currency, -amount_minor from refund
                                where state in ('ACCEPTED', 'DONE')) moved
                        group by business_day, currency
                        """)) {
            while (rows.next()) {
                sums.put(
                        rows.getObject("business_day", LocalDate.class) + " " + rows.getString("currency"),
                        rows.getBigDecimal("net"));
            }
        }
        return sums;
    }
}
