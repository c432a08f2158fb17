package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.domain.PaymentState.AWAITING_PAYER;
import static till.domain.PaymentState.CANCELLED;
import static till.domain.PaymentState.DECLINED;
import static till.domain.PaymentState.EXPIRED;
import static till.domain.PaymentState.LAPSED;
import static till.domain.PaymentState.PAID;
import static till.domain.PaymentState.UNCERTAIN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.GatewayDetails;
import till.domain.PayCode;
import till.domain.Payment;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Facts;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments.Created;
import till.service.PaymentLinks.Which;

class PaymentLinksTest extends TillCases {
    private static final Duration WEEK = Duration.ofDays(7);

    @BeforeEach
    void begin() {
        till.gateway.links = WEEK;
    }

    private ChargeRequest request(Duration lifetime) {
        return new ChargeRequest("gnete", "PAGE", Samples.AMOUNT, "Lamp", "INV-7", false, Map.of()).asLink(lifetime);
    }

    private Payment link(Duration lifetime) {
        return assertInstanceOf(
                        Started.Running.class, till.services.payments().start(request(lifetime), Acting.UNNAMED))
                .payment();
    }

    private void passTo(Instant time) {
        till.clock.pass(Duration.between(till.clock.instant(), time));
    }

    private Problem refused(ChargeRequest request) {
        var started = till.services.payments().start(request, Acting.UNNAMED);
        return assertInstanceOf(Started.NotStarted.class, started).problem();
    }

    @Test
    void aLinkLivesAsLongAsWasChosen() {
        var link = link(Duration.ofDays(3));
        assertEquals(Samples.NOON.plus(Duration.ofDays(3)), link.order().expiresAt());
        assertTrue(link.order().isLink());
        assertEquals(List.of(link), till.services.links().list(Which.OPEN, "", 10));
    }

    @Test
    void aCodeAtTheCounterIsNoLink() {
        till.running();
        assertEquals(List.of(), till.services.links().list(Which.ALL, "", 10));
        assertEquals(1, till.services.orders().openCount());
    }

    @Test
    void whatTheGatewayDoesNotTakeIsNotWrittenNorSent() {
        assertEquals("link.lifetime", refused(request(Duration.ofDays(8))).key());
        assertEquals("link.lifetime", refused(request(Duration.ofMinutes(29))).key());
        var code = new ChargeRequest("gnete", "WX_QR", Samples.AMOUNT, "", "", false, Map.of()).asLink(WEEK);
        assertEquals("link.noPage", refused(code).key());
        assertEquals(List.of(), till.gateway.asked);
        assertEquals(List.of(), till.sent);
    }

    @Test
    void onlyPagesOfGatewaysThatMakeLinksAreOfferedWithTheTimesTheyTake() {
        till.gateway.links = Duration.ofHours(2);
        var offer = till.services.links().offers(Samples.AMOUNT).getFirst();
        assertEquals("PAGE", offer.method().code());
        assertEquals(List.of(Duration.ofMinutes(30), Duration.ofHours(2)), offer.lifetimes());
        assertTrue(offer.obstacle().isEmpty());
        var yen = till.services.links().offers(Money.parse("JPY 100")).getFirst();
        assertEquals("method.currency", yen.obstacle().orElseThrow().key());
        till.gateway.links = Duration.ZERO;
        assertEquals(List.of(), till.services.links().offers(Samples.AMOUNT));
    }

    @Test
    void aLinkThatWaitsIsNoOpenThingOfTheTillOrOfTheDay() {
        link(WEEK);
        assertEquals(0, till.services.orders().openCount());
        assertTrue(till.services.orders().openOf(till.services.orders().today()).none());
    }

    @Test
    void aWeekLongLinkIsAskedAboutSomeHundredTimesAndNeverByAClockEnded() {
        var link = link(WEEK);
        var asks = 0;
        while (till.now(link.orderNo()).state() == AWAITING_PAYER) {
            var next = till.now(link.orderNo()).watch().nextCheckAt();
            passTo(Objects.requireNonNull(next));
            till.services.checks().check(link.orderNo());
            asks++;
        }
        assertTrue(asks > 600 && asks < 900, "asked " + asks);
        assertEquals(EXPIRED, till.now(link.orderNo()).state());
        assertEquals(Samples.NOON.plus(WEEK), till.clock.instant());
    }

