package till.app;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import till.cli.Opening;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.poll.Poller;
import till.service.ChargeRequest;
import till.service.RefundRequest;
import till.service.Started;
import till.service.Steps;
import till.service.TillServices;
import till.settings.Language;

/**
 * A process that opens the till as the program does and sells, refunds and asks without a pause, and says now and then what it
 * holds of the machine: sales so far, heap in KiB after a collection, threads, handles. Arguments behind the program's own
 * four: sales, gateway, method, seed.
 */
final class SoakedProcess {
    private static final int REPORTS = 20;
    private static final int MOST_CHECKS = 3;

    private final TillServices services;
    private final Poller poller;
    private final String gateway;
    private final String method;
    private final Random random;

    private SoakedProcess(TillServices services, String[] arguments) {
        this.services = services;
        this.poller = new Poller(services.checks(), services.refunds(), Clock.systemUTC(), Runnable::run);
        this.gateway = arguments[5];
        this.method = arguments[6];
        this.random = new Random(Long.parseLong(arguments[7]));
    }

    public static void main(String[] arguments) throws Exception {
        var how = new Opening(
                Path.of(arguments[1]), false, Language.tagged(arguments[3]).orElseThrow());
        int sales = Integer.parseInt(arguments[4]);
        var home = Home.open(how, System.getenv());
        try (var till = OpenTill.open(home, how, Steps.NONE)) {
            var soaked = new SoakedProcess(till.services(), arguments);
            for (var sale = 1; sale <= sales; sale++) {
                soaked.sell("S-" + sale);
                if (sale % Math.max(1, sales / REPORTS) == 0) {
                    soaked.poller.tick();
                    System.out.println(held(sale));
                }
            }
        }
        System.exit(0);
    }

    private void sell(String sale) {
        var request =
                new ChargeRequest(gateway, method, TillInTest.money(KilledTill.AMOUNT), "Tea", sale, false, Map.of());
        if (services.payments().start(request, Acting.UNNAMED) instanceof Started.Running(var payment)) {
            var number = payment.orderNo();
            for (var check = 0; check < MOST_CHECKS && !isPaid(number); check++) {
                services.payments().check(number);
            }
            if (random.nextInt(3) == 0 && isPaid(number)) {
                var part = TillInTest.money(1 + random.nextInt((int) KilledTill.AMOUNT));
                services.refunds().refund(new RefundRequest(number, part, "returned"), Acting.UNNAMED);
            }
        }
    }

    private boolean isPaid(OrderNo number) {
        return services.payments()
                .find(number)
                .filter(payment -> payment.state() == PaymentState.PAID)
                .isPresent();
    }

    private static String held(int sales) {
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
        var threads = ManagementFactory.getThreadMXBean().getThreadCount();
        var handles = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
        return sales + " " + heap + " " + threads + " " + handles;
    }
}
