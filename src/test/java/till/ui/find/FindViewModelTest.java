package till.ui.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.Problem;
import till.gateway.PaymentAnswer.Standing;
import till.service.BillAnswer.Says;
import till.ui.Route;
import till.ui.orders.Desk;

class FindViewModelTest {
    private final Desk desk = new Desk();
    private final FindViewModel model = new FindViewModel(desk.world.dependencies(), desk.frame);

    @AfterEach
    void close() {
        model.close();
        desk.close();
    }

    private Optional<Says> said() {
        return model.bestProperty().get().flatMap(FindRow::answer).map(answer -> answer.says());
    }

    @Test
    void aNumberOfTheBillIsAnsweredByTheGateway() {
        var order = desk.paid("88.50");
        model.getEntry().numberProperty().set(order.text());
        model.find();
        assertEquals(Optional.of(Says.PAID), said());
        desk.world.gateway.fallsSilent();
        model.find();
        assertEquals(Optional.of(Says.NO_ANSWER), said());
    }

    @Test
    void amountAndMinuteAreEnough() {
        desk.paid("88.50");
        model.getEntry().amountProperty().set("88.5");
        model.getEntry().timeProperty().set("1406");
        model.find();
        assertEquals(Optional.of(Says.PAID), said());
        model.getEntry().dayProperty().set(model.today().minusDays(1));
        model.find();
        assertEquals(Optional.empty(), said());
        assertEquals(
                "find.none.amount", model.problemProperty().get().orElseThrow().key());
    }

    @Test
    void aNumberNobodyKnowsSaysWhatToTry() {
        model.getEntry().numberProperty().set("4200001234");
        model.find();
        assertEquals(
                Optional.of(Problem.of("find.none.number", "4200001234")),
                model.problemProperty().get());
    }

    @Test
    void withoutAnythingKeyedNothingIsAsked() {
        model.find();
        assertEquals(
                Optional.of(Problem.of("find.nothingAsked")),
                model.problemProperty().get());
        model.getEntry().timeProperty().set("lunch");
        model.find();
        assertEquals(
                Optional.of(Problem.of("find.timeWrong", "lunch")),
                model.problemProperty().get());
    }

    @Test
    void eachRowShowsThatItIsBeingAskedUntilItsAnswerIsThere() {
        desk.waiting("88.50");
        desk.waiting("88.50");
        desk.world.gateway.says(Standing.WAITING);
        model.getEntry().amountProperty().set("88.50");
        desk.world.background.keep();
        model.find();
        assertTrue(model.isAsking());
        desk.world.background.finish();
        assertEquals(
                List.of(Says.NOT_YET, Says.NOT_YET),
                model.getRows().stream()
                        .map(row -> row.answer().orElseThrow().says())
                        .toList());
        model.show(model.getRows().getFirst().payment().orderNo());
        assertEquals(
                Optional.of(
                        new Route.Orders(model.getRows().getFirst().payment().orderNo())),
                desk.navigator.routeProperty().get());
    }
}
