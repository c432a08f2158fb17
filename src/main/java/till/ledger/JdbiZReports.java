package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import till.domain.By;
import till.domain.DayFigures;
import till.domain.Event;
import till.domain.Problem;
import till.domain.Shift;
import till.domain.Takings;
import till.domain.Unavailable;
import till.domain.ZReport;
import till.ledger.Transactions.Durability;

/** The reports in SQL. May be shared between threads. */
final class JdbiZReports implements ZReports {
    private final Transactions transactions;

    JdbiZReports(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public DayFigures figures(Movements.Span span, Instant at) {
        return transactions.snapshot(handle -> figures(handle, span, at, 0));
    }

    @Override
    public Closing close(Movements.Span span, Instant at, By by) {
        try {
            return transactions.write(
                    Durability.POWER,
                    write -> close(write, span, at, by),
                    handle -> of(handle, span.day()).<Closing>map(Closed::new).orElseThrow());
        } catch (RuntimeException e) {
            throw Fault.isOfDisk(e) ? new Unavailable(Problem.of("ledger.full"), e) : e;
        }
    }

    private static Closing close(Write write, Movements.Span span, Instant at, By by) {
        var handle = write.handle();
        Booking.shut(handle);
        var newest = newest(handle);
        if (newest.isPresent() && !span.day().isAfter(newest.get().day())) {
            return new ClosedBefore(newest.get());
        }
        var earlier = newest.flatMap(_ -> oldestOpen(handle)).filter(day -> day.isBefore(span.day()));
        if (earlier.isPresent()) {
            return new EarlierOpen(earlier.get());
        }
        var before = newest.isPresent() ? 0 : movementsBefore(handle, span.day());
        var moved = DayCube.ofDay(handle, span.day(), span.from());
        for (var shift : openThrough(handle, span.day())) {
            var takings = takings(handle, shift, span.day(), moved);
            var end = new Shift.End(at, Shift.Ending.WITH_DAY, by, takings, OpenThings.at(handle, shift.till()), "");
            JdbiShifts.end(write, shift, end);
        }
        var number = newest.map(ZReport::number).orElse(0L) + 1;
        var content = ReportJson.z(number, write.till(), by, figures(handle, span, at, before));
        insert(handle, ReportJson.z(content), content);
        var facts = new Facts()
                .with("number", number)
                .with("day", span.day())
                .with("content", EventChain.hex(EventChain.sha256(content)))
                .by(by);
        write.append(Event.Kind.DAY_CLOSED, null, null, at, facts);
        return new Closed(ReportJson.z(content));
    }

    /** The first close may pass over days: a shift of one of them took its money then. */
    private static Takings takings(Handle handle, Shift shift, LocalDate day, Takings moved) {
        return shift.day().equals(day)
                ? moved.only(line -> shift.id().equals(line.shift()))
                : DayCube.ofShift(handle, shift.day(), shift.id());
    }

    private static DayFigures figures(Handle handle, Movements.Span span, Instant at, long before) {
        return new DayFigures(
                span.day(),
                span.from(),
                span.to(),
                Sql.micros(at),
                DayCube.ofDay(handle, span.day(), span.from()),
                OpenThings.at(handle, null),
                ShiftRows.ofDay(handle, span.day()),
                heads(handle),
                before);
    }

    static SortedMap<String, DayFigures.Head> heads(Handle handle) {
        var heads = new TreeMap<String, DayFigures.Head>();
        handle.createQuery("select till, sequence, hash from till_chain")
                .map((row, context) -> new Head(row.getString("till"), EventChain.link(row)))
                .forEach(head -> heads.put(
                        head.till(),
                        new DayFigures.Head(head.link().sequence(), head.link().hash())));
        return heads;
    }

    private record Head(String till, EventChain.Link link) {}

    private static List<Shift> openThrough(Handle handle, LocalDate day) {
        return handle.createQuery("""
                        select * from shift where open_key is not null and business_day <= :day order by till, number
                        """)
                .bind("day", Sql.day(day))
                .map((row, context) -> ShiftRows.shift(row))
                .list();
    }

    private static void insert(Handle handle, ZReport report, String content) {
        handle.createUpdate("""
                        insert into z_report (number, business_day, closed_at, till, operator, approved_by, content)
                        values (:number, :day, :at, :till, :operator, :approvedBy, :content)
                        """)
                .bind("number", report.number())
                .bind("day", Sql.day(report.day()))
                .bind("at", Sql.at(report.closedAt()))
                .bind("till", report.till())
                .bind("operator", Sql.exact(report.by().operator()))
                .bind("approvedBy", Sql.exact(report.by().approver()))
                .bind("content", content)
                .execute();
    }

    private static long movementsBefore(Handle handle, LocalDate day) {
        return handle.createQuery("""
                        select (select count(*) from payment where business_day < :day and state = 'PAID')
                            + (select count(*) from refund where business_day < :day)
                            + (select count(*) from refund where reversed_day < :day) as moved
                        """)
                .bind("day", Sql.day(day))
                .mapTo(Long.class)
                .one();
    }

    @Override
    public Optional<LocalDate> closedThrough() {
        return transactions.read(Booking::closedThrough);
    }

    @Override
    public Optional<LocalDate> oldestOpen() {
        return transactions.read(JdbiZReports::oldestOpen);
    }

    private static Optional<LocalDate> oldestOpen(Handle handle) {
        return Booking.closedThrough(handle).flatMap(closed -> firstAfter(handle, closed));
    }

    /** The first entry of each index: the smallest of a condition would be looked for among all that follow. */
    private static Optional<LocalDate> firstAfter(Handle handle, LocalDate closed) {
        return handle.createQuery("""
                        select min(moved_on) as oldest from (
                            (select business_day as moved_on from payment where business_day > :closed and state = 'PAID'
                                order by business_day, paid_at, order_no limit 1)
                            union all (select business_day from refund where business_day > :closed
                                order by business_day, refunded_at, refund_no limit 1)
                            union all (select reversed_day from refund where reversed_day > :closed
                                order by reversed_day, reversed_at, refund_no limit 1)) moved
                        """)
                .bind("closed", Sql.day(closed))
                .map((row, context) -> Optional.ofNullable(Sql.maybeDay(row, "oldest")))
                .one();
    }

    @Override
    public Optional<ZReport> find(long number) {
        return transactions.read(handle -> handle.createQuery("select content from z_report where number = :number")
                .bind("number", number)
                .mapTo(String.class)
                .findOne()
                .map(ReportJson::z));
    }

    @Override
    public Optional<ZReport> of(LocalDate day) {
        return transactions.read(handle -> of(handle, day));
    }

    private static Optional<ZReport> of(Handle handle, LocalDate day) {
        return handle.createQuery("select content from z_report where business_day = :day")
                .bind("day", Sql.day(day))
                .mapTo(String.class)
                .findOne()
                .map(ReportJson::z);
    }

    private static Optional<ZReport> newest(Handle handle) {
        return handle.createQuery("select content from z_report order by number desc limit 1")
                .mapTo(String.class)
                .findOne()
                .map(ReportJson::z);
    }

    @Override
    public boolean given(long number) {
        return transactions.read(handle -> handle.createQuery("select content from z_report where number = :number")
                .bind("number", number)
                .mapTo(String.class)
                .map(ReportJson::z)
                .findOne()
                .filter(report -> given(handle, report))
                .isPresent());
    }

    /**
     * Only what was written after the close can tell of its printing: a stretch of the index of events about no payment, that
     * ends at the first such.
     */
    private static boolean given(Handle handle, ZReport report) {
        var name = Long.toString(report.number());
        var head = report.figures().heads().get(report.till());
        try (var acts = handle
                .createQuery("""
                        select facts from event
                        where order_no is null and kind = 'ACT_DONE' and place > (
                            select place from event where till = :till and sequence = :sequence)
                        order by place
                        """)
                .bind("till", report.till())
                .bind("sequence", head == null ? 1 : head.sequence() + 1)
                .mapTo(String.class)
                .stream()) {
            return acts.map(EventChain::texts).anyMatch(facts -> name.equals(facts.get(ZReport.GIVEN)));
        }
    }

    @Override
    public List<ZReport> list(long before, int most) {
        return transactions.read(handle -> handle.createQuery("""
                        select content from z_report where number < :before order by number desc limit :most
                        """)
                .bind("before", before)
                .bind("most", most)
                .mapTo(String.class)
                .map(ReportJson::z)
                .list());
    }
}
