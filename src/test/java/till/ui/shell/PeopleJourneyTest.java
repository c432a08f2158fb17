package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.By;
import till.domain.Mode;
import till.domain.Role;
import till.gateway.PaymentAnswer.Standing;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;

/** Who sits at the till, as people meet it: signing in, the lock, and setting people up. */
class PeopleJourneyTest extends PeopleInWindow {
    @Test
    void whoMayNotOpenTheCatalogueIsNotSentThere() {
        openWithPeople();
        signedIn("ken");
        assertTrue(text(".basket-empty").contains("(F10)"), text(".basket-empty"));
        signedIn("mei");
        assertTrue(text(".basket-empty").contains("A manager adds them"), text(".basket-empty"));
        assertFalse(text(".basket-empty").contains("F10"), text(".basket-empty"));
        signedIn("ada");
        assertTrue(text(".basket-empty").contains("(F10)"), text(".basket-empty"));
    }

    @Test
    void aPersonSignsInByKeyboardAloneAndChargesInTheirName() {
        openWithPeople();
        assertTrue(world.session.isLocked());
        keys(KeyCode.DIGIT3);
        assertEquals("Mei", text(".pin-person .person-name"));
        typed(UiWorld.PIN);
        assertFalse(words().toString().contains(UiWorld.PIN));
        keys(KeyCode.ENTER);
        assertEquals("Mei", text("#worksHere"));
        typed("88.5");
        press(KeyCode.ALT).type(KeyCode.DIGIT2).release(KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();
        var payment = world.services.payments().find(world.onlyOrder()).orElseThrow();
        assertEquals(new By("mei", null), payment.by());
    }

    @Test
    void aLetterOrAnArrowFindsAPersonAndEscapeGoesBack() {
        openWithPeople();
        keys(KeyCode.M, KeyCode.ENTER);
        assertEquals("Mei", text(".pin-person .person-name"));
        keys(KeyCode.DIGIT1, KeyCode.ESCAPE);
        assertTrue(there("#person-ada"));
        keys(KeyCode.A);
        keys(KeyCode.RIGHT, KeyCode.ENTER);
        assertEquals("Ken", text(".pin-person .person-name"));
    }

    @Test
    void threeWrongPinsCloseTheKeypadForAWhile() {
        openWithPeople();
        keys(KeyCode.DIGIT3);
        for (var wrong = 0; wrong < 3; wrong++) {
            typed("9999");
            keys(KeyCode.ENTER);
            assertTrue(text("#pinProblem").startsWith("Wrong PIN for Mei."), text("#pinProblem"));
        }
        assertEquals("Next try in 0:30", text("#pinWait"));
        typed(UiWorld.PIN);
        keys(KeyCode.ENTER);
        assertTrue(world.session.isLocked());
        pass(Duration.ofSeconds(21));
        assertEquals("Next try in 0:09", text("#pinWait"));
        pass(Duration.ofSeconds(10));
        assertFalse(there("#pinWait"));
        typed(UiWorld.PIN);
        keys(KeyCode.ENTER);
        assertFalse(world.session.isLocked());
    }

    @Test
    void aScannedCodeIsNoTryAtAPin() {
        openWithPeople();
        keys(KeyCode.DIGIT3);
        for (var scan = 0; scan < 4; scan++) {
            typed("134567890123456789");
            keys(KeyCode.ENTER);
            assertEquals("That is longer than any PIN and was not tried.", text("#pinProblem"));
        }
        typed(UiWorld.PIN);
        keys(KeyCode.ENTER);
        assertEquals("Mei", text("#worksHere"));
    }

    @Test
    void theLockHidesEverythingAndSwallowsEveryKey() {
        openWithPeople();
        signedIn("mei");
        typed("88.5");
        lockKey();
        assertTrue(there(".lock"));
        assertNull(Pictures.onFx(() -> window.scene().lookup(".shell")));
        assertFalse(words().toString().contains("88"), words().toString());
        keys(KeyCode.F1, KeyCode.F2, KeyCode.F3, KeyCode.F7, KeyCode.F9);
        press(KeyCode.ALT).type(KeyCode.DIGIT1, KeyCode.DIGIT2).release(KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();
        assertInstanceOf(Route.Charge.class, window.route());
        assertEquals(List.of(), world.gateway.orders());
        keys(KeyCode.DIGIT3);
        typed(UiWorld.PIN);
        keys(KeyCode.ENTER);
        assertEquals("88.5", text(".display-entered"));
    }

    @Test
    void whoComesBackFindsTheScreenAndSomebodyElseStartsAnew() {
        openWithPeople();
        signedIn("mei");
        Pictures.fx(() -> window.go(new Route.Orders()));
        lockKey();
        signedIn("mei");
        assertInstanceOf(Route.Orders.class, window.route());
        lockKey();
        signedIn("ken");
        assertInstanceOf(Route.Charge.class, window.route());
        assertEquals("Ken", text("#worksHere"));
    }

    @Test
    void idleTimeLocksButNeverAPaymentOnScreen() {
        world.set(settings -> settings.withLockMinutes(1));
        openWithPeople();
        signedIn("mei");
        pass(Duration.ofSeconds(59));
        assertFalse(world.session.isLocked());
        typed("88");
        press(KeyCode.ALT).type(KeyCode.DIGIT2).release(KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();
        pass(Duration.ofSeconds(90));
        assertInstanceOf(Route.PayCode.class, window.route());
        assertFalse(world.session.isLocked());
        world.gateway.says(Standing.PAID);
        world.check(world.onlyOrder());
        WaitForAsyncUtils.waitForFxEvents();
        pass(Duration.ofSeconds(59));
        assertFalse(world.session.isLocked());
        pass(Duration.ofSeconds(2));
        assertTrue(world.session.isLocked());
    }

    @Test
    void aLockedPaymentGoesOnAndIsShownToWhoeverSignsIn() {
        openWithPeople();
        signedIn("mei");
        typed("88");
        press(KeyCode.ALT).type(KeyCode.DIGIT2).release(KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();
        lockKey();
        pass(Duration.ofSeconds(1));
        assertTrue(there(".lock-watching"));
        assertFalse(words().toString().contains("88"), words().toString());
        world.gateway.says(Standing.PAID);
        world.check(world.onlyOrder());
        WaitForAsyncUtils.waitForFxEvents();
        for (var tick = 0; tick < 10; tick++) {
            pass(Duration.ofSeconds(1));
        }
        signedIn("ken");
        assertEquals("Paid", text(".result-title"));
    }

    @Test
    void anotherStartIsLockedAgain() {
        openWithPeople();
        signedIn("ada");
        Pictures.fx(window::close);
        open();
        assertTrue(world.session.isLocked());
        assertTrue(there(".lock"));
    }

    @Test
    void whoWasDisabledMeanwhileIsLockedOut() {
        openWithPeople();
        signedIn("mei");
        world.services.operators().disable("mei", Acting.as(person("ada"))).value();
        for (var tick = 0; tick < 11; tick++) {
            pass(Duration.ofSeconds(1));
        }
        assertTrue(world.session.isLocked());
        assertFalse(there("#person-mei"));
    }

    @Test
    void theFirstOwnerIsCreatedFromTheReminderAndWorksAtOnce() {
        open();
        assertTrue(there("#reminder"));
        assertEquals("Owner", text("#worksHere"));
        lockKey();
        assertEquals("Nobody could unlock the window", text(".question-title"));
        keys(KeyCode.ENTER);
        fire("#createOwner");
        fill("#field-id", "ada");
        fill("#field-name", "Ada");
        fill("#field-pin", UiWorld.PIN);
        fill("#field-again", "1358");
        fire("#savePerson");
        assertEquals("The two PINs differ.", text("#peopleNotice"));
        fill("#field-again", UiWorld.PIN);
        fire("#savePerson");
        assertEquals("Ada was added.", text("#peopleNotice"));
        assertEquals("Ada", text("#worksHere"));
        assertTrue(there("#recoveryCode"));
        fire("#recoveryDone");
        assertFalse(there("#recoveryCode"));
        assertFalse(there("#reminder"));
        lockKey();
        typed(UiWorld.PIN);
        keys(KeyCode.ENTER);
        assertInstanceOf(Route.Settings.class, window.route());
    }

    @Test
    void onesOwnPinIsChangedByWhoKnowsTheOneBefore() {
        openWithPeople();
        signedIn("ada");
        Pictures.fx(() -> window.go(new Route.Settings(Route.Settings.Part.PEOPLE, null)));
        WaitForAsyncUtils.waitForFxEvents();
        fire("#operator-ada");
        fill("#field-pin", "8642");
        fill("#field-again", "8642");
        fire("#setPin");
        assertTrue(there(".approval"));
        keys(KeyCode.ESCAPE);
        assertFalse(text("#peopleNotice").startsWith("Ada has a new PIN"));
        fire("#setPin");
        keys(KeyCode.DIGIT1, KeyCode.DIGIT3, KeyCode.DIGIT5, KeyCode.DIGIT7, KeyCode.ENTER);
        assertTrue(text("#peopleNotice").startsWith("Ada has a new PIN"), text("#peopleNotice"));
    }

    @Test
    void theLastOwnerStaysAndLimitsAreKept() {
        openWithPeople();
        signedIn("ada");
        Pictures.fx(() -> window.go(new Route.Settings(Route.Settings.Part.PEOPLE, null)));
        WaitForAsyncUtils.waitForFxEvents();
        fire("#turnPerson");
        assertTrue(text("#peopleNotice").startsWith("Ada is the only active owner"), text("#peopleNotice"));
        fire("#rules");
        fill("#field-CASHIER", "200");
        fill("#field-minutes", "481");
        fire("#saveRules");
        assertTrue(text("#peopleNotice").contains("481"), text("#peopleNotice"));
        fill("#field-minutes", "15");
        fire("#saveRules");
        var hkd = Money.parse("HKD 1").getCurrencyUnit();
        assertEquals(
                Optional.of(Money.parse("HKD 200.00")),
                world.services.operators().refundLimit(Role.CASHIER, hkd));
        assertEquals(15, world.settings.current().lockMinutes());
        fill("#field-CASHIER", "");
        fire("#saveRules");
        assertEquals(Optional.empty(), world.services.operators().refundLimit(Role.CASHIER, hkd));
    }

    @Test
    void trainingActsAsOwnerAndItsLockOpensWithoutAPin() {
        world.close();
        world = new UiWorld(Mode.TRAINING);
        world.hire("ada", "Ada", Role.OWNER);
        open();
        assertFalse(world.session.isLocked());
        assertEquals("Owner", text("#worksHere"));
        pass(Duration.ofMinutes(10));
        assertFalse(world.session.isLocked());
        lockKey();
        assertTrue(there(".lock"));
        fire("#unnamed");
        assertFalse(world.session.isLocked());
        keys(KeyCode.F9);
        assertInstanceOf(Route.Settings.class, window.route());
    }
}
