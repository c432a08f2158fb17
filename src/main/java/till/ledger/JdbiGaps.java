package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import till.domain.Attention;
import till.domain.Basket;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
import till.domain.RefundNo;
import till.ledger.Transactions.Durability;

/** The gap of a restored ledger in SQL. May be shared between threads. */
final class JdbiGaps implements Gaps {
    private static final String CREATE = "create";
    private static final String REFUND = "refund";

    private final Transactions transactions;

    JdbiGaps(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Missing(String id, SentLog.Sent sent, boolean entered) {}

    @Override
    public int begin(List<SentLog.Sent> sent, Instant since) {
        return transactions.change(handle -> {
            var lacking = sent.stream().filter(line -> lacks(handle, line)).toList();
            lacking.forEach(line -> insert(handle, line, since));
            return lacking.size();
        });
    }

    /** A capture's payment is in the ledger, and may stand where it stood before: it is asked about in any case. */
    private static boolean lacks(Handle handle, SentLog.Sent line) {
        if (SpentNumbers.isArchived(handle, line.payment())) {
            return false;
        }
        return switch (line.kind()) {
            case CREATE -> PaymentRows.find(handle, line.payment()).isEmpty();
            case REFUND -> refund(handle, line).isEmpty();
            default ->
                PaymentRows.find(handle, line.payment())
                        .map(payment -> payment.state().isOpen())
                        .orElse(true);
        };
    }

    private static void insert(Handle handle, SentLog.Sent line, Instant since) {
        var id = line.kind() + " " + line.number();
        handle.createUpdate("""
                        insert into restore_gap (id, kind, number, order_no, gateway, amount_minor, currency, sent_at,
                            facts, since)
                        select :id, :kind, :number, :orderNo, :gateway, :minor, :currency, :sentAt, :facts, :since
                        where not exists (select 1 from restore_gap where id = :id)
                        """)
                .bind("id", id)
                .bind("kind", line.kind())
                .bind("number", line.number())
                .bind("orderNo", line.payment().text())
                .bind("gateway", line.gateway())
                .bind("minor", line.amount().getAmountMinorLong())
                .bind("currency", line.amount().getCurrencyUnit().getCode())
                .bind("sentAt", Sql.at(line.at()))
                .bind("facts", EventChain.json(line.facts()))
                .bind("since", Sql.at(since))
                .execute();
    }

    @Override
    public Standing standing() {
        return transactions.read(handle -> handle.createQuery(
                        "select count(*) as missing, min(since) as since from restore_gap where filled_at is null")
                .map((row, context) -> {
                    var since = Sql.maybeInstant(row, "since");
                    return since == null ? Standing.WHOLE : new Standing(row.getInt("missing"), since);
                })
                .one());
    }

    @Override
    public RestoredTills.Missing missing() {
        return new RestoredTills(new JdbiSharedSettings(transactions), new JdbiTills(transactions)).missing();
    }

    @Override
    public Standing fill(Instant now, LocalDate day) {
        for (var missing : unfilled()) {
            switch (missing.sent().kind()) {
                case CREATE -> payment(missing, now, day);
                case REFUND -> refund(missing, now, day);
                default -> other(missing, now);
            }
        }
        return standing();
    }

    private List<Missing> unfilled() {
        return transactions.read(
                handle -> handle.createQuery("select * from restore_gap where filled_at is null order by sent_at, id")
                        .map((row, context) -> missing(row))
                        .list());
    }

    private static Missing missing(ResultSet row) throws SQLException {
        return new Missing(
                row.getString("id"),
                new SentLog.Sent(
                        Sql.instant(row, "sent_at"),
                        row.getString("number"),
                        row.getString("kind"),
                        row.getString("gateway"),
                        Sql.money(row, "amount_minor", "currency"),
                        new OrderNo(row.getString("order_no")),
                        EventChain.texts(row.getString("facts"))),
                row.getObject("entered_at") != null);
    }

    private void payment(Missing missing, Instant now, LocalDate day) {
        var there = transactions.read(
                handle -> PaymentRows.find(handle, missing.sent().payment()));
        if (there.isEmpty()) {
            transactions.write(
                    Durability.POWER,
                    write -> {
                        enterPayment(write, missing, now, day);
                        return true;
                    },
                    handle -> true);
        } else if (isAnswered(there.get())) {
            mark(missing, "filled_at", now);
        }
    }

    /** Written as if it had just been sent: its call is long over, so that its gateway is asked as about any other. */
    private static void enterPayment(Write write, Missing missing, Instant now, LocalDate day) {
        var sent = missing.sent();
        var handle = write.handle();
        if (PaymentRows.find(handle, sent.payment()).isPresent()) {
            return;
        }
        var mark = SentFacts.scanMark(sent);
        var draft = new Payments.Draft(
                SentFacts.order(sent, write.till()),
                day,
                SentFacts.by(sent),
                mark == null || isSpent(handle, mark) ? null : mark,
                Basket.NONE);
        new PaymentAdding(write).add(draft, now, true);
        mark(handle, missing, "entered_at", now);
    }

    private static boolean isSpent(Handle handle, String mark) {
        return new SpentNumbers(handle).has(SpentNumbers.Kind.SCAN, mark)
                || handle.createQuery("select count(*) from payment where scan_mark = :mark")
                                .bind("mark", mark)
                                .mapTo(Integer.class)
                                .one()
                        > 0;
    }

    private static boolean isAnswered(Payment payment) {
        return payment.state() != PaymentState.CREATED && payment.state() != PaymentState.UNCERTAIN;
    }

    private void refund(Missing missing, Instant now, LocalDate day) {
        var there = transactions.read(handle -> refund(handle, missing.sent()));
        if (there.isPresent()) {
            if (!there.get().state().isInDoubt()) {
                mark(missing, "filled_at", now);
            }
            return;
        }
        var payment = transactions.read(
                handle -> PaymentRows.find(handle, missing.sent().payment()));
        if (payment.isPresent() && isAnswered(payment.get())) {
            transactions.write(Durability.POWER, write -> enterRefund(write, missing, now, day), handle -> true);
        }
    }

    /** Nothing but the amounts can keep it out: it did go out. */
    private static boolean enterRefund(Write write, Missing missing, Instant now, LocalDate day) {
        var sent = missing.sent();
        var handle = write.handle();
        var payment = PaymentRows.locked(handle, sent.payment());
        if (refund(handle, sent).isPresent()) {
            return true;
        }
        var received = payment.received();
        var fits = received != null
                && received.isSameCurrency(sent.amount())
                && !sent.amount().isGreaterThan(Refund.left(received, JdbiRefunds.of(handle, sent.payment())));
        if (!fits) {
            var word = "refund " + sent.number() + " " + sent.amount();
            var facts = Map.of("word", word, "amount", sent.amount().toString(), "orderNo", sent.number());
            JdbiAttention.raise(write, sent.payment(), new Attention.Draft(Attention.Kind.CONTRADICTION, facts), now);
            mark(handle, missing, "filled_at", now);
            return true;
        }
        var number = new RefundNo(sent.number());
        JdbiRefunds.reserved(write, draft(missing, write.till(), now, day));
        JdbiRefunds.move(
                write,
                new Refunds.Move(
                        number, OperationState.RESERVED, OperationState.SENT, now, day, "refund", null, "", null, now),
                null);
        mark(handle, missing, "entered_at", now);
        return true;
    }

    private static Refunds.Draft draft(Missing missing, String till, Instant now, LocalDate day) {
        var sent = missing.sent();
        return new Refunds.Draft(
                new RefundNo(sent.number()),
                sent.payment(),
                sent.amount(),
                SentFacts.reason(sent),
                SentFacts.till(sent, till),
                sent.at(),
                day,
                now,
                false,
                null,
                null,
                SentFacts.by(sent));
    }

    private void other(Missing missing, Instant now) {
        var payment = transactions.read(
                handle -> PaymentRows.find(handle, missing.sent().payment()));
        if (payment.isEmpty()) {
            return;
        }
        var asked = payment.get().watch().askedAt();
        if (!payment.get().state().isOpen() || (missing.entered() && asked != null && wasAskedSince(missing, asked))) {
            mark(missing, "filled_at", now);
        } else if (!missing.entered()) {
            Watching.payments(transactions).checkBy(missing.sent().payment().text(), now);
            mark(missing, "entered_at", now);
        }
    }

    private boolean wasAskedSince(Missing missing, Instant asked) {
        return transactions.read(
                handle -> handle.createQuery("select count(*) from restore_gap where id = :id and entered_at <= :asked")
                                .bind("id", missing.id())
                                .bind("asked", Sql.at(asked))
                                .mapTo(Integer.class)
                                .one()
                        > 0);
    }

    private static Optional<Refund> refund(Handle handle, SentLog.Sent sent) {
        return JdbiRefunds.find(handle, new RefundNo(sent.number()));
    }

    private void mark(Missing missing, String column, Instant now) {
        transactions.change(handle -> mark(handle, missing, column, now));
    }

    /** Only the fixed names of this class go into the text. */
    private static int mark(Handle handle, Missing missing, String column, Instant now) {
        return handle.createUpdate("update restore_gap set " + column + " = :now where id = :id and filled_at is null")
                .bind("id", missing.id())
                .bind("now", Sql.at(now))
                .execute();
    }
}
