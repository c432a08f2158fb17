package till.simulated;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import till.simulated.Histories.Ended;

/** Cuts a history that breaks a rule down: leaves acts out, then blows of fate, as long as it still breaks one. */
final class Shrinking {
    private static final int MOST_RUNS = 3_000;

    private final Function<Plan, Ended> run;
    private int runs;

    Shrinking(Function<Plan, Ended> run) {
        this.run = run;
    }

    Plan shortest(Ended broken) {
        var shortest = withoutBlows(broken.world().plan());
        for (var before = shortest.size() + 1; shortest.size() < before && runs < MOST_RUNS; ) {
            before = shortest.size();
            for (var size = Math.max(1, shortest.acts().size() / 2); size >= 1; size /= 2) {
                shortest = withoutActs(shortest, size);
            }
            shortest = withoutBlows(shortest);
        }
        return shortest;
    }

    private Plan withoutActs(Plan plan, int size) {
        var shortest = plan;
        for (var place = shortest.acts().size() - size; place >= 0; place -= size) {
            var start = Math.max(0, Math.min(place, shortest.acts().size() - size));
            if (start + size > shortest.acts().size()) {
                continue;
            }
            var shorter = shortest.without(shortest.actsFrom(start, size));
            if (breaks(shorter).isPresent()) {
                shortest = shorter;
            }
        }
        return shortest;
    }

    private Plan withoutBlows(Plan plan) {
        var shortest = plan;
        var blows = List.copyOf(run.apply(plan).world().blows());
        for (var blow : blows.reversed()) {
            var shorter = shortest.sparing(List.of(blow));
            if (breaks(shorter).isPresent()) {
                shortest = shorter;
            }
        }
        return shortest;
    }

    private Optional<Throwable> breaks(Plan plan) {
        return runs++ < MOST_RUNS ? run.apply(plan).broken() : Optional.empty();
    }
}
