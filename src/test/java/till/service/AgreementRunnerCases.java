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
import java.util.concurrent.Executors;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
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
import till.ledger.LedgerUnusable;
import till.ledger.RestoredTills;
import till.ledger.SentLog;
import till.ledger.Tills;
import till.poll.AgreementRunner;
import till.poll.Poller;

/** What the till charges by itself, and when it does not, wherever its ledger is. */
abstract class AgreementRunnerCases {
    private static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    private static final LocalDate DUE = LocalDate.of(2027, 1, 5);
    /** Nothing comes back from the gateway. */
    private static final int SILENT = 7;

    /** In the shop's zone the due day begins. */
    private static final Instant DAWN = DUE.atStartOfDay(ZONE).toInstant();

    private final Databases databases;
    private final String name = "main";
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
    private final List<SentLog.Sent> sent = new ArrayList<>();
    private final Till till;
    private final AgreementRunner runner;

    private record Till(Ledger ledger, AgreementService agreements, Poller poller, RestoredGap gap) {}

    /** Where ledgers of one name are the same one. */
    interface Databases extends AutoCloseable {
        Ledger open(String name, String till) throws LedgerUnusable;

        @Override
        void close();
    }

    AgreementRunnerCases(Databases databases) {
        this.databases = databases;
        this.till = till("T01");
        this.runner = new AgreementRunner(till.agreements(), () -> on, Runnable::run);
        desk.ahead = () -> Optional.of(Duration.between(clock.instant(), truth.instant()));
        agree(till, "A1");
        expiries.kept.put("A1", new CardExpiry(YearMonth.of(2027, 3)));
    }

    private static void agree(Till at, String id) {
        var schedule = new Schedule(Schedule.Unit.MONTHS, 1, DUE, 12, null, Schedule.USUAL_RETRIES);
        var terms = new Agreement.Terms(
                Agreement.Kind.RECURRING, Money.parse("HKD 99.00"), "", "Mei", schedule, "yes", DUE.minusDays(9));
        var first = new Agreement.First("cards", new OrderNo("T1P1"), "TI-000001", CardFacts.NONE);
        at.ledger()
                .agreements()
                .add(new Agreement(id, first, terms, "T01", By.NOBODY, DAWN, Agreement.begins(schedule)));
    }

    private Till till(String number) {
        return till(name, number);
    }

    private Till till(String ledgers, String number) {
        try {
            var ledger = databases.open(ledgers, number);
            this.ledgers.add(ledger);
            var here = new Surroundings(
                    number,
                    new BusinessCalendar(ZONE, 0),
                    clock,
                    new Numbers(number, clock, new Random((ledgers + number).hashCode())),
                    _ -> {},
                    clock::pass);
            var books = new Books(ledger, sent::add);
            var services = TillServices.on(Mode.TRAINING, books, new GatewayDirectory(List.of(desk)), here);
            var poller = new Poller(services.checks(), services.refunds(), clock, Runnable::run);
            return new Till(
                    ledger, new AgreementService(services, books, expiries), poller, new RestoredGap(books, here));
        } catch (LedgerUnusable broken) {
            throw new IllegalStateException(broken);
        }
    }

    @AfterEach
    void close() {
        ledgers.forEach(Ledger::close);
        databases.close();
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
        assertEquals(
                List.of(4, 3, 2, 1),
                till.ledger().agreements().charges("A1").stream()
                        .map(Agreement.Charge::attempt)
                        .toList());
        assertEquals(List.of(Attention.Kind.AGREEMENT_FAILED), attention());
        assertEquals("2027-02-05", String.valueOf(agreement().standing().due()));
    }

    /** What is under way is neither made once more nor over. */
    @Test
    void aLookTellsWhatItMadeAndWhatHasEnded() {
        luck = SILENT;
        untilDue();
        assertEquals(new AgreementCharges.Ran(1, 0, 0), look());
        assertEquals(new AgreementCharges.Ran(0, 0, 0), look());
        luck = 50;
        var charged = till.ledger().agreements().charges("A1").getFirst().orderNo();
        pass(Duration.ofSeconds(10));
        till.poller().tick();
        assertFalse(till.ledger().payments().find(charged).orElseThrow().state().isOpen());
        assertEquals(1, look().ended());
        assertEquals(new AgreementCharges.Ran(0, 0, 0), look());
    }

    private AgreementCharges.Ran look() {
        return till.agreements().run(Acting.UNNAMED).value();
    }

    /** What this till cannot charge stays due, and is looked at first each time. */
    @Test
    void whatThisTillCannotChargeKeepsItFromNothingBehind() {
        for (var number = 0; number <= AgreementCharges.MOST; number++) {
            agree(till, "A0-" + (1_000 + number));
        }
        untilDue();
        runner.tick();
        assertEquals(1, desk.sent.size());
        assertEquals(1, till.ledger().agreements().charges("A1").size());
    }

    /** Of the ledger as it was before the date only the sent log knows that its charge went out. */
    @Test
    void aLedgerRestoredFromBeforeAChargeDoesNotChargeItsDateAgain() {
        untilDue();
        rested();
        assertEquals(1, desk.sent.size());
        var restored = till("restored", "T01");
        agree(restored, "A1");
        restored.gap().begin(List.copyOf(sent), DAWN.minus(Duration.ofHours(1)));
        var again = new AgreementRunner(restored.agreements(), () -> true, Runnable::run);
        luck = SILENT;
        again.tick();
        var unknown = restored.ledger().agreements().find("A1").orElseThrow();
        assertEquals(DUE, unknown.standing().due(), "nothing is concluded while nobody knows");
        luck = 50;
        for (var minute = 0; minute < 60 * 24; minute += 10) {
            again.tick();
            restored.poller().tick();
            restored.gap().fill();
            pass(Duration.ofMinutes(10));
        }
        assertEquals(1, desk.sent.size());
        var agreed = restored.ledger().agreements().find("A1").orElseThrow();
        assertEquals("2027-02-05", String.valueOf(agreed.standing().due()), "and the date counts as paid");
        assertEquals(List.of(), restored.ledger().history().verify().faults());
    }

    /** The other till may have charged the date, and the restored ledger would not know. */
    @Test
    void whileATillHasNotSaidWhatItSentSinceTheBackupNothingIsCharged() {
        var tills = till.ledger().tills();
        for (var number : List.of("T01", "T02")) {
            tills.take(new Tills.Seat(number, "of " + number, "counter", "1", Instant.EPOCH), false);
        }
        var restored = new RestoredTills(till.ledger().sharedSettings(), tills);
        restored.restored(truth.instant());
        restored.entered("T01", truth.instant());
        var madeAt = truth.instant();
        untilDue();
        rested();
        assertEquals(0, desk.sent.size());
        restored.entered("T02", madeAt);
        rested();
        assertEquals(1, desk.sent.size());
    }
}
