package till.service;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import till.access.FixedPepper;
import till.domain.Acting;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Refund;
import till.ledger.Ledger;
import till.ledger.LedgerUnusable;
import till.ledger.MemoryDatabase;
import till.ledger.SentLog;

/** The real services on a ledger in memory, with a scripted gateway and a clock that tests move. */
public final class TillForTests implements AutoCloseable {
    public final ScriptedGateway gateway = new ScriptedGateway();
    public final MovableClock clock = new MovableClock(Samples.NOON);
    public final FixedPepper pepper = new FixedPepper();
    public final GatewayHealth health = new GatewayHealth(clock);
    public final List<SentLog.Sent> sent = new ArrayList<>();
    public final List<Steps.Step> steps = new ArrayList<>();
    /** What happens at each step; a test may put something between two. */
    public Steps atStep = steps::add;

    /** What the number of a call is written to; a test may break it. */
    public SentLog sentLog = sent::add;

    public final Ledger ledger;
    private final MemoryDatabase database = MemoryDatabase.lent();
    public final TillServices services;

    public TillForTests() throws LedgerUnusable {
        this(Mode.TRAINING);
    }

    public TillForTests(Mode mode) throws LedgerUnusable {
        ledger = database.emptied().getFirst();
        var here = new Surroundings(
                        "T01",
                        new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0),
                        clock,
                        new Numbers("T01", clock, new Random(7)),
                        step -> atStep.reached(step),
                        clock::pass)
                .with(pepper);
        services = TillServices.on(
                mode,
                new Books(ledger, line -> sentLog.sent(line)),
                new GatewayDirectory(List.of(gateway), health, ZoneId.of("Asia/Hong_Kong"), _ -> List.of()),
                here);
    }

    /** The same ledger opened by another process, which has other gateways set up. */
    public TillServices reopened(till.gateway.Gateway... gateways) {
        return TillServices.on(
                Mode.TRAINING,
                new Books(ledger, line -> sentLog.sent(line)),
                new GatewayDirectory(List.of(gateways)),
                services.here());
    }

    /** Another till on the same ledger, whose waiting lets no time of the test pass: for those that race. */
    public TillServices racing(String name) {
        var here = services.here();
        return TillServices.on(
                Mode.TRAINING,
                new Books(ledger, line -> sentLog.sent(line)),
                new GatewayDirectory(List.of(gateway)),
                new Surroundings(name, here.calendar(), clock, here.numbers(), here.steps()));
    }

    public ChargeRequest sale() {
        return ChargeRequest.of("gnete", "WX_QR", Samples.AMOUNT);
    }

    public ChargeRequest sale(String sale, boolean again) {
        return new ChargeRequest("gnete", "WX_QR", Samples.AMOUNT, "", sale, again, java.util.Map.of());
    }

    /** Starts a payment that the gateway takes. */
    public Payment running() {
        return ((Started.Running) services.payments().start(sale(), Acting.UNNAMED)).payment();
    }

    public Payment paid() {
        var payment = running();
        gateway.says(till.gateway.PaymentAnswer.Standing.PAID);
        return services.payments().check(payment.orderNo());
    }

    public Payment now(OrderNo orderNo) {
        return services.payments().find(orderNo).orElseThrow();
    }

    public Refund asked(Refunded refunded) {
        return ((Refunded.Asked) refunded).refund();
    }

    public List<till.domain.Attention.Kind> attention() {
        return services.attention().open().stream()
                .map(card -> card.attention().kind())
                .toList();
    }

    @Override
    public void close() {
        database.giveBack();
    }
}
