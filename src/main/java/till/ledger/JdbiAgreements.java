package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import till.domain.Agreement;
import till.domain.Agreement.Charge;
import till.domain.Attention;
import till.domain.Event;
import till.domain.OrderNo;
import till.ledger.Transactions.Durability;

/** The agreements in SQL. Each change locks the agreement first. May be shared between threads. */
final class JdbiAgreements implements Agreements {
    private static final LocalDate BEFORE_ALL = LocalDate.of(1970, 1, 1);

    private final Transactions transactions;

    JdbiAgreements(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Agreement agreement) {
        transactions.write(
                Durability.POWER,
                write -> {
                    AgreementRows.bound(write.handle().createUpdate("""
                            insert into agreement (id, gateway, first_order, kind, amount_minor, currency, subject,
                                customer, identifier, card_scheme, card_last_four, unit, every, first_due, times,
                                until_day, retries, consent, consent_on, till, operator, approved_by, created_at, state,
                                reason, place, due, try_on, tries, changed_at)
                            values (:id, :gateway, :firstOrder, :kind, :minor, :currency, :subject,
                                :customer, :identifier, :scheme, :lastFour, :unit, :every, :firstDue, :times,
                                :untilDay, :retries, :consent, :consentOn, :till, :operator, :approvedBy, :at, :state,
                                :reason, :place, :due, :tryOn, :tries, :at)
                            """), agreement)
                            .execute();
                    write.append(
                            Event.Kind.AGREEMENT_MADE,
                            null,
                            null,
                            agreement.createdAt(),
                            AgreementRows.facts(agreement));
                    return true;
                },
                handle -> true);
    }

    @Override
    public Optional<Agreement> find(String id) {
        return transactions.read(handle -> find(handle, id, ""));
    }

