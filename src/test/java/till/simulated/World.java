package till.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.Unavailable;
import till.ledger.Ledger;
import till.ledger.SentLog;
import till.poll.Poller;
import till.service.Books;
import till.service.GatewayDirectory;
import till.service.Steps;
import till.service.Surroundings;
import till.service.TillServices;
import till.simulated.Timeline.Happening;

/**
 * One history: two tills on one ledger, gateways, a line, a clock, and chance. Everything runs on the thread that runs it;
 * what happens at once in the world happens here at the seams of a till's code, where another's whole act may stand in
 * the middle of one.
 */
final class World {
    static final List<String> TILLS = List.of("T01", "T02");

    private static final int DEEPEST = 2;
    private static final Duration SLEEP = Duration.ofSeconds(2);
    private static final Duration SETTLING = Duration.ofDays(15);
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);

    private final Plan plan;
    private final Timeline timeline;
    private final WorldClock clock = new WorldClock();
    private final Rates rates;
    private final List<Ledger> ledgers;
    private final List<Till> tills = new ArrayList<>();
    private final List<SimulatedGateway> gateways;
    private final Judge judge;
    private final Line line = new Line(this);
    private final Works works;
    private final Deeds deeds;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final List<Plan.Blow> blows = new ArrayList<>();
    private final Dice small;
    private Dice chance;
    private int act;
    private int place;
    private boolean calm = true;
    private boolean doubled;

    /** A till's process. */
    record Till(TillServices services, Books books, Poller poller) {}

    /** What a till is just doing; others may do something in the middle of it. */
    private static final class Frame {
        final int till;
        boolean slept;

        Frame(int till) {
            this.till = till;
        }
    }

    World(Plan plan, Timeline timeline, List<Ledger> ledgers, Function<World, List<SimulatedGateway>> gateways) {
        this.plan = plan;
        this.timeline = timeline;
        this.ledgers = ledgers;
        this.rates = Rates.of(new Dice(Dice.seed(plan.seed(), -1)));
        this.small = new Dice(Dice.seed(plan.seed(), -2));
        this.chance = new Dice(Dice.seed(plan.seed(), -3));
        this.gateways = gateways.apply(this);
        if (rates.skew() > 0) {
            timeline.count(Happening.CLOCKS_APART);
            clock.set(1, Duration.ofSeconds(small.below(2 * rates.skew()) - rates.skew()));
        }
        this.judge = new Judge(this);
        this.works = new Works(this);
        this.deeds = new Deeds(this, new Dice(Dice.seed(plan.seed(), -4)));
    }

    /** Whether cards are charged again and parcels sent here. */
    boolean working() {
        return Histories.works(plan.seed());
    }

    /** Whether days and shifts are closed here. */
    boolean closes() {
        return Histories.closes(plan.seed());
    }

    /** Whether nothing is on the line or about to happen: what a book says now it will say tomorrow. */
    boolean quiet() {
        return line.idle() && clock.idle();
    }

    /** Whether this process slept since it began what it does: what it holds may have run out over that. */
    boolean slept() {
        return frames.stream().anyMatch(frame -> frame.slept);
    }

    /** Runs the history to its end, or until it breaks a rule. */
    void run() {
        for (var each = 0; each < TILLS.size(); each++) {
            tills.add(started(each));
        }
        if (working()) {
            deeds.open(chance);
        }
        for (var next : plan.acts()) {
            act = next;
            place = 0;
            chance = new Dice(Dice.seed(plan.seed(), next));
            calm = false;
            deeds.one(chance);
            calm = true;
            judge.look();
            if (working()) {
                works.judge().look();
            }
        }
        settle();
        judge.lookAtTheEnd();
        if (working()) {
            works.judge().lookAtTheEnd();
        }
    }

    private Till started(int each) {
        var wasCalm = calm;
        calm = true;
        var name = TILLS.get(each);
        var shown = clock.shown(each);
        var here = new Surroundings(
                name,
                CALENDAR,
                shown,
                new Numbers(name, shown, new Dice(Dice.seed(plan.seed(), 1000L + small.nextLong()))),
                this::step,
                this::pause);
        var books = new Books(new FaultyLedger(this).on(ledgers.get(each)), this::logged);
        var connected =
                gateways.stream().map(gateway -> gateway.connected(shown)).toList();
        var services = TillServices.on(Mode.TRAINING, books, new GatewayDirectory(connected), here);
        calm = wasCalm;
        return new Till(services, books, new Poller(services.checks(), services.refunds(), shown, Runnable::run));
    }

    private void step(Steps.Step step) {
        if (strikes(rates.death())) {
            dies("at " + step);
        }
        meanwhile(false);
    }

    private void pause(Duration time) {
        clock.pass(time);
        meanwhile(false);
    }

    private void logged(SentLog.Sent line) {
        if (strikes(rates.disk())) {
            timeline.count(Happening.SENT_LOG_FULL);
            note(() -> "sent.log is full");
            judge.unlogged(line);
            throw new UncheckedIOException(new IOException("no space left"));
        }
        judge.logged(line);
    }

    /** A process is killed; others that are under way in it are, too. */
    void dies(String where) {
        var frame = frames.peekLast();
        if (frame != null && standsAlone(frame.till)) {
            timeline.count(Happening.DEATH);
            note(() -> "dies " + where);
            throw new Death(frame.till);
        }
    }

    /** Whether nobody else's act is under way within one of this till's. */
    private boolean standsAlone(int till) {
        var within = false;
        for (var frame : frames) {
            if (within && frame.till != till) {
                return false;
            }
            within |= frame.till == till;
        }
        return true;
    }

    /** Has a till do something. Where its process dies over it a new one is started. */
    void within(int till, Supplier<String> what, Runnable work) {
        note(() -> TILLS.get(till) + " " + what.get());
        frames.addLast(new Frame(till));
        try {
            work.run();
        } catch (Unavailable e) {
            note(() -> TILLS.get(till) + " shows " + e.problem().key());
        } catch (Death death) {
            if (frames.stream().filter(frame -> frame.till == death.till()).count() > 1) {
                throw death;
            }
            restarted(death.till());
        } finally {
            frames.removeLast();
        }
    }

    void restarted(int till) {
        note(() -> TILLS.get(till) + " starts again");
        var wasCalm = calm;
        calm = true;
        tills.set(till, started(till));
        tills.get(till).poller().sweep();
        calm = wasCalm;
    }

    /** Somebody else acts, perhaps. */
    void meanwhile(boolean onTheLine) {
        if (frames.isEmpty() || frames.size() > DEEPEST || doubled) {
            return;
        }
        var blow = strike(onTheLine ? rates.meanwhile() : rates.meanwhile() * 12);
        if (blow != null) {
            timeline.count(Happening.MEANWHILE);
            var began = clock.now();
            deeds.beside(blow);
            // what took others long outside a call was a sleep for this one
            frames.getLast().slept |= !onTheLine && clock.now().isAfter(began.plus(SLEEP));
        }
    }

    /** A blow of fate once in so many chances, with the chance of its own that decides what it does; null mostly. */
    @Nullable
    Dice strike(int oneIn) {
        if (calm || oneIn == 0) {
            return null;
        }
        var drawn = chance.nextLong();
        if (Long.remainderUnsigned(drawn, oneIn) != 0) {
            return null;
        }
        var blow = new Plan.Blow(act, place++);
        if (plan.spared().contains(blow)) {
            return null;
        }
        blows.add(blow);
        return new Dice(drawn);
    }

    boolean strikes(int oneIn) {
        return strike(oneIn) != null;
    }

    boolean coin() {
        return chance.nextBoolean();
    }

    /** What a gateway reads for the second time, or too late for anybody to hear of it. */
    <T> T asDouble(Supplier<T> reading) {
        var before = doubled;
        doubled = true;
        try {
            return reading.get();
        } finally {
            doubled = before;
        }
    }

    <T> void asLate(Supplier<T> reading) {
        var _ = asDouble(reading);
    }

    boolean doubled() {
        return doubled;
    }

    /** The line is good again, nobody dies, and the tills run on for days. */
    private void settle() {
        note(() -> "settling");
        calm = true;
        for (var each = 0; each < TILLS.size(); each++) {
            tills.set(each, started(each));
        }
        tills.getFirst().poller().sweep();
        var soon = clock.now().plus(Duration.ofMinutes(40));
        var end = clock.now().plus(SETTLING);
        var turn = 0;
        while (clock.now().isBefore(end)) {
            deeds.tick(turn % TILLS.size());
            if (working()) {
                works.goOn(turn % TILLS.size());
            }
            turn++;
            clock.pass(clock.now().isBefore(soon) ? Duration.ofMinutes(2) : Duration.ofHours(7));
            gateways.forEach(SimulatedGateway::goOn);
        }
        deeds.hearOfHiddenMoney();
    }

    /** Says something of the history; told only where somebody listens. */
    void note(Supplier<String> what) {
        timeline.note(clock.now(), frames.size(), what);
    }

    List<Plan.Blow> blows() {
        return blows;
    }

    Plan plan() {
        return plan;
    }

    Timeline timeline() {
        return timeline;
    }

    WorldClock clock() {
        return clock;
    }

    Rates rates() {
        return rates;
    }

    Line line() {
        return line;
    }

    Judge judge() {
        return judge;
    }

    Works works() {
        return works;
    }

    List<SimulatedGateway> gateways() {
        return gateways;
    }

    List<Till> tills() {
        return tills;
    }

    /** The ledger itself, without faults. */
    Ledger ledger() {
        return ledgers.getFirst();
    }
}
