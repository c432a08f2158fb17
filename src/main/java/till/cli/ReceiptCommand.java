package till.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundNo;
import till.domain.Result;
import till.receipt.Receipt;
import till.receipt.ReceiptOf;

/** {@code till receipt}: prints a receipt or writes it to a file; what was given before comes out as a copy only. */
@CommandLine.Command(name = "receipt")
final class ReceiptCommand implements Command {
    @Parameters(paramLabel = "REF", descriptionKey = "cli.option.ref")
    private String ref = "";

    @Option(names = "--refund", paramLabel = "NO", descriptionKey = "cli.option.receiptRefund")
    private @Nullable String refund;

    @Option(names = "--print", descriptionKey = "cli.option.receiptPrint")
    private boolean print;

    @Option(names = "--pdf", paramLabel = "FILE", descriptionKey = "cli.option.receiptPdf")
    private @Nullable Path pdf;

    @Option(names = "--escpos", paramLabel = "FILE", descriptionKey = "cli.option.receiptBytes")
    private @Nullable Path bytes;

    @Option(names = "--copy", descriptionKey = "cli.option.receiptCopy")
    private boolean copy;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var ways = (print ? 1 : 0) + (pdf == null ? 0 : 1) + (bytes == null ? 0 : 1);
        if (ways != 1) {
            throw Stopped.wrongUse("cli.receipt.oneWay");
        }
        return run.provenInTill(copy ? Act.REPRINT : Act.PRINT, till -> {
            var receipt = receipt(till);
            if (receipt.isCopy() && !copy) {
                throw new Stopped(
                        ExitCode.REFUSED,
                        Problem.of(
                                "cli.receipt.given", receipt.payment().order().reference()));
            }
            return give(run, till, receipt);
        });
    }

    private Receipt receipt(OpenedTill till) throws Stopped {
        var payment = new References(till.services().orders()).find(ref);
        return switch (till.receipts().find(new ReceiptOf(payment.orderNo(), refund(till, payment)))) {
            case Result.Done<Receipt>(var receipt) -> receipt;
            case Result.Failed<Receipt>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
        };
    }

    private @Nullable RefundNo refund(OpenedTill till, Payment payment) throws Stopped {
        if (refund == null) {
            return null;
        }
        var wanted = refund.strip();
        return till.services().orders().details(payment.orderNo()).stream()
                .flatMap(details -> details.refunds().stream())
                .map(Refund::refundNo)
                .filter(number -> number.text().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Stopped.wrongUse("cli.ref.unknown", wanted));
    }

    private ExitCode give(Run run, OpenedTill till, Receipt receipt) throws Stopped {
        if (pdf != null) {
            written(run, till.receipts().savePdf(receipt, run.acting(), pdf.toAbsolutePath()));
        } else if (bytes != null) {
            written(run, till.receipts().saveBytes(receipt, run.acting(), bytes.toAbsolutePath()));
        } else {
            var came = new CompletableFuture<Optional<Problem>>();
            var refused = till.receipts().print(receipt, run.acting(), came::complete);
            var problem = refused.isPresent() ? refused : came.join();
            if (problem.isPresent()) {
                throw new Stopped(ExitCode.REFUSED, problem.get());
            }
            run.output().say("cli.receipt.printed", receipt.payment().order().reference());
        }
        return ExitCode.DONE;
    }

    private static void written(Run run, Result<Path> result) throws Stopped {
        switch (result) {
            case Result.Done<Path>(var file) -> run.output().say("cli.receipt.written", file.toString());
            case Result.Failed<Path>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
        }
    }
}
