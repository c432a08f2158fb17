package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.Agreement;
import till.domain.Attention;
import till.domain.BusinessCalendar;
import till.domain.By;
import till.domain.CardExpiry;
import till.domain.CardFacts;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.OrderNo;
import till.domain.Schedule;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.ledger.MemoryDatabase;
import till.poll.AgreementRunner;
import till.poll.Poller;

/** What the till charges by itself, and when it does not. */
class AgreementRunnerTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    private static final LocalDate DUE = LocalDate.of(2027, 1, 5);
    /** In the shop's zone the due day begins. */
    private static final Instant DAWN = DUE.atStartOfDay(ZONE).toInstant();

    private final String name = UUID.randomUUID().toString();
    private final CardDesk desk = new CardDesk(new Random(1) {
        private static final long serialVersionUID = 1;

        @Override
        public int nextInt(int bound) {
            return luck;
        }
    });
    private volatile int luck = 50;
    private final MovableClock truth = new MovableClock(DAWN.minus(Duration.ofDays(2)));
    private final MovableClock clock = new MovableClock(truth.instant());
    private final List<Ledger> ledgers = new ArrayList<>();
    private final KeptExpiries expiries = new KeptExpiries();
    private boolean on = true;
    private final Till till = till("T01");
    private final AgreementRunner runner = new AgreementRunner(till.agreements(), () -> on, Runnable::run);

    private record Till(Ledger ledger, AgreementService agreements, Poller poller) {}

    AgreementRunnerTest() {
        desk.ahead = () -> Optional.of(Duration.between(clock.instant(), truth.instant()));
        var schedule = new Schedule(Schedule.Unit.MONTHS, 1, DUE, 12, null, Schedule.USUAL_RETRIES);
        var terms = new Agreement.Terms(
                Agreement.Kind.RECURRING, Money.parse("HKD 99.00"), "", "Mei", schedule, "yes", DUE.minusDays(9));
        var first = new Agreement.First("cards", new OrderNo("T1P1"), "TI-000001", CardFacts.NONE);
        till.ledger()
                .agreements()
                .add(new Agreement("A1", first, terms, "T01", By.NOBODY, DAWN, Agreement.begins(schedule)));
        expiries.kept.put("A1", new CardExpiry(YearMonth.of(2027, 3)));
    }

    private Till till(String number) {
        try {
            var ledger = LedgerOpening.openMemory(name, number);
            ledgers.add(ledger);
            var here = new Surroundings(
                    number,
                    new BusinessCalendar(ZONE, 0),
                    clock,
                    new Numbers(number, clock, new Random(number.hashCode())),
                    _ -> {},
                    clock::pass);
            var books = new Books(ledger, _ -> {});
            var services = TillServices.on(Mode.TRAINING, books, new GatewayDirectory(List.of(desk)), here);
            var poller = new Poller(services.checks(), services.refunds(), clock, Runnable::run);
            return new Till(ledger, new AgreementService(services, books, expiries), poller);
        } catch (LedgerUnusable broken) {
            throw new IllegalStateException(broken);
        }
    }

    @AfterEach
    void close() {
        ledgers.forEach(Ledger::close);
        MemoryDatabase.forget(name);
    }

    private void pass(Duration time) {
        truth.pass(time);
        clock.pass(time);
    }

    private void untilDue() {
        pass(Duration.between(truth.instant(), DAWN));
    }

    private Agreement agreement() {
        return till.ledger().agreements().find("A1").orElseThrow();
    }

    private List<Attention.Kind> attention() {
        return till.ledger().attention().open().stream().map(Attention::kind).toList();
    }

    @Test
    void nothingIsChargedWhileItIsOff() {
        on = false;
        untilDue();
        assertFalse(runner.tick());
        assertEquals(0, desk.sent.size());
    }

    /** To the second, in the shop's own zone. */
    @Test
    void itIsChargedOnceItsDayHasBegunInTheShop() {
        untilDue();
        pass(Duration.ofSeconds(-1));
        runner.tick();
        assertEquals(0, desk.sent.size());
        pass(Duration.ofSeconds(1));
        rested();
        assertEquals(1, desk.sent.size());
    }

    /** A look that could not charge what is due leaves some turns out. */
    private void rested() {
        for (var turn = 0; turn <= 16; turn++) {
            runner.tick();
        }
    }

    @Test
    void aDateIsChargedOnceHoweverOftenItIsLookedAt() {
        untilDue();
        for (var minute = 0; minute < 60 * 24; minute += 10) {
            runner.tick();
            till.poller().tick();
            pass(Duration.ofMinutes(10));
        }
        assertEquals(1, desk.sent.size());
        assertEquals(1, desk.paid.size());
        assertEquals("2027-02-05", String.valueOf(agreement().standing().due()));
    }

    @Test
    void tillsThatLookAtTheSameMomentChargeItOnce() throws InterruptedException {
        untilDue();
        var runners = List.of(till("T02"), till("T03"), till("T04")).stream()
                .map(each -> new AgreementRunner(each.agreements(), () -> true, Runnable::run))
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var turn = 0; turn < 5; turn++) {
                runners.forEach(each -> threads.execute(each::tick));
                threads.execute(runner::tick);
            }
        }
        assertEquals(1, desk.sent.size(), desk.sent.toString());
    }

    @Test
    void aSecondLookWaitsForTheFirst() {
        untilDue();
        var waiting = new ArrayList<Runnable>();
        var slow = new AgreementRunner(till.agreements(), () -> true, waiting::add);
        assertTrue(slow.tick());
        assertFalse(slow.tick());
        waiting.removeFirst().run();
        assertTrue(slow.tick());
        assertEquals(1, desk.sent.size());
    }

    /** Months ahead: by that clock the date is long past and the card expired. Neither is believed. */
    @Test
    void aClockThatIsAheadChargesNothingEarlyAndPausesNothing() {
        for (var ahead : List.of(Duration.ofHours(49), Duration.ofDays(30), Duration.ofDays(200))) {
            clock.pass(ahead);
            rested();
            clock.pass(ahead.negated());
        }
        assertEquals(0, desk.sent.size());
        assertEquals(Agreement.State.ACTIVE, agreement().standing().state());
        assertEquals(List.of(), attention());
        untilDue();
        rested();
        assertEquals(1, desk.sent.size());
    }

    /** A clock that goes back and forth over midnight, for days. */
    @Test
    void aClockThatJumpsChargesEachDateOnceAndNeverBeforeItsDay() {
        var random = new Random(3);
        for (var turn = 0; turn < 400; turn++) {
            var jump = Duration.ofHours(random.nextInt(-72, 72));
            clock.pass(jump);
            rested();
            till.poller().tick();
            clock.pass(jump.negated());
            assertTrue(desk.sent.isEmpty() || !truth.instant().isBefore(DAWN), "charged at " + truth.instant());
            pass(Duration.ofMinutes(20));
        }
        assertEquals(1, desk.paid.size());
        assertEquals(1, desk.sent.size());
    }

    @Test
    void withoutTheGatewaysTimeNothingIsChargedUntilItTells() {
        desk.ahead = Optional::empty;
        untilDue();
        rested();
        assertEquals(0, desk.sent.size());
        desk.ahead = () -> Optional.of(Duration.ZERO);
        rested();
        assertEquals(1, desk.sent.size());
    }

    @Test
    void aTillWithoutTheCardsExpiryLeavesItToTheOneThatHasIt() {
        var expiry = expiries.kept.remove("A1");
        untilDue();
        rested();
        assertEquals(0, desk.sent.size());
        expiries.kept.put("A1", expiry);
        rested();
        assertEquals(1, desk.sent.size());
    }

    /** Declined on its day and one, three and five days after it: then somebody is told, once. */
    @Test
    void whatFailsForGoodReachesAttention() {
        luck = 10;
        untilDue();
        for (var hour = 0; hour < 24 * 7; hour += 6) {
            rested();
            till.poller().tick();
            pass(Duration.ofHours(6));
        }
        assertEquals(4, desk.sent.size());
        assertEquals(List.of(Attention.Kind.AGREEMENT_FAILED), attention());
        assertEquals("2027-02-05", String.valueOf(agreement().standing().due()));
    }
}
