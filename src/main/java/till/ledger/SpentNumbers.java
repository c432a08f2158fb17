package till.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.ledger.PrunedPart.Part;

/** The numbers of payments that were taken out of the ledger: used for ever, and leading to their archive. */
final class SpentNumbers {
    private final Handle handle;

    SpentNumbers(Handle handle) {
        this.handle = handle;
    }

    /** What a number was. */
    enum Kind {
        ORDER,
        REFUND,
        REFERENCE,
        SALE,
        SCAN,
        OPERATION
    }

    /** Whether a number of this kind was used by what was taken out. */
    boolean has(Kind kind, @Nullable String number) {
        return number != null
                && handle.createQuery("select count(*) from spent_number where number = :number and kind = :kind")
                                .bind("number", Sql.exact(number))
                                .bind("kind", kind.name())
                                .mapTo(Integer.class)
                                .one()
                        > 0;
    }

    /** In which year's archive a number's payment is. */
    Optional<Integer> yearOf(String number) {
        return handle.createQuery("""
                        select max(business_year) as put_away from spent_number
                        where number = :number and kind in ('ORDER', 'REFUND', 'REFERENCE', 'SALE')
                        """)
                .bind("number", Sql.number(number))
                .map((row, context) -> Optional.of(row.getInt("put_away")).filter(year -> year > 0))
                .one();
    }

    /** A payment that is in an archive is charged no second time under its sale, nor its customer's code. */
    Optional<Integer> yearOfSale(String sale, @Nullable String scanMark) {
        if (!sale.isEmpty() && (has(Kind.SALE, sale) || has(Kind.REFERENCE, sale))) {
            return yearOf(sale);
        }
        return scanMark == null
                ? Optional.empty()
                : handle.createQuery("select business_year from spent_number where number = :mark and kind = 'SCAN'")
                        .bind("mark", scanMark)
                        .mapTo(Integer.class)
                        .findOne();
    }

    /** Enters what these payments used, as one part. */
    Part enter(List<String> orderNos, int part, int year) {
        var lines = new TreeSet<String>();
        collect(lines, Kind.ORDER, "select order_no from payment where order_no in (<orderNos>)", orderNos);
        collect(lines, Kind.REFERENCE, "select reference from payment where order_no in (<orderNos>)", orderNos);
        collect(lines, Kind.SCAN, """
                        select scan_mark from payment where order_no in (<orderNos>) and scan_mark is not null
                        """, orderNos);
        collect(lines, Kind.SALE, """
                        select sale from payment p where order_no in (<orderNos>) and sale <> reference and state = 'PAID'
                            and not exists (select 1 from spent_number where number = p.sale and kind = 'SALE')
                        """, orderNos);
        collect(lines, Kind.REFUND, "select refund_no from refund where order_no in (<orderNos>)", orderNos);
        collect(lines, Kind.OPERATION, "select id from operation where order_no in (<orderNos>)", orderNos);
        insert(lines, part, year);
        return new Part(part, year, lines.size(), hash(lines));
    }

    private void collect(Collection<String> lines, Kind kind, String sql, List<String> orderNos) {
        handle.createQuery(sql).bindList("orderNos", orderNos).mapTo(String.class).stream()
                .map(number -> kind + " " + number)
                .forEach(lines::add);
    }

    private void insert(Set<String> lines, int part, int year) {
        var batch = handle.prepareBatch(
                "insert into spent_number (number, kind, business_year, part) values (:number, :kind, :year, :part)");
        for (var line : lines) {
            var blank = line.indexOf(' ');
            batch.bind("number", line.substring(blank + 1))
                    .bind("kind", line.substring(0, blank))
                    .bind("year", year)
                    .bind("part", part)
                    .add();
        }
        batch.execute();
    }

    /** What is there, part by part. */
    static List<Part> parts(Handle handle) {
        var parts = new ArrayList<Part>();
        var lines = new TreeSet<String>();
        var last = new Row(0, 0, "");
        try (var rows = handle
                .createQuery("select number, kind, business_year, part from spent_number order by part, business_year")
                .setFetchSize(1_000)
                .map((row, context) -> new Row(
                        row.getInt("part"),
                        row.getInt("business_year"),
                        row.getString("kind") + " " + row.getString("number")))
                .stream()) {
            for (var each = rows.iterator(); each.hasNext(); ) {
                var row = each.next();
                if (!lines.isEmpty() && (row.part() != last.part() || row.year() != last.year())) {
                    parts.add(part(last, lines));
                }
                lines.add(row.line());
                last = row;
            }
        }
        if (!lines.isEmpty()) {
            parts.add(part(last, lines));
        }
        return parts;
    }

    private record Row(int part, int year, String line) {}

    private static Part part(Row of, SortedSet<String> lines) {
        var part = new Part(of.part(), of.year(), lines.size(), hash(lines));
        lines.clear();
        return part;
    }

    private static String hash(SortedSet<String> lines) {
        var digest = PrunedPart.digest();
        lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return EventChain.hex(digest.digest());
    }

    static boolean isArchived(Handle handle, OrderNo orderNo) {
        return new SpentNumbers(handle).has(Kind.ORDER, orderNo.text());
    }
}
