package till.ui.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.Result;
import till.report.statement.Compared;
import till.report.statement.Reconciliation;
import till.service.BillAnswer;
import till.ui.UiDependencies;

/** Asks the gateway about payments that something is wrong with, one after the other. Not for the FX thread. */
record GatewayAsking(UiDependencies dependencies, Acting acting) {
    /** @param progress how many were asked about, and how many there are */
    Map<OrderNo, String> about(Reconciliation found, BiConsumer<Integer, Integer> progress) {
        var payments = found.exceptions().stream()
                .map(Compared::about)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var says = new HashMap<OrderNo, String>();
        for (var orderNo : payments) {
            if (dependencies.services().bills().ask(orderNo, acting) instanceof Result.Done<BillAnswer>(var answer)) {
                says.put(orderNo, answer.says().name());
            }
            progress.accept(says.size(), payments.size());
        }
        return says;
    }
}
