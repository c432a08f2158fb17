package till.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import till.app.Kill.Company;
import till.app.Kill.Money;
import till.app.Kill.Point;
import till.app.Kill.Restart;
import till.app.Kill.Then;
import till.app.Kill.Work;
import till.domain.Ability;
import till.service.Steps.Step;

/** Every kill there can be, worked out from what the gateways can do: none is tried that could not happen. */
final class KillMatrix {
    /** Tried at each step, but not in every way to go on. */
    private static final Set<Work> NEWER = Set.of(
            Work.APPROVED,
            Work.SETTLE,
            Work.WINDOW,
            Work.SHIFT,
            Work.DAY,
            Work.SCAN,
            Work.KEYED,
            Work.AGREED,
            Work.EXPORT,
            Work.BACKUP);

    /** What only one of them does with a card. */
    private static final Set<Work> WITH_CARD = Set.of(Work.KEYED, Work.AGREED);

    private static final String OF_CARDS = "acqra";

    private KillMatrix() {}

    /** @param gateways what each gateway can do */
    static List<Kill> of(Map<String, Set<Ability>> gateways) {
        return gateways.entrySet().stream()
                .flatMap(gateway -> Stream.of(Work.values())
                        .filter(work -> gateway.getValue().contains(work.needed()))
                        .filter(work ->
                                !WITH_CARD.contains(work) || gateway.getKey().equals(OF_CARDS))
                        .filter(work ->
                                work != Work.SETTLE || !KillJudge.SILENT_ABOUT_LATE_MONEY.contains(gateway.getKey()))
                        .flatMap(work -> Stream.of(
                                        of(gateway.getKey(), gateway.getValue(), work),
                                        committing(gateway.getKey(), work),
                                        inCompany(gateway.getKey(), gateway.getValue(), work))
                                .flatMap(kills -> kills)))
                .toList();
    }

    private static Stream<Kill> of(String gateway, Set<Ability> able, Work work) {
        return work.points().stream()
                .filter(point -> point.needed() == null || able.contains(point.needed()))
                .flatMap(point -> monies(work, point, able.contains(Ability.CLOSE)).stream()
                        .flatMap(money -> thens(work).stream()
                                .flatMap(then -> restarts(work)
                                        .map(restart ->
                                                new Kill(gateway, work, point, money, then, restart, Company.ALONE)))));
    }

    private static List<Then> thens(Work work) {
        return NEWER.contains(work) ? List.of(Then.NOTHING, Then.AGAIN) : List.of(Then.values());
    }

    private static Stream<Restart> restarts(Work work) {
        return NEWER.contains(work) ? Stream.of(Restart.AT_ONCE) : Stream.of(Restart.values());
    }

    /** Before each commit: all of a change is there or nothing. */
    private static Stream<Kill> committing(String gateway, Work work) {
        var money = switch (work) {
            case CREATE, CLOSE, SETTLE, WINDOW, SCAN, KEYED, AGREED -> Money.UNPAID;
            // what says that nobody has paid changes nothing
            case WATCH, QUERY -> Money.PAID_BEFORE;
            case REFUND, APPROVED, CAPTURE, VOID, SHIP, BATCH, RENAME, CALL_OFF, SHIFT, DAY, EXPORT, BACKUP ->
                Money.WHOLE;
        };
        return work.commits().stream()
                .flatMap(point -> Stream.of(Then.NOTHING, Then.AGAIN)
                        .map(then -> new Kill(gateway, work, point, money, then, Restart.AT_ONCE, Company.ALONE)));
    }

    /** Beside another till: one step after the other, the other till coming at once or when the first seems dead. */
    private static Stream<Kill> inCompany(String gateway, Set<Ability> able, Work work) {
        if (NEWER.contains(work) && !work.isClosing() && !work.isFiling()) {
            return Stream.of();
        }
        return work.points().stream()
                .filter(point -> point.needed() == null || able.contains(point.needed()))
                .flatMap(point -> Stream.of(Company.BEFORE, Company.MEANWHILE)
                        .flatMap(company -> Stream.of(Restart.values())
                                .map(restart -> new Kill(
                                        gateway,
                                        work,
                                        point,
                                        monies(work, point, able.contains(Ability.CLOSE))
                                                .getFirst(),
                                        restart == Restart.LATER ? Then.NOTHING : Then.AGAIN,
                                        restart,
                                        company))));
    }

    private static List<Money> monies(Work work, Point point, boolean closes) {
        return switch (work) {
            // what was never sent nobody can pay
            case CREATE -> point.step() == Step.CREATE_ANSWERED ? payable() : List.of(Money.UNPAID);
            case WATCH, QUERY -> payable();
            case SCAN, KEYED, AGREED ->
                List.of(point.step() == Step.CREATE_ANSWERED ? Money.PAID_BEFORE : Money.UNPAID);
            case CLOSE -> closing(point, closes);
            // one that failed at once is not asked about
            case REFUND ->
                point.isFirstQuery() || point.step() != Step.QUERY_ANSWERED
                        ? List.of(Money.WHOLE, Money.PART, Money.FAILS)
                        : List.of(Money.WHOLE, Money.PART);
            case CAPTURE -> List.of(Money.WHOLE, Money.PART);
            case VOID, SHIP, BATCH, RENAME, CALL_OFF -> List.of(Money.WHOLE);
            case APPROVED -> List.of(Money.PART);
            case SETTLE -> List.of(Money.UNPAID);
            // past its time nothing is paid in time any more
            case WINDOW -> List.of(Money.UNPAID);
            // what came in before, and what comes in over the close
            case SHIFT, DAY -> List.of(Money.WHOLE, Money.PART, Money.PAID_AFTER, Money.PAID_LATE);
            // the first file, and one that has an older one before it
            case EXPORT, BACKUP -> List.of(Money.WHOLE, Money.PART);
        };
    }

    private static List<Money> payable() {
        return List.of(Money.UNPAID, Money.PAID_BEFORE, Money.PAID_AFTER, Money.PAID_LATE, Money.DECLINED);
    }

    /** What is found paid is not closed, and what is closed can only be paid late. */
    private static List<Money> closing(Point point, boolean closes) {
        if (point.isFirstQuery()) {
            return payable();
        }
        var closed = closes && point.step() != Step.CLOSE_WRITTEN;
        return closed
                ? List.of(Money.UNPAID, Money.PAID_LATE)
                : List.of(Money.UNPAID, Money.PAID_AFTER, Money.PAID_LATE, Money.DECLINED);
    }

    /** Some of them, spread evenly over gateways and what is done there; the same seed chooses the same. */
    static List<Kill> sample(List<Kill> all, int count, long seed) {
        var random = new Random(seed);
        var heaps = new LinkedHashMap<String, List<Kill>>();
        all.forEach(kill -> heaps.computeIfAbsent(kill.gateway() + kill.work(), _ -> new ArrayList<>())
                .add(kill));
        var left = new ArrayList<List<Kill>>();
        var sample = new ArrayList<Kill>();
        while (sample.size() < Math.min(count, all.size())) {
            if (left.isEmpty()) {
                heaps.values().stream().filter(heap -> !heap.isEmpty()).forEach(left::add);
                Collections.shuffle(left, random);
            }
            var heap = left.removeLast();
            sample.add(heap.remove(random.nextInt(heap.size())));
        }
        return sample;
    }
}
