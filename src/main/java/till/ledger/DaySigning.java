package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import till.domain.By;
import till.domain.Event;
import till.domain.SignOff;
import till.domain.StatementRun;

/** Signs one day of a gateway off, if its books are closed, it was compared, and nothing of it is open. Under the lock. */
final class DaySigning {
    private final Write write;
    private final Handle handle;
    private final String gateway;
    private final LocalDate day;

    DaySigning(Write write, String gateway, LocalDate day) {
        this.write = write;
        this.handle = write.handle();
        this.gateway = gateway;
        this.day = day;
    }

    Reconciliations.Signing sign(Instant at, By by) {
        var before = SignedDays.of(handle, gateway, day);
        if (before.isPresent()) {
            return new Reconciliations.SignedBefore(before.get());
        }
        var z = z();
        if (z < 0) {
            return new Reconciliations.DayOpen();
        }
        var run = JdbiReconciliations.latest(handle, gateway, day);
        if (run.isEmpty()) {
            return new Reconciliations.NotCompared();
        }
        var open = open();
        if (open > 0) {
            return new Reconciliations.StillDiffers(open);
        }
        var signing = signing(run.get(), z, at, by);
        var content = StatementJson.signOff(signing, JdbiZReports.heads(handle));
        insert(signing, content);
        var facts = new Facts()
                .with("number", signing.number())
                .with("gateway", gateway)
                .with("day", day)
                .with("content", EventChain.hex(EventChain.sha256(content)))
                .by(by);
        write.append(Event.Kind.DAY_SIGNED, null, null, at, facts);
        return new Reconciliations.Signed(StatementJson.signOff(content));
    }

    /** The close of the day; 0 where the books were closed past a day without one, below that where they are open. */
    private long z() {
        var closed = Booking.closedThrough(handle).filter(newest -> !day.isAfter(newest));
        return closed.isEmpty()
                ? -1
                : handle.createQuery("select number from z_report where business_day = :day")
                        .bind("day", Sql.day(day))
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(0L);
    }

    private int open() {
        return handle.createQuery("""
                        select count(*) from difference where gateway = :gateway and business_day = :day and state = 'OPEN'
                        """)
                .bind("gateway", gateway)
                .bind("day", Sql.day(day))
                .mapTo(Integer.class)
                .one();
    }

    private SignOff signing(StatementRun run, long z, Instant at, By by) {
        var number = handle.createQuery("select coalesce(max(number), 0) + 1 from sign_off")
                .mapTo(Long.class)
                .one();
        return new SignOff(
                number,
                gateway,
                day,
                Sql.micros(at),
                write.till(),
                by,
                run.number(),
                run.statement().sha256(),
                z,
                run.of(day),
                SignedDays.booked(handle, gateway, day),
                accepted(),
                "");
    }

    /** With the reason that was given last. */
    private List<SignOff.Accepted> accepted() {
        return handle.createQuery("""
                        select d.id, d.finding, n.words from difference d join difference_note n on n.difference = d.id
                        where d.gateway = :gateway and d.business_day = :day and d.state = 'ACCEPTED'
                            and n.position = (select max(m.position) from difference_note m
                                where m.difference = d.id and m.what = 'ACCEPTED')
                        order by d.id
                        """)
                .bind("gateway", gateway)
                .bind("day", Sql.day(day))
                .map((row, context) ->
                        new SignOff.Accepted(row.getString("id"), row.getString("finding"), row.getString("words")))
                .list();
    }

    private void insert(SignOff signing, String content) {
        handle.createUpdate("""
                        insert into sign_off (number, gateway, business_day, signed_at, till, operator, approved_by, content)
                        values (:number, :gateway, :day, :at, :till, :operator, :approvedBy, :content)
                        """)
                .bind("number", signing.number())
                .bind("gateway", gateway)
                .bind("day", Sql.day(day))
                .bind("at", Sql.at(signing.at()))
                .bind("till", write.till())
                .bind("operator", Sql.exact(signing.by().operator()))
                .bind("approvedBy", Sql.exact(signing.by().approver()))
                .bind("content", content)
                .execute();
    }
}
