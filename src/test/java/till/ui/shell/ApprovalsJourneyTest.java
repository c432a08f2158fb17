package till.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Act;
import till.domain.Acting;
import till.domain.By;
import till.domain.OrderNo;
import till.domain.Role;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;

/** A deed that needs somebody else: asked for in place, given by another person, given up, and recorded. */
class ApprovalsJourneyTest extends PeopleInWindow {
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
    void whatCannotBeGivenBackAnywayIsNotSaidToNeedApproval() {
        openWithPeople();
        var order = paid("100.00");
        signedIn("mei");
        Pictures.fx(() -> window.go(new Route.Refund(order)));
        await().atMost(Duration.ofSeconds(30)).until(() -> there("#form"));
        fill("#amount", "40");
        await().atMost(Duration.ofSeconds(30)).until(() -> there("#approval"));
        fill("#amount", "140");
        await().atMost(Duration.ofSeconds(30)).until(() -> !there("#approval"));
        assertEquals("Only HKD 100.00 can still be refunded. Enter that amount or less.", text("#obstacle"));
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
}
