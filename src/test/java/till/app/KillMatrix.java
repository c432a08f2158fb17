package till.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import till.app.Kill.Money;
import till.app.Kill.Point;
import till.app.Kill.Work;
import till.domain.Ability;
import till.service.Steps.Step;

/** Every kill there can be, worked out from what the gateways can do: none is tried that could not happen. */
final class KillMatrix {
    private KillMatrix() {}

    /** @param gateways what each gateway can do */
    static List<Kill> of(Map<String, Set<Ability>> gateways) {
        return gateways.entrySet().stream()
                .flatMap(gateway -> Stream.of(Work.values())
                        .filter(work -> gateway.getValue().contains(work.needed()))
                        .flatMap(work -> of(gateway.getKey(), gateway.getValue(), work)))
                .toList();
    }

    private static Stream<Kill> of(String gateway, Set<Ability> able, Work work) {
        return work.points().stream()
                .filter(point -> point.needed() == null || able.contains(point.needed()))
                .flatMap(point -> monies(work, point, able.contains(Ability.CLOSE)).stream()
                        .flatMap(money -> Stream.of(Kill.Then.values())
                                .flatMap(then -> Stream.of(Kill.Restart.values())
                                        .map(restart -> new Kill(gateway, work, point, money, then, restart)))));
    }

    private static List<Money> monies(Work work, Point point, boolean closes) {
        return switch (work) {
            // what was never sent nobody can pay
            case CREATE -> point.step() == Step.CREATE_ANSWERED ? payable() : List.of(Money.UNPAID);
            case WATCH, QUERY -> payable();
            case CLOSE -> closing(point, closes);
            // one that failed at once is not asked about
            case REFUND ->
                point.isFirstQuery() || point.step() != Step.QUERY_ANSWERED
                        ? List.of(Money.WHOLE, Money.PART, Money.FAILS)
                        : List.of(Money.WHOLE, Money.PART);
            case CAPTURE -> List.of(Money.WHOLE, Money.PART);
            case VOID -> List.of(Money.WHOLE);
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
