package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.Acting;
import till.domain.Agreement;
import till.domain.Agreement.State;
import till.domain.Attention;
import till.domain.By;
import till.domain.CardExpiry;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.PaymentState;
import till.domain.Result;
import till.domain.Schedule;
import till.ledger.LedgerUnusable;
import till.ledger.PaymentMove;
import till.ledger.Payments;
import till.service.AgreementText.Dates;

/** What customers agree to: what is written down of it, who changes it, and what is charged on a person's word. */
class AgreementServiceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Dates MONTHLY = new Dates("", "", "2026-11-21", "", "", "");
    private static final AgreementText GOOD =
            new AgreementText("T01P1", "", "", " club ", " Mei ", MONTHLY, "08/27", "TI-000001", " so much a month ");

    private final TillForTests till = new TillForTests();
    private volatile int luck = 50;
    private final CardDesk desk = new CardDesk(new Random(1) {
        private static final long serialVersionUID = 1;

        @Override
        public int nextInt(int bound) {
            return luck;
        }
    });
    private final TillServices services = till.reopened(desk, till.gateway);
    private final KeptExpiries expiries = new KeptExpiries();
    private final AgreementService agreements =
            new AgreementService(services, new Books(till.ledger, till.sentLog), expiries);

    AgreementServiceTest() throws LedgerUnusable {
        payment("T01P1", "cards", PaymentState.PAID);
        payment("T01P2", "cards", PaymentState.DECLINED);
        payment("T01P3", "gnete", PaymentState.PAID);
    }

    private void payment(String number, String gateway, PaymentState state) {
        var orderNo = new OrderNo(number);
        var order = new PaymentOrder(
                orderNo,
                "",
                "",
                "T01",
                gateway,
                "card",
                Samples.AMOUNT,
                "Tea",
                Samples.NOON,
                Samples.NOON.plusSeconds(300));
        till.ledger.payments().add(new Payments.Draft(order, TODAY, By.NOBODY), Samples.NOON, false);
        var paid = state == PaymentState.PAID;
        var learnt =
                new PaymentMove.Learnt(null, null, null, paid ? Samples.AMOUNT : null, paid ? Samples.NOON : null, "2");
        till.ledger
                .payments()
                .move(new PaymentMove(
                        orderNo, PaymentState.CREATED, state, Samples.NOON, TODAY, "query", learnt, null, null));
    }

    @AfterEach
    void close() {
        till.close();
    }

    private Agreement added(AgreementText text) {
        return agreements.add(text, Acting.UNNAMED).value();
    }

    private String refused(AgreementText text) {
        var result = agreements.add(text, Acting.UNNAMED);
        assertEquals(List.of(), agreements.all(), "nothing is written");
        assertEquals(Map.of(), expiries.kept);
        return result.failure().orElseThrow().key();
    }

    private static AgreementText with(Dates dates) {
        return with("", "", dates, "08/27", "yes");
    }

    private static AgreementText with(String kind, String amount, Dates dates, String expiry, String consent) {
        return new AgreementText("T01P1", kind, amount, "club", "Mei", dates, expiry, "TI-000001", consent);
    }

    private CardExpiry kept(String id) {
        return Objects.requireNonNull(expiries.kept.get(id));
    }

    private State state(Agreement agreement) {
        return agreements.find(agreement.id()).orElseThrow().standing().state();
    }

    @Test
    void whatIsNotSaidIsAMonthOfWhatWasPaid() {
        var agreement = added(GOOD);
        var terms = agreement.terms();
        assertEquals(Samples.AMOUNT, terms.amount());
        assertEquals(Agreement.Kind.RECURRING, terms.kind());
        assertEquals(
                List.of("club", "Mei", "so much a month"), List.of(terms.subject(), terms.customer(), terms.consent()));
        assertEquals(TODAY, terms.consentOn());
        assertEquals(
                new Schedule(Schedule.Unit.MONTHS, 1, TODAY, null, null, Schedule.USUAL_RETRIES), terms.schedule());
        assertEquals(State.ACTIVE, agreement.standing().state());
        assertEquals("TI-000001", agreement.first().identifier());
        assertEquals("08/2027", kept(agreement.id()).reveal());
        assertEquals(Optional.of(agreement), agreements.find(agreement.id()));
        assertEquals(0, desk.sent.size(), "nothing is charged by it");
    }

    @Test
    void whatIsSaidIsTaken() {
        var dates = new Dates("weeks", "2", "2026-12-01", "6", "2027-06-01", "2, 4");
        var agreement = added(with("instalment", "12.50", dates, "08/27", "yes"));
        assertEquals(Money.parse("HKD 12.50"), agreement.terms().amount());
        assertEquals(Agreement.Kind.INSTALMENT, agreement.terms().kind());
        assertEquals(
                new Schedule(
                        Schedule.Unit.WEEKS, 2, LocalDate.of(2026, 12, 1), 6, LocalDate.of(2027, 6, 1), List.of(2, 4)),
                agreement.terms().schedule());
        var none = added(with(new Dates("days", "", "2026-11-21", "", "", "NONE")));
        assertEquals(List.of(), none.terms().schedule().retries());
        var seventh = added(with(new Dates("days", "", "2026-11-21", "", "", "7")));
        assertEquals(List.of(7), seventh.terms().schedule().retries());
    }

    @ParameterizedTest
    @CsvSource({"T01P9, agreement.payment.unknown", "T01P2, agreement.payment.unpaid", "T01P3, agreement.gateway"})
    void itGoesBackToAPaidPaymentOfAGatewayThatChargesCards(String payment, String why) {
        assertEquals(why, refused(new AgreementText(payment, "", "", "", "", MONTHLY, "08/27", "TI-000001", "yes")));
    }

    @ParameterizedTest
    @CsvSource({
        "'', agreement.identifier.missing",
        "T, agreement.identifier.missing",
        "4444333322221111, agreement.identifier.missing"
    })
    void withoutWhatStandsForTheCardNothingIsAgreed(String identifier, String why) {
        assertEquals(why, refused(new AgreementText("T01P1", "", "", "", "", MONTHLY, "08/27", identifier, "yes")));
    }

    @ParameterizedTest
    @CsvSource({
        "weekly, '', 08/27, yes, agreement.kind.wrong",
        "'', a lot, 08/27, yes, amount.letters",
        "'', '', 10/26, yes, agreement.expiry.wrong",
        "'', '', 8-27, yes, agreement.expiry.wrong",
        "'', '', 08/27, ' ', agreement.consent.wrong",
        "instalment, '', 08/27, yes, agreement.times.wanted"
    })
    void whatCannotBeReadIsNamed(String kind, String amount, String expiry, String consent, String why) {
        assertEquals(why, refused(with(kind, amount, MONTHLY, expiry, consent)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', '', '', ''",
        "'', '', 2026-11-20, '', '', ''",
        "years, '', 2026-11-21, '', '', ''",
        "none, '', 2026-11-21, '', '', ''",
        "'', 0, 2026-11-21, '', '', ''",
        "'', many, 2026-11-21, '', '', ''",
        "'', '', tomorrow, '', '', ''",
        "'', '', 2026-11-21, 0, '', ''",
        "'', '', 2026-11-21, '', 2026-11-20, ''",
        "'', '', 2026-11-21, '', '', '2,2'",
        "'', '', 2026-11-21, '', '', '0'",
        "'', '', 2026-11-21, '', '', '3,2'",
        "'', '', 2026-11-21, '', '', '8'",
        "'', '', 2026-11-21, '', '', 'often'"
    })
    void datesThatAreNoneAreRefused(String unit, String every, String first, String times, String until, String tries) {
        var why = refused(with(new Dates(unit, every, first, times, until, tries)));
        assertTrue(why.equals("agreement.schedule.wrong") || why.equals("agreement.first.wrong"), why);
    }

    @Test
    void textsHaveALength() {
        var longest = "x".repeat(200);
        assertEquals(
                "agreement.tooLong",
                refused(new AgreementText("T01P1", "", "", longest + "x", "", MONTHLY, "08/27", "TI-000001", "yes")));
        assertEquals(
                "agreement.tooLong",
                refused(new AgreementText("T01P1", "", "", "", longest + "x", MONTHLY, "08/27", "TI-000001", "yes")));
        assertEquals("agreement.consent.wrong", refused(with("", "", MONTHLY, "08/27", "x".repeat(2_001))));
        var all = added(
                new AgreementText("T01P1", "", "", longest, longest, MONTHLY, "11/26", "TI-000001", "x".repeat(2_000)));
        assertEquals(2_000, all.terms().consent().length());
    }

    @Test
    void oneIsPausedResumedAndCancelledOnceEach() {
        var agreement = added(GOOD);
        var id = agreement.id();
        assertEquals(
                "agreement.state",
                agreements.resume(id, Acting.UNNAMED).failure().orElseThrow().key());
        assertEquals(
                State.PAUSED,
                agreements.pause(id, Acting.UNNAMED).value().standing().state());
        assertEquals(
                "agreement.state",
                agreements.pause(id, Acting.UNNAMED).failure().orElseThrow().key());
        till.clock.pass(Duration.ofDays(40));
        var resumed = agreements.resume(id, Acting.UNNAMED).value();
        assertEquals(LocalDate.of(2027, 1, 21), resumed.standing().due(), "dates that passed are not charged");
        assertEquals(
                State.CANCELLED,
                agreements.cancel(id, Acting.UNNAMED).value().standing().state());
        assertEquals(Map.of(), expiries.kept);
        assertEquals(
                "agreement.state",
                agreements.cancel(id, Acting.UNNAMED).failure().orElseThrow().key());
        assertEquals(
                "agreement.unknown",
                agreements.pause("A9", Acting.UNNAMED).failure().orElseThrow().key());
        assertEquals(State.CANCELLED, state(agreement));
    }

    @Test
    void aRenewedCardIsGoodFromToday() {
        var id = added(GOOD).id();
        assertEquals(Optional.empty(), agreements.renew(id, "11/26", Acting.UNNAMED));
        assertEquals("11/2026", kept(id).reveal());
        assertEquals(
                "agreement.expiry.wrong",
                agreements.renew(id, "10/26", Acting.UNNAMED).orElseThrow().key());
        assertEquals(
                "agreement.unknown",
                agreements.renew("A9", "11/26", Acting.UNNAMED).orElseThrow().key());
    }

    @Test
    void whatIsDueIsMadeAndTold() {
        var id = added(GOOD).id();
        assertEquals(Result.done(new AgreementCharges.Ran(1, 1, 0)), agreements.run(Acting.UNNAMED));
        var charge = agreements.charges(id).getFirst();
        assertEquals(Boolean.TRUE, charge.paid());
        assertEquals(Map.of(id, charge), agreements.newest());
        assertEquals(
                "2026-12-21",
                String.valueOf(agreements.find(id).orElseThrow().standing().due()));
        assertEquals(Result.done(new AgreementCharges.Ran(0, 0, 0)), agreements.run(Acting.UNNAMED));
        assertEquals(new AgreementCharges.Ran(0, 0, 0), agreements.byItself());
        var payment = services.payments().find(charge.orderNo()).orElseThrow();
        assertEquals(
                List.of("card", "club", "cards"),
                List.of(
                        payment.order().method(),
                        payment.order().subject(),
                        payment.order().gateway()));
    }

    @Test
    void withoutAnExpiryHereItWaitsAndWithOneThatIsOverItStops() {
        var id = added(GOOD).id();
        var renewed = kept(id);
        expiries.kept.remove(id);
        assertEquals(new AgreementCharges.Ran(0, 0, 1), agreements.byItself());
        expiries.kept.put(id, CardExpiry.read("10/26").orElseThrow());
        assertEquals(new AgreementCharges.Ran(0, 0, 1), agreements.byItself());
        var stopped = agreements.find(id).orElseThrow().standing();
        assertEquals(State.PAUSED, stopped.state());
        assertEquals(Agreement.Reason.CARD_EXPIRED, stopped.reason());
        assertEquals(List.of(Attention.Kind.AGREEMENT_FAILED), till.attention());
        expiries.kept.put(id, renewed);
        assertEquals(0, desk.sent.size());
    }

    @Test
    void aDateOfMoreThanAWeekAgoIsForAPerson() {
        var inTime = added(GOOD).id();
        till.clock.pass(Duration.ofDays(Schedule.LATEST));
        assertEquals(1, agreements.byItself().made());
        var late = added(with(new Dates("days", "", "2026-11-28", "", "", ""))).id();
        till.clock.pass(Duration.ofDays(Schedule.LATEST + 1));
        assertEquals(0, agreements.byItself().made());
        assertEquals(
                Agreement.Reason.MISSED,
                agreements.find(late).orElseThrow().standing().reason());
        assertEquals(1, agreements.charges(inTime).size());
        assertEquals(List.of(Attention.Kind.AGREEMENT_FAILED), till.attention());
    }

    @Test
    void oneWithoutDatesIsChargedOnAPersonsWordOnceADay() {
        var id = added(with("unscheduled", "", new Dates("", "", "", "", "", ""), "08/27", "yes"))
                .id();
        assertEquals(0, agreements.byItself().made());
        luck = 10;
        var lost = assertInstanceOf(Started.Running.class, agreements.chargeNow(id, Acting.UNNAMED));
        assertEquals(PaymentState.UNCERTAIN, lost.payment().state());
        assertInstanceOf(Started.NotStarted.class, agreements.chargeNow(id, Acting.UNNAMED));
        luck = 50;
        assertEquals(
                PaymentState.DECLINED,
                services.payments().check(lost.payment().orderNo()).state());
        var started = assertInstanceOf(Started.Running.class, agreements.chargeNow(id, Acting.UNNAMED));
        assertEquals(PaymentState.PAID, started.payment().state());
        assertInstanceOf(Started.SaleTaken.class, agreements.chargeNow(id, Acting.UNNAMED));
        assertEquals(
                List.of(2, 1),
                agreements.charges(id).stream().map(Agreement.Charge::attempt).toList());
        till.clock.pass(Duration.ofDays(1));
        assertInstanceOf(Started.Running.class, agreements.chargeNow(id, Acting.UNNAMED));
        assertEquals(3, desk.sent.size());
        agreements.pause(id, Acting.UNNAMED);
        var refused = assertInstanceOf(Started.NotStarted.class, agreements.chargeNow(id, Acting.UNNAMED));
        assertEquals("agreement.state", refused.problem().key());
    }

    @Test
    void oneWithDatesIsNotChargedBeside() {
        var id = added(GOOD).id();
        var refused = assertInstanceOf(Started.NotStarted.class, agreements.chargeNow(id, Acting.UNNAMED));
        assertEquals("agreement.scheduled", refused.problem().key());
        var unknown = assertInstanceOf(Started.NotStarted.class, agreements.chargeNow("A9", Acting.UNNAMED));
        assertEquals("agreement.unknown", unknown.problem().key());
        assertEquals(0, desk.sent.size());
    }

    /** The card of a payment of before is offered where the gateway told what stands for it. */
    @Test
    void paymentsWithAnIdentifierAreOffered() {
        assertTrue(agreements.isPossible());
        assertEquals(List.of(), agreements.candidates());
        var without = new AgreementService(till.services, new Books(till.ledger, till.sentLog), expiries);
        assertFalse(without.isPossible());
    }
}
