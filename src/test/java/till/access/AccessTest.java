package till.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Event;
import till.domain.Mode;
import till.domain.Operator;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Role;
import till.domain.Secret;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;

class AccessTest {
    private static final Secret PIN = new Secret("2468");
    private static final Secret WRONG = new Secret("1357");
    private static final Money FIFTY = Money.parse("HKD 50");

    private final FixedPepper pepper = new FixedPepper();
    private final Ledger ledger;
    private final Access access;
    private final Operators operators;
    private Instant now = Instant.parse("2026-11-21T04:00:00Z");

    AccessTest() throws Exception {
        ledger = LedgerOpening.openMemory(UUID.randomUUID().toString(), "T01");
        access = new Access(Mode.LIVE, ledger.people(), pepper, () -> now, ZoneId.of("Asia/Hong_Kong"));
        operators = new Operators(access, ledger.people(), pepper, new SecureRandom(), () -> now);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Operators.Issued owner() {
        return add("mei", Role.OWNER, Acting.UNNAMED);
    }

    private Operators.Issued add(String id, Role role, Acting acting) {
        return operators
                .add(new Operators.NewOperator(id, id.toUpperCase(Locale.ROOT), role), PIN, acting)
                .value();
    }

    private Operator hired(String id, Role role) {
        return add(id, role, Acting.as(owner().operator())).operator();
    }

    private List<Event> events(Event.Kind kind) {
        return ledger.history().after(Map.of(), 1_000).stream()
                .filter(event -> event.kind() == kind)
                .toList();
    }

    @Test
    void rightPinSignsInAndLeavesItsEvent() {
        var mei = owner().operator();

        assertEquals(Result.done(mei), access.signIn("mei", PIN));
        assertEquals(1, events(Event.Kind.SIGNED_IN).size());
    }

    @Test
    void equalPinsOfTwoPeopleAreTwoHashesAndTwoPeople() {
        var bo = hired("bo", Role.CASHIER);

        assertNotEquals(
                ledger.people().proof("mei").orElseThrow().pin(),
                ledger.people().proof("bo").orElseThrow().pin());
        assertEquals(Result.done(bo), access.signIn("bo", PIN));
        assertEquals("mei", access.signIn("mei", PIN).value().id());
    }

    @Test
    void lockOutGrowsAndSaysUntilWhen() {
        owner();
        assertEquals(
                Optional.of(Problem.of("access.wrongPin", "MEI", "2")),
                access.signIn("mei", WRONG).failure());
        access.signIn("mei", WRONG);
        for (var until : List.of("12:00:30", "12:01:30", "12:06:30", "12:21:30", "13:21:30", "14:21:30")) {
            var then = LocalDate.parse("2026-11-21")
                    .atTime(LocalTime.parse(until))
                    .atZone(ZoneId.of("Asia/Hong_Kong"))
                    .toInstant();
            var wrong = access.signIn("mei", WRONG).failure().orElseThrow();
            assertEquals(Problem.of("access.wrongPinLocked", "MEI", until, then.toString()), wrong);
            assertEquals(Optional.of(then), Access.lockedUntil(wrong));
            var locked = access.signIn("mei", PIN).failure().orElseThrow();
            assertEquals(Problem.of("access.locked", "MEI", until, then.toString()), locked);
            assertEquals(Optional.of(then), Access.lockedUntil(locked));
            now = then;
        }
        assertEquals("mei", access.signIn("mei", PIN).value().id());
        assertEquals(
                Optional.of(Problem.of("access.wrongPin", "MEI", "2")),
                access.signIn("mei", WRONG).failure());
    }

    @Test
    void guessesSideBySideGetNoMoreThanThreeLooks() throws Exception {
        owner();
        var guesses = IntStream.range(0, 12)
                .<Callable<Result<Operator>>>mapToObj(
                        guess -> () -> access.signIn("mei", new Secret("%04d".formatted(guess))))
                .toList();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var looked = 0;
            for (var future : threads.invokeAll(guesses)) {
                looked += future.get().failure().orElseThrow().key().equals("access.locked") ? 0 : 1;
            }
            assertEquals(3, looked);
        }
        assertEquals(12, events(Event.Kind.PIN_REFUSED).size());
    }