    private static Optional<Agreement> find(Handle handle, String id, String lock) {
        return handle.createQuery("select * from agreement where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> AgreementRows.agreement(row))
                .findOne();
    }

    @Override
    public List<Agreement> all() {
        return transactions.read(
                handle -> agreements(handle.createQuery("select * from agreement order by created_at desc, id")));
    }

    @Override
    public List<Agreement> due(LocalDate today, @Nullable Agreement after, int most) {
        var last = after == null ? null : after.standing().tryOn();
        return transactions.read(handle -> agreements(handle.createQuery("""
                        select * from agreement a where state = 'ACTIVE' and try_on <= :today
                            and (try_on > :last or (try_on = :last and id > :id))
                            and not exists (select 1 from agreement_charge c where c.agreement = a.id
                                and c.outcome is null)
                        order by try_on, id limit :most
                        """)
                .bind("today", Sql.day(today))
                .bind("last", Sql.day(last == null ? BEFORE_ALL : last))
                .bind("id", after == null ? "" : after.id())
                .bind("most", most)));
    }

    @Override
    public List<Agreement> about(OrderNo orderNo) {
        return transactions.read(handle -> agreements(handle.createQuery("""
                        select * from agreement where first_order = :orderNo
                            or id in (select agreement from agreement_charge where order_no = :orderNo)
                        order by created_at desc, id
                        """).bind("orderNo", orderNo.text())));
    }

    private static List<Agreement> agreements(Query query) {
        return query.map((row, context) -> AgreementRows.agreement(row)).list();
    }

    @Override
    public List<Charge> charges(String id) {
        return transactions.read(handle -> handle.createQuery(
                        "select * from agreement_charge where agreement = :id order by due desc, attempt desc")
                .bind("id", id)
                .map((row, context) -> AgreementRows.charge(row))
                .list());
    }

    @Override
    public List<Charge> newest() {
        return transactions.read(handle -> handle.createQuery("""
                        select * from agreement_charge c where not exists (select 1 from agreement_charge later
                            where later.agreement = c.agreement
                                and (later.due > c.due or (later.due = c.due and later.attempt > c.attempt)))
                        """)
                .map((row, context) -> AgreementRows.charge(row))
                .list());
    }

    @Override
    public List<Charge> unsettled(@Nullable Charge after, int most) {
        return transactions.read(handle -> handle.createQuery("""
                        select * from agreement_charge where outcome is null
                            and (made_at > :last or (made_at = :last and order_no > :orderNo))
                        order by made_at, order_no limit :most
                        """)
                .bind("last", Sql.at(after == null ? Instant.EPOCH : after.madeAt()))
                .bind("orderNo", after == null ? "" : after.orderNo().text())
                .bind("most", most)
                .map((row, context) -> AgreementRows.charge(row))
                .list());
    }

    @Override
    public Begun charge(Agreement seen, Due due, Payments.Draft draft, Instant nextCheckAt) {
        return transactions.write(
                Durability.POWER,
                write -> charge(write, seen, due, draft, nextCheckAt),
                handle -> new Written(PaymentRows.existing(handle, draft.order().orderNo())));
    }

    private static Begun charge(Write write, Agreement seen, Due due, Payments.Draft draft, Instant nextCheckAt) {
        var handle = write.handle();
        if (!isAsSeen(handle, seen) || isMade(handle, seen.id(), due)) {
            return new Lost();
        }
        return switch (new PaymentAdding(write).add(draft, nextCheckAt, false)) {
            case Payments.SaleTaken(var holder) -> new Taken(holder);
            case Payments.CodeSpent(var holder) -> new Taken(holder);
            case Payments.Archived _ -> new Lost();
            case Payments.Written(var payment) -> {
                var at = payment.order().createdAt();
                var charge = new Charge(seen.id(), due.day(), due.attempt(), payment.orderNo(), at, null, null);
                insert(handle, charge);
                write.append(Event.Kind.AGREEMENT_CHARGED, null, null, at, AgreementRows.facts(charge));
                yield new Written(payment);
            }
        };
    }

    private static boolean isAsSeen(Handle handle, Agreement seen) {
        return find(handle, seen.id(), " for update")
                .filter(now -> now.standing().equals(seen.standing()))
                .isPresent();
    }

    /** Made already, or another of this agreement still without an outcome. */
    private static boolean isMade(Handle handle, String id, Due due) {
        return handle.createQuery("""
                        select count(*) from agreement_charge where agreement = :id
                            and (outcome is null or (due = :due and attempt = :attempt))
                        """)
                        .bind("id", id)
                        .bind("due", Sql.day(due.day()))
                        .bind("attempt", due.attempt())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private static void insert(Handle handle, Charge charge) {
        handle.createUpdate("""
                        insert into agreement_charge (agreement, due, attempt, order_no, made_at)
                        values (:agreement, :due, :attempt, :orderNo, :at)
                        """)
                .bind("agreement", charge.agreement())
                .bind("due", Sql.day(charge.due()))
                .bind("attempt", charge.attempt())
                .bind("orderNo", charge.orderNo().text())
                .bind("at", Sql.at(charge.madeAt()))
                .execute();
    }

    @Override
    public boolean settle(Charge charge, boolean paid, Change change, Attention.@Nullable Draft attention) {
        return transactions.write(
                Durability.PROCESS,
                write -> {
                    if (!isAsSeen(write.handle(), change.seen()) || !end(write.handle(), charge, paid, change.at())) {
                        return false;
                    }
                    if (attention != null) {
                        PaymentRows.locked(write.handle(), charge.orderNo());
                        JdbiAttention.raise(write, charge.orderNo(), attention, change.at());
                    }
                    move(
                            write,
                            change,
                            AgreementRows.facts(change.seen().id(), change.next())
                                    .with("orderNo", charge.orderNo().text())
                                    .with("outcome", paid ? "PAID" : "FAILED"));
                    return true;
                },
                handle -> true);
    }

    private static boolean end(Handle handle, Charge charge, boolean paid, Instant at) {
        return handle.createUpdate("""
                        update agreement_charge set outcome = :outcome, ended_at = :at
                        where order_no = :orderNo and outcome is null
                        """)
                        .bind("outcome", paid ? "PAID" : "FAILED")
                        .bind("at", Sql.at(at))
                        .bind("orderNo", charge.orderNo().text())
                        .execute()
                == 1;
    }

    @Override
    public boolean change(Change change) {
        return transactions.write(
                Durability.POWER,
                write -> {
                    if (!isAsSeen(write.handle(), change.seen())) {
                        return false;
                    }
                    move(write, change, AgreementRows.facts(change.seen().id(), change.next()));
                    return true;
                },
                handle -> true);
    }

    private static void move(Write write, Change change, Facts facts) {
        AgreementRows.bound(write.handle().createUpdate("""
                                update agreement set state = :state, reason = :reason, place = :place, due = :due,
                                    try_on = :tryOn, tries = :tries, changed_at = :at where id = :id
                                """), change.next())
                .bind("at", Sql.at(change.at()))
                .bind("id", change.seen().id())
                .execute();
        write.append(Event.Kind.AGREEMENT_CHANGED, null, null, change.at(), facts.by(change.by()));
    }
}
