package till.simulated;

import java.util.List;
import java.util.random.RandomGenerator;

/** Chance that is the same for the same seed on every machine; cheap to make, so that each part has its own. */
final class Dice implements RandomGenerator {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(long seed) {
        state = mixed(seed);
    }

    /** A seed for a part of what this seed decides. */
    static long seed(long seed, long part) {
        return mixed(seed * 31 + mixed(part));
    }

    @Override
    public long nextLong() {
        state += GOLDEN;
        return mixed(state);
    }

    private static long mixed(long value) {
        var z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    int below(int bound) {
        return nextInt(bound);
    }

    /** Never for 0. */
    boolean oneIn(int times) {
        return times > 0 && nextInt(times) == 0;
    }

    <T> T of(List<T> all) {
        return all.get(nextInt(all.size()));
    }

    /** A place by weights. */
    int weighed(int[] weights) {
        var sum = 0;
        for (var weight : weights) {
            sum += weight;
        }
        var left = nextInt(sum);
        for (var place = 0; ; place++) {
            left -= weights[place];
            if (left < 0) {
                return place;
            }
        }
    }
}
