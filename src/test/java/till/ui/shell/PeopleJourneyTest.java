package till.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Act;
import till.domain.Acting;
import till.domain.By;
import till.domain.Event;
import till.domain.Mode;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.Role;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;

/** Who sits at the till, as people meet it: signing in, the lock, approvals, and setting people up. */
class PeopleJourneyTest extends FxRobot {
    private UiWorld world = new UiWorld(Mode.LIVE);
    private final Stage stage = Pictures.onFx(Stage::new);

    @SuppressWarnings("NullAway.Init") // opened first in each test
    private TillWindow window;

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    private void open() {
        window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Ada owns the shop, Ken manages it, Mei takes payments; tiles stand in the order of their names. */
    private void openWithPeople() {
        world.hire("ada", "Ada", Role.OWNER);
        world.hire("ken", "Ken", Role.MANAGER);
        world.hire("mei", "Mei", Role.CASHIER);
        open();
    }

    private void signedIn(String id) {
        Pictures.fx(() -> world.session.signIn(person(id)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Operator person(String id) {
        return world.services.operators().all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void keys(KeyCode... codes) {
        type(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void typed(String text) {
        write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void lockKey() {
        press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void fire(String selector) {
        Pictures.fx(() -> ((ButtonBase) window.scene().lookup(selector)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void fill(String selector, String text) {
        Pictures.fx(() -> ((TextField) window.scene().lookup(selector)).setText(text));
    }

    private void pass(Duration time) {
        Pictures.fx(() -> world.pass(time));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean there(String selector) {
        return Pictures.onFx(() -> {
            window.scene().getRoot().applyCss();
            return window.scene().getRoot().lookupAll(selector).stream().anyMatch(PeopleJourneyTest::isSeen);
        });
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    private String text(String selector) {
        return Pictures.onFx(() -> {
            window.scene().getRoot().applyCss();
            return ((Labeled) window.scene().lookup(selector)).getText();
        });
    }

    private List<String> words() {
        return Pictures.onFx(() -> window.scene().getRoot().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private OrderNo paid(String amount) {
        world.gateway.says(Standing.PAID);
        world.services
                .payments()
                .start(ChargeRequest.of("gnete", "WX_QR", Money.parse("HKD " + amount)), Acting.as(person("ada")));
        WaitForAsyncUtils.waitForFxEvents();
        var order = world.gateway.orders().getLast().orderNo();
        world.check(order);
        WaitForAsyncUtils.waitForFxEvents();
        return order;
    }

    private List<String> refusals() {
        return world.ledger().history().after(Map.of(), 1000).stream()
                .filter(event -> event.kind() == Event.Kind.ACT_REFUSED)
                .map(event -> event.facts().get("act") + " " + event.facts().get("operator"))
                .toList();
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
    void aRefundAboveTheLimitIsApprovedByAnotherPersonInPlace() {
        openWithPeople();
        var order = paid("100.00");
        signedIn("mei");
        refund(order, "40");
        assertEquals("Mei: give money back, HKD 40.00", text(".approval-act"));
        assertFalse(there("#person-mei"));
        keys(KeyCode.DIGIT2);
        typed("0000");
        keys(KeyCode.ENTER);
        assertTrue(text("#pinProblem").startsWith("Wrong PIN for Ken."), text("#pinProblem"));
        assertEquals(List.of(), world.gateway.refunds());
        typed(UiWorld.PIN);
        keys(KeyCode.ENTER);
        assertEquals(1, world.gateway.refunds().size());
        assertEquals(
                new By("mei", "ken"),
                world.services.refunds().of(order).getFirst().by());
        assertFalse(there(".approval"));
        assertEquals(List.of(), refusals());
    }

    @Test
    void nobodyApprovesAndNothingIsGivenBack() {
        openWithPeople();
        var order = paid("100.00");
        signedIn("mei");
        refund(order, "40");
        keys(KeyCode.ESCAPE);
        assertFalse(there(".approval"));
        assertEquals(List.of(), world.gateway.refunds());
        assertEquals(List.of("REFUND mei"), refusals());
        Pictures.fx(() ->
                assertTrue(isIn(".refund", Objects.requireNonNull(window.scene().getFocusOwner()))));
    }

    private boolean isIn(String selector, Node node) {
        return node.getStyleClass().contains(selector.substring(1))
                || (node.getParent() != null && isIn(selector, node.getParent()));
    }

    private void refund(OrderNo order, String amount) {
        Pictures.fx(() -> window.go(new Route.Refund(order)));
        await().atMost(Duration.ofSeconds(30)).until(() -> there("#form"));
        typed(amount);
        fire("#reason-FAULTY");
        fire("#send");
    }

    @Test
    void aManagerRefundsWithoutAnyQuestion() {
        openWithPeople();
        var order = paid("100.00");
        signedIn("ken");
        refund(order, "40");
        assertFalse(there(".approval"));
        assertEquals(1, world.gateway.refunds().size());
    }

    @Test
    void whereNobodyElseMayApproveThatIsSaid() {
        world.hire("ada", "Ada", Role.OWNER);
        world.services
                .operators()
                .refundLimit(
                        Role.OWNER,
                        Money.parse("HKD 1").getCurrencyUnit(),
                        Money.parse("HKD 10"),
                        Acting.as(person("ada")));
        open();
        var order = paid("100.00");
        signedIn("ada");
        refund(order, "40");
        assertTrue(there("#approvalNobody"));
        keys(KeyCode.ENTER);
        assertFalse(there(".approval"));
        assertEquals(List.of(), world.gateway.refunds());
    }

    @Test
    void aCashierMeetsEveryGuardedPlaceOfTheWindowAndIsRecorded() {
        openWithPeople();
        var order = paid("100.00");
        signedIn("mei");
        asked(() -> keys(KeyCode.F9));
        assertInstanceOf(Route.Charge.class, window.route());
        Pictures.fx(() -> window.go(new Route.Orders(order)));
        WaitForAsyncUtils.waitForFxEvents();
        asked(() -> fire("#export"));
        asked(() -> Pictures.fx(() -> {
            window.scene().getRoot().applyCss();
            ((TitledPane) window.scene().lookup("#exchanges")).setExpanded(true);
        }));
        assertFalse(Pictures.onFx(() -> ((TitledPane) window.scene().lookup("#exchanges")).isExpanded()));
        refund(order, "40");
        asked(() -> {});
        assertEquals(List.of("SET_UP mei", "EXPORT mei", "SEE_EXCHANGES mei", "REFUND mei"), refusals());
        assertEquals(List.of(), world.gateway.refunds());
    }

    /** Does something, finds itself asked for approval, and gives up. */
    private void asked(Runnable deed) {
        deed.run();
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(there(".approval"));
        keys(KeyCode.ESCAPE);
        assertFalse(there(".approval"));
    }

    @Test
    void anOwnersApprovalOpensTheSettingsForAManager() {
        openWithPeople();
        signedIn("ken");
        assertTrue(there(".rail-asks"));
        keys(KeyCode.F9);
        keys(KeyCode.DIGIT1, KeyCode.DIGIT3, KeyCode.DIGIT5, KeyCode.DIGIT7, KeyCode.ENTER);
        assertInstanceOf(Route.Settings.class, window.route());
        fire("#peopleTab");
        fire("#operator-mei");
        fill("#field-name", "Mei Mei");
        fire("#savePerson");
        assertEquals("Mei", person("mei").name(), "an approval is for one deed, here for opening the settings");
        keys(KeyCode.DIGIT1, KeyCode.DIGIT3, KeyCode.DIGIT5, KeyCode.DIGIT7, KeyCode.ENTER);
        assertEquals("Mei Mei", person("mei").name());
        var changed = world.ledger().history().after(Map.of(), 1000).getLast().facts();
        assertEquals(List.of("ken", "ada"), List.of(changed.get("operator"), changed.get("approvedBy")));
    }

    @Test
    void lockingCancelsAnApprovalThatStands() {
        openWithPeople();
        signedIn("mei");
        keys(KeyCode.F9);
        assertTrue(there(".approval"));
        lockKey();
        signedIn("mei");
        assertFalse(there(".approval"));
        assertEquals(List.of("SET_UP mei"), refusals());
    }

    @Test
    void twoQuestionsAtOnceAreImpossible() {
        openWithPeople();
        signedIn("mei");
        Consumer<Acting> never = acting -> {
            throw new AssertionError(acting);
        };
        Pictures.fx(() -> {
            window.frame().approvals().ask(Act.EXPORT, null, never);
            window.frame().approvals().ask(Act.SET_UP, null, never);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("Mei: export the day", text(".approval-act"));
        keys(KeyCode.ESCAPE);
        assertFalse(there(".approval"));
        assertEquals(List.of("EXPORT mei"), refusals());
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
