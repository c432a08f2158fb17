package till.app;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import till.app.Kill.Money;
import till.app.Kill.Then;
import till.app.Kill.Work;
import till.domain.OperationState;
import till.domain.PaymentState;
import till.domain.Refund;
import till.domain.Result;
import till.gateway.Gateway;
import till.ledger.LedgerUnusable;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.Operation;
import till.simulator.PaymentAuto;

/**
 * Carries one kill out on a data folder and a simulated gateway of its own: the sale is brought to where it has to be, the
 * real program is started as a process and dies by SIGKILL, the money turns out as it does, the program runs again, and the
 * gateway's own book is held against the ledger.
 *
 * <p>What comes before and after the killed process is done by the same services on the same files in the test's own process,
 * so that nobody has to sleep until a lease or an order is over: their clock, which is the gateway's too, is put forward.
 * That the killed program itself starts again on those files is what {@link KilledProgramTest} does, process by process.
 */
final class KilledTill {
    static final long AMOUNT = 8850;
    static final long PART = 3000;
    static final long OTHER = 1000;
    static final String SALE = "S-1";

    private final Kill kill;
    private final ShopInTest shop;
    private final Program program;

    KilledTill(Kill kill, ShopInTest shop, Program program) {
        this.kill = kill;
        this.shop = shop;
        this.program = program;
    }

    /** What is wrong afterwards; empty where nothing is. */
    List<String> mismatches() throws LedgerUnusable, IOException {
        prepare();
        program.killAt(kill.at().step(), kill.at().time(), command());
        turnOut();
        shop.clock().pass(kill.restart().after());
        shop.unlock();
        try (var till = shop.till()) {
            var judge = new KillJudge(kill, shop.book(), till, shop.sentLog());
            judge.attempts();
            till.sweep();
            act(till);
            till.settle();
            if (kill.then() == Then.AGAIN) {
                once(till);
                till.settle();
            }
            judge.end();
            return judge.mismatches();
        }
    }

    private void prepare() throws LedgerUnusable {
        if (kill.money() == Money.FAILS) {
            new FaultDial(shop.book()).next(Fault.REFUND_FAILS, Operation.REFUND, 1);
        }
        if (kill.work() == Work.CREATE || kill.work() == Work.WATCH) {
            if (kill.money() == Money.PAID_BEFORE) {
                new PaymentAuto(shop.book()).next(Duration.ZERO);
            }
            return;
        }
        try (var till = shop.till()) {
            till.charge(SALE, kill.work().aboutHeldMoney());
            var payment = till.payments(SALE).getFirst();
            if (kill.money() == Money.PAID_BEFORE || received()) {
                shop.customer().pay(payment.orderNo().text());
            }
            if (received()) {
                till.check(payment);
            }
        }
    }

    /** Whether the killed process is about money the till has or holds already. */
    private boolean received() {
        return kill.work() == Work.REFUND || kill.work().aboutHeldMoney();
    }

    private String[] command() {
        return switch (kill.work()) {
            case CREATE -> charge();
            case WATCH -> with(charge(), "--wait", "60s");
            case QUERY -> new String[] {"status", SALE, "--refresh"};
            case CLOSE, VOID -> new String[] {"cancel", SALE};
            case REFUND -> new String[] {"refund", SALE, "--amount", decimal(amount()), "--reason", "returned"};
            case CAPTURE -> new String[] {"capture", SALE, "--amount", decimal(amount())};
        };
    }

    private String[] charge() {
        var gateway = ((Result.Done<Gateway>) Gateways.open(shop.simulated().profile(), exchange -> {}, shop.clock()))
                .value();
        var method = TillInTest.method(gateway, false).code();
        return new String[] {
            "charge",
            "--gateway",
            kill.gateway(),
            "--method",
            method,
            "--amount",
            decimal(AMOUNT),
            "--currency",
            "HKD",
            "--order",
            SALE
        };
    }

    private static String[] with(String[] command, String... more) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static String decimal(long minor) {
        return TillInTest.money(minor).getAmount().toPlainString();
    }

    private long amount() {
        return kill.money() == Money.PART ? PART : AMOUNT;
    }

    private void turnOut() {
        var done = switch (kill.money()) {
            case PAID_AFTER -> shop.customer().pay(number());
            case PAID_LATE -> shop.customer().payLate(number());
            case DECLINED -> shop.customer().decline(number());
            case UNPAID, PAID_BEFORE, WHOLE, PART, FAILS -> true;
        };
        if (!done) {
            throw new AssertionError("the customer could not: " + kill);
        }
    }

    private String number() {
        return shop.book().orders().getFirst().number();
    }

    private void act(TillInTest till) {
        switch (kill.then()) {
            case NOTHING -> {}
            case AGAIN -> once(till);
            case OTHERWISE -> otherwise(till);
        }
    }

    /** The killed command once more, as staff do who look first and see it has not come about. */
    private void once(TillInTest till) {
        var payment = till.payments(SALE).getFirst();
        switch (kill.work()) {
            case CREATE, WATCH -> chargeAgain(till);
            case QUERY -> till.checkNow(payment);
            case CLOSE -> till.cancel(payment);
            case REFUND -> {
                if (till.refunds(payment).stream().noneMatch(KilledTill::wentThrough)) {
                    till.refund(payment, amount());
                }
            }
            case CAPTURE -> {
                if (till.check(payment).state() == PaymentState.AUTHORIZED) {
                    till.capture(payment, amount());
                }
            }
            case VOID -> {
                if (till.check(payment).state() == PaymentState.AUTHORIZED) {
                    till.cancel(payment);
                }
            }
        }
    }

    private static boolean wentThrough(Refund refund) {
        return refund.state() == OperationState.ACCEPTED || refund.state() == OperationState.DONE;
    }

    private void otherwise(TillInTest till) {
        var payment = till.payments(SALE).getFirst();
        switch (kill.work()) {
            case CREATE, WATCH, QUERY, CAPTURE -> till.cancel(payment);
            case CLOSE -> chargeAgain(till);
            case REFUND -> till.refund(payment, OTHER);
            case VOID -> till.capture(payment, PART);
        }
    }

    /** Where the till takes a second payment for the sale, the customer who pays the first pays that as well. */
    private void chargeAgain(TillInTest till) {
        till.charge(SALE, false);
        var last = till.payments(SALE).getLast();
        if (kill.money() == Money.PAID_AFTER || kill.money() == Money.PAID_LATE) {
            shop.customer().pay(last.orderNo().text());
        }
    }
}
