package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.AuthCode;
import till.domain.CardBuffer;
import till.domain.PayCode;
import till.domain.Problem;
import till.gateway.Capability;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.KeyedCards;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.QrPayments;
import till.gateway.QrPayments.Created;

/** An order goes to the gateway in the way the customer pays, with all that belongs to it, and in no other. */
class WayTest {
    private static final Map<String, String> EXTRAS = Map.of("email", "mei@example.com");
    private static final Optional<Problem> WRONG = Optional.of(Problem.of("amount"));
    private static final Outcome<Created> ANSWER = new Outcome.Unknown<>("?");
    private static final AuthCode CODE = new AuthCode("134567890123456789");

    private final List<List<Object>> calls = new ArrayList<>();

    /** Can do this one thing only. */
    private <T extends Capability> Gateway able(Class<T> able) {
        var does = Proxy.newProxyInstance(able.getClassLoader(), new Class<?>[] {able}, (_, method, arguments) -> {
            calls.add(List.of(arguments));
            return method.getName().startsWith("check") ? WRONG : ANSWER;
        });
        return (Gateway) Proxy.newProxyInstance(
                Gateway.class.getClassLoader(),
                new Class<?>[] {Gateway.class},
                (_, _, arguments) -> arguments[0] == able ? Optional.of(does) : Optional.empty());
    }

    private static ChargeRequest request(@Nullable AuthCode code) {
        return new ChargeRequest("one", "WX_QR", Money.parse("HKD 8"), "", "S-1", false, code, EXTRAS);
    }

    private void goesWhole(Way way, Object... paidWith) {
        var order = Samples.order();
        assertEquals(WRONG, way.check(order));
        assertSame(ANSWER, way.send(order));
        var checked = new ArrayList<Object>(List.of(order));
        checked.addAll(List.of(paidWith));
        var sent = new ArrayList<>(checked);
        checked.add(EXTRAS);
        sent.addAll(List.of(List.of(), EXTRAS));
        assertEquals(List.of(checked, sent), calls);
    }

    @Test
    void aCodeToBeShownIsAskedFor() {
        goesWhole(Way.of(able(QrPayments.class), request(null), null).orElseThrow());
    }

    @Test
    void theCustomersOwnCodeGoesAlong() {
        goesWhole(Way.of(able(CodePayments.class), request(CODE), null).orElseThrow(), CODE);
    }

    @Test
    void aTypedCardGoesAlong() {
        try (var card = new CardBuffer()) {
            goesWhole(Way.of(able(KeyedCards.class), request(null), card).orElseThrow(), card);
        }
    }

    /** A customer who showed a code or gave a card is not shown one instead. */
    @Test
    void noOtherWayIsTakenWhereTheGatewayHasNotThisOne() {
        try (var card = new CardBuffer()) {
            assertEquals(Optional.empty(), Way.of(able(QrPayments.class), request(CODE), null));
            assertEquals(Optional.empty(), Way.of(able(QrPayments.class), request(null), card));
            assertEquals(Optional.empty(), Way.of(able(CodePayments.class), request(null), null));
            assertEquals(Optional.empty(), Way.of(able(KeyedCards.class), request(null), null));
        }
    }

    private static Created created(@Nullable PayCode code) {
        return new Created(code, "G1", PaymentAnswer.Standing.WAITING, "1", null);
    }

    @ParameterizedTest
    @EnumSource(PayCode.Kind.class)
    void whatIsShownIsWhatTheWayLeavesToBeShown(PayCode.Kind kind) {
        var code = new PayCode(kind, "https://bank.example/");
        try (var card = new CardBuffer()) {
            var keyed = Way.of(able(KeyedCards.class), request(null), card).orElseThrow();
            var scanned = Way.of(able(CodePayments.class), request(CODE), null).orElseThrow();
            var shown = Way.of(able(QrPayments.class), request(null), null).orElseThrow();
            assertEquals(code, shown.code(created(code)));
            assertNull(scanned.code(created(code)), "the customer has shown theirs");
            assertEquals(
                    kind == PayCode.Kind.NONE ? null : code, keyed.code(created(code)), "the payer's bank may ask");
            assertNull(keyed.code(created(null)));
            assertNull(shown.code(created(null)));
        }
    }
}
