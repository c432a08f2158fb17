package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Act;
import till.domain.By;
import till.domain.Event;
import till.domain.Operator;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Role;

class PeopleTest extends OnEachStore {
    private static final Operator MEI = new Operator("mei", "Mei Chan", Role.OWNER, true);
    private static final Operator ANN = new Operator("ann", "Ann", Role.OWNER, true);
    private static final Operator BO = new Operator("bo", "Bo", Role.CASHIER, true);
    private static final People.Signed SIGNED = new People.Signed(new By("mei", null), NOON);
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");
    private static final People.Purpose SIGN_IN = new People.Purpose("signIn", null);

    private final People people;

    PeopleTest(TestStore store) {
        super(store);
        people = shop.ledger.people();
    }

    private Result<Operator> add(Operator operator) {
        return people.add(operator, proof("hash of " + operator.id()), SIGNED);
    }

    private static People.Proof proof(String pin) {
        return new People.Proof(pin, "recovery of " + pin);
    }

    private static Duration twoFree(int wrong) {
        return wrong < 3 ? Duration.ZERO : Duration.ofSeconds(30L * (wrong - 2));
    }

    private People.Attempt attempt(Instant at) {
        return people.attempt("mei", PeopleTest::twoFree, at);
    }

    @Test
    void addedOperatorsAreListedByName() {
        add(MEI);
        add(BO);

        assertEquals(List.of(BO, MEI), people.all());
        assertEquals(Optional.of(proof("hash of bo")), people.proof("bo"));
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OWNER")
    void firstOperatorHasToBeAnOwner(Role role) {
        var refused = add(new Operator("bo", "Bo", role, true));

        assertEquals(Optional.of(Problem.of("people.firstIsOwner")), refused.failure());
        assertEquals(List.of(), people.all());
    }

    @Test
    void idIsTakenOnce() {
        add(MEI);

        assertEquals(
                Optional.of(Problem.of("people.idTaken", "mei")),
                add(new Operator("mei", "Another", Role.CASHIER, true)).failure());
        assertEquals(List.of(MEI), people.all());
    }

    @Test
    void lastActiveOwnerStaysOne() {
        add(MEI);
        add(ANN);
        var disabled = new Operator("ann", "Ann", Role.OWNER, false);
        people.change(disabled, SIGNED);

        for (var change : List.of(
                new Operator("mei", "Mei Chan", Role.MANAGER, true),
                new Operator("mei", "Mei Chan", Role.OWNER, false))) {
            assertEquals(
                    Optional.of(Problem.of("people.lastOwner", "Mei Chan")),
                    people.change(change, SIGNED).failure());
        }
        assertEquals(List.of(disabled, MEI), people.all());
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void twoOwnersWhoDisableEachOtherLeaveOne() throws Exception {
        var other = shop.open("T2").people();
        for (var round = 0; round < 10; round++) {
            var number = Integer.toString(round);
            var a = new Operator("a" + round, "A", Role.OWNER, true);
            var b = new Operator("b" + round, "B", Role.OWNER, true);
            add(a);
            add(b);
            people.all().stream()
                    .filter(each -> each.active() && !each.id().endsWith(number))
                    .forEach(each -> people.change(new Operator(each.id(), each.name(), Role.OWNER, false), SIGNED));
            List<Callable<Result<Operator>>> both = List.of(
                    () -> people.change(new Operator(a.id(), "A", Role.OWNER, false), SIGNED),
                    () -> other.change(new Operator(b.id(), "B", Role.CASHIER, true), SIGNED));
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (var done : threads.invokeAll(both)) {
                    done.get();
                }
            }
            assertEquals(
                    1,
                    people.all().stream()
                            .filter(each -> each.active() && each.role() == Role.OWNER)
                            .count());
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void limitsAreSetAndTakenBack() {
        people.limit(Role.CASHIER, HKD, Money.parse("HKD 50"), SIGNED);
        people.limit(Role.CASHIER, HKD, Money.parse("HKD 80"), SIGNED);
        people.limit(Role.MANAGER, CurrencyUnit.JPY, Money.parse("JPY 9000"), SIGNED);

        assertEquals(Optional.of(Money.parse("HKD 80")), people.refundLimit(Role.CASHIER, HKD));
        assertEquals(Optional.empty(), people.refundLimit(Role.CASHIER, CurrencyUnit.JPY));
        assertEquals(2, people.refundLimits().size());

        people.limit(Role.CASHIER, HKD, null, SIGNED);
        assertEquals(Optional.empty(), people.refundLimit(Role.CASHIER, HKD));
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void thirdWrongTryLocksOutAndTheNextOneLonger() {
        add(MEI);

        assertEquals(new People.Counted(1, null), attempt(NOON));
        assertEquals(new People.Counted(2, null), attempt(NOON));
        assertEquals(new People.Counted(3, NOON.plusSeconds(30)), attempt(NOON));
        assertEquals(new People.LockedOut(NOON.plusSeconds(30)), attempt(NOON.plusSeconds(29)));
        var after = NOON.plusSeconds(30);
        assertEquals(new People.Counted(4, after.plusSeconds(60)), attempt(after));
        assertEquals(new People.LockedOut(after.plusSeconds(60)), attempt(after.plusSeconds(59)));
    }

    @Test
    void rightPinStartsTheCountAnew() {
        add(MEI);
        attempt(NOON);
        attempt(NOON);
        people.signedIn("mei", SIGN_IN, NOON);

        assertEquals(new People.Counted(1, null), attempt(NOON));
    }

    @Test
    void newPinEndsALockOut() {
        add(MEI);
        IntStream.range(0, 3).forEach(_ -> attempt(NOON));
        people.prove("mei", proof("another"), "set", SIGNED);

        assertEquals(new People.Counted(1, null), attempt(NOON));
        assertEquals(Optional.of(proof("another")), people.proof("mei"));
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void lockOutSurvivesARestart() {
        add(MEI);
        IntStream.range(0, 3).forEach(_ -> attempt(NOON));

        var reopened = shop.open("T1").people();
        assertInstanceOf(People.LockedOut.class, reopened.attempt("mei", PeopleTest::twoFree, NOON.plusSeconds(1)));
    }

    @Test
    void clockSetBackNeitherEndsALockOutNorMakesItLastForYears() {
        add(MEI);
        IntStream.range(0, 3).forEach(_ -> attempt(NOON));
        var lastYear = NOON.minus(Duration.ofDays(365));

        assertEquals(new People.LockedOut(lastYear.plusSeconds(30)), attempt(lastYear));
        assertEquals(new People.LockedOut(lastYear.plusSeconds(30)), attempt(lastYear.plusSeconds(29)));
        assertInstanceOf(People.Counted.class, attempt(lastYear.plusSeconds(30)));
    }

    @Test
    void triesSideBySideFromTwoTillsNeverGetMoreThanThree() throws Exception {
        add(MEI);
        var other = shop.open("T2").people();
        var racers = IntStream.range(0, 16)
                .<Callable<People.Attempt>>mapToObj(
                        racer -> () -> (racer % 2 == 0 ? people : other).attempt("mei", PeopleTest::twoFree, NOON))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var counted = 0;
            for (var future : threads.invokeAll(racers)) {
                counted += future.get() instanceof People.Counted ? 1 : 0;
            }
            assertEquals(3, counted);
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update operator set role = 'OWNER' where id = 'bo'          | operator bo: role is not what its events say
            update operator set pin = 'mine' where id = 'bo'            | operator bo: pin is not what its events say
            update operator set recovery = null where id = 'bo'         | operator bo: recovery is not what its events say
            update operator set active = false where id = 'bo'          | operator bo: active is not what its events say
            delete from operator where id = 'bo'                        | operator bo: has events and no row
            update refund_limit set most_minor = 999999                 | refund limit CASHIER HKD: is 999999 HKD, its events say 5000 HKD
            delete from refund_limit                                    | refund limit CASHIER HKD: is null, its events say 5000 HKD
            insert into refund_limit values ('MANAGER', 'HKD', 1)       | refund limit MANAGER HKD: has no events
            """)
    void whatWasChangedBesideTheTillIsNamed(String sql, String fault) {
        add(MEI);
        add(BO);
        people.limit(Role.CASHIER, HKD, Money.parse("HKD 50"), SIGNED);
        shop.sql(sql);

        assertEquals(Optional.of(fault), shop.firstFault());
    }

    @Test
    void operatorPutInBesideTheTillIsNamed() {
        add(MEI);
        shop.sql("insert into operator (id, name, role, active, pin, wrong, created_at, changed_at) "
                + "select 'eve', 'Eve', 'OWNER', true, pin, 0, created_at, changed_at from operator");

        assertEquals(Optional.of("operator eve: has no events"), shop.firstFault());
    }

    @Test
    void eventsTellWhoDidWhatAndNoHash() {
        add(MEI);
        people.signedIn("mei", SIGN_IN, NOON);
        people.pinRefused("mei", new People.Purpose("approve", Act.REFUND), NOON);
        people.refused(Act.SETTLE, new By("bo", "mei"), null, NOON);
        people.done(Act.EXPORT, Map.of("day", "2026-11-21"), SIGNED);

        var events = shop.ledger.history().after(Map.of(), 100);
        assertEquals(
                List.of(
                        Event.Kind.OPERATOR_ADDED,
                        Event.Kind.PIN_SET,
                        Event.Kind.SIGNED_IN,
                        Event.Kind.PIN_REFUSED,
                        Event.Kind.ACT_REFUSED,
                        Event.Kind.ACT_DONE),
                events.stream().map(Event::kind).toList());
        assertEquals(
                Map.of("person", "mei", "for", "approve", "act", "REFUND"),
                events.get(3).facts());
        assertEquals(
                Map.of("act", "SETTLE", "operator", "bo", "approvedBy", "mei"),
                events.get(4).facts());
        assertEquals(
                Map.of("act", "EXPORT", "day", "2026-11-21", "operator", "mei"),
                events.get(5).facts());
        assertTrue(events.stream().noneMatch(event -> event.facts().toString().contains("hash of")));
        assertEquals(Optional.empty(), shop.firstFault());
    }
}
