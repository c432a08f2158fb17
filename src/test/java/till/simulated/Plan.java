package till.simulated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A history to be run: a seed, which of its acts happen, and which of the blows of fate within them do not. What is left
 * out changes nothing about the chance of the rest.
 *
 * @param acts the numbers of the acts, in order
 * @param spared blows that do not fall
 */
record Plan(long seed, List<Integer> acts, Set<Blow> spared) {
    private static final int ACTS = 40;
    /** What is agreed and sent takes days. */
    private static final int WORKING = 70;

    Plan {
        acts = List.copyOf(acts);
        spared = Set.copyOf(spared);
    }

    /** The n-th blow of fate within an act. */
    record Blow(int act, int place) {}

    static Plan of(long seed) {
        return new Plan(
                seed,
                IntStream.range(0, Histories.works(seed) ? WORKING : ACTS)
                        .boxed()
                        .toList(),
                Set.of());
    }

    /** How much there is still to be left out. */
    int size() {
        return acts.size() - spared.size();
    }

    Plan without(List<Integer> gone) {
        return new Plan(seed, acts.stream().filter(act -> !gone.contains(act)).toList(), spared);
    }

    Plan sparing(List<Blow> more) {
        var all = new HashSet<>(spared);
        all.addAll(more);
        return new Plan(seed, acts, all);
    }

    List<Integer> actsFrom(int place, int count) {
        return new ArrayList<>(acts.subList(place, Math.min(acts.size(), place + count)));
    }
}