    @Test
    void stolenLedgerWithAnotherPepperVerifiesNothingAndCountsNothing() {
        owner();
        pepper.found = Result.done(new Secret("6b".repeat(32)));
        for (var guess = 0; guess < 5; guess++) {
            assertEquals(
                    Optional.of(Problem.of("access.pepperChanged")),
                    access.signIn("mei", PIN).failure());
        }
        pepper.found = Result.failed("secrets.busy");
        assertEquals(
                Optional.of(Problem.of("secrets.busy")),
                access.signIn("mei", PIN).failure());
        assertEquals(List.of(), events(Event.Kind.PIN_REFUSED));

        pepper.found = new FixedPepper().found;
        assertEquals("mei", access.signIn("mei", PIN).value().id());
    }

    @Test
    void hashWithItsMarkExchangedMatchesNothingWithoutThePepper() {
        owner();
        var hash = ledger.people().proof("mei").orElseThrow().pin();

        assertTrue(hash.substring(16).startsWith("$argon2id$v=19$m=32768,t=3,p=1$"), hash);
        assertTrue(Pins.matches(PIN, hash, new FixedPepper().found.value()));
        assertFalse(Pins.matches(PIN, hash, new Secret("6b".repeat(32))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "1234567890123", "12a4", "١٢٣٤", " 1234", "12-34"})
    void whatIsNoPinIsSaidAndNotKept(String pin) {
        var refused =
                operators.add(new Operators.NewOperator("mei", "Mei", Role.OWNER), new Secret(pin), Acting.UNNAMED);

        assertEquals(Optional.of(Problem.of("access.pinShape")), refused.failure());
        assertTrue(access.unnamed());
    }

    @Test
    void recoveryCodeLetsAnOwnerBackInOnceAndWithoutTheOldPepper() {
        var code = Objects.requireNonNull(owner().recoveryCode());
        IntStream.range(0, 3).forEach(_ -> access.signIn("mei", WRONG));
        pepper.found = Result.done(new Secret("6b".repeat(32)));
        var another = new Secret("975310");

        assertEquals(
                Optional.of(Problem.of("people.wrongRecovery")),
                operators
                        .recover("mei", new Secret("00000-00000-00000-00000-00000"), another)
                        .failure());
        var issued = operators
                .recover(
                        "mei", new Secret(code.reveal().toLowerCase(Locale.ROOT).replace("-", " ")), another)
                .value();
        assertEquals("mei", access.signIn("mei", another).value().id());
        assertEquals(
                Optional.of(Problem.of("people.wrongRecovery")),
                operators.recover("mei", code, PIN).failure());
        assertNotEquals(code, issued.recoveryCode());
        assertTrue(code.reveal().matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}"));
    }

    @ParameterizedTest
    @CsvSource({
        "CASHIER,    CHARGE CANCEL REFUND SEE_ORDERS SHIFT PRINT SHIP",
        "MANAGER,    CHARGE KEY_CARD DISCOUNT CANCEL DISCARD_PARKED VOID CAPTURE REFUND SETTLE SEE_ORDERS SEE_EXCHANGES"
                + " SEE_REPORTS EXPORT CLOSE_DAY RECONCILE SHIFT CLOSE_SHIFT_OF_OTHERS PRINT REPRINT CATALOGUE SHIP"
                + " CHANGE_SHIPMENT",
        "ACCOUNTANT, SEE_ORDERS SEE_EXCHANGES SEE_REPORTS EXPORT RECONCILE PRINT REPRINT"
    })
    void roleMayDoItsActsAndNoOthers(Role role, String acts) {
        var acting = Acting.as(hired("bo", role));
        var may = List.of(Act.values()).stream()
                .filter(act -> access.guard(acting, act, null, null).isEmpty())
                .map(Act::name)
                .toList();

        assertEquals(List.of(acts.split(" ")), may);
        assertEquals(
                Act.values().length - may.size(), events(Event.Kind.ACT_REFUSED).size());
    }

    @Test
    void cashierRefundsUpToTheLimitAndAboveItWithApproval() {
        var bo = hired("bo", Role.CASHIER);
        var acting = Acting.as(bo);
        assertTrue(access.obstacle(acting, Act.REFUND, FIFTY).isPresent());
        operators.refundLimit(Role.CASHIER, CurrencyUnit.of("HKD"), FIFTY, Acting.as(mei()));

        assertEquals(Optional.empty(), access.obstacle(acting, Act.REFUND, FIFTY));
        var more = FIFTY.plusMinor(1);
        assertEquals(
                Optional.of("access.overLimit"),
                access.obstacle(acting, Act.REFUND, more).map(Problem::key));
        var approved = access.approve(acting, "mei", PIN, Act.REFUND, more).value();
        assertEquals(Optional.empty(), access.guard(approved, Act.REFUND, more, null));
        assertEquals(List.of(mei()), access.approvers(acting, Act.REFUND, more));
    }

    private Operator mei() {
        return ledger.people().find("mei").orElseThrow();
    }

    @Test
    void whoeverWasLetInBecauseThereWasNobodyYetIsNoSecondOwner() {
        var faster = new Pepper() {
            @Override
            public Result<Secret> read() {
                return pepper.read();
            }

            @Override
            public Result<Secret> readOrMake() {
                owner();
                return pepper.readOrMake();
            }
        };
        var slower = new Operators(access, ledger.people(), faster, new SecureRandom(), () -> now);
        assertEquals(
                Optional.of(Problem.of("access.whoAreYou")),
                slower.add(new Operators.NewOperator("eve", "Eve", Role.OWNER), PIN, Acting.UNNAMED)
                        .failure());
        assertEquals(List.of(mei()), operators.all());
    }

    @Test
    void nobodyApprovesThemselvesAndOnlyWhoMay() {
        var bo = Acting.as(hired("bo", Role.CASHIER));
        add("cy", Role.ACCOUNTANT, Acting.as(mei()));

        assertEquals(
                Optional.of(Problem.of("access.approveYourself")),
                access.approve(bo, "bo", PIN, Act.SETTLE, null).failure());
        assertEquals(
                Optional.of(Problem.of("access.cannotApprove", "CY")),
                access.approve(bo, "cy", PIN, Act.SETTLE, null).failure());
        assertEquals(
                Optional.of(Problem.of("access.wrongPin", "MEI", "2")),
                access.approve(bo, "mei", WRONG, Act.SETTLE, null).failure());
        assertEquals(2, events(Event.Kind.ACT_REFUSED).size());
        assertTrue(access.guard(bo.approvedBy(Objects.requireNonNull(bo.operator())), Act.SETTLE, null, null)
                .isPresent());
    }

    @Test
    void whoWasDisabledOrDemotedMeanwhileIsRefused() {
        var bo = hired("bo", Role.MANAGER);
        operators.role("bo", Role.CASHIER, Acting.as(mei()));
        assertEquals(
                Optional.of("access.askManager"),
                access.guard(Acting.as(bo), Act.SETTLE, null, null).map(Problem::key));
        operators.disable("bo", Acting.as(mei()));

        assertEquals(
                Optional.of("access.disabled"),
                access.guard(Acting.as(bo), Act.CHARGE, null, null).map(Problem::key));
        assertEquals(
                Optional.of(Problem.of("access.unknown", "bo")),
                access.signIn("bo", PIN).failure());
    }

    @Test
    void nobodyNamedIsOwnerOnlyUntilTheFirstOperator() {
        assertEquals(Optional.empty(), access.guard(Acting.UNNAMED, Act.SET_UP, null, null));
        owner();
        assertEquals(Optional.of(Problem.of("access.whoAreYou")), access.guard(Acting.UNNAMED, Act.CHARGE, null, null));
        var training = new Access(Mode.TRAINING, ledger.people(), pepper, () -> now, ZoneId.of("Asia/Hong_Kong"));
        assertEquals(Optional.empty(), training.guard(Acting.UNNAMED, Act.CHARGE, null, null));
    }

    @Test
    void everybodySetsTheirOwnPinAndAnOwnerEverybodys() {
        var bo = Acting.as(hired("bo", Role.CASHIER));
        var fresh = new Secret("864200");

        assertEquals(
                Optional.of("access.askOwner"),
                operators.setPin("mei", fresh, bo).failure().map(Problem::key));
        operators.setPin("bo", fresh, bo).value();
        assertEquals("bo", access.signIn("bo", fresh).value().id());
        operators.setPin("bo", PIN, Acting.as(mei())).value();
        assertEquals("bo", access.signIn("bo", PIN).value().id());
        assertEquals(List.of(), ledger.history().verify().faults());
    }

    @Test
    void noPinStandsInTheHistory() {
        var secret = new Secret("90817263");
        owner();
        operators.setPin("mei", secret, Acting.as(mei()));
        access.signIn("mei", secret);
        access.signIn("mei", new Secret("80817263"));

        var told = ledger.history().after(Map.of(), 1_000).toString()
                + ledger.people().proof("mei");
        assertFalse(told.contains("0817263"));
    }
}
