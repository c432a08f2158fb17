package till.app;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.AuthCode;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentMethod;
import till.domain.PaymentState;
import till.domain.Refund;
import till.domain.Result;
import till.gateway.Captures;
import till.gateway.Closing;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.RefundQueries;
import till.gateway.Refunds;
import till.gateway.Voids;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.service.Books;
import till.service.ChargeRequest;
import till.service.GatewayDirectory;
import till.service.MovableClock;
import till.service.RefundRequest;
import till.service.Started;
import till.service.Steps;
import till.service.Surroundings;
import till.service.TillServices;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.Operation;
import till.simulator.SimulatedCustomer;

/** One sale at one simulated gateway, during which one fault strikes one call, and what it came to. */
final class FaultyWay implements AutoCloseable {
    private static final Duration SLOW = Duration.ofMillis(200);
    private static final AuthCode CODE = new AuthCode("134567890123456789");
    /** From here on the simulated customers confirm on the phone. */
    private static final long LARGE = 150_000;

    private final Simulations.Simulated simulated;
    private final Operation operation;
    private final Fault fault;
    private final boolean scan;
    private final MovableClock clock;
    private final Ledger ledger;
    private final Gateway gateway;
    private final TillServices services;
    private final List<String> broken = new ArrayList<>();
    private @Nullable Payment payment;

