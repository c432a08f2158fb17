package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Unavailable;
import till.gateway.PaymentAnswer.Standing;
import till.ledger.Ledger;

/** While the ledger's server is away nothing new is taken, nothing shown is lost, and what was answered is written afterwards. */
class LedgerAwayTest extends TillCases {
    private boolean cut;
    private boolean noticed;
    private TillServices services;

    @BeforeEach
    void begin() {
        var ledger = cuttable(Ledger.class, till.ledger);
        services = TillServices.on(
                till.services.mode(),
                new Books(ledger, till.sent::add),
                new GatewayDirectory(List.of(till.gateway), till.health, ZoneId.of("Asia/Hong_Kong"), _ -> List.of()),
                new Surroundings(
                        "T01",
                        till.services.here().calendar(),
                        till.clock,
                        till.services.here().numbers(),
                        step -> till.atStep.reached(step),
                        till.clock::pass));
    }

    /** The same thing, whose parts answer nothing while the line is cut. */
    private <T> T cuttable(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().equals("isAway")) {
                        return noticed;
                    }
                    if (cut && !method.getReturnType().getPackageName().equals("till.ledger")) {
                        throw new Unavailable(Problem.of("ledger.lost"), new IllegalStateException("cut"));
                    }
                    if (cut && type != Ledger.class) {
                        throw new Unavailable(Problem.of("ledger.lost"), new IllegalStateException("cut"));
                    }
                    try {
                        var result = method.invoke(real, arguments);
                        return type == Ledger.class && method.getReturnType().isInterface()
                                ? part(method.getReturnType(), result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private <P> P part(Class<P> type, Object real) {
        return cuttable(type, type.cast(real));
    }

    private Started charge() {
        return services.payments().start(till.sale(), Acting.UNNAMED);
    }

    @Test
    void nothingIsSentWhereItCouldNotBeWritten() {
        cut = true;
        assertEquals(new Started.NotStarted(Problem.of("payment.ledgerAway")), charge());
        noticed = true;
        assertEquals(new Started.NotStarted(Problem.of("payment.ledgerAway")), charge());
        assertEquals(List.of(), till.gateway.asked, "no word to the gateway");
        assertEquals(List.of(), till.sent);
        cut = false;
        noticed = false;
        assertInstanceOf(Started.Running.class, charge());
    }

    @Test
    void whereTheLedgerIsLostBetweenItsRowAndTheSendingNothingIsSent() {
        till.atStep = step -> cut = cut || step == Steps.Step.PAYMENT_WRITTEN;
        assertEquals(new Started.NotStarted(Problem.of("payment.ledgerAway")), charge());
        assertEquals(List.of(), till.gateway.asked);
    }

    @Test
    void aCodeThatCameWhileTheLedgerWasLostIsShownAndWrittenAfterwards() {
        till.atStep = step -> cut = noticed = cut || step == Steps.Step.CREATE_ANSWERED;
        var started = assertInstanceOf(Started.Running.class, charge()).payment();
        assertEquals(PaymentState.AWAITING_PAYER, started.state());
        assertTrue(started.shownCode().isPresent());
        assertEquals(Optional.of(started), services.payments().find(started.orderNo()), "and is on screen still");
        assertEquals(PaymentState.CREATED, till.now(started.orderNo()).state(), "the row as it was written first");

        services.payments().away().write();
        assertEquals(PaymentState.CREATED, till.now(started.orderNo()).state());
        till.atStep = _ -> {};
        cut = false;
        noticed = false;
        services.payments().away().write();
        var written = till.now(started.orderNo());
        assertEquals(PaymentState.AWAITING_PAYER, written.state());
        assertEquals(started.shownCode(), written.shownCode());
        assertEquals(List.of("create"), till.gateway.asked, "nothing was sent again");
    }

    @Test
    void whatTheGatewaySaysMeanwhileIsShownAndNotWritten() {
        var payment = assertInstanceOf(Started.Running.class, charge()).payment();
        assertEquals(
                payment.orderNo(),
                services.payments().find(payment.orderNo()).orElseThrow().orderNo());
        cut = true;
        noticed = true;
        assertEquals(Optional.empty(), services.payments().away().ask(payment.orderNo()));
        till.gateway.says(Standing.PAID);
        assertEquals(Optional.of(PaymentState.PAID), services.payments().away().ask(payment.orderNo()));
        assertEquals(PaymentState.AWAITING_PAYER, till.now(payment.orderNo()).state());
        assertThrows(Unavailable.class, () -> services.payments().check(payment.orderNo()));
        cut = false;
        noticed = false;
        assertEquals(
                PaymentState.PAID, services.payments().check(payment.orderNo()).state());
    }
}
