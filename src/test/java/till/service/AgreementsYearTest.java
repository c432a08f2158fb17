package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Agreement;
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
import till.poll.Poller;

/**
 * A year of agreements on two tills of one ledger whose clocks differ and jump, with declines, lost calls and deaths in the
 * middle. {@code -Dagreements.seeds=N} runs more of them, {@code -Dagreements.from=N} others.
 */
class AgreementsYearTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    private static final Instant BEGIN = Instant.parse("2026-12-31T01:00:00Z");
    private static final List<LocalDate> FIRSTS =
            List.of(LocalDate.of(2027, 1, 31), LocalDate.of(2027, 1, 5), LocalDate.of(2027, 1, 5));
    private static final int LOOKS_A_DAY = 3;

    /** The process ends here. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

    private final String name = UUID.randomUUID().toString();
    private final List<Till> tills = new ArrayList<>();
    private final KeptExpiries expiries = new KeptExpiries();

    /** One of the tills. */
    private record Till(
            MovableClock clock, Ledger ledger, TillServices services, AgreementService agreements, Poller poller) {}

    @Test
    void eachDateIsChargedOnceWhateverHappens() throws LedgerUnusable {
        var from = Integer.getInteger("agreements.from", 1);
        for (var seed = from; seed < from + Integer.getInteger("agreements.seeds", 2); seed++) {
            var told = year(seed);
            System.out.println("year of agreements, seed " + seed + ": " + told);
        }
    }

    private String year(long seed) throws LedgerUnusable {
        var random = new Random(seed);
        var desk = new CardDesk(random);
        var counts = new int[3];
        var database = name + seed;
        tills.clear();
        tills.add(till(database, "T01", desk, random, counts));
        tills.add(till(database, "T02", desk, random, counts));
        var agreements = IntStream.range(0, FIRSTS.size())
                .mapToObj(place -> agreement(FIRSTS.get(place), place))
                .toList();
        agreements.forEach(tills.getFirst().ledger().agreements()::add);
        agreements.forEach(each -> expiries.kept.put(each.id(), new CardExpiry(YearMonth.of(2029, 8))));
        desk.meanwhile = () -> otherTill(random);
        try {
            for (var look = 0; look < 375 * LOOKS_A_DAY; look++) {
                look(random, counts);
            }
            holds(desk, agreements, "seed " + seed);
            return desk.sent.size() + " charges sent, " + desk.paid.size() + " dates paid, " + counts[0] + " deaths, "
                    + counts[1] + " clock jumps";
        } finally {
            tills.forEach(each -> each.ledger().close());
            MemoryDatabase.forget(database);
        }
    }

    private boolean nested;

    /** While one till waits for the gateway, the other looks at the same agreements. */
    private void otherTill(Random random) {
        if (!nested && random.nextInt(3) == 0) {
            nested = true;
            try {
                tills.get(1).agreements().byItself();
            } catch (Died _) {
                // the other till's process ended, this one's did not
            } finally {
                nested = false;
            }
        }
    }

    private void look(Random random, int[] counts) {
        for (var till : tills) {
            var jump = random.nextInt(400) == 0 ? Duration.ofHours(random.nextInt(-48, 48)) : Duration.ZERO;
            counts[1] += jump.isZero() ? 0 : 1;
            till.clock().pass(jump);
            try {
                till.poller().tick();
                till.agreements().byItself();
                till.poller().tick();
            } catch (Died _) {
                // goes on at its next look, as a process that was started again
            }
            till.clock().pass(jump.negated().plus(Duration.ofDays(1).dividedBy(LOOKS_A_DAY)));
        }
    }

    private void holds(CardDesk desk, List<Agreement> agreements, String seed) {
        desk.paid.forEach(
                (sale, numbers) -> assertEquals(1, numbers.size(), seed + ": " + sale + " was paid " + numbers));
        desk.sent.forEach((number, times) -> assertEquals(1, times, seed + ": " + number + " was sent again"));
        var book = tills.getFirst().ledger().agreements();
        for (var agreement : agreements) {
            var charges = book.charges(agreement.id());
            for (var place = 0; place < 12; place++) {
                var due = agreement.terms().schedule().at(place).orElseThrow();
                var tries =
                        charges.stream().filter(each -> each.due().equals(due)).toList();
                var paid = desk.paid.containsKey(agreement.saleOf(due));
                var rule = 1 + agreement.terms().schedule().retries().size();
                assertTrue(paid || tries.size() == rule, seed + ": " + due + " of " + agreement.id() + " has " + tries);
                assertTrue(tries.size() <= rule, seed + ": tried too often: " + tries);
            }
            assertEquals(
                    Agreement.State.ENDED,
                    book.find(agreement.id()).orElseThrow().standing().state(),
                    seed);
        }
        assertEquals(List.of(), tills.getFirst().ledger().history().verify().faults(), seed);
    }

    private static Agreement agreement(LocalDate first, int place) {
        var schedule = new Schedule(Schedule.Unit.MONTHS, 1, first, 12, null, Schedule.USUAL_RETRIES);
        var terms = new Agreement.Terms(
                Agreement.Kind.RECURRING,
                Money.ofMinor(CurrencyUnit.of("HKD"), 9900),
                "club",
                "member " + place,
                schedule,
                "HKD 99 every month for a year",
                LocalDate.of(2026, 12, 31));
        var goesBackTo =
                new Agreement.First("cards", new OrderNo("T1P000" + place), "TI-00000" + place, CardFacts.NONE);
        return new Agreement("T1A" + place, goesBackTo, terms, "T01", By.NOBODY, BEGIN, Agreement.begins(schedule));
    }

    private Till till(String database, String till, CardDesk desk, Random random, int[] counts) throws LedgerUnusable {
        var clock = new MovableClock(BEGIN.plus(Duration.ofMinutes(tills.size() * 40L)));
        var ledger = LedgerOpening.openMemory(database, till);
        Steps dying = _ -> {
            if (random.nextInt(25) == 0) {
                counts[0]++;
                throw new Died();
            }
        };
        var here = new Surroundings(
                till, new BusinessCalendar(ZONE, 0), clock, new Numbers(till, clock, random), dying, clock::pass);
        var books = new Books(ledger, _ -> {});
        var services = TillServices.on(Mode.TRAINING, books, new GatewayDirectory(List.of(desk)), here);
        var poller = new Poller(services.checks(), services.refunds(), clock, Runnable::run);
        return new Till(clock, ledger, services, new AgreementService(services, books, expiries), poller);
    }
}
