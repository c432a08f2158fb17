package till.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import till.app.Kill.Money;
import till.app.Kill.Then;
import till.app.Kill.Work;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
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
    static final String EVIDENCE = "portal, R-77";

    private static final Duration LONG = Duration.ofHours(2);

    /** Past the till's time for a code, and not yet past the gateways', which the till asks to close it before. */
    private static final Duration PAST_THE_TILL = Duration.ofMinutes(10);

    private final Kill kill;
    private final ShopInTest shop;
    private final Program program;
    private String card = "";
    private LocalDate day = LocalDate.MIN;
    private final Optional<FileJudge> files;

    KilledTill(Kill kill, ShopInTest shop, Program program) {
        this.kill = kill;
        this.shop = shop;
        this.program = program;
        this.files = FileJudge.of(kill, shop, program);
    }

    /** What is wrong afterwards; empty where nothing is. */
    List<String> mismatches() throws LedgerUnusable, IOException {
        prepare();
        try (var till = afterwards()) {
            var judge = new KillJudge(kill, shop.book(), till, shop.sentLog());
            judge.attempts();
            judge.tries();
            var closes = new CloseJudge(kill, shop.book(), till.closes());
            if (kill.work().isClosing()) {
                closes.wholeOrNotThere(closed());
            }
            if (kill.work() == Work.APPROVED) {
                till.actAsCashier();
            }
            files.ifPresent(file -> file.died(till));
            till.sweep();
            act(till);
            till.settle();
            if (kill.then() == Then.AGAIN) {
                once(till);
                till.settle();
            }
            judge.end();
            var mismatches = new ArrayList<>(judge.mismatches());
            if (kill.work().isShipping()) {
                mismatches.addAll(new ParcelJudge(kill, shop.book(), till).mismatches());
            }
            if (kill.work() == Work.AGREED) {
                mismatches.addAll(new AgreementJudge(kill, shop.book(), till.ledger()).mismatches());
            }
            if (kill.work() == Work.KEYED) {
                new CardScan(List.of(KilledCommand.CARD))
                        .in(shop.folder())
                        .forEach(found -> mismatches.add("the card's number is in " + found));
            }
            if (kill.work().isClosing()) {
                closes.end();
                mismatches.addAll(closes.mismatches());
            }
            files.ifPresent(file -> mismatches.addAll(file.mismatches(till)));
            return mismatches;
        }
    }

    /** Lets the process die; the till that goes on. */
    private TillInTest afterwards() throws LedgerUnusable, IOException {
        return switch (kill.company()) {
            case ALONE -> {
                program.killAt(kill.at(), () -> {}, call());
                turnOut();
                shop.clock().pass(kill.restart().after());
                shop.unlock();
                yield shop.till();
            }
            case BEFORE -> {
                var other = shop.till();
                program.killAt(kill.at(), () -> goOn(other), call());
                turnOut();
                yield other;
            }
            case MEANWHILE -> {
                var others = new ArrayList<TillInTest>();
                program.killAt(
                        kill.at(),
                        () -> {
                            others.add(opened());
                            goOn(others.getFirst());
                        },
                        call());
                shop.unlock();
                turnOut();
                yield others.getFirst();
            }
        };
    }

    private TillInTest opened() {
        try {
            return shop.till();
        } catch (LedgerUnusable e) {
            throw new AssertionError("no other till can be opened", e);
        }
    }

    /** The killed process stands still, for whatever reason, and the other till does its work. */
    private void goOn(TillInTest other) {
        shop.clock().pass(kill.restart().after());
        other.sweep();
    }

    private void prepare() throws LedgerUnusable, IOException {
        if (kill.money() == Money.FAILS) {
            new FaultDial(shop.book()).next(Fault.REFUND_FAILS, Operation.REFUND, 1);
        }
        if (kill.work() == Work.KEYED) {
            shop.takesCards();
        }
        if (kill.work().isCharging()) {
            if (kill.money() == Money.PAID_BEFORE && !kill.work().isPaidAtOnce()) {
                new PaymentAuto(shop.book()).next(Duration.ZERO);
            }
            return;
        }
        try (var till = shop.till()) {
            if (kill.work() == Work.WINDOW || kill.work() == Work.SETTLE) {
                longAgo(till);
                return;
            }
            if (kill.work() == Work.AGREED) {
                till.agreements(shop.expiries()).agreed(SALE);
                return;
            }
            till.charge(SALE, kill.work().aboutHeldMoney());
            var payment = till.payments(SALE).getFirst();
            if (kill.money() == Money.PAID_BEFORE || received()) {
                shop.customer().pay(payment.orderNo().text());
            }
            if (received()) {
                till.check(payment);
            }
            if (kill.work() == Work.APPROVED) {
                till.addPeople();
            }
            if (kill.work().isShipping()) {
                parcels(till, payment);
            }
            day = till.closes().current();
            files.ifPresent(file -> file.before(till, day));
            if ((kill.work().isClosing() || kill.work().isFiling()) && kill.money() == Money.PART) {
                till.refund(payment, PART);
            }
        }
    }

    private void parcels(TillInTest till, Payment payment) throws IOException {
        if (kill.work() == Work.RENAME || kill.work() == Work.CALL_OFF) {
            till.parcels().add(payment, ParcelsInTest.FIRST);
        }
        Files.write(
                file(),
                Stream.concat(
                                Stream.of("order,carrier,tracking_no"),
                                ParcelsInTest.BATCH.stream().map(number -> SALE + ",2EBOX," + number))
                        .toList());
    }

    private Path file() {
        return shop.sentLog().resolveSibling("parcels.csv");
    }

    private Program.Call call() {
        return new KilledCommand(kill, shop.simulated(), card, day, file(), ExportJudge.file(shop)).call();
    }

    /** An order whose time is over; for a card it is closed, paid late and found. */
    private void longAgo(TillInTest till) {
        var ago = kill.work() == Work.WINDOW ? PAST_THE_TILL : LONG;
        shop.clock().pass(ago.negated());
        till.charge(SALE, false);
        if (kill.work() == Work.SETTLE) {
            for (var minute = 0; minute < 20; minute++) {
                till.pass(Duration.ofMinutes(1));
            }
            shop.customer().payLate(number());
        }
        shop.clock().pass(ago);
        if (kill.work() == Work.SETTLE) {
            till.checkNow(till.payments(SALE).getFirst());
            card = till.cards(till.payments(SALE).getFirst()).getFirst().id();
        }
    }

    /** Whether the killed process is about money the till has or holds already. */
    private boolean received() {
        return (kill.work().isClosing() && (kill.money() == Money.WHOLE || kill.money() == Money.PART))
                || kill.work().isFiling()
                || kill.work().isRefund()
                || kill.work().aboutHeldMoney()
                || kill.work().isShipping();
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

    private CloseJudge.Wanted closed() {
        return new CloseJudge.Wanted(SALE, day);
    }

    /** The killed command once more, as staff do who look first and see it has not come about. */
    private void once(TillInTest till) {
        if (kill.work() == Work.AGREED) {
            till.agreements(shop.expiries()).charge();
            return;
        }
        if (files.isPresent()) {
            files.get().again(till);
            return;
        }
        if (kill.work().isCharging()) {
            // before its first commit there is no payment yet
            chargeAgain(till);
            return;
        }
        var payment = till.payments(SALE).getFirst();
        switch (kill.work()) {
            case CREATE, WATCH, SCAN, KEYED, AGREED, EXPORT, BACKUP -> throw new AssertionError(kill);
            case QUERY, WINDOW -> till.checkNow(payment);
            case SETTLE -> till.cards(payment).forEach(till::settle);
            case CLOSE -> till.cancel(payment);
            case REFUND, APPROVED -> {
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
            case SHIP -> till.parcels().add(payment, ParcelsInTest.FIRST);
            case BATCH -> till.parcels().addAll(payment);
            case RENAME -> till.parcels().rename(payment);
            case CALL_OFF -> till.parcels().callOff(payment);
            case SHIFT -> till.closes().closeShift();
            case DAY -> till.closes().closeDay(day);
        }
    }

    private static boolean wentThrough(Refund refund) {
        return refund.state() == OperationState.ACCEPTED || refund.state() == OperationState.DONE;
    }

    private void otherwise(TillInTest till) {
        var payment = till.payments(SALE).getFirst();
        switch (kill.work()) {
            case CREATE, WATCH, QUERY, CAPTURE, WINDOW -> till.cancel(payment);
            case CLOSE -> chargeAgain(till);
            case REFUND, APPROVED -> till.refund(payment, OTHER);
            case SETTLE, SCAN, KEYED, AGREED, EXPORT, BACKUP -> {}
            case SHIFT -> till.closes().closeDay(day);
            case DAY -> till.closes().closeShift();
            case SHIP, BATCH, RENAME -> till.parcels().callOff(payment);
            case CALL_OFF -> till.parcels().rename(payment);
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
