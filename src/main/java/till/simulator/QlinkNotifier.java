package till.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Sends the signed notices of payments that were paid, failed or were cancelled; again after 1, 2, 3, 4 and 5 steps unless
 * the answer has a 2xx status. The words are the sample's, without the query's {@code PAY_}.
 */
final class QlinkNotifier extends Notifier {

    private static final StrictJson JSON = new StrictJson();

    private final QlinkCredentials merchant;
    private final QlinkDesk desk;
    private final QlinkSeal seal;
    private final QlinkOptions options;

    QlinkNotifier(
            QlinkCredentials merchant,
            QlinkBook book,
            QlinkDesk desk,
            QlinkSeal seal,
            QlinkOptions options,
            ScheduledExecutorService scheduler) {
        super(book, scheduler, options.pace().noticeStep());
        this.merchant = merchant;
        this.desk = desk;
        this.seal = seal;
        this.options = options;
    }

    @Override
    Optional<Notice> notice(Map<String, String> entry, @Nullable Fault fault) {
        if (options.notifyUrl().isEmpty()) {
            return Optional.empty();
        }
        var order = new SimulatedOrder(entry);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("tradeUuid", order.number() + (fault == Fault.WRONG_NUMBER ? "X" : ""));
        fields.put("billCode", order.id());
        fields.put("orderCode", order.text("orderCode"));
        fields.put("paymentRequestId", order.text("requestId"));
        fields.put("status", QlinkDesk.word(order));
        fields.put("payTime", desk.time(order.at("paidAt")));
        fields.put("errorCode", order.text("error"));
        var body = JSON.write(fields);
        var headers = Map.of(
                "Content-Type", "application/json",
                "appKey", merchant.appKey(),
                "sign", seal.of(fault == Fault.BAD_SIGNATURE ? body + " " : body));
        return Optional.of(new Notice(options.notifyUrl(), headers, body));
    }
}
