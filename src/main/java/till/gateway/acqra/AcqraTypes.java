package till.gateway.acqra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import till.domain.OrderNo;
import till.gateway.PaymentRef;

/**
 * Which ways of paying to ask for: the query demands one, and of a hosted page nobody knows it beforehand. A few are tried
 * each time, others the next time. May be shared between threads.
 */
final class AcqraTypes {
    private static final int MOST_TRIES = 3;
    private static final int REMEMBERED = 500;

    private final List<String> others;
    private final Map<OrderNo, Integer> turns = new LinkedHashMap<>();

    AcqraTypes(AcqraProfile profile) {
        this.others = Stream.concat(
                        AcqraWays.ON_THE_PAGE.stream(),
                        profile.ways().stream().filter(way -> !way.equals(AcqraWays.CASHIER)))
                .toList();
    }

    List<String> of(PaymentRef payment) {
        if (payment.method().equals(AcqraMit.METHOD)) {
            return List.of(AcqraWays.CARD);
        }
        if (!payment.method().equals(AcqraWays.CASHIER)) {
            return List.of(payment.method().isEmpty() ? AcqraWays.CARD : payment.method());
        }
        var known = payment.details().paidWith();
        var first = known == null ? AcqraWays.CARD : known;
        return Stream.concat(Stream.of(first), turn(payment.orderNo()).stream())
                .distinct()
                .limit(MOST_TRIES)
                .toList();
    }

    /** The one to ask for where only one call is made. */
    String first(PaymentRef payment) {
        return of(payment).getFirst();
    }

    private synchronized List<String> turn(OrderNo orderNo) {
        var start = turns.getOrDefault(orderNo, 0);
        turns.remove(orderNo);
        turns.put(orderNo, (start + MOST_TRIES - 1) % others.size());
        if (turns.size() > REMEMBERED) {
            turns.remove(turns.keySet().iterator().next());
        }
        var turned = new ArrayList<String>();
        for (var place = 0; place < others.size(); place++) {
            turned.add(others.get((start + place) % others.size()));
        }
        return turned;
    }
}
