package till.app;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import till.cli.Opening;
import till.domain.Acting;
import till.domain.OrderNo;
import till.service.RefundRequest;
import till.service.Refunded;
import till.service.Steps;
import till.service.TillServices;
import till.settings.Language;

/**
 * A process that opens the till as the program does, waits until it is told to, and has several threads refund the whole of
 * one payment at once. Arguments behind the program's own four: payment, minor units, threads, port of who tells it to.
 */
final class RefundingProcess {
    private RefundingProcess() {}

    public static void main(String[] arguments) throws Exception {
        var how = new Opening(
                Path.of(arguments[1]), false, Language.tagged(arguments[3]).orElseThrow());
        var orderNo = new OrderNo(arguments[4]);
        var request = new RefundRequest(orderNo, TillInTest.money(Long.parseLong(arguments[5])), "returned");
        int threads = Integer.parseInt(arguments[6]);
        var home = Home.open(how, System.getenv());
        try (var till = OpenTill.open(home, how, Steps.NONE);
                var workers = Executors.newFixedThreadPool(threads);
                var starter = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[7]))) {
            // opens the connection, so that all set off at once
            var _ = till.services().payments().find(orderNo);
            starter.getInputStream().read();
            var together = new CyclicBarrier(threads);
            var all = IntStream.range(0, threads)
                    .<Callable<String>>mapToObj(_ -> () -> {
                        together.await();
                        return refund(till.services(), request);
                    })
                    .toList();
            for (var one : workers.invokeAll(all)) {
                System.out.println(one.get());
            }
        }
        System.exit(0);
    }

    private static String refund(TillServices services, RefundRequest request) {
        return switch (services.refunds().refund(request, Acting.UNNAMED)) {
            case Refunded.Asked(var refund) -> "asked " + refund.state();
            case Refunded.Declined(var _, var problem) -> "declined " + problem.key();
            case Refunded.NotAsked(var problem) -> "refused " + problem.key();
        };
    }
}
