package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.gateway.PaymentAnswer.Standing;
import till.service.Books;
import till.service.ChargeRequest;
import till.service.Steps;
import till.service.Surroundings;
import till.service.TillServices;
import till.ui.Outside.Tone;
import till.ui.UiWorld;
import till.ui.Unexpected;
import till.ui.paid.OutcomeSounds;

/** What is heard at the counter, and what is not. */
class OutcomeSoundsTest {
    private final UiWorld world = new UiWorld();
    private final Unexpected unexpected = new Unexpected(new Random(1), problem -> {
        throw new AssertionError(problem.key());
    });
    private final OutcomeSounds sounds = new OutcomeSounds(world.dependencies(), unexpected);

    @BeforeEach
    void listen() {
        sounds.start();
    }

    @AfterEach
    void close() {
        sounds.close();
        world.close();
    }

    private OrderNo charged() {
        world.services.payments().start(ChargeRequest.of("gnete", "WX_QR", Money.parse("HKD 88.50")), Acting.UNNAMED);
        return world.gateway.orders().getLast().orderNo();
    }

    @ParameterizedTest
    @CsvSource({"PAID, PAID", "DECLINED, DECLINED", "AUTHORIZED, ATTENTION"})
    void anOutcomeIsHeardOnceWhateverIsAskedAfterwards(Standing standing, Tone tone) {
        var order = charged();
        assertEquals(List.of(), world.heard);
        world.gateway.says(standing);
        world.check(order);
        world.check(order);
        world.services.feed().refresh();
        assertEquals(List.of(tone), world.heard);
    }

    @Test
    void aCodeThatCouldNotBeCalledBackAsksForAttention() {
        var order = charged();
        world.gateway.closesNothing();
        world.services.payments().cancel(order, Acting.UNNAMED).value();
        assertEquals(List.of(Tone.ATTENTION), world.heard);
    }

    @Test
    void lateMoneyIsHeardAsAttentionAndNeverAsPaid() {
        var order = charged();
        world.services.payments().cancel(order, Acting.UNNAMED).value();
        world.heard.clear();
        world.gateway.says(Standing.PAID);
        world.check(order);
        assertEquals(List.of(Tone.ATTENTION), world.heard);
    }

    @Test
    void anotherTillsPaymentsOnTheSameLedgerAreNotHeardHere() {
        var here = world.services.here();
        var other = TillServices.on(
                Mode.TRAINING,
                new Books(world.ledger(), _ -> {}),
                world.services.gateways(),
                new Surroundings(
                        "T02",
                        here.calendar(),
                        here.clock(),
                        new Numbers("T02", here.clock(), new Random(8)),
                        Steps.NONE));
        var request = ChargeRequest.of("gnete", "WX_QR", Money.parse("HKD 88.50"));
        other.payments().start(request, Acting.UNNAMED);
        world.gateway.says(Standing.PAID);
        other.payments().check(world.gateway.orders().getLast().orderNo());
        world.services.feed().refresh();
        assertEquals(List.of(), world.heard);
        assertEquals(
                PaymentState.PAID,
                world.services
                        .payments()
                        .find(world.gateway.orders().getLast().orderNo())
                        .orElseThrow()
                        .state());
    }

    @Test
    void aSwitchedOffSoundIsSilent() {
        world.set(settings -> settings.withSound(false));
        var order = charged();
        world.gateway.says(Standing.PAID);
        world.check(order);
        assertEquals(List.of(), world.heard);
    }

    @Test
    void whatHappenedBeforeTheWindowOpenedIsNotHeardAnyMore() {
        sounds.close();
        var order = charged();
        world.gateway.says(Standing.PAID);
        world.check(order);
        world.pass(Duration.ofMinutes(2));
        sounds.start();
        world.check(order);
        assertEquals(List.of(), world.heard);
    }
}
