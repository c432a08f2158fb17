package till.archfixture.domain;

import java.util.List;
import java.util.Map;

/** Money that has lost a cent: in a field, a parameter, an array and inside a generic type. */
record Price(double amount) {
    static Map<String, List<Double>> parts(String name, float... shares) {
        return Map.of(name, List.of((double) shares.length));
    }
}