    @Test
    void aLinkPaidAfterItsTimeIsLateMoneyForAPerson() {
        till.gateway.cannotClose();
        var link = link(Duration.ofMinutes(30));
        passTo(link.order().expiresAt());
        assertEquals(LAPSED, till.services.checks().check(link.orderNo()).state());
        till.gateway.says(Standing.PAID);
        var paid = till.services.checks().check(link.orderNo());
        assertEquals(PAID, paid.state());
        assertTrue(paid.late());
        assertEquals(List.of(Attention.Kind.PAID_LATE), till.attention());
    }

    @Test
    void aCancelledLinkThatCannotBeClosedIsWatchedGentlyUntilItsTimeIsOver() {
        till.gateway.cannotClose();
        var link = link(WEEK);
        till.clock.pass(Duration.ofHours(10));
        till.services.payments().cancel(link.orderNo(), Acting.UNNAMED);
        assertEquals(LAPSED, till.now(link.orderNo()).state());
        till.clock.pass(Duration.ofMinutes(1));
        var now = till.services.checks().check(link.orderNo());
        assertEquals(
                till.clock.instant().plus(Duration.ofMinutes(15)), now.watch().nextCheckAt());
    }

    @Test
    void aLinkIsCancelledAtAGatewayThatCloses() {
        var link = link(WEEK);
        till.services.payments().cancel(link.orderNo(), Acting.UNNAMED);
        assertEquals(CANCELLED, till.now(link.orderNo()).state());
        assertEquals(List.of(), till.services.links().list(Which.OPEN, "", 10));
        assertEquals(1, till.services.links().list(Which.ENDED, "INV", 10).size());
    }

    @Test
    void aLinkWhoseAnswerWasLostIsClosedAndNoSecondOneGoesOutForItsSale() {
        till.gateway.creates.add(new Outcome.Unknown<>("cut off"));
        var lost = link(WEEK);
        assertEquals(UNCERTAIN, lost.state());
        var again = till.services.payments().start(request(WEEK), Acting.UNNAMED);
        assertEquals(
                lost.orderNo(),
                assertInstanceOf(Started.SaleTaken.class, again).holder().orderNo());
        assertEquals(1, till.services.orders().openCount());
        till.services.checks().check(lost.orderNo());
        till.clock.pass(Pace.LOST_CODE_GRACE);
        assertEquals(CANCELLED, till.services.checks().check(lost.orderNo()).state());
    }

    @Test
    void aLostLinkTheGatewayTellsNothingOfIsAPersonsAfterMinutesAndNotAfterAWeek() {
        till.gateway.creates.add(new Outcome.Unknown<>("cut off"));
        till.gateway.fallsSilent();
        var lost = link(WEEK);
        till.clock.pass(Pace.LOST_LINK_GRACE);
        assertEquals(LAPSED, till.services.checks().check(lost.orderNo()).state());
        assertEquals(List.of(Attention.Kind.CODE_LOST), till.attention());
        assertTrue(Set.of(LAPSED, DECLINED).contains(till.now(lost.orderNo()).state()));
    }

    @Test
    void anEarlierEndThatTheGatewayNamesIsTheOneShown() {
        var end = Samples.NOON.plus(Duration.ofHours(2));
        assertEquals(end, named(end).until());
    }

    @Test
    void aLaterEndThatTheGatewayNamesPromisesTheCustomerNothing() {
        var link = named(Samples.NOON.plus(Duration.ofDays(8)));
        assertEquals(link.order().expiresAt(), link.until());
    }

    private Payment named(Instant end) {
        till.gateway.creates.add(new Outcome.Answered<>(new Created(
                new PayCode(PayCode.Kind.LINK, "https://pay.example/1"), "P1", Standing.WAITING, "open", end)));
        var link = link(WEEK);
        // what a later answer tells does not take the end away
        var facts = new Facts(
                link.orderNo().text(),
                Samples.AMOUNT,
                "P1",
                null,
                null,
                new GatewayDetails("card", Map.of("brand", "visa")));
        till.gateway.answersOnce(new Outcome.Answered<>(new PaymentAnswer(Standing.WAITING, facts, "open")));
        var later = till.services.checks().check(link.orderNo());
        assertEquals("visa", later.details().more().get("brand"));
        return later;
    }

    @Test
    void anotherTillOnTheLedgerSeesAndWatchesTheLink() {
        var link = link(WEEK);
        var other = till.racing("T02");
        assertEquals(List.of(link), other.links().list(Which.OPEN, "INV-7", 10));
        till.clock.pass(Duration.ofMinutes(1));
        assertEquals(List.of(link.orderNo()), other.checks().due(10));
    }
}
