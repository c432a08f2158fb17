package till.receipt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Result;
import till.service.TillServices;
import till.settings.ReceiptSettings;

/**
 * Prints the receipt of each payment that this till took as soon as it is paid, where the shop wants that. Each once: late
 * money and payments looked up again print nothing by themselves. May be shared between threads.
 */
public final class AutoPrint implements Consumer<Set<OrderNo>> {
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final TillServices services;
    private final Supplier<ReceiptSettings> settings;
    private final ReceiptDesk desk;
    private final InstantSource clock;
    private final Set<OrderNo> seen = ConcurrentHashMap.newKeySet();

    public AutoPrint(TillServices services, Supplier<ReceiptSettings> settings, ReceiptDesk desk) {
        this.services = services;
        this.settings = settings;
        this.desk = desk;
        this.clock = services.here().clock();
    }

    @Override
    public void accept(Set<OrderNo> changed) {
        var wanted = settings.get();
        if (wanted.automatic() && wanted.hasPrinter()) {
            changed.stream()
                    .filter(orderNo -> !seen.contains(orderNo))
                    .flatMap(orderNo -> services.payments().find(orderNo).stream())
                    .filter(this::isDue)
                    .filter(payment -> seen.add(payment.orderNo()))
                    .forEach(this::print);
        }
    }

    private boolean isDue(Payment payment) {
        var paidAt = payment.paidAt();
        return payment.state() == PaymentState.PAID
                && !payment.late()
                && payment.order().till().equals(services.here().till())
                && paidAt != null
                && paidAt.plus(FRESH).isAfter(clock.instant());
    }

    private void print(Payment payment) {
        if (desk.find(ReceiptOf.payment(payment.orderNo())) instanceof Result.Done<Receipt>(var receipt)
                && !receipt.isCopy()) {
            desk.print(receipt, taker(payment));
        }
    }

    /** In the name of who took the money. */
    private Acting taker(Payment payment) {
        return services.access().operators().stream()
                .filter(each -> each.id().equals(payment.by().operator()))
                .findFirst()
                .map(Acting::as)
                .orElse(Acting.UNNAMED);
    }
}