    /** @param scan whether the customer's own code is scanned */
    FaultyWay(Simulations.Simulated simulated, Operation operation, Fault fault, MovableClock clock, boolean scan)
            throws LedgerUnusable {
        this.scan = scan;
        this.clock = clock;
        this.simulated = simulated;
        this.operation = operation;
        this.fault = fault;
        this.ledger = LedgerOpening.openMemory(UUID.randomUUID().toString(), "T1");
        this.gateway = ((Result.Done<Gateway>) Gateways.open(simulated.profile(), exchange -> {}, clock)).value();
        var here = new Surroundings(
                "T1",
                new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0),
                clock,
                new Numbers("T1", clock, new Random()),
                Steps.NONE,
                clock::pass);
        this.services = TillServices.on(
                Mode.TRAINING, new Books(ledger, line -> {}), new GatewayDirectory(List.of(gateway)), here);
    }

    boolean possible() {
        if (scan && !has(CodePayments.class)) {
            return false;
        }
        return switch (operation) {
            case CREATE, QUERY -> true;
            case CLOSE -> has(Closing.class);
            case CAPTURE -> has(Captures.class) && !scan;
            case VOID -> has(Voids.class) && !scan;
            case REFUND -> has(Refunds.class);
            case REFUND_QUERY -> has(RefundQueries.class);
            case TOKEN, METHODS, SETTLEMENTS, SHIPMENT, NOTIFY -> false;
        };
    }

    private boolean has(Class<? extends till.gateway.Capability> capability) {
        return gateway.find(capability).isPresent();
    }

    void go() {
        dial().allOff();
        switch (operation) {
            case CREATE -> {
                arm();
                charge(Map.of());
                pay();
            }
            case QUERY -> {
                charge(Map.of());
                pay();
                arm();
                check();
                if (List.of(Fault.WRONG_AMOUNT, Fault.WRONG_CURRENCY, Fault.WRONG_NUMBER)
                        .contains(fault)) {
                    wrongAnswerIsNotPaid();
                }
            }
            case CLOSE -> {
                charge(Map.of());
                arm();
                services.payments().cancel(paid().orderNo(), Acting.UNNAMED).value();
            }
            case CAPTURE -> {
                charge(Map.of("captureMethod", "manual"));
                pay();
                check();
                arm();
                services.captures().capture(paid().orderNo(), null, Acting.UNNAMED);
            }
            case VOID -> {
                charge(Map.of("captureMethod", "manual"));
                pay();
                check();
                arm();
                services.payments().cancel(paid().orderNo(), Acting.UNNAMED).value();
            }
            case REFUND -> {
                charge(Map.of());
                pay();
                check();
                arm();
                refund();
            }
            case REFUND_QUERY -> {
                charge(Map.of());
                pay();
                check();
                refundWithFaultOnItsQuery();
            }
            default -> throw new IllegalStateException(operation.name());
        }
        settle();
        judge();
    }

    /** The first look at a refund follows its sending at once: the fault is there before. */
    private void refundWithFaultOnItsQuery() {
        arm();
        refund();
    }

    private void arm() {
        if (fault == Fault.SLOW) {
            dial().slow(operation, 1, SLOW);
        } else {
            dial().next(fault, operation, 1);
        }
    }

    private FaultDial dial() {
        return new FaultDial(simulated.server().book());
    }

    private void charge(Map<String, String> extras) {
        payment = switch (services.payments().start(scan ? scanned() : shown(extras), Acting.UNNAMED)) {
            case Started.Running(var running) -> running;
            case Started.Declined(var declined, var _) -> declined;
            case Started.NotStarted(var problem) -> throw new IllegalStateException(problem.toString());
            case Started.SaleTaken(var holder) -> holder;
        };
    }

    private ChargeRequest scanned() {
        var method = gateway.find(CodePayments.class).orElseThrow().scanMethods().stream()
                .filter(way -> way.brand() == PaymentMethod.Brand.WECHAT_PAY)
                .findFirst()
                .orElseThrow();
        var amount = Money.ofMinor(CurrencyUnit.of("HKD"), LARGE);
        return new ChargeRequest(gateway.id(), method.code(), amount, "Tea", "", false, CODE, Map.of());
    }

    private ChargeRequest shown(Map<String, String> extras) {
        var method = gateway.methods().stream()
                .filter(PaymentMethod::worksAtTheCounter)
                .filter(way -> extras.isEmpty() == !way.code().equals("CASHIER"))
                .findFirst()
                .orElseThrow();
        var currency = gateway.limits().currencies().contains(CurrencyUnit.of("HKD"))
                ? CurrencyUnit.of("HKD")
                : gateway.limits().currencies().iterator().next();
        return new ChargeRequest(gateway.id(), method.code(), Money.ofMinor(currency, 8850), "Tea", "", false, extras);
    }

    private void pay() {
        new SimulatedCustomer(simulated.server().book()).pay(paid().orderNo().text());
    }

    private void check() {
        payment = services.payments().check(paid().orderNo());
    }

    private void wrongAnswerIsNotPaid() {
        // some answers carry no currency by their document, and a number that is not there cannot be wrong
        if (paid().state() == PaymentState.PAID && dial().armed().isEmpty() && carried()) {
            broken.add("paid by a wrong answer");
        }
    }

    private boolean carried() {
        return fault != Fault.WRONG_CURRENCY || !gateway.id().equals("easylink");
    }

    private void refund() {
        var received = paid().received();
        if (received != null) {
            services.refunds().refund(new RefundRequest(paid().orderNo(), received, "returned"), Acting.UNNAMED);
        }
    }

    private Payment paid() {
        return Optional.ofNullable(payment).orElseThrow();
    }

    /** Nothing is wrong any more, and everything is asked about as the poller would. */
    private void settle() {
        dial().allOff();
        for (var round = 0; round < 5; round++) {
            clock.pass(Duration.ofSeconds(70));
            services.refunds().of(paid().orderNo()).stream()
                    .filter(refund -> !refund.state().isFinished())
                    .forEach(refund -> services.refunds().check(refund.refundNo()));
            check();
        }
    }

    private void judge() {
        var truth = gateway.query(new PaymentRef(
                paid().orderNo(), paid().gatewayNo(), paid().order().method(), paid().amount(), paid().details()));
        var standing = truth instanceof Outcome.Answered<PaymentAnswer>(var answer) ? answer.standing() : null;
        var told = standing == Standing.PAID || standing == Standing.REFUNDED;
        var isOurs = truth instanceof Outcome.Answered<PaymentAnswer>(var named)
                && named.facts() != null
                && named.facts().orderNo().equals(paid().orderNo().text());
        if (told && !isOurs && !differs()) {
            broken.add("money under another number is shown to nobody");
        }
        var moneyThere = told && isOurs;
        var moneyHere = paid().state() == PaymentState.PAID;
        if (moneyThere != moneyHere) {
            broken.add("gateway says " + standing + ", ledger says " + paid().state());
        }
        if (simulated.server().book().creates(paid().orderNo().text()) > 1) {
            broken.add("created twice");
        }
        refunds().forEach(this::judge);
    }

    private boolean differs() {
        return services.attention().open().stream()
                .anyMatch(card -> card.attention().kind() == Attention.Kind.ANSWER_DIFFERS);
    }

    private void judge(Refund refund) {
        var sent = simulated.server().book().requests().stream()
                .filter(seen -> seen.operation() == Operation.REFUND)
                .filter(seen -> seen.number().equals(refund.refundNo().text()))
                .count();
        if (sent > 1) {
            broken.add("refunded twice");
        }
        var queries = gateway.find(RefundQueries.class);
        if (queries.isPresent()) {
            var truth = queries.get()
                    .queryRefund(
                            new PaymentRef(
                                    paid().orderNo(),
                                    paid().gatewayNo(),
                                    paid().order().method(),
                                    paid().amount(),
                                    paid().details()),
                            new RefundQueries.RefundRef(refund.refundNo(), refund.gatewayNo(), refund.amount()));
            var done = truth instanceof Outcome.Answered<RefundQueries.RefundStanding>(var standing)
                    && standing.answer() != null
                    && standing.answer().state() == OperationState.DONE;
            if (done != (refund.state() == OperationState.DONE)) {
                broken.add("refund: gateway says " + truth + ", ledger says " + refund.state());
            }
        }
    }

    private List<Refund> refunds() {
        return services.refunds().of(paid().orderNo());
    }

    List<String> broken() {
        return broken;
    }

    /** One line of the table. */
    String told() {
        var refund = refunds().stream().map(each -> each.state().name()).collect(Collectors.joining("+"));
        var attention = services.attention().open().stream()
                .map(card -> card.attention().kind().name())
                .sorted()
                .collect(Collectors.joining("+"));
        return "%-15s %-12s %-24s: %-9s %-9s %s"
                .formatted(
                        gateway.id() + (scan ? " scan" : ""),
                        operation,
                        fault,
                        paid().state(),
                        refund.isEmpty() ? "-" : refund,
                        attention)
                .stripTrailing();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
