package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import till.domain.Agreement;
import till.domain.CardFacts;
import till.domain.OrderNo;
import till.domain.Schedule;

/** Agreements as rows and as facts of events. */
final class AgreementRows {
    private AgreementRows() {}

    static Agreement agreement(ResultSet row) throws SQLException {
        var card = new CardFacts(row.getString("card_scheme"), null, row.getString("card_last_four"), null, null);
        return new Agreement(
                row.getString("id"),
                new Agreement.First(
                        row.getString("gateway"),
                        new OrderNo(row.getString("first_order")),
                        row.getString("identifier"),
                        card),
                terms(row),
                row.getString("till"),
                Rows.by(row),
                Sql.instant(row, "created_at"),
                standing(row));
    }

    private static Agreement.Terms terms(ResultSet row) throws SQLException {
        var times = row.getInt("times");
        var schedule = new Schedule(
                Schedule.Unit.valueOf(row.getString("unit")),
                row.getInt("every"),
                row.getObject("first_due", LocalDate.class),
                times == 0 ? null : times,
                Sql.maybeDay(row, "until_day"),
                retries(row.getString("retries")));
        return new Agreement.Terms(
                Agreement.Kind.valueOf(row.getString("kind")),
                Sql.money(row, "amount_minor", "currency"),
                row.getString("subject"),
                row.getString("customer"),
                schedule,
                row.getString("consent"),
                row.getObject("consent_on", LocalDate.class));
    }

    static Agreement.Standing standing(ResultSet row) throws SQLException {
        var reason = row.getString("reason");
        return new Agreement.Standing(
                Agreement.State.valueOf(row.getString("state")),
                reason == null ? null : Agreement.Reason.valueOf(reason),
                row.getInt("place"),
                Sql.maybeDay(row, "due"),
                Sql.maybeDay(row, "try_on"),
                row.getInt("tries"));
    }

    static Agreement.Charge charge(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Agreement.Charge(
                row.getString("agreement"),
                row.getObject("due", LocalDate.class),
                row.getInt("attempt"),
                new OrderNo(row.getString("order_no")),
                Sql.instant(row, "made_at"),
                outcome == null ? null : outcome.equals("PAID"),
                Sql.maybeInstant(row, "ended_at"));
    }

    private static List<Integer> retries(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",")).map(Integer::valueOf).toList();
    }

    static String retries(List<Integer> days) {
        return days.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static Update bound(Update insert, Agreement agreement) {
        var terms = agreement.terms();
        var first = agreement.first();
        var schedule = terms.schedule();
        return bound(insert, agreement.standing())
                .bind("id", agreement.id())
                .bind("gateway", first.gateway())
                .bind("firstOrder", first.orderNo().text())
                .bind("identifier", Sql.exact(first.identifier()))
                .bind("scheme", Sql.exact(first.card().scheme()))
                .bind("lastFour", Sql.exact(first.card().lastFour()))
                .bind("kind", terms.kind().name())
                .bind("minor", Sql.minor(terms.amount()))
                .bind("currency", Sql.currency(terms.amount()))
                .bind("subject", Sql.exact(terms.subject()))
                .bind("customer", Sql.exact(terms.customer()))
                .bind("unit", schedule.unit().name())
                .bind("every", schedule.every())
                .bind("firstDue", Sql.day(schedule.first()))
                .bind("times", schedule.times())
                .bind("untilDay", Sql.day(schedule.until()))
                .bind("retries", retries(schedule.retries()))
                .bind("consent", Sql.exact(terms.consent()))
                .bind("consentOn", Sql.day(terms.consentOn()))
                .bind("till", agreement.till())
                .bind("operator", Sql.exact(agreement.by().operator()))
                .bind("approvedBy", Sql.exact(agreement.by().approver()))
                .bind("at", Sql.at(agreement.createdAt()));
    }

    static Update bound(Update update, Agreement.Standing standing) {
        var reason = standing.reason();
        return update.bind("state", standing.state().name())
                .bind("reason", Sql.exact(reason == null ? null : reason.name()))
                .bind("place", standing.place())
                .bind("due", Sql.day(standing.due()))
                .bind("tryOn", Sql.day(standing.tryOn()))
                .bind("tries", standing.tries());
    }

    /** What was agreed, for the event; a later change of any of it is found. */
    static Facts facts(Agreement agreement) {
        var terms = agreement.terms();
        var schedule = terms.schedule();
        return facts(agreement.id(), agreement.standing())
                .with("gateway", agreement.first().gateway())
                .with("firstOrder", agreement.first().orderNo().text())
                .with("identifier", agreement.first().identifier())
                .with("card", orNull(agreement.first().card().shortly()))
                .with("kind", terms.kind())
                .with("amount", terms.amount())
                .with("subject", orNull(terms.subject()))
                .with("customer", orNull(terms.customer()))
                .with("unit", schedule.unit())
                .with("every", schedule.every())
                .with("firstDue", schedule.first())
                .with("times", schedule.times())
                .with("until", schedule.until())
                .with("retries", retries(schedule.retries()))
                .with("consent", terms.consent())
                .with("consentOn", terms.consentOn())
                .with("till", agreement.till())
                .by(agreement.by());
    }

    static Facts facts(String id, Agreement.Standing standing) {
        return new Facts()
                .with("agreement", id)
                .with("state", standing.state())
                .with("reason", standing.reason())
                .with("place", standing.place())
                .with("due", standing.due())
                .with("tryOn", standing.tryOn())
                .with("tries", standing.tries());
    }

    static Facts facts(Agreement.Charge charge) {
        return new Facts()
                .with("agreement", charge.agreement())
                .with("due", charge.due())
                .with("attempt", charge.attempt())
                .with("orderNo", charge.orderNo().text());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
