package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import till.service.ExchangeLine.Ending;
import till.service.GatewayHealth.Called;
import till.service.GatewayHealth.Reading;

class GatewayHealthTest {
    private final MovableClock clock = new MovableClock(Samples.NOON);
    private final GatewayHealth health = new GatewayHealth(clock);

    @Test
    void ofAGatewayNeverCalledNothingIsKnownAndNothingIsHeldBack() {
        assertEquals(Reading.NONE, health.of("gnete"));
        assertEquals(Optional.empty(), health.downSince("gnete"));
        assertFalse(health.takeProbe("gnete"));
    }

    @Test
    void rateAndP95AreOfTheAnswersAndRoundedAgainstTheGateway() {
        for (var i = 1; i <= 40; i++) {
            call("A" + i, Ending.ANSWERED, i * 10);
        }
        call("B", Ending.NO_ANSWER, 30_000);
        assertEquals(new Reading(41, 40, Duration.ofMillis(380), null), health.of("gnete"));
        assertEquals(97, health.of("gnete").percent());
    }

    @Test
    void onlyTheLastFiftyCallsOfTheLastQuarterOfAnHourCount() {
        for (var i = 0; i < 60; i++) {
            call("A", Ending.ANSWERED, 100);
        }
        assertEquals(50, health.of("gnete").calls());
        clock.pass(Duration.ofMinutes(16));
        assertEquals(Reading.NONE, health.of("gnete"));
    }

    @Test
    void fiveFaultsInARowAboutMoreThanOneNumberHoldNewPaymentsBackSinceTheFirst() {
        var first = clock.instant();
        faults("A", 3);
        faults("B", 1);
        assertEquals(Optional.empty(), health.downSince("gnete"));
        faults("B", 1);
        assertEquals(Optional.of(first), health.downSince("gnete"));
        assertEquals(Optional.empty(), health.downSince("qlink"));
    }

    @Test
    void faultsOfTheServerCountAsWellAsSilence() {
        for (var i = 0; i < 5; i++) {
            call("A" + i, Ending.SERVER_ERROR, 10);
        }
        assertTrue(health.downSince("gnete").isPresent());
    }

    @Test
    void anAnswerBetweenBeginsTheCountAnew() {
        faults("A", 4);
        call("B", Ending.ANSWERED, 10);
        faults("C", 4);
        assertEquals(Optional.empty(), health.downSince("gnete"));
    }

    @Test
    void onePaymentTheGatewayFailsOverHoldsNoOtherBackUntilATestFailsToo() {
        faults("A", 50);
        assertEquals(Optional.empty(), health.downSince("gnete"));
        assertTrue(health.takeProbe("gnete"));
        call("", Ending.NO_ANSWER, 10);
        assertTrue(health.downSince("gnete").isPresent());
    }

    @Test
    void oneAnswerToAQueryLetsNewPaymentsThroughAgain() {
        faults("A", 4);
        faults("B", 1);
        call("A", Ending.ANSWERED, 10);
        assertEquals(Optional.empty(), health.downSince("gnete"));
    }

    @Test
    void anAnswerToWhatWasSentBeforeTheLineDiedDoesNot() {
        var before = clock.instant().minusSeconds(1);
        faults("A", 4);
        faults("B", 1);
        health.called("gnete", new Called("C", before, Duration.ofSeconds(40), Ending.ANSWERED));
        assertTrue(health.downSince("gnete").isPresent());
    }

    @Test
    void aDeadLineIsTestedEveryTenSecondsByOneOnly() {
        faults("A", 4);
        faults("B", 1);
        assertTrue(health.takeProbe("gnete"));
        assertFalse(health.takeProbe("gnete"));
        clock.pass(Duration.ofSeconds(10));
        assertTrue(health.takeProbe("gnete"));
        call("", Ending.ANSWERED, 10);
        clock.pass(Duration.ofSeconds(10));
        assertFalse(health.takeProbe("gnete"));
    }

    @Test
    void aClockSetBackDoesNotStopTheTests() {
        faults("A", 5);
        assertTrue(health.takeProbe("gnete"));
        clock.pass(Duration.ofDays(-1));
        assertTrue(health.takeProbe("gnete"));
    }

    /** Against a plain reading of the rule, over seeded histories. */
    @Test
    void itIsDownExactlyWhenTheLastFiveInARowFailedAboutTwoNumbers() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var one = new GatewayHealth(clock);
            var faults = 0;
            var numbers = new java.util.HashSet<String>();
            for (var i = 0; i < 60; i++) {
                var answered = random.nextInt(4) == 0;
                var number = "N" + random.nextInt(3);
                clock.pass(Duration.ofSeconds(1));
                one.called(
                        "g",
                        new Called(
                                number, clock.instant(), Duration.ZERO, answered ? Ending.ANSWERED : Ending.NO_ANSWER));
                faults = answered ? 0 : faults + 1;
                if (answered) {
                    numbers.clear();
                } else {
                    numbers.add(number);
                }
                assertEquals(
                        faults >= 5 && numbers.size() > 1, one.downSince("g").isPresent(), "seed " + seed);
            }
        }
    }

    private void faults(String number, int count) {
        for (var i = 0; i < count; i++) {
            call(number, Ending.NO_ANSWER, 1_000);
        }
    }

    private void call(String number, Ending ending, int millis) {
        health.called("gnete", new Called(number, clock.instant(), Duration.ofMillis(millis), ending));
        clock.pass(Duration.ofMillis(500));
    }
}
